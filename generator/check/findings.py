"""`Findings`: all that the rules found, in such a way that after an edit only what changed is judged again."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass

from generator.check.facts import Facts
from generator.codes import CODES
from generator.diagnostics import Diagnostic


@dataclass(frozen=True)
class Findings:
    """What was found in a course on a day. Can be pickled and small: no text of an author is in it."""

    as_of: datetime.date
    local: Mapping[str, tuple[Diagnostic, ...]]
    """By file, what the local rules found in each lesson and bank, and under `""` what in all other files."""
    across: tuple[Diagnostic, ...]
    """What the rules across files found."""
    facts: Facts
    draft: bool = False
    """Whether rules about the whole course only warn."""

    def listed(self) -> list[Diagnostic]:
        """All findings as a report shows them, unsorted."""
        found = [finding for part in self.local.values() for finding in part]
        found += self.across
        if self.draft:
            return [finding.softened() if CODES[finding.code].draft else finding for finding in found]
        return found
