"""What runs in the process of one course: build it, write its record, say on standard output what became of it."""

from __future__ import annotations

import datetime
import json
import os
from dataclasses import replace
from pathlib import Path

from generator import report
from generator.course_build import build_course
from generator.diagnostics import Diagnostic, Span
from generator.many.outcome import Outcome
from generator.many.record import Asked, Recording
from generator.site import BuildError, put_right
from generator.source import SourceFile

_NO_MEMORY = 12
"""The exit code when Python itself finds that there is no memory left."""


def work(root: str, name: str, as_of: str | None, engine: str, language: str) -> None:
    """Build the course in the folder `root` and print its `Outcome`."""
    # What an engine or a plug-in prints is no part of the answer.
    answer = os.dup(1)
    os.dup2(2, 1)
    try:
        outcome = outcome_of(Path(root), name, datetime.date.fromisoformat(as_of) if as_of else None, engine, language)
    except MemoryError:
        os._exit(_NO_MEMORY)
    with open(answer, "wb") as stream:  # noqa: PTH123 - a descriptor
        stream.write(outcome.as_json().encode())


def outcome_of(root: Path, name: str, as_of: datetime.date | None, engine: str, language: str) -> Outcome:
    """Build the course in `root`; `name` stands before the paths of its findings."""
    put_right(root)
    recording = Recording(root, Asked(as_of, engine))
    try:
        result, built = build_course(root, as_of, None, engine, recording)
    except BuildError as error:
        return Outcome(name, "failed", reason=error.said(language))
    if built is not None:
        recording.write(built.pages)
    findings = [_from(name, finding) for finding in result.findings]
    files = {_at(name, path): SourceFile(_at(name, path), file.text) for path, file in result.files.items()}
    return Outcome(
        name,
        "failed" if built is None else "built",
        pages=built.pages if built else 0,
        counted=report.counts(findings, language) if findings else "",
        text="" if built else report.as_text(findings, files, language),
        findings=json.loads(report.as_json(findings, language)),
        commands=report.as_github(findings, language),
    )


def _from(name: str, finding: Diagnostic) -> Diagnostic:
    """The finding with its places as they are seen from the folder of all courses."""

    def moved(span: Span) -> Span:
        return replace(span, path=_at(name, span.path))

    return replace(finding, span=moved(finding.span), notes=tuple(map(moved, finding.notes)))


def _at(name: str, path: str) -> str:
    return path if name == "." else f"{name}/{path}"
