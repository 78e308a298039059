"""A course is passed over by `build --all` only where a build would make the very site that stands there."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from generator.many.record import NAME, Asked, pages_if_unchanged
from generator.many.settings import tell_all
from tests.courses import TINY, copy_course, tree
from tests.many_courses import PAGES, build_all, report

AS_ASKED = Asked(None, "mkdocs")


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a course that was built; tests change nothing in it."""
    folder = tmp_path_factory.mktemp("unchanged") / "all"
    copy_course(TINY, folder / "a")
    assert build_all(folder) == (0, report(f"built: a ({PAGES} pages)", built=1))
    return folder


@pytest.fixture
def course(first: Path, tmp_path: Path) -> Path:
    """A copy of the course and its site, of the test's own."""
    return shutil.copytree(first, tmp_path / "all") / "a"


def test_a_site_that_was_built_and_copied_is_unchanged(course: Path) -> None:
    assert pages_if_unchanged(course, AS_ASKED) == PAGES


@pytest.mark.parametrize("how", ["deleted", "cut", "by hand", "another file", "a link"])
def test_a_site_that_is_not_as_it_was_built_is_built_again(course: Path, how: str) -> None:
    site, page = course / "site", course / "site/index.html"
    whole = tree(site)
    if how == "deleted":
        shutil.rmtree(site)
    elif how == "cut":
        page.unlink()
    elif how == "by hand":
        # The same size and the same time: only the bytes tell.
        status = page.stat()
        page.write_bytes(page.read_bytes().replace(b"bicycle", b"BICYCLE", 1))
        os.utime(page, ns=(status.st_atime_ns, status.st_mtime_ns))
    elif how == "another file":
        (site / "more.html").write_text("more", encoding="utf-8")
    else:
        page.rename(course / "index.html")
        page.symlink_to(course / "index.html")
    assert pages_if_unchanged(course, AS_ASKED) is None
    assert build_all(course.parent) == (0, report(f"built: a ({PAGES} pages)", built=1))
    assert tree(site) == whole


def test_another_date_is_built_and_then_unchanged_on_that_date(course: Path) -> None:
    built_then = report(f"built: a ({PAGES} pages)", built=1)
    assert build_all(course.parent, "--as-of", "2026-11-30") == (0, built_then)
    assert json.loads((course / "site/fascicule.json").read_bytes())["as_of"] == "2026-11-30"
    unchanged = report(f"unchanged: a ({PAGES} pages)", unchanged=1)
    assert build_all(course.parent, "--as-of", "2026-11-30") == (0, unchanged)
    assert build_all(course.parent) == (0, built_then)


def test_another_engine_and_another_generator_are_changes(course: Path) -> None:
    assert pages_if_unchanged(course, Asked(None, "zensical")) is None
    record = course / ".fascicule" / NAME
    known = json.loads(record.read_bytes())
    record.write_text(json.dumps(known | {"generator": "0" * 32}), encoding="utf-8")
    assert pages_if_unchanged(course, AS_ASKED) is None


@pytest.mark.parametrize(
    "text", ["", "{", "[]", "null", "{}", '{"pages": 32}', '{"pages": "32", "site": ""}', "[" * 5000, "\x00\xff"]
)
def test_a_record_that_is_damaged_is_not_believed(course: Path, text: str) -> None:
    (course / ".fascicule" / NAME).write_bytes(text.encode("latin-1"))
    assert pages_if_unchanged(course, AS_ASKED) is None


def test_a_record_without_any_one_of_its_parts_is_not_believed(course: Path) -> None:
    record = course / ".fascicule" / NAME
    known = json.loads(record.read_bytes())
    for name in known:
        record.write_text(json.dumps({key: known[key] for key in known if key != name}), encoding="utf-8")
        assert pages_if_unchanged(course, AS_ASKED) is None, name
    record.write_text(json.dumps(known), encoding="utf-8")
    assert pages_if_unchanged(course, AS_ASKED) == PAGES


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("", True),
        ("plugins: [search, offline]\n", True),
        ("plugins:\n  material/search: {lang: fr}\n  offline: {}\n", True),
        ("extra:\n  emoji_index: !!python/name:material.extensions.emoji.twemoji\n", True),
        ("plugins: [search, macros]\n", False),
        ("plugins:\n  - search\n  - macros: {}\n", False),
        ("hooks: [a.py]\n", False),
        ("copyright: !ENV NAME\n", False),
        ("extra:\n  a: [!relative $docs_dir]\n", False),
        ("extra: !!python/name:mine.value\n", False),
        ("extra: [\n", False),
        ("- a\n", False),
        ("INHERIT: base.yml\n", True),
        ("INHERIT: hooked.yml\n", False),
    ],
)  # fmt: skip
def test_settings_that_bring_what_is_not_known_are_always_built(tmp_path: Path, more: str, told: bool) -> None:
    (tmp_path / "base.yml").write_text("site_name: base\n", encoding="utf-8")
    (tmp_path / "hooked.yml").write_text("INHERIT: base.yml\nhooks: [a.py]\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(more or "site_name: plain\n", encoding="utf-8")
    assert tell_all(tmp_path) is told


def test_a_course_without_settings_is_never_passed_over(tmp_path: Path) -> None:
    assert not tell_all(tmp_path)
