"""`fascicule build --all DIR`: every course below a folder, some at a time, each in a process of its own.

A process a course: what one leaves behind, or takes down with it, is not the next one's; memory is that of as many
courses as there are jobs. A course that did not change since its last build is passed over (`record`). What is said of
it all is in `told`.
"""

from __future__ import annotations

import datetime
import os
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from generator.many.outcome import Outcome
from generator.many.process import Processes
from generator.many.record import Asked, pages_if_unchanged
from generator.site import put_right

# A wait without an end cannot be interrupted on Windows.
_WAIT_SECONDS = 0.5


@dataclass(frozen=True)
class Course:
    """A project below the folder that was given: its name is its path from there, with `/`."""

    name: str
    root: Path


def cores() -> int:
    """The number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def build_all(
    courses: list[Course], as_of: datetime.date | None, engine: str, language: str, jobs: int
) -> Generator[Outcome]:
    """Build what changed, `jobs` at a time; what became of each course, in the order given, as soon as it is known.

    However it ends, no process of it is left and every site is whole.
    """
    asked = Asked(as_of, engine)
    alone = min(jobs, len(courses)) < 2
    with Processes(alone) as processes, ThreadPoolExecutor(jobs) as pool:
        try:
            waiting = [pool.submit(partial(_one, course, asked, language, processes)) for course in courses]
            for future in waiting:
                yield _result(future)
        finally:
            # Before the pool waits for its threads, which wait for these processes.
            pool.shutdown(wait=False, cancel_futures=True)
            processes.stop()


def _result(future: Future[Outcome]) -> Outcome:
    while not wait([future], timeout=_WAIT_SECONDS).done:
        pass
    return future.result()


def _one(course: Course, asked: Asked, language: str, processes: Processes) -> Outcome:
    put_right(course.root)
    pages = pages_if_unchanged(course.root, asked)
    if pages is not None:
        return Outcome(course.name, "unchanged", pages)
    return processes.build(course.root, course.name, asked, language)


__all__ = ["Course", "Outcome", "build_all", "cores"]
