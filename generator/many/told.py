"""The report on many courses, as text, JSON or workflow commands. Decides nothing, prints nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence

from generator.cli_texts import TEXTS
from generator.many.outcome import Outcome
from generator.report import escaped


def line(outcome: Outcome, language: str) -> str:
    """What became of one course: a line, and below it all that it failed for."""
    head = TEXTS[language][f"many_{outcome.state}"].format(course=outcome.course, pages=outcome.pages)
    if outcome.state == "failed":
        return "\n".join(part for part in (head, outcome.text, outcome.reason) if part)
    return f"{head}, {outcome.counted}" if outcome.counted else head


def totals(outcomes: Sequence[Outcome], language: str) -> str:
    """The line at the end."""
    number = Counter(outcome.state for outcome in outcomes)
    return TEXTS[language]["many_totals"].format(
        all=len(outcomes), built=number["built"], unchanged=number["unchanged"], failed=number["failed"]
    )


def as_json(outcomes: Sequence[Outcome]) -> str:
    """A list of objects, one a course: course, state, pages, reason, and findings as `check` gives them."""
    listed = [
        {
            "course": outcome.course,
            "state": outcome.state,
            "pages": outcome.pages,
            "reason": outcome.reason,
            "findings": outcome.findings,
        }
        for outcome in outcomes
    ]
    return json.dumps(listed, ensure_ascii=False, indent=2)


def as_github(outcome: Outcome) -> str:
    """Workflow commands of GitHub Actions for one course; empty when there is nothing to say."""
    if outcome.reason:
        return f"::error title={escaped(outcome.course, ':,')}::{escaped(outcome.reason, '')}"
    return outcome.commands
