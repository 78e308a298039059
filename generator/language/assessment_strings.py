"""The names of the strings of assessments: papers, look-over, corrected pages, the calendar file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class AssessmentStrings:
    """One field a string; the texts are in `fr_assessment` and `en_assessment`."""
