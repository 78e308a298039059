"""M23x: what makes a question answerable and its model cannot say by itself.

Whether it is a good question is pedagogy; where its ids lead is in `references`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction

from generator.check.forms import form
from generator.check.known import unknown
from generator.check.rule import Context, Rule
from generator.diagnostics import Diagnostic, fold
from generator.grading import numbers_of
from generator.grading.reading import reading
from generator.model.figure import Circuit, Decision, States
from generator.model.project import Project
from generator.model.question import (
    DecisionQuestion,
    Form,
    GapText,
    Hotspot,
    Matching,
    MultipleChoice,
    Numeric,
    Question,
    ShortText,
    SingleChoice,
)  # fmt: skip
from generator.rendering import Rendering
from generator.source import Text

GAP = re.compile(r"\[\[([^\[\]]*)\]\]")


def well_formed(context: Context) -> Iterator[Diagnostic]:
    """Every question, those of cases too."""
    written = context.once(Rendering).typo
    for question in context.questions:
        yield from _question(context.project, question, written)


def _question(project: Project, question: Question, written: Callable[[str], str]) -> Iterator[Diagnostic]:
    match question:
        case SingleChoice():
            right = [choice for choice in question.choices if choice.correct]
            if not right:
                yield Diagnostic("M230", question.place("choices"), {"got": "0"})
            for choice in right[1:]:
                yield Diagnostic(
                    "M230", choice.place("correct"), {"got": str(len(right))}, notes=(right[0].place("correct"),)
                )
        case MultipleChoice():
            got = sum(choice.correct for choice in question.choices)
            if got in (0, len(question.choices)):
                yield Diagnostic(
                    "M231", question.place("choices"), {"got": str(got), "total": str(len(question.choices))}
                )
        case Numeric():
            yield from _numeric(question, written)
        case ShortText():
            keys = {reading(written(key)): key for key in question.key}
            for wrong in question.wrong:
                if reading(written(wrong.response)) in keys:
                    place = keys[reading(written(wrong.response))].span
                    yield Diagnostic("M236", wrong.response.span, {"response": str(wrong.response)}, notes=(place,))
        case GapText():
            yield from _gaps(question.text)
        case Matching():
            yield from _repeated([pair.left for pair in question.pairs])
            yield from _repeated([*(pair.right for pair in question.pairs), *question.extra])
        case Hotspot():
            yield from _hotspot(project, question)
        case Form():
            yield from form(question, written)
        case DecisionQuestion():
            tree = project.figures.get(question.tree)
            if isinstance(tree, Decision):
                leaves = [str(leaf.id) for leaf in tree.leaves]
                if question.key not in leaves:
                    yield unknown("M245", question.key, question.key.span, leaves, tree=str(question.tree))
        case _:
            pass


def _folded(text: str) -> str:
    return " ".join(fold(text).replace("’", "'").split())


def _numeric(question: Numeric, written: Callable[[str], str]) -> Iterator[Diagnostic]:
    """The wrong responses foreseen, read as the grader reads them."""
    for wrong, number in zip(question.wrong, numbers_of(question, written)[1], strict=True):
        if number is None:
            yield Diagnostic("M235", wrong.response.span, {"response": str(wrong.response)})
        elif abs(number - Fraction(question.key)) <= Fraction(question.tolerance):
            yield Diagnostic(
                "M234", wrong.response.span, {"response": str(wrong.response)}, notes=(question.place("key"),)
            )


def _gaps(text: Text) -> Iterator[Diagnostic]:
    """At least one gap, each with an answer, and no stray pair of brackets."""
    found = False
    rest = list(text)
    for gap in GAP.finditer(text):
        found = True
        rest[gap.start() : gap.end()] = " " * len(gap[0])
        if not all(answer.strip() for answer in gap[1].split("|")):
            yield Diagnostic("M232", text.at(gap.start(), len(gap[0])), {"text": gap[0]})
    for stray in re.finditer(r"\[\[|\]\]", "".join(rest)):
        found = True
        yield Diagnostic("M232", text.at(stray.start(), 2), {"text": stray[0]})
    if not found:
        yield Diagnostic("M251", text.span)


def _repeated(texts: Iterable[Text]) -> Iterator[Diagnostic]:
    seen: dict[str, Text] = {}
    for text in texts:
        first = seen.setdefault(_folded(text), text)
        if first is not text:
            yield Diagnostic("M233", text.span, {"text": str(text)}, notes=(first.span,))


def _hotspot(project: Project, question: Hotspot) -> Iterator[Diagnostic]:
    if (question.picture is None) == (question.figure is None):
        yield Diagnostic("M237", question.place("figure" if question.figure else "type"))
        return
    if not any(area.correct for area in question.areas):
        yield Diagnostic("M239", question.place("areas"))
    on_picture = question.picture is not None
    for area in question.areas:
        if on_picture and area.shape is None:
            yield Diagnostic("M238", area.id.span, {"id": str(area.id)})
        elif not on_picture and area.shape is not None:
            yield Diagnostic("M250", area.place("shape"), {"id": str(area.id)})
        if area.shape is not None:
            left, top, width, height = area.shape.rect
            if min(left, top) < 0 or min(width, height) <= 0 or max(left + width, top + height) > 100:
                yield Diagnostic("M246", area.shape.place("rect"), {"id": str(area.id)})
    figure = project.figures.get(question.figure) if question.figure else None
    parts: list[str] | None = None
    match figure:
        case Circuit():
            parts = [str(step.id) for step in figure.steps]
        case States():
            parts = [str(state.id) for state in figure.states]
        case _:
            pass
    if parts is not None:
        for area in question.areas:
            if area.id not in parts:
                yield unknown("M240", area.id, area.id.span, parts, figure=str(question.figure))


RULES: tuple[Rule, ...] = (well_formed,)
