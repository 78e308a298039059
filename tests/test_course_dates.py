"""What the French course says on the days that matter: its edition, the two sides of 1 September 2027, and later.

« Nothing stale »: what readers are told holds on the day. Two findings of `check` may remain, both for authors: a
source whose day of a second reading has passed (V701; the pages say « à revoir » themselves) and a section whose time
is over (V704; the pages leave it out, and another takes over the next day).
"""

from __future__ import annotations

import datetime
import re

import pytest

from generator.check import check
from generator.check.texts import written
from generator.diagnostics import Diagnostic
from generator.model.lesson import Section
from generator.model.project import PlacedLesson, Project
from generator.pages import site_of
from generator.pages.frame import frame_of
from generator.pages.lesson import lesson_page
from generator.source_lines import stale
from tests.dated_texts import FRENCH, Blocks, held, waiting

BEFORE = datetime.date(2026, 8, 31)
"""The eve of the first step: the course was not written yet."""
EDITION = datetime.date(2026, 11, 24)
STEP = datetime.date(2027, 9, 1)
AFTER = datetime.date(2027, 9, 2)
LATER = datetime.date(2028, 1, 2)
DAY = datetime.timedelta(days=1)
DAYS = (BEFORE, EDITION, AFTER, LATER)

TOLD_TO_AUTHORS = frozenset({"V701", "V704"})

RIGHT_ALL_THE_SAME = {
    "La loi laisse un décret repousser cette date jusqu'au 1er décembre 2027": "the limit that the law sets for ever",
}
"""Waiting words beside a day that has come which stay right, with the reason. Each must be met."""


class Days:
    """The course on any day, each day built and checked once."""

    def __init__(self, project: Project) -> None:
        self.project = project
        self._blocks: dict[datetime.date, dict[str, list[str]]] = {}
        self._found: dict[datetime.date, list[Diagnostic]] = {}

    def blocks(self, day: datetime.date) -> dict[str, list[str]]:
        """Page → what it says."""
        if day not in self._blocks:
            files = site_of(self.project, day).files
            self._blocks[day] = {path: Blocks(page).blocks for path, page in files.items() if path.endswith(".md")}
        return self._blocks[day]

    def found(self, day: datetime.date) -> list[Diagnostic]:
        """What `check` says."""
        if day not in self._found:
            self._found[day] = check(self.project, day)
        return self._found[day]

    def lesson(self, placed: PlacedLesson, day: datetime.date) -> str:
        """One lesson, without the rest of the site."""
        return lesson_page(frame_of(self.project, day), placed)


@pytest.fixture(scope="module")
def days(main_course: Project) -> Days:
    return Days(main_course)


def limited(project: Project) -> list[tuple[PlacedLesson, Section]]:
    """The sections that hold for a time only."""
    return [
        (placed, section)
        for placed in project.lessons.values()
        for section in placed.lesson.sections
        if section.in_force_from is not None or section.in_force_to is not None
    ]


@pytest.mark.parametrize("day", [EDITION, STEP - DAY, STEP, AFTER, LATER])
def test_check_finds_nothing_that_readers_would_be_told_wrongly(days: Days, day: datetime.date) -> None:
    found = [one for one in days.found(day) if one.code not in TOLD_TO_AUTHORS]
    assert [(one.code, str(one.span), one.params) for one in found] == []


def test_on_the_day_of_the_edition_check_finds_nothing_at_all(days: Days) -> None:
    assert days.found(EDITION) == []


@pytest.mark.parametrize("day", [AFTER, LATER])
def test_a_source_to_read_again_is_said_to_be(days: Days, day: datetime.date) -> None:
    project = days.project
    late = {id_ for id_, source in project.sources.items() if stale(source, day)}
    assert {one.params["id"] for one in days.found(day) if one.code == "V701"} == late
    said = [block for block in days.blocks(day)["sources.md"] if "à revoir depuis le" in block]
    assert len(said) == len(late) > 0
    assert not any("à revoir depuis le" in block for block in days.blocks(EDITION)["sources.md"])


def test_a_section_over_is_followed_the_next_day(main_course: Project) -> None:
    over = [(placed, section) for placed, section in limited(main_course) if section.in_force_to is not None]
    assert over
    for placed, section in over:
        assert section.in_force_to is not None
        followers = [one for one in placed.lesson.sections if one.in_force_from == section.in_force_to + DAY]
        assert followers, f"{placed.id}#{section.id}"


def test_the_second_step_is_written_for_its_day(main_course: Project) -> None:
    assert [str(section.id) for _, section in limited(main_course) if section.in_force_from == STEP]
    assert [value.value for value in main_course.values["reforme-etape-2"]] == [STEP.isoformat()]


def test_its_sources_are_read_again_before_it_holds(main_course: Project) -> None:
    for placed, section in limited(main_course):
        if section.in_force_from is not None:
            reviews = [main_course.sources[str(id_)].review_by for id_ in section.sources]
            assert reviews, f"{placed.id}#{section.id}"
            assert max(reviews) < section.in_force_from, f"{placed.id}#{section.id}"


@pytest.mark.parametrize("day", [EDITION, STEP - DAY, STEP, AFTER, LATER])
def test_a_section_is_shown_for_what_it_is_on_the_day(days: Days, day: datetime.date) -> None:
    for placed, section in limited(days.project):
        page = days.lesson(placed, day)
        _, heading, rest = page.partition(f"{{ #{section.id} }}")
        banner = re.sub(r"</?sup>", "", rest.partition('<p class="fx-validity">')[2].partition("</p>")[0])
        if section.in_force_to is not None and section.in_force_to < day:
            assert heading == ""
        elif section.in_force_from is not None and section.in_force_from > day:
            assert banner == f"À partir du {FRENCH.date(section.in_force_from)}"
        elif section.in_force_from is not None and section.in_force_to is None:
            assert banner == f"En vigueur depuis le {FRENCH.date(section.in_force_from)}"


