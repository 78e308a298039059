"""The fingerprint of a question: eight figures that change when its mark or its meaning does, and not otherwise.

A learner's record keeps it beside each answer, to tell after an update what still holds. Counted: type, stem, what is
offered in the order of the page (a record may hold positions), key. Left out: feedback, explanation, sources, hint,
difficulty, objective. Of texts, what the page's typography and the form of values decide is folded; case, accents and
words count. Values (`[=id]`) are those in force on the day of the build.

A change here makes every record of every course look out of date: `FORMAT` then goes up, on purpose.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from decimal import Decimal
from hashlib import sha256
from typing import Any, assert_never

from generator.gaps import gaps, with_marks
from generator.grading.reading import decimal, reading, unit_reading
from generator.model.figure import Decision
from generator.model.form import Condition
from generator.model.question import (
    Case,
    Categorise,
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
from generator.rendering import Rendering

FORMAT = 1

_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}/\d{1,2}/\d{4}\b|\b\d{1,2}(?:er)?\s+[^\W\d_]{3,9}\.?\s+\d{4}\b")
_DIGIT = re.compile(r"\d")
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_SAME = str.maketrans(
    {char: same for same, chars in {"'": "’‘ʼ", "-": "‐‑‒–—−", "": '«»“”"\u00ad\u200b\u2060'}.items() for char in chars}
    | {"…": "...", "œ": "oe", "Œ": "OE"}
)
_THOUSANDS = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")
_DECIMALS = re.compile(r"(?<![\d.,])(\d+)[.,](\d+)(?![.,]?\d)")
_AROUND_MARKS = re.compile(r" ?([^\w ]) ?")


def fingerprint(question: Question, context: Rendering) -> str:
    """The first eight hexadecimal figures of the SHA-256 of what decides mark and meaning."""
    kept = context.memo.fingerprints
    known = kept.get(id(question))
    if known is None or known[0] is not question:
        said = [FORMAT, question.type, folded(context.plain(question.stem)), *_meaning(question, context)]
        print_ = sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()[:8]
        known = kept[id(question)] = question, print_
    return known[1]


def folded(text: str) -> str:
    """A plain text with its spaces, quotes, apostrophes and dashes of one kind, its dates and numbers in one form."""
    if _DIGIT.search(text):
        text = _DATE.sub(lambda found: _iso(found[0]), text)
        text = _DECIMALS.sub(lambda found: f"{found[1]}.{found[2].rstrip('0')}".rstrip("."), _THOUSANDS.sub("", text))
    return _AROUND_MARKS.sub(r"\1", " ".join(text.translate(_SAME).split()))


def _iso(text: str) -> str:
    read = reading(text)
    return read if _ISO.fullmatch(read) else text


def _meaning(question: Question, context: Rendering) -> list[Any]:
    """What there is besides the stem: the key, and what is offered."""

    def plain(text: str) -> str:
        return folded(context.plain(text))

    match question:
        case SingleChoice() | MultipleChoice():
            return [[plain(choice.text), choice.correct] for choice in question.choices]
        case TrueFalse():
            return [question.key]
        case Numeric():
            unit = unit_reading(context.typo(question.unit)) if question.unit else ""
            return [decimal(question.key), decimal(question.tolerance), unit]
        case ShortText():
            return [_accepted(map(context.typo, question.key))]
        case GapText():
            return [plain(with_marks(question.text)), [_accepted(accepted) for accepted in gaps(question.text)]]
        case Matching():
            return [
                [[plain(pair.left), plain(pair.right)] for pair in question.pairs],
                list(map(plain, question.extra)),
            ]
        case Ordering():
            return list(map(plain, question.sequence))
        case Categorise():
            return [
                [plain(category.title), [plain(member.text) for member in category.members]]
                for category in question.categories
            ]
        case Hotspot():
            areas = [
                [area.id, plain(area.label), _shape(area.shape.rect if area.shape else ()), area.correct]
                for area in question.areas
            ]
            return [question.picture, question.figure, areas]
        case Form():
            return _form(question, plain)
        case DecisionQuestion():
            return [question.tree, plain(question.situation), question.key, _tree(question, context, plain)]
        case Case():
            documents = [[plain(document.title), plain(document.text)] for document in question.documents]
            return [plain(question.situation), documents, [fingerprint(one, context) for one in question.questions]]
        case _:
            assert_never(question)


def _accepted(texts: Iterable[str]) -> list[str]:
    return sorted(set(map(reading, texts)))


def _shape(rect: Iterable[Decimal]) -> list[str]:
    return [decimal(number) for number in rect]


def _form(question: Form, plain: Callable[[str], str]) -> list[Any]:
    fields = [
        [field.id, plain(field.label), field.kind, [plain(option) for option in field.options]]
        for field in question.fields
    ]
    rules = [[_condition(one) for one in rule.when] for rule in question.rules]
    return [fields, rules, {name: plain(value) for name, value in question.key.items()}]


def _condition(condition: Condition) -> dict[str, Any]:
    return condition.model_dump(mode="json", exclude_none=True)


def _tree(question: DecisionQuestion, context: Rendering, plain: Callable[[str], str]) -> list[Any]:
    tree = context.project.figures.get(question.tree)
    if not isinstance(tree, Decision):
        return []
    nodes = [
        [node.id, plain(node.question), [[plain(one.text), one.to] for one in node.choices]] for node in tree.nodes
    ]
    return [nodes, [[leaf.id, plain(leaf.title)] for leaf in tree.leaves]]
