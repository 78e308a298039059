"""Checks: pure rules, `Context` → diagnostics. `RULES` is the list of them all; nothing here reads a file.

A rule about the whole course is softened to a warning while the course says `draft: true`.
"""

from __future__ import annotations

import datetime

from generator.check.accessibility import RULES as _ACCESSIBILITY
from generator.check.assessments import RULES as _ASSESSMENTS
from generator.check.author_text import RULES as _AUTHOR_TEXT
from generator.check.banks import RULES as _BANKS
from generator.check.figures import RULES as _FIGURES
from generator.check.french import RULES as _FRENCH
from generator.check.pasted import RULES as _PASTED
from generator.check.pedagogy import RULES as _PEDAGOGY
from generator.check.questions import RULES as _QUESTIONS
from generator.check.references import RULES as _REFERENCES
from generator.check.rule import Context, Rule
from generator.check.typed_values import RULES as _TYPED_VALUES
from generator.check.typography import RULES as _TYPOGRAPHY
from generator.check.uses import RULES as _USES
from generator.check.validity import RULES as _VALIDITY
from generator.check.well_formed import RULES as _WELL_FORMED
from generator.check.wording import RULES as _WORDING
from generator.codes import CODES
from generator.diagnostics import Diagnostic
from generator.garbage import uncollected
from generator.model.project import Project

# One tuple a module; a new module adds its import and its line here.
RULES: tuple[Rule, ...] = (
    *_WELL_FORMED,
    *_REFERENCES,
    *_FIGURES,
    *_AUTHOR_TEXT,
    *_USES,
    *_TYPED_VALUES,
    *_VALIDITY,
    *_PEDAGOGY,
    *_QUESTIONS,
    *_WORDING,
    *_BANKS,
    *_ASSESSMENTS,
    *_ACCESSIBILITY,
    *_TYPOGRAPHY,
    *_PASTED,
    *_FRENCH,
)


def check(project: Project, as_of: datetime.date) -> list[Diagnostic]:
    """All findings of all rules, unsorted."""
    context = Context(project, as_of)
    with uncollected():
        found = [finding for rule in RULES for finding in rule(context)]
    if project.course.draft:
        found = [finding.softened() if CODES[finding.code].draft else finding for finding in found]
    return found


__all__ = ["RULES", "Context", "Rule", "check"]
