"""R347–R357: what is named twice where once is meant, what nothing leads to, and periods of values that overlap.

A project of which a part could not be read is not called unused: what names it may be in that part.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from itertools import pairwise

from generator.check.rule import Context, Rule
from generator.diagnostics import Diagnostic, Span
from generator.model.lesson import Questions
from generator.model.project import Project
from generator.source import Text


def unused(context: Context) -> Iterator[Diagnostic]:
    """Sources, values, terms, figures, memos, pictures, questions that nothing leads to; files that no list names."""
    project = context.project
    for place in project.strays:
        yield Diagnostic("R350", place, {"file": place.path})
    for name in project.banks:
        if name not in project.course.modules:
            yield Diagnostic("R350", Span(f"quizzes/{name}.yml"), {"file": f"quizzes/{name}.yml"})
    if project.incomplete:
        return
    used = context.facts.names()

    def idle(code: str, names: Iterable[str], place: Callable[[str], Span], *kinds: str) -> Iterator[Diagnostic]:
        for name in names:
            if used.isdisjoint([f"{kind}:{name}" for kind in kinds]):
                yield Diagnostic(code, place(name), {"id": name})

    yield from idle("R351", project.sources, lambda name: project.sources[name].place("id"), "source")
    yield from idle("R352", project.values, lambda name: project.values[name][0].place("id"), "value")
    for term in project.terms:
        if term.term not in context.facts.terms:
            yield Diagnostic("R353", term.term.span, {"id": str(term.term)})
    figures = ("placed-figure", "linked-figure", "asked-figure")
    yield from idle("R354", project.figures, lambda name: project.figures[name].place("title"), *figures)
    yield from idle("R355", project.memos, lambda name: project.memos[name].place("title"), "memo")
    yield from idle("R356", project.images, lambda name: Span(f"content/images/{name}"), "picture")
    shown = _shown(project, used)
    for name, question in project.questions.items():
        if name not in shown:
            yield Diagnostic("R357", question.place("id"), {"id": name})


def _shown(project: Project, used: set[str]) -> set[str]:
    """Questions that a lesson places, that an assessment names or may draw, and those that vary one of these."""
    kind = "placed-question:"
    shown = {name.removeprefix(kind) for name in used if name.startswith(kind)}
    drawn = {str(objective) for assessment in project.assessments for objective in assessment.draw}
    shown |= {str(name) for assessment in project.assessments for name in assessment.questions}
    shown |= {name for name, question in project.questions.items() if question.objective in drawn}
    for name in sorted(shown):
        if name in project.questions:
            shown |= {str(sibling) for sibling in project.questions[name].siblings}
    return shown


def repeated(context: Context) -> Iterator[Diagnostic]:
    """A name twice in one list."""
    project = context.project
    lists: list[Iterable[Text]] = []
    for placed in context.lessons:
        lists += [placed.lesson.objectives, placed.lesson.programme]
        lists += [section.sources for section in placed.lesson.sections]
    for question in context.questions:
        lists += [question.sources, question.siblings]
    if context.has_others:
        lists += [role.modules for role in project.course.roles]
        lists += [assessment.questions for assessment in project.assessments]
        lists += [term.sources for term in project.terms]
        lists += [row.sources for memo in project.memos.values() for row in memo.rows]
        lists += [figure.sources for figure in project.figures.values()]
    for names in lists:
        yield from _twice("R347", names)


def placed_twice(context: Context) -> Iterator[Diagnostic]:
    """A question placed twice in the course."""
    lessons = context.project.lessons.values()
    blocks = (block for placed in lessons for _, block in placed.blocks() if isinstance(block, Questions))
    yield from _twice("R348", (name for block in blocks for name in block.questions))


def _twice(code: str, names: Iterable[Text]) -> Iterator[Diagnostic]:
    seen: dict[str, Text] = {}
    for name in names:
        first = seen.setdefault(name, name)
        if first is not name:
            yield Diagnostic(code, name.span, {"id": str(name)}, notes=(first.span,))


def overlaps(context: Context) -> Iterator[Diagnostic]:
    """Two entries of one value that hold on the same day: which of them a text shows would be chance."""
    for name, entries in context.project.values.items() if context.has_others else ():
        ordered = sorted(entries, key=lambda entry: entry.in_force_from or datetime.date.min)
        for before, after in pairwise(ordered):
            start = after.in_force_from or datetime.date.min
            if start <= (before.in_force_to or datetime.date.max):
                first, second = sorted((before, after), key=lambda entry: entry.span)
                yield Diagnostic("R349", second.place("id"), {"id": name}, notes=(first.place("id"),))


RULES: tuple[Rule, ...] = (repeated, overlaps)
ACROSS: tuple[Rule, ...] = (unused, placed_twice)
