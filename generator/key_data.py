"""What the learner's page grades against: for each question a small JSON-able dictionary, and nothing of its texts.

It stands in the page's « Corrigé », never in a form. `widgets/grade.js` reads it; the shapes are told there, as types.
`feedback` lists, for each row of the remarks of the « Corrigé », the choice (by value) or the field (by index) that the
row speaks of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeAlias, assert_never

from generator import grading
from generator.gaps import gaps
from generator.grading import form_rules, ways
from generator.grading.reading import day, decimal, reading, typed
from generator.model.figure import Decision, Figure
from generator.model.form import Condition, FormField, FormRule
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
)  # fmt: skip

KeyData: TypeAlias = dict[str, Any]


def is_graded(question: Question, figures: Mapping[str, Figure]) -> bool:
    """Whether a page can grade a question: whether `key_data` gives something, which need not be made to know that."""
    if isinstance(question, DecisionQuestion):
        return isinstance(figures.get(question.tree), Decision)
    return not isinstance(question, Case)


def key_data(
    question: Question, written: Callable[[str], str] = str, figures: Mapping[str, Figure] | None = None
) -> KeyData | None:
    """The key of a question as data; None for what the page does not grade: a case, a decision without its tree.

    `written` writes the values (`[=id]`) of a key out: `Rendering.typo` of a course; `figures` are the course's.
    """
    match question:
        case SingleChoice():
            return _chosen(question.type, grading.right_values(question.choices), question.choices)
        case MultipleChoice():
            return {
                "type": question.type,
                "key": [choice.correct for choice in question.choices],
                "feedback": list(grading.choice_remarks(question.choices)),
            }
        case TrueFalse():
            right, wrong = ("true", "false") if question.key else ("false", "true")
            return {"type": question.type, "key": [right], "feedback": [wrong]}
        case Numeric():
            unit, foreseen = grading.numbers_of(question, written)
            return {
                "type": question.type,
                "key": decimal(question.key),
                "tolerance": decimal(question.tolerance),
                "unit": unit,
                "wrong": ["" if one is None else decimal(one) for one in foreseen],
            }
        case ShortText():
            return {
                "type": question.type,
                "key": _readings(map(written, question.key)),
                "wrong": [reading(written(wrong.response)) for wrong in question.wrong],
            }
        case GapText():
            return {"type": question.type, "key": [_readings(accepted) for accepted in gaps(question.text)]}
        case Matching():
            return _rows(question.type, grading.matching_key(question), grading.matching_remarks(question))
        case Ordering():
            return {"type": question.type, "key": list(grading.ordering_key(question))}
        case Categorise():
            return _rows(question.type, grading.categorise_key(question), grading.categorise_remarks(question))
        case Hotspot():
            return _chosen(question.type, grading.right_values(question.areas), question.areas)
        case Form():
            return {
                "type": question.type,
                "fields": [_field(field, question, written) for field in question.fields],
                "rules": [_rule(rule, question, written) for rule in question.rules],
            }
        case DecisionQuestion():
            tree = (figures or {}).get(question.tree)
            return _decision(question, tree) if isinstance(tree, Decision) else None
        case Case():
            return None
        case _:
            assert_never(question)


def _chosen(type_: str, right: Iterable[str], choices: Iterable[Choice | Area]) -> KeyData:
    return {"type": type_, "key": list(right), "feedback": list(grading.choice_remarks(choices))}


def _rows(type_: str, key: Iterable[str], remarks: Iterable[int]) -> KeyData:
    return {"type": type_, "key": list(key), "feedback": list(remarks)}


def _readings(accepted: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(reading, accepted)))


def _decision(question: DecisionQuestion, tree: Decision) -> KeyData:
    found = ways.by_value(tree)
    right = ways.value_of(tree, question.key)
    return {
        "type": question.type,
        "key": right,
        "ways": {value: list(found[value]) for value in sorted(found, key=int)},
        "feedback": list(ways.beside(tree, found.get(right, ()))),
    }


def _field(field: FormField, question: Form, written: Callable[[str], str]) -> KeyData:
    data: KeyData = {"kind": field.kind, "key": form_rules.key_of(field, question.key, written)}
    if field.kind == "select":
        data["options"] = [typed(written(option)) for option in field.options]
    return data


def _rule(rule: FormRule, question: Form, written: Callable[[str], str]) -> KeyData:
    """The conditions, and the places of the fields to mend."""
    places = {str(field.id): place for place, field in enumerate(question.fields)}
    kinds = {str(field.id): field.kind for field in question.fields}

    def condition(one: Condition) -> list[Any]:
        """The name, the place of the field, and what it is held against; no field of that id is -1."""

        def values(field: str, given: Iterable[str]) -> list[Any]:
            return ["one_of", places.get(field, -1), [form_rules.said(kinds.get(field, ""), written(v)) for v in given]]

        if one.equals is not None:
            return values(one.equals.field, [one.equals.value])
        if one.one_of is not None:
            return values(one.one_of.field, one.one_of.values)
        if one.duplicate_of is not None:
            return values(one.duplicate_of.field, one.duplicate_of.values)
        if one.matches is not None:
            return ["matches", places.get(one.matches.field, -1), str(one.matches.pattern)]
        if one.longer_than is not None:
            return ["longer_than", places.get(one.longer_than.field, -1), one.longer_than.length]
        if one.sum_differs is not None:
            parts = [places.get(part, -1) for part in one.sum_differs.parts]
            return ["sum_differs", places.get(one.sum_differs.total, -1), parts]
        if one.before is not None:
            than = places.get(one.before.than)
            return ["before", places.get(one.before.field, -1), day(written(one.before.than)) if than is None else than]
        name, field = next((name, field) for name, field in one.model_dump(exclude_none=True).items())
        return [name, places.get(field, -1)]

    return {
        "when": [condition(one) for one in rule.when],
        "at": [places[name] for name in form_rules.concerned(rule) if name in places],
    }
