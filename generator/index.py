"""Who uses what: where each question, term, source, figure, objective and programme line appears. Pure look-ups."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from generator.check.texts import lesson_texts
from generator.language import language_of
from generator.markup import links_in
from generator.model.lesson import (
    CircuitBlock,
    DecisionBlock,
    Questions,
    ReferenceBlock,
    Section,
    StatesBlock,
    TimelineBlock,
)  # fmt: skip
from generator.model.project import PlacedLesson, Project
from generator.model.question import Case, Question
from generator.term_links import TermFinder


def shown_sections(placed: PlacedLesson, day: datetime.date) -> tuple[Section, ...]:
    """The sections a reader sees on `day`: what is over is left out, what is to come is shown with its date."""
    return tuple(one for one in placed.lesson.sections if one.in_force_to is None or day <= one.in_force_to)


def shown_questions(section: Section, project: Project, day: datetime.date) -> tuple[Question, ...]:
    """The questions of a section that hold on `day`, in order; an id that leads nowhere is left to the checks."""
    found: list[Question] = []
    for block in section.body:
        if isinstance(block, Questions):
            for id_ in block.questions:
                question = project.questions.get(id_)
                if question is not None and question.in_force(day):
                    found.append(question)
    return tuple(found)


def figure_of(block: object) -> str | None:
    """The id of the figure that a block shows."""
    match block:
        case TimelineBlock():
            return block.timeline
        case CircuitBlock():
            return block.circuit
        case StatesBlock():
            return block.states
        case DecisionBlock():
            return block.decision
        case _:
            return None


@dataclass(frozen=True)
class Index:
    """Look-ups from an id to the ids of lessons, in the order of the course. A place is (lesson id, section id)."""

    questions: dict[str, tuple[str, str]] = field(default_factory=dict)
    figures: dict[str, tuple[str, str]] = field(default_factory=dict)
    memos: dict[str, tuple[str, str]] = field(default_factory=dict)
    lessons_of_source: dict[str, list[str]] = field(default_factory=dict)
    lessons_of_objective: dict[str, list[str]] = field(default_factory=dict)
    lessons_of_line: dict[str, list[str]] = field(default_factory=dict)
    questions_of_lesson: dict[str, list[str]] = field(default_factory=dict)
    questions_of_objective: dict[str, list[str]] = field(default_factory=dict)
    unread: list[Callable[[], Iterable[tuple[str, tuple[str, ...]]]]] = field(default_factory=list)
    """Reads each lesson and the terms it names; until they are read, since it holds the course."""

    @cached_property
    def lessons_of_term(self) -> dict[str, list[str]]:
        """Worked out when it is asked for: one page of a whole course shows it."""
        found: dict[str, list[str]] = {}
        for lesson_id, terms in self.unread.pop()() if self.unread else ():
            for term in terms:
                found.setdefault(term, []).append(lesson_id)
        return found


TermsOf = Callable[[PlacedLesson], tuple[str, ...]]
"""The terms that a lesson names, each once."""


def index_of(project: Project, day: datetime.date, terms_of: TermsOf | None = None) -> Index:
    """The index of what is shown on `day`; `terms_of` is `reader_of_terms(project)` or what remembers it."""
    read = terms_of or reader_of_terms(project)
    index = Index(unread=[lambda: [(lesson_id, read(placed)) for lesson_id, placed in project.lessons.items()]])
    for lesson_id, placed in project.lessons.items():
        for objective in placed.lesson.objectives:
            index.lessons_of_objective.setdefault(objective, []).append(lesson_id)
        for line in placed.lesson.programme:
            index.lessons_of_line.setdefault(line, []).append(lesson_id)
        cited: dict[str, None] = {}
        for section in shown_sections(placed, day):
            place = (lesson_id, str(section.id))
            cited.update(dict.fromkeys(section.sources))
            for block in section.body:
                figure = figure_of(block)
                if figure is not None:
                    index.figures.setdefault(figure, place)
                elif isinstance(block, ReferenceBlock):
                    index.memos.setdefault(block.reference, place)
            for question in shown_questions(section, project, day):
                if question.id not in index.questions:
                    index.questions[question.id] = place
                    shown = index.questions_of_lesson.setdefault(lesson_id, [])
                    shown += [str(one.id) for one in counted(question)]
        for source in cited:
            index.lessons_of_source.setdefault(source, []).append(lesson_id)
    for question in project.questions.values():
        for one in counted(question):
            index.questions_of_objective.setdefault(one.objective, []).append(one.id)
    return index


def counted(question: Question) -> tuple[Question, ...]:
    """What a question counts for: a case for the questions inside it."""
    return question.questions if isinstance(question, Case) else (question,)


def reader_of_terms(project: Project) -> TermsOf:
    """Finds the terms that a lesson names, by a link or in its own words."""
    finder = TermFinder(project.terms, language_of(project.course.language))

    def terms_of(placed: PlacedLesson) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for text in lesson_texts(placed.id, placed.lesson):
            if not text.rich or text.part == "trainer":
                continue
            for link in links_in(text.text):
                term = finder.named(link.name) if link.scheme == "term" else None
                if term is not None:
                    found[str(term.term)] = None
            found.update(dict.fromkeys(str(term.term) for term in finder.found(text.text)))
        return tuple(found)

    return terms_of
