"""What a language gives to the pages: typography, forms of dates, numbers and values, interface strings.

No rule of one language lives here: those are in `fr` and `en`. Everything is pure, and gives plain text: the writer of
HTML escapes it.
"""

from __future__ import annotations

import datetime
import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from generator.language.strings import Plural, Strings
from generator.language.typeset import Edit, Piece, apply, lay, sound

NBSP = "\u00a0"

_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?", re.ASCII)
_MOST_TEXTS = 65_536


@dataclass(frozen=True)
class Language(ABC):
    """One language of courses. `strings` are already typeset."""

    code: str
    strings: Strings

    # --- typography

    @abstractmethod
    def edits(self, text: str) -> Iterable[Edit]:
        """The corrections of a plain text; they change spaces, quotes, apostrophes and dots, nothing else."""

    def raised(self, text: str) -> Iterator[tuple[str, bool]]:
        """The text cut into parts, each with whether it is set above the line (the "er" of "1er")."""
        yield text, False

    def typography(self, text: str) -> str:
        """A plain text as the language prints it. Doing it twice changes nothing more."""
        return apply(text, self._corrections(text))

    def typeset(self, pieces: Sequence[Piece]) -> list[str]:
        """The same over the pieces of one paragraph."""
        return lay(pieces, self._corrections("".join([piece.text for piece in pieces])))

    def _corrections(self, text: str) -> Sequence[Edit]:
        """The sound edits of a text. A text is checked, shown in words and shown in HTML: they are found once."""
        found = self._found.get(text)
        if found is None:
            if len(self._found) >= _MOST_TEXTS:
                self.forget()
            # A plain string: the file behind a `source.Text` must not be held.
            found = self._found[str(text)] = sound(self.edits(text))
        return found

    @cached_property
    def _found(self) -> dict[str, Sequence[Edit]]:
        return {}

    def forget(self) -> None:
        """Free what was worked out of texts: for a process that reads ever new ones."""
        self._found.clear()

    # --- dates, numbers, values

    @abstractmethod
    def date(self, day: datetime.date) -> str:
        """1er septembre 2026."""

    @abstractmethod
    def medium_date(self, day: datetime.date) -> str:
        """1er sept. 2026."""

    @abstractmethod
    def short_date(self, day: datetime.date) -> str:
        """01/09/2026."""

    @abstractmethod
    def month(self, year: int, month: int) -> str:
        """septembre 2026."""

    @abstractmethod
    def number(self, number: Decimal | int) -> str:
        """45 600 000, or 10,40; the decimals are kept as given."""

    @abstractmethod
    def quantity(self, number: Decimal | int, unit: str) -> str:
        """15 jours."""

    @abstractmethod
    def duration(self, minutes: int) -> str:
        """25 min, 1 h, 1 h 15."""

    @abstractmethod
    def ordinal(self, number: int, *, feminine: bool = False) -> str:
        """1er, 1re, 2e."""

    def value(self, value: str, unit: str | None) -> str:
        """A value of `values.yml` as a text shows it.

        A date takes its form. A number does so only with a unit: without one it may be a code, a year or a SIRET, which
        nothing may regroup. Anything else passes through.
        """
        if unit:
            unit = self.typography(unit)
            if _NUMBER.fullmatch(value):
                return self.quantity(Decimal(value), unit)
            return f"{value}{NBSP}{unit}"
        if found := _ISO_DATE.fullmatch(value):
            try:
                return self.date(datetime.date(int(found[1]), int(found[2]), int(found[3])))
            except ValueError:
                return value
        if (found := _ISO_MONTH.fullmatch(value)) and 1 <= int(found[2]) <= 12:
            return self.month(int(found[1]), int(found[2]))
        return value

    # --- words

    @abstractmethod
    def is_singular(self, count: Decimal | int) -> bool:
        """Whether a noun after this number is in the singular."""

    def plural(self, count: Decimal | int, one: str, many: str) -> str:
        """The form of a noun that fits the number."""
        return one if self.is_singular(count) else many

    def count(self, count: int, forms: Plural) -> str:
        """A counted noun: `count(3, strings.questions)` is "3 questions"."""
        return self.plural(count, forms.one, forms.many).format(count=self.number(count))

    def join(self, items: Sequence[str], *, last: str | None = None) -> str:
        """a, b et c; `last` is the word before the last one ("ou")."""
        if len(items) < 2:
            return "".join(items)
        return f"{', '.join(items[:-1])} {last or self.strings.and_} {items[-1]}"


class Typeset(Strings):
    """The strings of a language as it prints them; they are written plainly, and each is typeset when asked for."""

    def __init__(self, language: Language) -> None:
        self.__dict__["_language"] = language

    def __getattr__(self, name: str) -> str | Plural:
        language: Language = self.__dict__["_language"]
        plain: str | Plural = getattr(language.strings, name)
        typeset = language.typography
        value = Plural(typeset(plain.one), typeset(plain.many)) if isinstance(plain, Plural) else typeset(plain)
        self.__dict__[name] = value
        return value
