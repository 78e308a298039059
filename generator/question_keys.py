"""The « Corrigé » of a page end: for each question the key in words, why it is right, where to read.

One `match` over the types. Forms, which tell nothing of this, are in `questions`.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import assert_never

from markupsafe import Markup, escape

from generator.elements import element, joined
from generator.fingerprint import fingerprint
from generator.gaps import gaps
from generator.grading import ways
from generator.grading.reading import day
from generator.key_data import key_data
from generator.key_words import asked, either
from generator.markup import escape as inert
from generator.model.base import parse_decimal
from generator.model.figure import Decision
from generator.model.form import FormField
from generator.model.question import (
    Area,
    Case,
    Categorise,
    Choice,
    DecisionQuestion,
    Form,
    GapText,
    Hotspot,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Question,
    ShortText,
    SingleChoice,
    TrueFalse,
    Wrong,
)  # fmt: skip
from generator.question_views import letter, matching_order
from generator.rendering import NUMBER, Rendering
from generator.source_lines import source_html
from generator.templating import render

Remark = tuple[Markup, Markup]


@dataclass(frozen=True)
class KeyView:
    """The right answer, or answers (`ordered` when their order is the answer), and a word on each wrong one."""

    answers: tuple[Markup, ...]
    remarks: tuple[Remark, ...] = ()
    ordered: bool = False
    many: bool = False


def key_html(question: Question, number: int | str, context: Rendering) -> Markup:
    """The `<details>` of a question; of a case, one for it and one for each of its questions."""
    return context.shared("key", question, lambda anywhere: _made(question, NUMBER, anywhere), number=number)


def _made(question: Question, number: int | str, context: Rendering) -> Markup:
    own = render(
        "question/key.html.j2",
        id=question.id,
        number=number,
        stem=Markup(inert(asked(question, context))),
        key=key_view(question, context),
        data=_data(question, context),
        print=fingerprint(question, context),
        debrief=context.html(question.debrief) if isinstance(question, Case) else None,
        explanation=context.html(question.explanation),
        sources=_sources(question, context),
        see=_see(question, context),
        s=context.strings,
    )
    if not isinstance(question, Case):
        return own
    nested = [_made(one, f"{number}.{place}", context) for place, one in enumerate(question.questions, 1)]
    return Markup("\n").join([own, *nested])


def _data(question: Question, context: Rendering) -> Markup | None:
    """What the script grades against, for an attribute in single quotes; None where the page does not grade."""
    data = key_data(question, context.typo, context.project.figures)
    if data is None:
        return None
    text = str(escape(json.dumps(data, ensure_ascii=False, separators=(",", ":"))))
    # Double quotes stay, for the page to stay small and legible. No brace reaches the page as one: the engine's
    # extensions would read it.
    return Markup(text.replace("&#34;", '"').replace("{", "&#123;").replace("}", "&#125;"))


def key_view(question: Question, context: Rendering) -> KeyView:
    """The key of a question in words."""
    match question:
        case SingleChoice():
            return _choices(question.choices, context, many=False)
        case MultipleChoice():
            return _choices(question.choices, context, many=True)
        case TrueFalse():
            right, wrong = context.strings.true, context.strings.false
            if not question.key:
                right, wrong = wrong, right
            return KeyView((context.raised(right),), ((context.raised(wrong), context.flow(question.feedback)),))
        case Numeric():
            return KeyView((_number(question, context),), _wrong(question.wrong, context, question.unit))
        case ShortText():
            return KeyView((either(question.key, context),), _wrong(question.wrong, context))
        case GapText():
            return _gaps(question, context)
        case Matching():
            return _matching(question, context)
        case Ordering():
            ordered = tuple(context.inline(text) for text in question.sequence)
            return KeyView(ordered, _otherwise(question.feedback, context), ordered=True, many=True)
        case Categorise():
            return _categorise(question, context)
        case Hotspot():
            right_areas = sum(area.correct for area in question.areas)
            return _choices(question.areas, context, many=right_areas > 1)
        case Form():
            return _form(question, context)
        case DecisionQuestion():
            return _decision(question, context)
        case Case():
            return KeyView(())
        case _:
            assert_never(question)


def _choices(choices: Iterable[Choice | Area], context: Rendering, *, many: bool) -> KeyView:
    right: list[Markup] = []
    remarks: list[Remark] = []
    for index, choice in enumerate(choices):
        text = context.inline(choice.text) if isinstance(choice, Choice) else context.label(choice.label)
        named = joined((f"{letter(index)}. ", text))
        if choice.correct:
            right.append(named)
        elif choice.feedback:
            remarks.append((named, context.flow(choice.feedback)))
    return KeyView(tuple(right), tuple(remarks), many=many)


def _number(question: Numeric, context: Rendering) -> Markup:
    shown = context.raised(_quantity(question.key, question.unit, context))
    if not question.tolerance:
        return shown
    tolerance = _quantity(question.tolerance, question.unit, context)
    return joined((shown, ", ", context.strings.within.format(tolerance=tolerance)))


def _quantity(number: Decimal, unit: str | None, context: Rendering) -> str:
    return context.language.quantity(number, context.typo(unit)) if unit else context.language.number(number)


def _wrong(wrong: Iterable[Wrong], context: Rendering, unit: str | None = None) -> tuple[Remark, ...]:
    """The wrong responses foreseen; a bare number takes the unit of the question."""
    remarks: list[Remark] = []
    for one in wrong:
        number = parse_decimal(one.response) if unit else None
        said = context.typo(one.response) if number is None else _quantity(number, unit, context)
        remarks.append((context.raised(said), context.flow(one.feedback)))
    return tuple(remarks)


def _otherwise(feedback: str, context: Rendering) -> tuple[Remark, ...]:
    return ((context.raised(context.strings.otherwise), context.flow(feedback)),)


def _named(name: Markup | str, answer: Markup, context: Rendering) -> Markup:
    return joined((name, context.strings.colon, answer))


def _gaps(question: GapText, context: Rendering) -> KeyView:
    answers = tuple(
        _named(context.strings.gap.format(number=number), either(accepted, context), context)
        for number, accepted in enumerate(gaps(question.text), 1)
    )
    return KeyView(answers, _otherwise(question.feedback, context), many=True)


def _matching(question: Matching, context: Rendering) -> KeyView:
    shown = matching_order(question)
    answers: list[Markup] = []
    remarks: list[Remark] = []
    for index, pair in enumerate(question.pairs):
        left = context.inline(pair.left)
        right = joined((f"{letter(shown.index(index))}. ", context.inline(pair.right)))
        answers.append(_named(left, right, context))
        if pair.feedback:
            remarks.append((left, context.flow(pair.feedback)))
    return KeyView(tuple(answers), tuple(remarks), many=True)


def _categorise(question: Categorise, context: Rendering) -> KeyView:
    answers: list[Markup] = []
    remarks: list[Remark] = []
    for index, category in enumerate(question.categories):
        members = joined([context.inline(member.text) for member in category.members], context.strings.list_joint)
        answers.append(_named(joined((f"{letter(index)}. ", context.label(category.title))), members, context))
        remarks += [(context.inline(one.text), context.flow(one.feedback)) for one in category.members if one.feedback]
    return KeyView(tuple(answers), tuple(remarks), many=True)


def _form(question: Form, context: Rendering) -> KeyView:
    answers = tuple(
        _named(context.label(one.label), _entered(one, question.key[one.id], context), context)
        for one in question.fields
        if one.id in question.key
    )
    remarks: list[Remark] = []
    for rule in question.rules:
        refusal = element("span", context.inline(rule.refusal), class_="fx-key__refusal")
        said = Markup(context.strings.the_form_says).format(refusal=refusal)
        remarks.append((said, context.flow(rule.hint) if rule.hint else Markup("")))
    return KeyView(answers, tuple(remarks), many=True)


def _entered(field: FormField, value: str, context: Rendering) -> Markup:
    """The value expected in a field, as the language writes dates and numbers."""
    if not value.strip():
        return element("i", context.strings.left_empty)
    said = context.typo(value)
    if field.kind in ("number", "amount") and (number := parse_decimal(said)) is not None:
        said = context.language.number(number)
    elif field.kind == "date" and (read := day(said)):
        said = context.language.short_date(date.fromisoformat(read))
    return context.raised(said)


def _decision(question: DecisionQuestion, context: Rendering) -> KeyView:
    """The way through the tree, its end, and why each branch that leaves this way is wrong."""
    tree = context.project.figures.get(question.tree)
    if not isinstance(tree, Decision):
        return KeyView((context.label(question.key),))
    way = ways.by_value(tree).get(ways.value_of(tree, question.key), ())
    answers = [_branch(tree, branch, context)[0] for branch in way]
    for index, leaf in enumerate(tree.leaves):
        if leaf.id == question.key:
            title = element("span", f"{letter(index)}. ", context.label(leaf.title))
            answers.append(_named(title, context.inline(leaf.text), context))
    remarks = tuple(_branch(tree, branch, context) for branch in ways.beside(tree, way))
    return KeyView(tuple(answers), remarks, ordered=True, many=True)


def _branch(tree: Decision, branch: str, context: Rendering) -> Remark:
    """A question of the tree with one of its answers, and what is said of who takes it wrongly."""
    place, index = map(int, branch.split("."))
    node = tree.nodes[place]
    choice = node.choices[index]
    said = joined((context.inline(node.question), " ", context.inline(choice.text)))
    return said, context.flow(choice.feedback) if choice.feedback else Markup("")


def _sources(question: Question, context: Rendering) -> list[Markup]:
    known = [context.project.sources[id_] for id_ in question.sources if id_ in context.project.sources]
    return [source_html(source, context) for source in known]


def _see(question: Question, context: Rendering) -> Remark | None:
    """The address and the words of the link that says where to read again."""
    if question.see is None:
        return None
    placed = context.project.lessons.get(question.see.partition("#")[0])
    href = context.href(f"lesson:{question.see}")
    if placed is None or href is None:
        return None
    title = f"{context.strings.reread} {placed.module_number}.{placed.number} {context.typo(placed.lesson.title)}"
    return joined((href,)), context.raised(title)
