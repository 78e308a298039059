"""`fascicule build --all`: find, build, print as it goes, exit code. 0 fine, 1 a course failed, 2 misused."""

from __future__ import annotations

import datetime
import signal
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NoReturn

import click

from generator.cli_texts import TEXTS
from generator.many import build_all, cores, told
from generator.many.find import find_courses


def run(folder: Path, as_of: datetime.date | None, engine: str, language: str, jobs: int | None, form: str) -> int:
    """Build every course below `folder` and report; the exit code."""
    courses, closed = find_courses(folder)
    for name in closed:
        click.echo(TEXTS[language]["many_closed"].format(name=name), err=True)
    if not courses:
        raise click.UsageError(TEXTS[language]["no_courses"].format(place=folder))
    outcomes = []
    building = build_all(courses, as_of, engine, language, jobs or cores())
    # Closed at once, wherever an interruption comes: what waits would be begun otherwise.
    with _stopped_as_by_a_person(), closing(building):
        for outcome in building:
            outcomes.append(outcome)
            said = {"text": told.line(outcome, language), "github": told.as_github(outcome)}.get(form, "")
            if said:
                click.echo(said)
    if form == "json":
        click.echo(told.as_json(outcomes))
    else:
        # What reads workflow commands shows other lines as they are.
        click.echo(told.totals(outcomes, language))
    return 1 if any(outcome.state == "failed" for outcome in outcomes) else 0


@contextmanager
def _stopped_as_by_a_person() -> Iterator[None]:
    """Let a request to end (a closed container, a cancelled run) stop everything as Ctrl+C does."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def interrupt(*_: object) -> NoReturn:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