@pytest.mark.parametrize("day", [AFTER, LATER])
def test_nothing_waits_for_a_day_that_has_come(days: Days, day: datetime.date) -> None:
    found = waiting(days.blocks(day), EDITION, day)
    excused = {block for block in found for right in RIGHT_ALL_THE_SAME if right in block}
    assert {block: page for block, page in found.items() if block not in excused} == {}
    if day == LATER:
        assert [right for right in RIGHT_ALL_THE_SAME if not any(right in block for block in excused)] == []


def test_the_obligations_of_2027_are_in_force_after_it(days: Days) -> None:
    lesson, memo = days.blocks(AFTER)["contexte/calendrier.md"], days.blocks(AFTER)["reference/calendrier.md"]
    assert "En vigueur depuis le 1er septembre 2027" in lesson
    duty = "À compter du 1er septembre 2027, toute agence assujettie émet par une plateforme agréée"
    assert any(block.startswith(duty) for block in lesson)
    assert not any("n'oblige pas une agence" in block for block in lesson)
    assert any(block.endswith(" : 1er septembre 2027") for block in memo)


def test_nothing_of_2027_holds_before_it(days: Days) -> None:
    assert held(days.blocks(EDITION), EDITION) == {}
    lesson = days.blocks(EDITION)["contexte/calendrier.md"]
    assert "À partir du 1er septembre 2027" in lesson
    assert "En vigueur jusqu'au 31 août 2027" in lesson
    assert any("n'oblige pas une agence classée PME ou microentreprise" in block for block in lesson)


@pytest.mark.parametrize(
    ("day", "reached"),
    [
        (BEFORE, "2024-10-15"),
        (EDITION, "2026-11-24"),
        (STEP - DAY, "2026-11-24"),
        (STEP, "2027-09-01"),
        (LATER, "2027-09-01"),
    ],
)
def test_the_mark_of_today_moves_along_the_timeline(days: Days, day: datetime.date, reached: str) -> None:
    page = days.lesson(days.project.lessons["contexte/histoire"], day)
    assert re.findall(r'aria-current="date">.*?datetime="([^"]+)"', page) == [reached]


@pytest.mark.parametrize("day", DAYS)
def test_every_day_has_the_same_pages(days: Days, day: datetime.date) -> None:
    assert set(days.blocks(day)) == set(days.blocks(EDITION))
    assert [page for page, said in days.blocks(day).items() if not said] == []


def test_the_course_of_a_day_before_it_was_written_is_told_so(days: Days) -> None:
    told = {(one.code, one.span.path) for one in days.found(BEFORE)}
    assert {code for code, _ in told} == {"V707"}
    lessons = {placed.lesson.place("revised").path for placed in days.project.lessons.values()}
    assert {path for _, path in told} >= lessons


NOW = re.compile(r"\b(?:aujourd'hui|désormais|maintenant|actuellement|à ce jour|en ce moment)\b", re.IGNORECASE)


def test_no_question_on_the_second_step_depends_on_the_day_it_is_asked(main_course: Project) -> None:
    """Its key is marked for years: « aujourd'hui » in a question on the reform would change its answer."""
    asked: dict[str, list[str]] = {}
    for one in written(main_course):
        if one.owner == "question" and one.part != "trainer":
            asked.setdefault(one.id, []).append(str(one.text))
    on_step = {id_: texts for id_, texts in asked.items() if any("[=reforme-etape-2]" in text for text in texts)}
    assert on_step
    assert {id_: texts for id_, texts in on_step.items() if any(NOW.search(text) for text in texts)} == {}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Le 1er septembre 2027, la loi obligera les PME.", True),
        ("À venir : 1er sept. 2027.", True),
        ("Préparez l'émission pour septembre 2027.", True),
        ("Assurez-vous d'émettre depuis le 1er septembre 2027, retirez le reste.", False),
        ("Vous devrez émettre le 1er septembre 2027.", True),
        ("Les PME devront émettre le 1er septembre 2027.", True),
        ("Depuis le 1er septembre 2027, les PME émettent.", False),
        ("La loi obligera les PME, un jour.", False),
        ("La voie ouvrira le 1er septembre 2030.", False),
    ],
)
def test_what_waits_is_seen(text: str, wrong: bool) -> None:
    assert bool(waiting({"page": Blocks(text.encode()).blocks}, EDITION, AFTER)) is wrong


@pytest.mark.parametrize(
    ("html", "wrong"),
    [
        ("<p>Depuis le 1<sup>er</sup>&nbsp;septembre 2027, les PME émettent.</p>", True),
        ('<td data-label="Depuis quand">1<sup>er</sup> septembre 2027</td>', True),
        ("<p>En vigueur depuis le 1er sept. 2027</p>", True),
        ("<p>À compter du 1er septembre 2027, les PME émettent.</p>", False),
        ("<p>Depuis le 1er septembre 2026, les PME reçoivent.</p>", False),
    ],
)
def test_what_holds_too_early_is_seen(html: str, wrong: bool) -> None:
    assert bool(held({"page": Blocks(html.encode()).blocks}, EDITION)) is wrong
