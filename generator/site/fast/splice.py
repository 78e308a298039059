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
_VERBATIM = re.compile(r"(<(pre|textarea|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
_AFTER_A_TAG = re.compile(r">\s+")
_BEFORE_A_TAG = re.compile(r"\s+<")


class NotUnderstoodError(Exception):
    """The theme or the settings do what the accelerated build does not know; the plain one does it."""


def mark(name: str) -> str:
    """The mark of a place."""
    return f"{OPEN}{name}{CLOSE}"


def stays_as_it_is(value: str) -> bool:
    """True when no filter of the theme would change `value`."""
    return not _CHANGED.search(value)


def squeezed(text: str) -> str:
    """The theme's HTML with one line end where it has lines of spaces beside a tag: a browser shows the same.

    Gain: a fifth of a page's bytes, and so of what is packed, hashed and written; at 1,000 lessons 30 MB of a site.
    """
    parts = _VERBATIM.split(text)
    parts[::3] = [_BEFORE_A_TAG.sub("\n<", _AFTER_A_TAG.sub(">\n", part)) for part in parts[::3]]
    del parts[2::3]
    return "".join(parts)


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
