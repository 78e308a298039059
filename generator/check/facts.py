"""What each part of a course tells the rules across files: kept from one check to the next, so that only what changed
is read again.

Which of it is a fault is decided in `across`, `uses` and `banks`.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from generator.check.same import asked
from generator.model.lesson import (
    CircuitBlock,
    DecisionBlock,
    PictureBlock,
    Questions,
    ReferenceBlock,
    StatesBlock,
    TimelineBlock,
)  # fmt: skip
from generator.model.project import Project
from generator.model.question import DecisionQuestion, Hotspot

if TYPE_CHECKING:
    from generator.check.rule import Context


class Told(NamedTuple):
    """What one part tells."""

    ids: tuple[str, ...] = ()
    """The ids of its questions: by them one sees that another bank took one."""
    names: frozenset[str] = frozenset()
    """What it leads to, as `kind:name`."""
    asked: tuple[bytes, ...] = ()
    """Of each question, in order, those inside cases too: the same bytes mean that the same is asked."""


@dataclass(frozen=True)
class Facts:
    """What all parts tell, by file in the order of the course; and for each term the first part that names it."""

    parts: Mapping[str, Told] = field(default_factory=dict)
    terms: Mapping[str, str] = field(default_factory=dict)

    def names(self) -> set[str]:
        """All that any part leads to, as `kind:name`."""
        return set().union(*(told.names for told in self.parts.values()))


def told(context: Context) -> Told:
    """What the part of a context tells."""
    names = {sys.intern(f"{kind}:{name}") for kind, name in _names(context)}  # so that a pickle holds each once
    ids = context.part.ids if context.part else ()
    return Told(ids, frozenset(names), tuple(asked(context)))


def _names(context: Context) -> Iterator[tuple[str, str]]:
    yield from _of_lessons(context)
    yield from _of_questions(context)
    if context.has_others:
        yield from _of_others(context.project)
    for _, name, _ in context.values:
        yield "value", name
    for _, link in context.links:
        match link.scheme:
            case "lesson" | "source":
                yield link.scheme, link.name
            case "figure":
                yield "linked-figure", link.name
            case "row":
                yield "memo", link.name.partition("#")[0]
            case _:
                pass


def _of_lessons(context: Context) -> Iterator[tuple[str, str]]:
    for placed in context.lessons:
        for _, block in placed.blocks():
            match block:
                case TimelineBlock():
                    yield "placed-figure", block.timeline
                case CircuitBlock():
                    yield "placed-figure", block.circuit
                case StatesBlock():
                    yield "placed-figure", block.states
                case DecisionBlock():
                    yield "placed-figure", block.decision
                case ReferenceBlock():
                    yield "memo", block.reference
                case PictureBlock():
                    yield "picture", block.picture.file
                case Questions():
                    for name in block.questions:
                        yield "placed-question", name
                case _:
                    pass
        for section in placed.lesson.sections:
            for name in section.sources:
                yield "source", name


def _of_questions(context: Context) -> Iterator[tuple[str, str]]:
    for question in context.questions:
        for name in question.sources:
            yield "source", name
        for name in question.siblings:
            yield "question", name
        if question.see is not None:
            yield "lesson", question.see
        match question:
            case Hotspot():
                if question.figure is not None:
                    yield "asked-figure", question.figure
                if question.picture is not None:
                    yield "picture", question.picture
            case DecisionQuestion():
                yield "asked-figure", question.tree
            case _:
                pass


def _of_others(project: Project) -> Iterator[tuple[str, str]]:
    for entries in project.values.values():
        for entry in entries:
            if entry.source:
                yield "source", entry.source
    cited = [term.sources for term in project.terms]
    cited += [row.sources for memo in project.memos.values() for row in memo.rows]
    cited += [figure.sources for figure in project.figures.values()]
    for names in cited:
        for name in names:
            yield "source", name
    for assessment in project.assessments:
        for name in assessment.questions:
            yield "question", name
