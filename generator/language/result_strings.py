"""The names of the strings of « Mes résultats », and of keeping, moving and erasing the record."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class ResultStrings:
    """One field a string; the texts are in `fr_result` and `en_result`."""
