"""A course of more modules than one list holds: its navigation in groups, the same by both builds."""

from __future__ import annotations

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from generator.load import load
from generator.pages import site_of
from generator.site.mkdocs import _patterns
from tests.courses import TINY, built, copy_course
from tests.test_fast import both, differences

DAY = datetime.date(2026, 11, 24)
MODULE = "title: Another bench\naim: Find the tool without looking.\nlessons: [tools]\n"
LESSON = """title: Where the tools hang
summary: Each tool has its hook.
duration: 5 min
optional: true
objectives: [o-1]
programme: [p-01]
revised: 2026-05-20
changes: [{date: 2026-05-20, what: First edition.}]
sections:
  - id: hooks
    title: Hooks
    key_points: [Each tool has its hook.]
    body: [Hang it back.]
    sources: [workshop-manual]
"""


def of_many(folder: Path, modules: int) -> Path:
    """The English course of the tests with `modules` modules in all."""
    project = copy_course(TINY, folder)
    names = [f"bench-{number:03}" for number in range(3, modules + 1)]
    for name in names:
        (project / "content" / name).mkdir()
        (project / "content" / name / "module.yml").write_text(MODULE, encoding="utf-8")
        (project / "content" / name / "tools.yml").write_text(LESSON, encoding="utf-8")
    path = project / "content" / "course.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[know, mend]", f"[{', '.join(['know', 'mend', *names])}]"), encoding="utf-8")
    return project


def course_entries(project: Path) -> list[tuple[str, int]]:
    """What stands below « course »: each entry that has pages below it, and how many."""
    read = load(project)
    assert read.project is not None, [str(one) for one in read.problems]
    site = site_of(read.project, DAY)
    below: list[Any] = site.nav[0]["Course"]
    named = [entry for one in below if isinstance(one, dict) for entry in one.items()]
    return [(name, len(pages)) for name, pages in named if isinstance(pages, list)]


@pytest.mark.parametrize(
    ("modules", "groups"),
    [
        (24, None),
        (25, [("Modules 1 to 10", 10), ("Modules 11 to 20", 10), ("Modules 21 to 25", 5)]),
        (31, [("Modules 1 to 10", 10), ("Modules 11 to 20", 10), ("Modules 21 to 30", 10), ("31 Another bench", 2)]),
        (130, [(f"Modules {first} to {min(first + 11, 130)}", min(12, 131 - first)) for first in range(1, 131, 12)]),
    ],
)
def test_more_modules_than_a_list_holds_stand_in_groups(
    tmp_path: Path, modules: int, groups: list[tuple[str, int]] | None
) -> None:
    found = course_entries(of_many(tmp_path / "many", modules))
    assert found == groups if groups else len(found) == modules


def test_groups_are_the_same_by_both_builds(tmp_path: Path) -> None:
    plain, quick = both(of_many(tmp_path / "many", 26))
    assert differences(plain, quick) == []
    lesson = (quick / "bench-012" / "tools.html").read_text(encoding="utf-8")
    links = set(re.findall(r'href="\.\./((?:bench-\d+|know|mend)/index\.html)" class="md-nav__link', lesson))
    # The first of each other group, and those of its own.
    others = {f"bench-{number:03}/index.html" for number in range(11, 21) if number != 12}
    assert links == {"know/index.html", "bench-021/index.html", *others}


def test_the_other_engine_knows_groups_too(tmp_path: Path) -> None:
    site = built(of_many(tmp_path / "many", 26), "--engine", "zensical")
    lesson = (site / "bench-012" / "tools.html").read_text(encoding="utf-8")
    shown = {f"bench-{number:03}" for number in range(3, 27) if f"../bench-{number:03}/" in lesson}
    assert {f"bench-{number:03}" for number in range(11, 21) if number != 12} <= shown
    assert not shown & {f"bench-{number:03}" for number in (3, 10, 22, 25)}
    assert "Modules 21 to 26" in lesson


def test_a_pattern_stands_for_all_pages_of_a_name_unless_one_of_them_is_in_the_navigation() -> None:
    pages = ["a/index.md", "a/print.md", "b/print.md", "c/about.md", "about.md", "a/about.md"]
    assert _patterns(["a/print.md", "b/print.md", "about.md", "c/about.md"], pages) == [
        "print.md", "/about.md", "/c/about.md",
    ]  # fmt: skip
