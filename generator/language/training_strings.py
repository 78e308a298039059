"""The names of the strings of « S'entraîner »: sessions of what is due, exercise books."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class TrainingStrings:
    """One field a string; the texts are in `fr_training` and `en_training`."""
