"""The real build by MkDocs, strict: what comes out, that it is always the same, and what a failure leaves.

Kills, full disks and two builds at once are in test_site_swap; `serve` in test_serve.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.courses import TINY, Page, built, copy_course, environment, fascicule, pages_of, tree

LOADED = {
    "script": ("src",),
    "link": ("href",),
    "img": ("src", "srcset"),
    "iframe": ("src",),
    "source": ("src", "srcset"),
    "video": ("src", "poster"),
    "audio": ("src",),
    "object": ("data",),
    "embed": ("src",),
    "use": ("href", "xlink:href"),
    "form": ("action",),
}
ABSOLUTE = re.compile(r"(?:^|[\s,])(?:https?:)?//")


# --- what comes out


def test_both_courses_build_without_a_warning_of_the_engine(tiny_site: Path, main_site: Path) -> None:
    # A warning of MkDocs makes the build fail, and the fixtures with it.
    for site in (tiny_site, main_site):
        about = json.loads((site / "fascicule.json").read_text(encoding="utf-8"))
        assert set(about) == {"course", "as_of", "fascicule"}
        for name in ("index.html", "404.html", "search/search_index.js", "assets/javascripts/handout.js"):
            assert (site / name).is_file(), name


def test_the_english_course_is_fine_even_when_warnings_count() -> None:
    done = fascicule("check", "--strict", "--lang", "en", "--project", TINY)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_site_is_in_the_language_of_its_course(tiny_site: Path, main_site: Path) -> None:
    for site, language in ((tiny_site, "en"), (main_site, "fr")):
        for path, page in pages_of(site).items():
            assert dict(page.elements)["html"]["lang"] == language, path


def test_a_site_asks_no_other_host(tiny_site: Path, main_site: Path) -> None:
    elsewhere = []
    for site in (tiny_site, main_site):
        for path, page in pages_of(site).items():
            for tag, attributes in page.elements:
                loaded = [attributes.get(name, "") for name in LOADED.get(tag, ())]
                elsewhere += [f"{path}: <{tag}> {one}" for one in loaded if ABSOLUTE.search(one)]
        for sheet in site.rglob("*.css"):
            text = sheet.read_text(encoding="utf-8")
            elsewhere += re.findall(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\"')]+)", text)
    assert elsewhere == []


# --- always the same


def test_the_same_course_gives_the_same_site_wherever_and_whenever(tiny_site: Path, tmp_path: Path) -> None:
    course = copy_course(tiny_site.parent, tmp_path / "another folder")
    assert _differences(tree(tiny_site), tree(built(course, PYTHONHASHSEED="7"))) == []
    built(course, "--out", tmp_path / "out", PYTHONHASHSEED="8")
    assert _differences(tree(tiny_site), tree(tmp_path / "out")) == []


def test_the_french_course_gives_the_same_site_twice(main_site: Path, tmp_path: Path) -> None:
    course = copy_course(main_site.parent, tmp_path / "cours été (copie)")
    assert _differences(tree(main_site), tree(built(course, PYTHONHASHSEED="9", TZ="Pacific/Auckland"))) == []


def _differences(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))


# --- only text comes out of texts

HOSTILE = (
    "{{ 7*7 }} {% set x = 1 %} {! x !} <script>alert(1)</script> [x](javascript:alert(2)) "
    '{: .evil onclick="alert(3)" } </title><img src=x onerror=alert(4)> &lt;b&gt; <!-- c --> ***'
)
LINES = re.compile(
    r"^(\s*(?:- )?(?:title|subtitle|aim|summary|caption|alt|intro|what|text|stem|feedback|explanation|label|definition"
    r"|term|question)): (?!\||.*\[\[).*",
    re.MULTILINE,
)
PARAGRAPHS = re.compile(r"^ +(?:- )?(?:\w+: )?\|\n( +)", re.MULTILINE)


def test_what_looks_like_code_is_shown_as_text(tmp_path: Path) -> None:
    """The checks refuse most of this; the pages must not rely on them."""
    course = copy_course(TINY, tmp_path / "course")
    hostile = "'" + HOSTILE.replace("'", "''") + "'"
    for path in [*course.glob("content/**/*.yml"), *course.glob("quizzes/*.yml")]:
        text = path.read_text(encoding="utf-8")
        text = LINES.sub(lambda found: f"{found[1]}: {hostile}", text)
        text = PARAGRAPHS.sub(lambda found: f"{found[0]}{HOSTILE}\n{found[1]}", text)
        path.write_text(text, encoding="utf-8")
    program = (
        "import pathlib, sys\nfrom generator.load import load\nfrom generator.site import build_site\n"
        "root = pathlib.Path(sys.argv[1])\nproject = load(root).project\nbuild_site(project, project.newest_date, root)"
    )
    command = [sys.executable, "-c", program, str(course)]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    pages = pages_of(course / "site")
    for where, page in pages.items():
        for tag, attributes in page.elements:
            assert not any(name.startswith("on") for name in attributes), f"{where}: <{tag}>"
            addresses = [attributes.get(name, "") for name in ("href", "src", "action")]
            assert not any(re.match(r"\s*javascript:(?!void\(0\)$)", one) for one in addresses), f"{where}: <{tag}>"
            assert "evil" not in attributes.get("class", ""), f"{where}: <{tag}>"
        assert not any("alert(" in script for script in page.scripts), where
        assert "49" not in page.text.replace("{{ 7*7 }}", ""), where
    for name in ("index.html", "know/index.html", "know/checks.html", "mend/print.html", "glossary.html"):
        for said in ("{{ 7*7 }} {% set x = 1 %} {! x !} <script>alert(1)</script>", "<img src=x onerror=alert(4)>"):
            assert said in pages[name].text, f"{name}: {said}"
    index = (course / "site" / "search" / "search_index.js").read_text(encoding="utf-8")
    assert "<script" not in index and "<img" not in index


def test_what_authors_may_well_write_builds_and_stays_text(tmp_path: Path) -> None:
    course = copy_course(TINY, tmp_path / "course")
    lesson = course / "content" / "mend" / "workshop.yml"
    text = lesson.read_text(encoding="utf-8")
    title = "R & D, {{ braces }} and {% tags %}, 2 < 3, #1"
    text = text.replace("title: An evening at the workshop", f'title: "{title}"')
    typed = "Type `<b>{{ name }}</b>`, `{! x !}` or `[TOC]`, 2 < 3 & 4 > 3."
    text = text.replace("A volunteer writes", f"{typed} A volunteer writes")
    lesson.write_text(text, encoding="utf-8")
    page = Page((built(course) / "mend" / "workshop.html").read_text(encoding="utf-8"))
    assert page.text.count(title) >= 4  # tab of the browser, header, navigation, page
    assert "Type <b>{{ name }}</b>, {! x !} or [TOC], 2 < 3 & 4 > 3." in page.text


# --- when it cannot be done


@pytest.fixture(scope="module")
def course(tiny_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built course for tests that break it and mend it again."""
    copy = tmp_path_factory.mktemp("broken") / "course"
    shutil.copytree(tiny_course, copy)
    return copy


