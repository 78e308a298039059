"""The rules of a `form`: what stands in its fields, which conditions are true of it, which rules it breaks.

A rule is broken when all its conditions are true. Each condition is about the text of a field as it was entered (of a
`select`, the option chosen), read by the kind of the field:

* `number`, `amount`: an exact number, with or without `%` or `€`; `date`: a whole date, in any form that `reading`
  knows; `file`: the name of the file without its folders; `text`, `select`, and that name: as `reading` folds them.

What a condition means:

* `empty`: nothing is typed or chosen. `filled`: something is, legible or not.
* `equals`, `one_of`, `duplicate_of`: the field reads as the value, as one of the values.
* `matches`: the whole text, with its accents and case, follows the pattern (see `patterns`); spaces around it do not
  count, and each run of spaces inside is one.
* `longer_than`: the text has more characters than that, spaces around it not counted.
* `luhn`: the text is nine or fourteen figures, spaces apart, and their control figure is false. The establishments of
  La Poste (SIREN 356000000) are also right when the sum of their figures is a multiple of five.
* `sum_differs`: the total is not exactly the sum of the parts, of which an empty one counts for nothing.
* `before`: the date is earlier than that of the other field, or than the date given.

A condition about a field that is empty, or that cannot be read where it must be, is false: only `empty` is true of an
empty field. A number, an amount or a date that cannot be read is refused by the form itself, before any rule: see
`unread`. The same stands in `widgets/form-rules.js`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from generator.grading.patterns import compiled
from generator.grading.reading import day, decimal, number, reading, typed
from generator.model.form import Before, Condition, FormField, FormRule, SumDiffers
from generator.model.question import Form
from generator.source import Text

Written = Callable[[str], str]

UNITS = {"number": "%", "amount": "euro"}
"""The unit that may be typed with a number, as it is read."""

_LA_POSTE = "356000000"


@dataclass(frozen=True)
class Entry:
    """What stands in a form: one text a field, in order; of a `select` the option's number."""

    form: Form
    response: tuple[str, ...]
    written: Written

    @cached_property
    def fields(self) -> dict[str, FormField]:
        return {str(field.id): field for field in self.form.fields}

    @cached_property
    def texts(self) -> dict[str, str]:
        """The text of each field."""
        return {
            str(field.id): typed(
                self._chosen(field, self.value(place)) if field.kind == "select" else self.value(place)
            )
            for place, field in enumerate(self.form.fields)
        }

    def _chosen(self, field: FormField, value: str) -> str:
        options = {str(place): option for place, option in enumerate(field.options, 1)}
        return self.written(options[value]) if value in options else ""

    def value(self, place: int) -> str:
        """What was given for a field, by its place."""
        return self.response[place] if place < len(self.response) else ""

    def text(self, id_: str) -> str:
        return self.texts.get(id_, "")

    def said(self, id_: str) -> str:
        """What the field says, in one form; empty when it says nothing that can be read."""
        field = self.fields.get(id_)
        return said(field.kind, self.text(id_)) if field else ""

    def exact(self, id_: str) -> Fraction | None:
        field = self.fields.get(id_)
        return number(self.text(id_), UNITS.get(field.kind, "euro")) if field else None

    def unread(self, id_: str) -> bool:
        """Whether there is something of the wrong kind in the field."""
        return self.fields[id_].kind in (*UNITS, "date") and self.text(id_) != "" and self.said(id_) == ""


def said(kind: str, text: str) -> str:
    """A text in a field of this kind, in one form; empty when it cannot be read."""
    match kind:
        case "number" | "amount":
            exact = number(text, UNITS[kind])
            return "" if exact is None else decimal(exact)
        case "date":
            return day(text)
        case "file":
            return reading(re.split(r"[/\\]", text)[-1])
        case _:
            return reading(text)


def entered(form: Form, response: Iterable[str], written: Written = str) -> Entry:
    """A response to read."""
    return Entry(form, tuple(response), written)


def broken(entry: Entry) -> tuple[int, ...]:
    """The rules that are broken, by their rows, from 0."""
    return tuple(row for row, rule in enumerate(entry.form.rules) if all(_true(one, entry) for one in rule.when))


