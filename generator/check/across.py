"""R320, R321, R328, R335: what lessons and banks are named for elsewhere: lessons, sections, questions, placed figures.

Each may go with one edit of a file and then break what stands in any other. All other ids are looked up in
`references`, part by part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from generator.check.known import LESSON, QUESTION, each, link_place, named, unknown
from generator.check.rule import Context, Rule
from generator.diagnostics import Diagnostic, Span
from generator.model.lesson import Questions
from generator.model.project import Project


def across(context: Context) -> Iterator[Diagnostic]:
    """Names of lessons, sections and questions that lead nowhere, links to figures that no lesson shows."""
    names = context.facts.names()
    broken = _broken(context.project, names)
    for file, told in context.facts.parts.items():
        if not broken.isdisjoint(told.names):
            yield from _judged(context.on(context.parts[file]), broken)


def _broken(project: Project, names: set[str]) -> set[str]:
    """The names, as `kind:name`, that lead nowhere."""
    placed = {name.partition(":")[2] for name in names if name.startswith("placed-figure:")}
    # A figure that is named outside of lessons is told only when all that lessons show is known.
    lost = "lessons" in project.incomplete or not placed.issubset(project.figures)
    broken: set[str] = set()
    for whole in names:
        kind, _, name = whole.partition(":")
        match kind:
            case "lesson":
                is_broken = not _is_lesson(project, name)
            case "question" | "placed-question":
                is_broken = name not in project.questions
            case "linked-figure":
                is_broken = not lost and name in project.figures and name not in placed
            case _:
                continue
        if is_broken:
            broken.add(whole)
    return broken


def _is_lesson(project: Project, name: str) -> bool:
    id_, hash_, section = name.partition("#")
    placed = project.lessons.get(id_)
    return placed is not None and (not hash_ or any(section == one.id for one in placed.lesson.sections))


def _judged(context: Context, broken: set[str]) -> Iterator[Diagnostic]:
    """The findings of one part."""
    project = context.project
    for placed in context.lessons:
        for _, block in placed.blocks():
            if isinstance(block, Questions):
                yield from each(project, QUESTION, block.questions)
    for question in context.questions:
        yield from each(project, QUESTION, question.siblings)
        if question.see is not None:
            yield from _lesson(project, question.see, question.see.at)
    if context.has_others:
        for assessment in project.assessments:
            yield from each(project, QUESTION, assessment.questions)
    for one, link in context.links:
        at = link_place(one.text, link)
        if link.scheme == "lesson":
            yield from _lesson(project, link.name, at)
        elif link.scheme == "figure" and f"linked-figure:{link.name}" in broken:
            yield Diagnostic("R335", at(0, max(1, len(link.name))), {"id": link.name})


def _lesson(project: Project, name: str, at: Callable[[int, int], Span]) -> Iterator[Diagnostic]:
    """`module/lesson` or `module/lesson#section`; `at` gives the place of characters of `name`."""
    id_, hash_, section = name.partition("#")
    if id_ not in project.lessons:
        yield from named(project, LESSON, id_, partial(at, 0, max(1, len(id_))))
    elif hash_:
        sections = [str(one.id) for one in project.lessons[id_].lesson.sections]
        if section not in sections:
            place = at(len(id_) + 1 if section else len(id_), max(1, len(section)))
            yield unknown("R321", section, place, sections, lesson=id_)


RULES: tuple[Rule, ...] = ()
ACROSS: tuple[Rule, ...] = (across,)
