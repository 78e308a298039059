"""The names of the strings of questions that answer beyond the basics: certainty, forms, trees, cases, sets."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class PracticeStrings:
    """One field a string; the texts are in `fr_practice` and `en_practice`."""
