"""Read, then check: the first two hops of every command, in one call."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from generator import report
from generator.check import check
from generator.diagnostics import Diagnostic
from generator.load import load
from generator.model.project import Project
from generator.readings import Readings
from generator.source import SourceFile


@dataclass(frozen=True)
class Checked:
    """A course and all that is wrong with it on a date."""

    project: Project | None
    findings: list[Diagnostic]
    files: dict[str, SourceFile]
    as_of: datetime.date

    def failed(self, strict: bool) -> bool:
        """True when there is an error, or with `strict` anything at all."""
        return any(strict or report.severity(finding) == "error" for finding in self.findings)


def checked(
    root: Path,
    as_of: datetime.date | None,
    meanwhile: Callable[[Project, datetime.date], None] = lambda *_: None,
    readings: Readings | None = None,
    judge: Callable[[Project, datetime.date], list[Diagnostic]] = check,
) -> Checked:
    """Read and check the course in `root`; `as_of` None means the newest date in the content.

    `meanwhile` is told of the course once it is read, before it is checked; `readings` are as `load` takes them;
    `judge` finds what `check` finds.
    """
    loaded = load(root, readings)
    if loaded.project is None:
        return Checked(None, report.ordered(loaded.problems), loaded.files, as_of or datetime.date(2000, 1, 1))
    day = as_of or loaded.project.newest_date
    if not any(report.severity(finding) == "error" for finding in loaded.problems):
        meanwhile(loaded.project, day)
    return Checked(loaded.project, report.ordered(loaded.problems + judge(loaded.project, day)), loaded.files, day)
