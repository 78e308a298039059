"""The generated pages: exact bytes of the English course, and what holds on every page of both courses.

What the engine makes of them is in test_site; how they look and behave in tests/browser.
"""

from __future__ import annotations

import datetime
import difflib
import os
import posixpath
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

from generator.model.lesson import AnyBlock, ExampleBlock
from generator.model.project import Project
from generator.model.question import QUESTION_TYPES
from generator.pages import Site, site_of
from generator.pages.frame import inert
from tests.courses import ROOT, TINY, Page, environment, pages_of, tree

GOLDEN = ROOT / "tests" / "golden" / "pages"
HEADING = re.compile(r"## \S.* \{ #[a-z][a-z0-9-]*(?: \.fx-plain)?(?: data-search-exclude)? \}")


@pytest.fixture(scope="module")
def tiny_pages(tiny: Project) -> Site:
    return site_of(tiny, tiny.newest_date)


@pytest.fixture(scope="module")
def main_course_pages(main_course: Project) -> Site:
    return site_of(main_course, main_course.newest_date)


# Not itself of the module: tests come in any order, and each change of course would make the pages again.
@pytest.fixture(params=["tiny_pages", "main_course_pages"])
def site(request: pytest.FixtureRequest) -> Site:
    made = request.getfixturevalue(request.param)
    assert isinstance(made, Site)
    return made


def markdown(site: Site) -> dict[str, str]:
    return {path: data.decode() for path, data in site.files.items() if path.endswith(".md")}


def parts(page: str) -> tuple[dict[str, object], list[str]]:
    """Front matter, and the blocks that blank lines part."""
    _, head, body = page.split("---\n", 2)
    return yaml.safe_load(head), body.strip("\n").split("\n\n")


# --- exact bytes


def test_pages_are_the_golden_ones(tiny_pages: Site) -> None:
    pages = {path: data for path, data in tiny_pages.files.items() if path.endswith(".md")}
    if os.environ.get("FASCICULE_GOLDEN"):
        for stale in sorted(GOLDEN.rglob("*.md")):
            stale.unlink()
        for path, data in pages.items():
            (GOLDEN / path).parent.mkdir(parents=True, exist_ok=True)
            (GOLDEN / path).write_bytes(data)
    golden = tree(GOLDEN)
    assert sorted(pages) == sorted(golden)
    for path, data in pages.items():
        if data != golden[path]:
            old, new = (text.decode().splitlines() for text in (golden[path], data))
            change = "\n".join(difflib.unified_diff(old, new, f"golden/{path}", path, lineterm="", n=1))
            pytest.fail(f"{path} changed; read it, then `make golden`:\n{change[:4000]}", pytrace=False)


def test_the_course_of_the_golden_pages_shows_everything_an_author_can_write(tiny: Project) -> None:
    blocks = [block for placed in tiny.lessons.values() for _, block in placed.blocks()]
    kinds = {str(getattr(block, "kind", "text")) for block in blocks}
    every = {str(getattr(kind, "kind", "text")) for kind in _block_types()}
    assert kinds == every
    examples = [block.example for block in blocks if isinstance(block, ExampleBlock)]
    assert {isinstance(example, str) for example in examples} == {True, False}
    types = Counter(question.type for question in tiny.questions.values())
    assert set(types) == set(QUESTION_TYPES)
    assert {figure.type for figure in tiny.figures.values()} == {"timeline", "circuit", "states", "decision"}
    assert {assessment.type for assessment in tiny.assessments} == {"positioning", "recap", "final", "delayed"}
    assert {source.kind for source in tiny.sources.values()} == {"law", "official", "copy", "secondary"}


def _block_types() -> list[type]:
    """The classes in the union of blocks."""
    union = AnyBlock.__origin__  # type: ignore[attr-defined]  # an Annotated alias, which mypy does not model
    return [member.__origin__ for member in union.__args__]


