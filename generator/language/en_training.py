"""The strings of « S'entraîner »: sessions of what is due, exercise books, in English."""

from __future__ import annotations

from typing import Any

TRAINING: dict[str, Any] = {}
