"""The strings of questions that answer beyond the basics: certainty, forms, trees, cases, sets, in French."""

from __future__ import annotations

from typing import Any

PRACTICE: dict[str, Any] = {}