def test_the_same_course_gives_the_same_bytes_whatever_the_hash_seed() -> None:
    program = (
        "import hashlib, pathlib, sys\nfrom generator.load import load\nfrom generator.pages import site_of\n"
        "project = load(pathlib.Path(sys.argv[1])).project\nsite = site_of(project, project.newest_date)\n"
        "print(hashlib.sha256(repr(site).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program, str(TINY)],
            env=environment(PYTHONHASHSEED=seed), capture_output=True, text=True, check=True, timeout=60,
        ).stdout
        for seed in ("0", "1", "4242")
    }  # fmt: skip
    assert len(digests) == 1


# --- the shape that engines rely on


def test_a_page_is_headings_and_whole_blocks_without_blank_lines(site: Site) -> None:
    for path, page in markdown(site).items():
        _, blocks = parts(page)
        assert "\n\n\n" not in page, path
        for block in blocks:
            first = block.split("\n")[0]
            if first.startswith("#"):
                assert HEADING.fullmatch(block), f"{path}: {block[:80]}"
            else:
                assert first.startswith("<"), f"{path}: {first[:80]}"
                assert Page(block).unpaired == [], f"{path}: {first[:80]}"


def test_every_page_has_one_title_and_tells_the_theme_what_it_is(site: Site) -> None:
    for path, page in markdown(site).items():
        front, blocks = parts(page)
        assert front["title"], path
        assert front["description"], path
        assert front["kind"], path
        assert sum(tag == "h1" for block in blocks for tag, _ in Page(block).elements) == 1, path


def test_every_page_is_in_the_navigation_or_known_to_be_out_of_it(site: Site) -> None:
    def named(entries: list[object]) -> list[str]:
        found = []
        for entry in entries:
            value = next(iter(entry.values())) if isinstance(entry, dict) else entry
            found += named(value) if isinstance(value, list) else [str(value)]
        return found

    navigation = named(list(site.nav))
    assert sorted([*navigation, *site.not_in_nav]) == sorted(markdown(site))


def test_titles_are_typeset(site: Site) -> None:
    straight = re.compile(r"['\"]|\.\.\.")
    glued = re.compile(r"\w[?!;:»](?:\s|$)| [?!;:»]|« ") if site.language == "fr" else re.compile(r"(?!)")
    for path, page in markdown(site).items():
        front, blocks = parts(page)
        shown = [str(front["title"]), str(front["description"]), str(front.get("running_head", ""))]
        shown += re.findall(r"^## (.*) \{ #", "\n".join(blocks), re.MULTILINE)
        shown += re.findall(r"<h[1-6][^>]*>(.*?)</h[1-6]>", page)
        for title in shown:
            plain = re.sub(r"<[^>]+>|&#?\w+;", "", title)
            assert not straight.search(plain), f"{path}: {title}"
            assert not glued.search(plain), f"{path}: {title}"
    labels = yaml.safe_dump(site.nav, allow_unicode=True, default_style='"', width=1000)
    assert not re.search(r"\w'\w", labels)


def test_what_is_for_the_trainer_is_on_no_page(tiny: Project, main_course: Project) -> None:
    def words(text: str) -> str:
        """What is left of a text whatever the typography and the tags, with a space on each side."""
        return re.sub(r"[\W\d_]+", " ", f" {re.sub('<[^>]*>', '', text)} ").lower()

    for project in (tiny, main_course):
        everything = words("\n".join(markdown(site_of(project, project.newest_date)).values()))
        sections = [section for placed in project.lessons.values() for section in placed.lesson.sections]
        notes = [section.trainer for section in sections if section.trainer]
        assert notes
        for note in notes:
            for sentence in re.split(r"(?<=[.!?])\s", note.strip()):
                # A sentence whole; of one with a value or a link in it, the longest part around that.
                said = words(max(re.split(r"\[[^\]]*\](?:\([^)]*\))?", sentence), key=len))
                # « Quatre minutes. » may stand anywhere.
                assert len(said.split()) < 3 or said not in everything, sentence


# --- time


