"""Lessons and question banks read by two processes, while this one still imports what it will do with them.

Gain at 200 lessons: 0.25 s, 6 % of a first build; at 1,000 a second, 5 %. What `load` then asks for is there already; a
file that it does not ask for, or that changed meanwhile, is as if it had not been read.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from generator.ahead import Ahead
from generator.load import FOLDERS
from generator.model.lesson import Lesson
from generator.model.question import Question
from generator.readings import Readings, Taken

_WORTH_A_PROCESS = 40
_TOGETHER = 10
"""Files in a piece of work."""

_File = tuple[str, Any, bool]
"""Name of a file, what it is read as, and whether as a list."""


class ReadingAhead:
    """Use as a context; `finish` takes part, and hands over what was read."""

    def __init__(self, root: Path, readings: Readings) -> None:
        self._root = root
        self._readings = readings
        files = list(_files(root)) if readings.know_nothing else []
        wanted = len(files) >= _WORTH_A_PROCESS
        here = os.getpid()
        parts = [files[start : start + _TOGETHER] for start in range(0, len(files), _TOGETHER)] if wanted else []
        self._work = Ahead([partial(self._read, part, here) for part in parts], wanted=wanted)

    def _read(self, files: list[_File], here: int) -> list[Taken]:
        """In another process, what was read is written as it will be kept."""
        read = self._readings.taken
        found = [read(self._root / name, name, kind, listed=listed) for name, kind, listed in files]
        return [one if os.getpid() == here else one.packed(self._readings.store) for one in found if one is not None]

    def finish(self) -> None:
        """Wait for the rest."""
        if self._work.begun:
            for part in self._work.results():
                for one in part:
                    self._readings.take(one)

    def __enter__(self) -> ReadingAhead:
        return self

    def __exit__(self, *about: object) -> None:
        self._work.__exit__(*about)


def _files(root: Path) -> Iterator[_File]:
    """The files that are a lesson or a bank by their place. None that is a link: it may lead anywhere."""
    for folder in _below(root / "content"):
        if folder.is_dir(follow_symlinks=False) and folder.name not in FOLDERS:
            for one in _yaml(folder.path):
                if one != "module.yml":
                    yield f"content/{folder.name}/{one}", Lesson, False
    for one in _yaml(os.path.join(root, "quizzes")):  # noqa: PTH118
        if one != "assessments.yml":
            yield f"quizzes/{one}", Question, True


def _yaml(folder: str) -> list[str]:
    return [one.name for one in _below(folder) if one.name.endswith(".yml") and one.is_file(follow_symlinks=False)]


def _below(folder: str | Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return sorted((one for one in entries if not one.name.startswith(".")), key=lambda one: one.name)
    except OSError:
        return []


