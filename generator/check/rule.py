"""What a rule is and what it may look at. Which rules there are is in `check` itself."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.check.prose import Reader
from generator.check.texts import Written
from generator.check.vocabulary import Vocabulary
from generator.diagnostics import Diagnostic
from generator.model.project import Project


@dataclass(frozen=True)
class Context:
    """What a rule may look at: the project and the date of the build."""

    project: Project
    as_of: datetime.date

    @property
    def texts(self) -> tuple[Written, ...]:
        """Every text of the course, gathered once for all rules."""
        return self.reader.texts

    @cached_property
    def reader(self) -> Reader:
        """The texts of the course as plain passages, read once for all rules."""
        return Reader(self.project, self.as_of)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of these passages and where each stands."""
        return Vocabulary(self.reader.all)


Rule = Callable[[Context], Iterator[Diagnostic]]
