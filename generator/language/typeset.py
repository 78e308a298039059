"""How a correction of typography reaches the pieces of a paragraph.

A paragraph is cut into pieces by emphasis, links and code, but a language's rules look across them: a « may open in one
piece and close in another. So the rules see one joined string and answer with edits; here the edits are laid back on
the pieces. The rules themselves live in the modules of the languages.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

# Stands in a joined string for what is no text: code, a footnote call.
OBJECT = "\ufffc"


class Piece(NamedTuple):
    """A part of a paragraph; a fixed one is seen by the rules and never changed."""

    text: str
    fixed: bool = False


class Edit(NamedTuple):
    """Replace the characters from `start` to `end`, at least one, by `new`."""

    start: int
    end: int
    new: str


def sound(edits: Iterable[Edit]) -> list[Edit]:
    """The edits in order; of two that overlap, the one that begins later is left out, or the shorter."""
    found = list(edits)
    if len(found) < 2:
        return found
    kept: list[Edit] = []
    for edit in sorted(found, key=lambda edit: (edit.start, -edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return kept


def apply(text: str, edits: Sequence[Edit]) -> str:
    """A plain string with its sound edits made."""
    parts: list[str] = []
    done = 0
    for edit in edits:
        parts += text[done : edit.start], edit.new
        done = edit.end
    parts.append(text[done:])
    return "".join(parts)


def lay(pieces: Sequence[Piece], edits: Sequence[Edit]) -> list[str]:
    """The texts of the pieces with sound edits of their joined text made.

    An edit that touches a fixed piece is left out; one that spans two pieces writes in the first.
    """
    if not edits:
        return [piece.text for piece in pieces]
    result: list[str] = []
    waiting = list(edits)
    start = 0
    for piece in pieces:
        end = start + len(piece.text)
        if piece.fixed:
            result.append(piece.text)
            # What begins in a fixed piece, or began before it and reaches into it, is dropped.
            while waiting and waiting[0].start < end:
                waiting.pop(0)
            start = end
            continue
        mine: list[Edit] = []
        while waiting and waiting[0].start < end:
            edit = waiting.pop(0)
            if edit.end > end:
                # The rest only removes, in the next piece.
                waiting.insert(0, Edit(end, edit.end, ""))
            mine.append(Edit(edit.start - start, min(edit.end, end) - start, edit.new))
        result.append(apply(piece.text, mine))
        start = end
    return result