def test_a_section_is_announced_then_shown_then_left_out(tiny: Project) -> None:
    def lesson(day: str) -> str:
        return markdown(site_of(tiny, datetime.date.fromisoformat(day)))["mend/puncture.md"]

    before, after, later = lesson("2026-12-31"), lesson("2027-01-01"), lesson("2027-11-01")
    assert "{ #price-2026 }" in before and "In force until 31\u00a0December 2026" in before
    assert "{ #price-2027 }" in before and "From 1\u00a0January 2027" in before
    assert "{ #price-2026 }" not in after
    assert "{ #price-2027 }" in after and "In force since 1\u00a0January 2027" in after
    assert "In force from 1\u00a0March 2026 to 31\u00a0October 2027" in after
    assert "{ #two-tubes }" not in later


def test_a_value_is_the_one_of_the_day(tiny: Project) -> None:
    memo = {
        day: markdown(site_of(tiny, datetime.date.fromisoformat(day)))["reference/prices.md"]
        for day in ("2026-12-31", "2027-01-01")
    }
    assert "£3.50" in memo["2026-12-31"] and "£4.00" not in memo["2026-12-31"]
    assert "£4.00" in memo["2027-01-01"] and "£3.50" not in memo["2027-01-01"]


def test_a_source_to_be_read_again_says_so(tiny: Project) -> None:
    on_time = markdown(site_of(tiny, datetime.date(2027, 4, 30)))["sources.md"]
    too_late = markdown(site_of(tiny, datetime.date(2027, 5, 1)))["sources.md"]
    assert "fx-stale" not in on_time
    assert too_late.count("fx-stale") == 1


# --- the built pages


BuiltPages = tuple[Path, dict[str, Page]]


@pytest.fixture(scope="module")
def tiny_built(tiny_site: Path) -> BuiltPages:
    return tiny_site, pages_of(tiny_site)


@pytest.fixture(scope="module")
def main_built(main_site: Path) -> BuiltPages:
    return main_site, pages_of(main_site)


@pytest.fixture(params=["tiny_built", "main_built"])
def built_pages(request: pytest.FixtureRequest) -> BuiltPages:
    made: BuiltPages = request.getfixturevalue(request.param)
    return made


def test_every_address_inside_the_site_leads_to_a_file_and_a_place(built_pages: BuiltPages) -> None:
    folder, pages = built_pages
    broken = []
    for path, page in pages.items():
        for tag, attributes in page.elements:
            for name in ("href", "src"):
                address = urlsplit(attributes.get(name, "#"))
                if address.scheme or address.netloc or (tag == "a" and attributes.get(name) == "#"):
                    continue
                # The page for an unknown address is shown at any address: it starts from the root.
                target = posixpath.normpath(posixpath.join(posixpath.dirname(path), unquote(address.path).lstrip("/")))
                target = path if not address.path else target
                if (folder / target).is_dir():
                    target = posixpath.normpath(f"{target}/index.html")
                place = unquote(address.fragment)
                known = not place or place.startswith("__") or (target in pages and place in pages[target].ids)
                if not (folder / target).is_file() or not known:
                    broken.append(f"{path}: {attributes[name]}")
    assert broken == []


def test_an_id_stands_once_on_a_page(built_pages: BuiltPages) -> None:
    _, pages = built_pages
    twice = {path: [id_ for id_, times in Counter(page.ids).items() if times > 1] for path, page in pages.items()}
    assert {path: ids for path, ids in twice.items() if ids} == {}


def test_labels_and_descriptions_name_something_on_the_page(built_pages: BuiltPages) -> None:
    _, pages = built_pages
    lost = []
    for path, page in pages.items():
        for _, attributes in page.elements:
            for name in ("aria-labelledby", "aria-describedby", "for"):
                ids = attributes.get(name, "").split()
                # Material's button to the contents of a page stands on those without contents, too, where CSS hides it.
                lost += [f"{path}: {name}={id_}" for id_ in ids if id_ not in page.ids and id_ != "__toc"]
    assert lost == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("R & D", "R & D"),
        ("a < b", "a &lt; b"),
        ("<script>", "&lt;script>"),
        ("say &lt;", "say &amp;lt;"),
        ("&#60;", "&amp;#60;"),
        ('12" pipe', "12&quot; pipe"),
    ],
)
def test_a_title_given_to_the_theme_is_only_text(text: str, written: str) -> None:
    assert inert(text) == written
