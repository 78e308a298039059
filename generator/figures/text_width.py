"""How wide a text is at most, in a sans we do not choose, and how it is cut into lines.

The page uses the reader's own sans, so the table is that of the widest of the usual ones: a box drawn from it never
overflows, and at worst has room to spare.
"""

from __future__ import annotations

import unicodedata
from math import ceil

# Widths in thousandths of the size; the rest is `_OTHER`.
_GROUPS = (
    ("ijl.,:;|!'’·", 320),
    ('()[]/-ftr \u00a0"“”', 400),
    ("sczJ°?", 560),
    ("abdeghknopquvxy0123456789«»…+=€", 640),
    ("ABCEFKLPRSTVXYZ&", 720),
    ("DGHNOQU–", 800),
    ("mwMWœæŒÆ—%@", 1000),
)
_OTHER = 800
_WIDTHS = {char: width for chars, width in _GROUPS for char in chars}
_BOLD = 1.07


def text_width(text: str, size: float, *, bold: bool = False) -> int:
    """An upper bound of the width of one line, in the units of `size`."""
    total = 0
    for char in unicodedata.normalize("NFC", text):
        base = unicodedata.normalize("NFD", char)[0]
        total += _WIDTHS.get(char, _WIDTHS.get(base, _OTHER))
    return ceil(total * size / 1000 * (_BOLD if bold else 1))


def wrap(text: str, limit: int, size: float, *, indent: int = 0, bold: bool = False) -> tuple[str, ...]:
    """The text in lines no wider than `limit`, the first one shorter by `indent`.

    Lines break at ordinary spaces; a word that is too wide alone keeps a line of its own and stays whole.
    """
    lines: list[str] = []
    line = ""
    for word in text.split(" "):
        if not word:
            continue
        longer = f"{line} {word}" if line else word
        room = limit - (0 if lines else indent)
        if line and text_width(longer, size, bold=bold) > room:
            lines.append(line)
            line = word
        else:
            line = longer
    return (*lines, line) if line else tuple(lines)
