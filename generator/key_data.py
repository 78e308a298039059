"""What the learner's page grades against: for each question a small JSON-able dictionary, and nothing of its texts.

It stands in the page's « Corrigé », never in a form. `widgets/grade.js` reads it; the shapes are told there, as types.
`feedback` lists, for each row of the remarks of the « Corrigé », the choice (by value) or the field (by index) that the
row speaks of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from decimal import Decimal
from fractions import Fraction
from typing import Any, TypeAlias, assert_never

from generator import grading
from generator.gaps import gaps
from generator.grading.reading import reading
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


def key_data(question: Question, written: Callable[[str], str] = str) -> KeyData | None:
    """The key of a question as data; None for the types that the page does not grade.

    `written` writes the values (`[=id]`) of a key out: `Rendering.typo` of a course.
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
        case Form() | DecisionQuestion() | Case():
            return None
        case _:
            assert_never(question)


def decimal(value: Decimal | Fraction) -> str:
    """A number with finitely many decimals, exactly and without zeros in excess: `-1234.5`."""
    exact = Fraction(value)
    places = 0
    while (exact * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(exact * 10**places))).rjust(places + 1, "0")
    shown = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{shown}" if exact < 0 else shown


def _chosen(type_: str, right: Iterable[str], choices: Iterable[Choice | Area]) -> KeyData:
    return {"type": type_, "key": list(right), "feedback": list(grading.choice_remarks(choices))}


def _rows(type_: str, key: Iterable[str], remarks: Iterable[int]) -> KeyData:
    return {"type": type_, "key": list(key), "feedback": list(remarks)}


def _readings(accepted: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(map(reading, accepted)))
