"""The gaps of a gap-text: `Le titulaire a [[15|quinze]] jours.` Cutting a text at its gaps, and nothing else."""

from __future__ import annotations

import re

from generator.language import OBJECT

_GAP = re.compile(r"\[\[(.*?)\]\]", re.DOTALL)


def gaps(text: str) -> tuple[tuple[str, ...], ...]:
    """For each gap in order, the responses that fill it; the first one is shown in the key."""
    return tuple(
        tuple(part for raw in found[1].split("|") if (part := " ".join(raw.split()))) for found in _GAP.finditer(text)
    )


def with_marks(text: str) -> str:
    """The text with one mark in the place of each gap: what markup and typography see as an object."""
    return _GAP.sub(OBJECT, text.replace(OBJECT, ""))
