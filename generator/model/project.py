"""`Project`: everything a course says, read and typed. The only thing that checks, pages and exports look at."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

from generator.diagnostics import Span
from generator.model.assessment import Assessment
from generator.model.course import Course, CourseValue, Memo, Module, Source, Term
from generator.model.figure import Figure
from generator.model.lesson import AnyBlock, Lesson, Section
from generator.model.question import Case, Question


@dataclass(frozen=True)
class Asset:
    """A picture: path below `content/images/`, its bytes, its media type and its size in pixels (0 when unknown)."""

    path: str
    data: bytes
    media: str
    width: int
    height: int


@dataclass(frozen=True)
class PlacedLesson:
    """A lesson and where it stands: id is its path (`contexte/histoire`), number counts from 1 in the module."""

    id: str
    module: str
    module_number: int
    number: int
    lesson: Lesson

    def blocks(self) -> Iterator[tuple[Section, AnyBlock]]:
        """Each block with the section it is in."""
        for section in self.lesson.sections:
            for block in section.body:
                yield section, block


@dataclass(frozen=True)
class PlacedModule:
    """A module, its folder name, its number from 1, and its lessons."""

    id: str
    number: int
    module: Module
    lessons: tuple[PlacedLesson, ...]

    @property
    def duration(self) -> int:
        """Minutes of the lessons that count."""
        return sum(placed.lesson.duration for placed in self.lessons if not placed.lesson.optional)


@dataclass(frozen=True)
class Project:
    """A course. Dictionaries keep the order of the files.

    `incomplete` names the kinds of things of which some could not be read (`sources`, `questions`, `lessons`, …): a
    reference to one of these is then not called unknown. `declared` holds the ids seen in entries that were refused.
    """

    course: Course
    modules: tuple[PlacedModule, ...] = ()
    sources: dict[str, Source] = field(default_factory=dict)
    values: dict[str, tuple[CourseValue, ...]] = field(default_factory=dict)
    terms: tuple[Term, ...] = ()
    figures: dict[str, Figure] = field(default_factory=dict)
    memos: dict[str, Memo] = field(default_factory=dict)
    banks: dict[str, tuple[Question, ...]] = field(default_factory=dict)
    assessments: tuple[Assessment, ...] = ()
    images: dict[str, Asset] = field(default_factory=dict)
    strays: tuple[Span, ...] = ()
    incomplete: frozenset[str] = frozenset()

    @cached_property
    def questions(self) -> dict[str, Question]:
        """Every question of the banks by id, in order; those inside a case are not in it."""
        return {question.id: question for bank in self.banks.values() for question in bank}

    @cached_property
    def lessons(self) -> dict[str, PlacedLesson]:
        """Every lesson by id, in the order of the course."""
        return {placed.id: placed for module in self.modules for placed in module.lessons}

    @cached_property
    def draws(self) -> dict[tuple[str, datetime.date], object]:
        """What `papers` drew for an assessment on a day: it takes long, and checks and pages ask for it."""
        return {}

    @cached_property
    def objective_ids(self) -> dict[str, None]:
        """The ids of the objectives, in order."""
        return dict.fromkeys(one.id for one in self.course.objectives)

    @cached_property
    def line_ids(self) -> dict[str, None]:
        """The ids of the lines of the programme, in order."""
        return dict.fromkeys(one.id for one in self.course.programme)

    @cached_property
    def term_names(self) -> dict[str, None]:
        """The terms in lower case and their other forms as written, in order."""
        return dict.fromkeys(name for term in self.terms for name in (term.term.lower(), *term.forms))

    @cached_property
    def folded_terms(self) -> frozenset[str]:
        """The terms and their other forms as a `term:` link is compared with them."""
        return frozenset(name.casefold() for name in self.term_names)

    def all_questions(self) -> Iterator[Question]:
        """Every question, those inside cases too."""
        for question in self.questions.values():
            yield question
            if isinstance(question, Case):
                yield from question.questions

    @cached_property
    def newest_date(self) -> datetime.date:
        """The newest `revised` or `checked` date: the date of a build unless `--as-of` says otherwise."""
        dates = [placed.lesson.revised for placed in self.lessons.values()]
        dates += [source.checked for source in self.sources.values()]
        return max(dates, default=datetime.date(2000, 1, 1))