def unread(entry: Entry) -> tuple[int, ...]:
    """The fields whose number or date cannot be read, by their places, from 0: the form refuses these by itself."""
    return tuple(place for place, field in enumerate(entry.form.fields) if entry.unread(field.id))


def key_of(field: FormField, key: Mapping[str, str], written: Written = str) -> str | None:
    """What the key says of a field, in one form (of a `select` the option's number): empty when it is to stay empty,
    None when the key does not name the field."""
    value = key.get(field.id)
    if value is None or field.kind != "select":
        return None if value is None else said(field.kind, written(value))
    return str(field.options.index(value) + 1) if value in field.options else ""


def keyed(form: Form, written: Written = str) -> tuple[str, ...]:
    """The response that is the key, as a learner would enter it."""
    return tuple(
        (key_of(field, form.key, written) or "") if field.kind == "select" else written(form.key.get(field.id, ""))
        for field in form.fields
    )


def concerned(rule: FormRule) -> list[str]:
    """The fields to mend when the rule is broken: those at fault, not those that only say when the rule holds."""
    every: dict[str, bool] = {}
    for one in rule.when:
        for name in named(one):
            every[name] = every.get(name, False) or not (one.equals or one.one_of or one.filled)
    return [name for name, at_fault in every.items() if at_fault] or list(every)


def named(condition: Condition) -> list[Text]:
    """The fields that a condition names for sure: `before` may also compare with one."""
    if condition.sum_differs is not None:
        return [condition.sum_differs.total, *condition.sum_differs.parts]
    one = condition.equals or condition.one_of or condition.matches or condition.longer_than or condition.duplicate_of
    if one is not None:
        return [one.field]
    if condition.before is not None:
        return [condition.before.field]
    return [name for name in (condition.empty, condition.filled, condition.luhn) if name is not None]


# --- conditions


def _true(condition: Condition, entry: Entry) -> bool:
    """Whether the one key of the condition is true."""
    if condition.empty is not None:
        return entry.text(condition.empty) == ""
    if condition.filled is not None:
        return entry.text(condition.filled) != ""
    if condition.equals is not None:
        return _is_one(condition.equals.field, [condition.equals.value], entry)
    if condition.one_of is not None:
        return _is_one(condition.one_of.field, condition.one_of.values, entry)
    if condition.duplicate_of is not None:
        return _is_one(condition.duplicate_of.field, condition.duplicate_of.values, entry)
    if condition.matches is not None:
        text = entry.text(condition.matches.field)
        return text != "" and compiled(condition.matches.pattern).fullmatch(text) is not None
    if condition.longer_than is not None:
        return len(entry.text(condition.longer_than.field)) > condition.longer_than.length
    if condition.luhn is not None:
        return _wrong_control(entry.text(condition.luhn).replace(" ", ""))
    if condition.sum_differs is not None:
        return _differs(condition.sum_differs, entry)
    return condition.before is not None and _before(condition.before, entry)


def _is_one(id_: str, values: Iterable[str], entry: Entry) -> bool:
    given = entry.said(id_)
    kind = entry.fields[id_].kind if given else ""
    return given != "" and any(said(kind, entry.written(value)) == given for value in values)


def _wrong_control(figures: str) -> bool:
    if not re.fullmatch(r"[0-9]{9}|[0-9]{14}", figures):
        return False
    digits = [int(figure) for figure in figures]
    if len(digits) == 14 and figures.startswith(_LA_POSTE) and sum(digits) % 5 == 0:
        return False
    doubled = (2 * digit if place % 2 else digit for place, digit in enumerate(reversed(digits)))
    return sum(digit - 9 if digit > 9 else digit for digit in doubled) % 10 != 0


def _differs(condition: SumDiffers, entry: Entry) -> bool:
    total = entry.exact(condition.total)
    parts = [entry.exact(part) if entry.text(part) else Fraction(0) for part in condition.parts]
    return total is not None and None not in parts and total != sum(part for part in parts if part is not None)


def _before(condition: Before, entry: Entry) -> bool:
    other = entry.text(condition.than) if condition.than in entry.fields else entry.written(condition.than)
    one, other = day(entry.text(condition.field)), day(other)
    return one != "" and other != "" and one < other
