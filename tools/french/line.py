"""A line of French that someone reads, where each of its characters is written, and what is wrong with it.

Where lines come from is in `texts` and `product`; what is wrong is found by `spelling` and `grammar`.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator.diagnostics import Span
from generator.language import OBJECT

LISTS = Path(__file__).resolve().parent
"""Where the lists of what is right all the same are kept."""


@dataclass(frozen=True)
class Line:
    """One paragraph, item, cell, title or message on one line; `OBJECT` stands for code, an address or a parameter.

    `place` gives the file and line of the characters from one index to another.
    """

    text: str
    place: Callable[[int, int], Span]


@dataclass(frozen=True, order=True)
class Fault:
    """What `make check` prints on one line."""

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.message}"


def fault(place: Span, message: str) -> Fault:
    return Fault(place.path, place.line, message)


# The ending of a file (« .pdf ») is no word, and its dot ends no sentence.
_ENDING = re.compile(r"(?<![\w.])\.[a-z]{2,4}\b")


def flat(text: str) -> str:
    """A text on one line, character for character, endings of files blotted out."""
    return blotted(_ENDING, text.translate({9: " ", 10: " ", 13: " "}))


def blotted(pattern: re.Pattern[str], text: str) -> str:
    """The text with `OBJECT` in the place of each character that the pattern matches."""
    return pattern.sub(lambda found: OBJECT * len(found[0]), text)


def named(path: Path, root: Path) -> str:
    """A file as reports call it: from the root where it can."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
