"""The strings of assessments: papers, look-over, corrected pages, the calendar file, in English."""

from __future__ import annotations

from typing import Any

ASSESSMENT: dict[str, Any] = {}
