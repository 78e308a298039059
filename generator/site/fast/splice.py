"""Text with marked places: rendered once by the theme's own templates, filled once for each page.

A mark is a private-use character, a name, another private-use character. No filter of the theme changes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

OPEN, CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{OPEN}([a-z_]+){CLOSE}")
# What `e`, `striptags` and the escapes of the frame leave as it is: only such a value may stand where a mark stood.
_CHANGED = re.compile(rf"[&<>\"'\\{OPEN}{CLOSE}]|\s\s|^\s|\s$|[\t\n\r]")


class NotUnderstoodError(Exception):
    """The theme or the settings do what the accelerated build does not know; the plain one does it."""


def mark(name: str) -> str:
    """The mark of a place."""
    return f"{OPEN}{name}{CLOSE}"


def stays_as_it_is(value: str) -> bool:
    """True when no filter of the theme would change `value`."""
    return not _CHANGED.search(value)


class Spliced:
    """A text cut at its marks."""

    def __init__(self, text: str) -> None:
        self._pieces = _MARK.split(text)
        self.names = frozenset(self._pieces[1::2])

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with `values` in place of the marks."""
        pieces = self._pieces
        filled = pieces.copy()
        for place in range(1, len(pieces), 2):
            filled[place] = values[pieces[place]]
        return "".join(filled)


def cut_at(text: str, item: str) -> tuple[str, str]:
    """What stands before and after `item`, which must stand in `text` once."""
    before, found, after = text.partition(item)
    if not found or item in after:
        raise NotUnderstoodError("a list of the theme is not written item by item")
    return before, after
