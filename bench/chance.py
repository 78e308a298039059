"""Numbers that look drawn and never change: own arithmetic from a name, no clock. And French sentences from them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from bench import vocabulary as words

Any = TypeVar("Any")
_MASK = 2**64 - 1


class Draw:
    """A row of numbers that depends on `name` alone (FNV-1a for the start, Knuth's MMIX constants for the steps)."""

    def __init__(self, name: str) -> None:
        state = 0xCBF29CE484222325
        for byte in name.encode():
            state = ((state ^ byte) * 0x100000001B3) & _MASK
        self._state = state

    def number(self, below: int) -> int:
        """A number from 0 to `below` - 1."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & _MASK
        return (self._state >> 33) % below

    def one(self, things: Sequence[Any]) -> Any:
        """One of `things`."""
        return things[self.number(len(things))]

    def some(self, things: Sequence[Any], count: int) -> list[Any]:
        """`count` different ones of `things`."""
        left = list(things)
        return [left.pop(self.number(len(left))) for _ in range(count)]

    def sentence(self) -> str:
        """A French sentence of about fifteen words, with a full stop."""
        return self.one(words.SENTENCES).format(
            who=self.one(words.WHO), does=self.one(words.DOES), thing=self.one(words.THINGS),
            other=self.one(words.THINGS), when=self.one(words.WHEN), where=self.one(words.WHERE),
            why=self.one(words.WHY), Who=_upper(self.one(words.WHO)), When=_upper(self.one(words.WHEN)),
            Where=_upper(self.one(words.WHERE)), Thing=_upper(self.one(words.THINGS)),
        )  # fmt: skip

    def paragraph(self, sentences: int) -> str:
        """Some sentences."""
        return " ".join(self.sentence() for _ in range(sentences))

    def gesture(self) -> str:
        """What one does in a step: « Vérifier le frein avant l'essai »."""
        return f"{self.one(words.GESTURES)} {self.one(words.THINGS)} {self.one(words.WHEN)}"


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
