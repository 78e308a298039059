"""What is wrong and where: `Span`, `Diagnostic` and "did you mean".

A mistake in the content is a value, never an exception. Sentences do not live here: they are templates in `codes`,
filled with the parameters of a diagnostic when a report is written.
"""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source file; `line` and `column` count from 1, `length` is in characters on that line."""

    path: str
    line: int = 1
    column: int = 1
    length: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding: a code, its place, the words its sentences need, a suggestion and other places to look at."""

    code: str
    span: Span
    params: dict[str, str] = field(default_factory=dict)
    suggestion: str | None = None
    notes: tuple[Span, ...] = ()
    severity: Severity | None = None
    """None: as the code says. A rule about the whole course is softened to a warning while the course is a draft."""

    def softened(self) -> Diagnostic:
        """The same finding as a warning."""
        return replace(self, severity="warning")

    @property
    def sort_key(self) -> tuple[str, int, int, str, tuple[str, ...]]:
        """Order of a report: by place, then by code, then by words, so that two runs print the same."""
        return (self.span.path, self.span.line, self.span.column, self.code, tuple(map(str, self.params.values())))


class _Accents(dict[int, int | None]):
    """For `str.translate`: what combines with the letter before goes. Each character is looked up once."""

    def __missing__(self, char: int) -> int | None:
        kept = self[char] = None if unicodedata.combining(chr(char)) else char
        return kept


_ACCENTS = _Accents()


def fold(word: str) -> str:
    """Lower case without accents: the form in which words typed by people are compared."""
    if word.isascii():
        return word.lower()
    return unicodedata.normalize("NFKD", word.casefold()).translate(_ACCENTS)


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """The known word nearest to `word`, or None when nothing is near enough to be a slip of the pen."""
    folded = {fold(candidate).replace("_", "-"): candidate for candidate in sorted(known)}
    wanted = fold(word).replace("_", "-").replace(" ", "-")
    if wanted in folded:
        return folded[wanted]
    near = difflib.get_close_matches(wanted, folded, n=1, cutoff=0.6)
    return folded[near[0]] if near else None
