"""English: its typography (curly quotes, no French spaces), dates, numbers and values.

The strings of the interface live in `en_strings`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from generator.language.base import NBSP, Language, Typeset
from generator.language.en_strings import STRINGS
from generator.language.typeset import OBJECT, Edit

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_ADDRESS = re.compile(r"(?:[A-Za-z][A-Za-z0-9+.-]{0,15}://|www\.)[^\s\"<>]+|(?<!\w)[A-Za-z]:\\[^\s\"]*|\\\\[^\s\"]+")
_QUOTE = re.compile(r"[\"']")
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_GLUED = re.compile(r"\d( )(?=(?:min|h|hours?|days?|months?|years?|[kMG]B|km|m|cm|mm|kg|px)(?!\w))")
_OPENERS = "([{“‘—–-/\"'"
_BEFORE_UNIT = ("€", "£", "$")
_AFTER_NUMBER = ("%", "°")


class English(Language):
    """British English."""

    def edits(self, text: str) -> Iterable[Edit]:
        addresses = [found.span() for found in _ADDRESS.finditer(text)] if "\\" in text or "/" in text else []
        for edit in self._all(text):
            if not any(start < edit.end and edit.start < end for start, end in addresses):
                yield edit

    @staticmethod
    def _all(text: str) -> Iterator[Edit]:
        for found in _QUOTE.finditer(text):
            index = found.start()
            before, after = text[index - 1 : index], text[index + 1 : index + 2]
            opens = (not before or before.isspace() or before in _OPENERS) and (after.isalnum() or after == OBJECT)
            if found[0] == '"':
                yield Edit(index, index + 1, "“" if opens else "”")
            else:
                yield Edit(index, index + 1, "‘" if opens and not after.isdigit() else "’")
        for found in _DOTS.finditer(text):
            yield Edit(found.start(), found.end(), "…")
        for found in _GLUED.finditer(text):
            yield Edit(found.start(1), found.end(1), NBSP)

    def date(self, day: datetime.date) -> str:
        return f"{day.day}{NBSP}{_MONTHS[day.month - 1]} {day.year}"

    def medium_date(self, day: datetime.date) -> str:
        return f"{day.day}{NBSP}{_MONTHS[day.month - 1][:3]} {day.year}"

    def short_date(self, day: datetime.date) -> str:
        return f"{day.day:02}/{day.month:02}/{day.year}"

    def month(self, year: int, month: int) -> str:
        return f"{_MONTHS[month - 1]} {year}"

    def number(self, number: Decimal | int) -> str:
        return format(Decimal(number), ",f")

    def quantity(self, number: Decimal | int, unit: str) -> str:
        if unit in _BEFORE_UNIT:
            return f"{unit}{self.number(number)}"
        return f"{self.number(number)}{'' if unit in _AFTER_NUMBER else NBSP}{unit}"

    def duration(self, minutes: int) -> str:
        hours, rest = divmod(minutes, 60)
        parts = ([f"{hours}{NBSP}h"] if hours else []) + ([f"{rest}{NBSP}min"] if rest or not hours else [])
        return " ".join(parts)

    def ordinal(self, number: int, *, feminine: bool = False) -> str:  # noqa: ARG002 - English has no gender
        if number % 100 in (11, 12, 13):
            return f"{number}th"
        return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"

    def is_singular(self, count: Decimal | int) -> bool:
        return count == 1


_PLAIN = English("en", STRINGS)
ENGLISH: Language = replace(_PLAIN, strings=Typeset(_PLAIN))
