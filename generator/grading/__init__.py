"""The reference grader: one pure function for each type, behind one `match`.

A response is what the form of the question gives, and nothing more: a list of texts. For choices it holds the values
ticked (positions as shown, or `true` and `false`); for the other types one text for each field, in the order of the
page, empty when nothing was chosen or typed. A decision holds the value of its leaf, then, if they are known, the
branches taken to it, each as `node.choice` in their places in the tree. How a text is read is in `reading`, the rules
of a form are in `form_rules`; the same graders for the learner's page are in `widgets/grade.js`, and what these grade
against is in `key_data`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TypeAlias, assert_never

from generator.gaps import gaps
from generator.grading import form_rules, ways
from generator.grading.reading import fold, number, reading, unit_reading
from generator.model.figure import Decision, Figure
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
from generator.permutation import shown_order

Response: TypeAlias = Sequence[str]
Part: TypeAlias = bool | None


@dataclass(frozen=True)
class Graded:
    """A mark.

    `score` goes from 0 to 1. `parts` says of each choice, or of each field, whether what was given there is right, and
    None where nothing was given, or nothing is asked: it tells nothing of what was left alone. `feedback` holds the
    rows of the remarks of the « Corrigé » (`KeyView.remarks`) that speak of what was given, from 0; of a form, the
    rules that are broken, of which an empty form may break some.
    """

    score: Fraction
    parts: tuple[Part, ...]
    feedback: tuple[int, ...] = ()


@dataclass(frozen=True)
class Ungraded:
    """A question that this module gives no mark, and why."""

    reason: str


Figures: TypeAlias = Mapping[str, Figure]
_NO_FIGURES: Figures = {}


def grade(
    question: Question, response: Response, written: Callable[[str], str] = str, figures: Figures = _NO_FIGURES
) -> Graded | Ungraded:
    """The mark of a response; `written` writes the values of a key out, `figures` hold the tree of a decision."""
    match question:
        case SingleChoice():
            return _one_of(question.choices, response)
        case MultipleChoice():
            return _several_of(question.choices, response)
        case TrueFalse():
            return _true_false(question, response)
        case Numeric():
            return _number(question, response, written)
        case ShortText():
            return _short_text(question, response, written)
        case GapText():
            return _gaps(question, response)
        case Matching():
            return _rows(matching_key(question), response, matching_remarks(question))
        case Ordering():
            return _order(question, response)
        case Categorise():
            return _rows(categorise_key(question), response, categorise_remarks(question))
        case Hotspot():
            return _one_of(question.areas, response)
        case Form():
            return _form(form_rules.entered(question, response, written))
        case DecisionQuestion():
            tree = figures.get(question.tree)
            if not isinstance(tree, Decision):
                return Ungraded("la réponse se lit dans l'arbre, qui n'est pas donné")
            return _decision(tree, question.key, response)
        case Case():
            return Ungraded("un cas se note question par question")
        case _:
            assert_never(question)


def feedback_for(
    question: Question, response: Response, written: Callable[[str], str] = str, figures: Figures = _NO_FIGURES
) -> tuple[int, ...]:
    """The rows of the remarks of the « Corrigé » that speak of this response, from 0."""
    graded = grade(question, response, written, figures)
    return graded.feedback if isinstance(graded, Graded) else ()


# --- what the positions of a form mean; `key_data` asks here too


def right_values(choices: Iterable[Choice | Area]) -> tuple[str, ...]:
    """The values of the right choices."""
    return tuple(str(place) for place, choice in enumerate(choices, 1) if choice.correct)


def choice_remarks(choices: Iterable[Choice | Area]) -> tuple[str, ...]:
    """For each row of the remarks, the value of the choice it speaks of."""
    return tuple(
        str(place) for place, choice in enumerate(choices, 1) if choice.feedback is not None and not choice.correct
    )


def matching_key(question: Matching) -> tuple[str, ...]:
    """For each left, the value of its right."""
    count = len(question.pairs)
    order = shown_order(question.id, count + len(question.extra), count)
    return tuple(str(order.index(index) + 1) for index in range(count))


def matching_remarks(question: Matching) -> tuple[int, ...]:
    """For each row of the remarks, the index of the left it speaks of."""
    return tuple(index for index, pair in enumerate(question.pairs) if pair.feedback is not None)


def ordering_key(question: Ordering) -> tuple[str, ...]:
    """For each thing as shown, its rank."""
    return tuple(str(index + 1) for index in shown_order(question.id, len(question.sequence)))


def categorise_key(question: Categorise) -> tuple[str, ...]:
    """For each member as shown, the value of its category."""
    values = [str(place) for place, category in enumerate(question.categories, 1) for _ in category.members]
    return tuple(values[index] for index in shown_order(question.id, len(values)))


def categorise_remarks(question: Categorise) -> tuple[int, ...]:
    """For each row of the remarks, the index, as shown, of the member it speaks of."""
    members = [member for category in question.categories for member in category.members]
    order = shown_order(question.id, len(members))
    return tuple(order.index(index) for index, member in enumerate(members) if member.feedback is not None)


def numbers_of(question: Numeric, written: Callable[[str], str]) -> tuple[str, tuple[Fraction | None, ...]]:
    """The unit as it is read, and the wrong responses foreseen."""
    unit = unit_reading(written(question.unit)) if question.unit else ""
    return unit, tuple(number(written(wrong.response), unit) for wrong in question.wrong)


# --- one function for each type


def _at(response: Response, index: int) -> str:
    return response[index] if index < len(response) else ""


def _share(parts: Sequence[Part]) -> Fraction:
    return Fraction(sum(part is True for part in parts), len(parts) or 1)


def _whole(right: Part, feedback: tuple[int, ...] = ()) -> Graded:
    return Graded(Fraction(right is True), (right,), feedback)


def _one_of(choices: Sequence[Choice | Area], response: Response) -> Graded:
    """1 for a right choice. One choice can be given: the first counts."""
    given = _at(response, 0)
    if not given:
        return _whole(None)
    feedback = tuple(row for row, value in enumerate(choice_remarks(choices)) if value == given)
    return _whole(given in right_values(choices), feedback)


def _several_of(choices: Sequence[Choice], response: Response) -> Graded:
    """(right ticked - wrong ticked) ÷ right, and never below 0."""
    parts = tuple(choice.correct if str(place) in response else None for place, choice in enumerate(choices, 1))
    gained = sum(part is True for part in parts) - sum(part is False for part in parts)
    feedback = tuple(row for row, value in enumerate(choice_remarks(choices)) if value in response)
    return Graded(Fraction(max(0, gained), len(right_values(choices)) or 1), parts, feedback)


def _true_false(question: TrueFalse, response: Response) -> Graded:
    given = _at(response, 0)
    if not given:
        return _whole(None)
    right, wrong = ("true", "false") if question.key else ("false", "true")
    return _whole(given == right, (0,) if given == wrong else ())


def _number(question: Numeric, response: Response, written: Callable[[str], str]) -> Graded:
    """1 within the tolerance, its limits included; a wrong response foreseen is met with the same tolerance."""
    if not fold(_at(response, 0)):
        return _whole(None)
    unit, foreseen = numbers_of(question, written)
    given, tolerance = number(_at(response, 0), unit), Fraction(question.tolerance)
    if given is None:
        return _whole(False)
    if abs(given - Fraction(question.key)) <= tolerance:
        return _whole(True)
    return _whole(False, _first(wrong is not None and abs(given - wrong) <= tolerance for wrong in foreseen))


def _short_text(question: ShortText, response: Response, written: Callable[[str], str]) -> Graded:
    given = reading(_at(response, 0))
    if not given:
        return _whole(None)
    if any(reading(written(key)) == given for key in question.key):
        return _whole(True)
    return _whole(False, _first(reading(written(wrong.response)) == given for wrong in question.wrong))


def _first(found: Iterable[bool]) -> tuple[int, ...]:
    return next(((row,) for row, one in enumerate(found) if one), ())


def _gaps(question: GapText, response: Response) -> Graded:
    """The share of the gaps that are right."""
    parts: list[Part] = []
    for index, accepted in enumerate(gaps(question.text)):
        given = reading(_at(response, index))
        parts.append(any(reading(one) == given for one in accepted) if given else None)
    return Graded(_share(parts), tuple(parts), (0,) if False in parts else ())


def _rows(key: tuple[str, ...], response: Response, remarks: tuple[int, ...]) -> Graded:
    """The share of the rows that are right."""
    parts = tuple(_at(response, index) == right if _at(response, index) else None for index, right in enumerate(key))
    return Graded(_share(parts), parts, tuple(row for row, part in enumerate(remarks) if parts[part] is False))


def _order(question: Ordering, response: Response) -> Graded:
    """The share, of all pairs of things, of those given in the right order.

    A pair counts when both things have a rank and the one that comes first has the smaller one: two things of one rank
    are not in order, nor is a thing without a rank. A part is right when it has the rank of the key.
    """
    key = ordering_key(question)
    given = [_at(response, index) if _at(response, index) in key else "" for index in range(len(key))]
    parts = tuple(rank == right if rank else None for rank, right in zip(given, key, strict=True))
    ranked = [(int(right), int(rank)) for rank, right in zip(given, key, strict=True) if rank]
    pairs = len(key) * (len(key) - 1) // 2
    in_order = sum((a[0] - b[0]) * (a[1] - b[1]) > 0 for a, b in combinations(ranked, 2))
    wrong = bool(ranked) and in_order < pairs
    return Graded(Fraction(in_order, pairs or 1), parts, (0,) if wrong else ())


def _form(entry: form_rules.Entry) -> Graded:
    """1 when no rule is broken, all that is typed can be read, and each field says what the key says.

    A field that the key leaves empty is right when it is empty; one that the key does not name is not looked at.
    """
    parts: list[Part] = []
    asked: list[Part] = []
    for place, field in enumerate(entry.form.fields):
        key = form_rules.key_of(field, entry.form.key, entry.written)
        if entry.text(field.id) == "":
            part: Part = True if key == "" else None
        else:
            said = entry.value(place) if field.kind == "select" else entry.said(field.id)
            part = None if key is None else key != "" and said == key
        parts.append(part)
        asked += [] if key is None else [part]
    broken = form_rules.broken(entry)
    right = all(asked) and not broken and not form_rules.unread(entry)
    return Graded(Fraction(right), tuple(parts), broken)


def _decision(tree: Decision, leaf: str, response: Response) -> Graded:
    """1 for the leaf of the key, by whatever way. Said: the first branch that leaves the right way."""
    given = _at(response, 0)
    if not given:
        return _whole(None)
    found = ways.by_value(tree)
    right = found.get(ways.value_of(tree, leaf), ())
    if given == ways.value_of(tree, leaf):
        return _whole(True)
    taken = response[1:] or found.get(given, ())
    left = next((branch for branch in taken if branch not in right), "")
    return _whole(False, _first(branch == left for branch in ways.beside(tree, right)))
