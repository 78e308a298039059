"""What became of one course, in a form that a process can hand to another."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

State = Literal["built", "unchanged", "failed"]


@dataclass(frozen=True)
class Outcome:
    """`pages` of its site as it stands (0 if it failed); findings as text, as JSON and as workflow commands."""

    course: str
    state: State
    pages: int = 0
    reason: str = ""
    """Why it failed, if not for what its files say."""
    counted: str = ""
    """`3 erreurs, 1 avertissement`; empty without a finding."""
    text: str = ""
    findings: list[dict[str, Any]] = field(default_factory=list)
    commands: str = ""

    def as_json(self) -> str:
        return json.dumps(asdict(self))

    @staticmethod
    def from_json(text: str) -> Outcome:
        """Raises `ValueError` or `TypeError` for what is none."""
        return Outcome(**json.loads(text))
