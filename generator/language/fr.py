"""French: its dates, numbers and values.

The rules of typography live in `fr_typography`, the strings of the interface in `fr_strings`.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from generator.language import fr_typography
from generator.language.base import NBSP, Language, Typeset
from generator.language.fr_strings import STRINGS
from generator.language.typeset import Edit

_MONTHS = (
    ("janvier", "janv."),
    ("février", "févr."),
    ("mars", "mars"),
    ("avril", "avril"),
    ("mai", "mai"),
    ("juin", "juin"),
    ("juillet", "juil."),
    ("août", "août"),
    ("septembre", "sept."),
    ("octobre", "oct."),
    ("novembre", "nov."),
    ("décembre", "déc."),
)

# 1er, 1re, 2e, XXIe, Ve: the last group in each is set above the line.
_RAISED = re.compile(r"(?<![\w.,])(?:[1I](ers?|res?)|(?:\d{1,3}|[IVX]{2,6}|V|X)(es?))(?!\w)")

_MAY_RAISE = re.compile(r"[\dIVX][er]")


class French(Language):
    """The French of France."""

    def edits(self, text: str) -> Iterable[Edit]:
        return fr_typography.edits(text)

    def raised(self, text: str) -> Iterator[tuple[str, bool]]:
        done = 0
        for found in _RAISED.finditer(text) if _MAY_RAISE.search(text) else ():
            group = found.lastindex or 0
            yield text[done : found.start(group)], False
            yield found[group], True
            done = found.end()
        yield text[done:], False

    def date(self, day: datetime.date) -> str:
        return f"{self._day(day)}{NBSP}{_MONTHS[day.month - 1][0]} {day.year}"

    def medium_date(self, day: datetime.date) -> str:
        return f"{self._day(day)}{NBSP}{_MONTHS[day.month - 1][1]} {day.year}"

    def short_date(self, day: datetime.date) -> str:
        return f"{day.day:02}/{day.month:02}/{day.year}"

    def month(self, year: int, month: int) -> str:
        return f"{_MONTHS[month - 1][0]} {year}"

    def number(self, number: Decimal | int) -> str:
        return format(Decimal(number), ",f").replace(",", NBSP).replace(".", ",")

    def quantity(self, number: Decimal | int, unit: str) -> str:
        return f"{self.number(number)}{NBSP}{unit}"

    def duration(self, minutes: int) -> str:
        hours, rest = divmod(minutes, 60)
        if not hours:
            return f"{rest}{NBSP}min"
        return f"{hours}{NBSP}h{NBSP}{rest:02}" if rest else f"{hours}{NBSP}h"

    def ordinal(self, number: int, *, feminine: bool = False) -> str:
        if number == 1:
            return "1re" if feminine else "1er"
        return f"{number}e"

    def is_singular(self, count: Decimal | int) -> bool:
        return -2 < count < 2

    @staticmethod
    def _day(day: datetime.date) -> str:
        return "1er" if day.day == 1 else str(day.day)


_PLAIN = French("fr", STRINGS)
FRENCH: Language = replace(_PLAIN, strings=Typeset(_PLAIN))