BREAKS = {
    "a fault in the content": ("content/know/checks.yml", b"title: [\n", "content/know/checks.yml:1:8"),
    "a template that never ends": (
        "overrides/main.html",
        b'{% extends "fascicule.html" %}\n{% block x %}\n',
        "overrides/main.html:2",
    ),
    "a template that extends nothing": ("overrides/main.html", b'{% extends "nothing.html" %}\n', "nothing.html"),
    "a template that miscounts": (
        "overrides/main.html",
        b'{% extends "fascicule.html" %}{% block notice %}\n{{ 1 + "a" }}{% endblock %}',
        "overrides/main.html:2",
    ),
    "a template in Latin-1": ("overrides/main.html", b"{# \xe9 #}", "overrides/main.html"),
    "settings that are no YAML": ("mkdocs.yml", b"site_name: [\n", "mkdocs.yml"),
    "settings that are a list": ("mkdocs.yml", b"# settings\n- a\n", "mkdocs.yml:2"),
    "a setting that is unknown": ("mkdocs.yml", b"nonsense: 1\n", "nonsense"),
    "a plug-in that is not there": ("mkdocs.yml", b"plugins: [nothing]\n", "nothing"),
}


def build_with(fault: str, course: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Build `course` with one of `BREAKS` in it, which is taken out again."""
    name, data, _ = BREAKS[fault]
    path = course / name
    sound = path.read_bytes() if path.is_file() else None
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    done = fascicule("build", "--lang", "en", *options, "--project", course)
    if sound is None:
        path.unlink()
    else:
        path.write_bytes(sound)
    return done


@pytest.mark.parametrize("fault", BREAKS)
def test_a_failed_build_says_why_and_leaves_the_site_as_it_was(course: Path, fault: str) -> None:
    before = tree(course / "site")
    done = build_with(fault, course)
    assert done.returncode == 1
    assert BREAKS[fault][2] in done.stderr
    assert "Traceback" not in done.stderr
    assert "untouched" in done.stderr or fault == "settings that are a list"
    assert _differences(before, tree(course / "site")) == []


def test_a_course_without_settings_says_what_to_copy(course: Path) -> None:
    (course / "mkdocs.yml").rename(course / "mkdocs.away")
    done = fascicule("build", "--lang", "en", "--project", course)
    (course / "mkdocs.away").rename(course / "mkdocs.yml")
    assert done.returncode == 1
    assert '"mkdocs.yml" is missing' in done.stderr


@pytest.mark.parametrize("day", ["1900-01-01", "9999-12-31"])
def test_any_day_that_can_be_written_can_be_built(course: Path, tmp_path: Path, day: str) -> None:
    done = fascicule("build", "--lang", "en", "--project", course, "--as-of", day, "--out", tmp_path / "out")
    assert done.returncode == 0, done.stderr
    assert json.loads((tmp_path / "out" / "fascicule.json").read_text(encoding="utf-8"))["as_of"] == day


def test_the_smallest_course_builds(tmp_path: Path) -> None:
    course = tmp_path / "small"
    (course / "content" / "one").mkdir(parents=True)
    shutil.copy2(TINY / "mkdocs.yml", course)
    whole = (TINY / "content" / "course.yml").read_text(encoding="utf-8")
    kept = re.sub(r"(?ms)^(?:subtitle|contacts|roles):.*?(?=^\w)", "", whole)
    files = {
        "course.yml": kept.replace("modules: [know, mend]", "modules: [one]\ndraft: true"),
        "one/module.yml": "title: One\naim: Say one thing.\nlessons: [only]\n",
        "one/only.yml": "title: Only\nduration: 5 min\nobjectives: [o-1]\nrevised: 2026-01-05\nsections:\n"
        "  - id: s\n    title: S\n    body:\n      - Hello.\n",
    }
    for name, text in files.items():
        (course / "content" / name).write_text(text, encoding="utf-8")
    pages = pages_of(built(course))
    assert "glossary.html" not in pages and "reference/index.html" not in pages
    assert "Hello." in pages["one/only.html"].text
