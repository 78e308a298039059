"""What a rule is and what it may look at. Which rules there are is in `check` itself."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.diagnostics import Diagnostic
from generator.model.project import Project


@dataclass(frozen=True)
class Context:
    """What a rule may look at: the project and the date of the build."""

    project: Project
    as_of: datetime.date


Rule = Callable[[Context], Iterator[Diagnostic]]
