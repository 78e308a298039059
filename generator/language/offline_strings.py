"""The names of the strings of the copy to take away and of the offline app."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class OfflineStrings:
    """One field a string; the texts are in `fr_offline` and `en_offline`."""
