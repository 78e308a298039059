"""Finds the courses below a folder. Reads none of them."""

from __future__ import annotations

import os
from pathlib import Path

from generator.inputs import FOLDERS
from generator.many import Course
from generator.site.swap import MARKER

_NO_COURSES = frozenset({"node_modules", "venv", "__pycache__"})


def find_courses(folder: Path) -> tuple[list[Course], list[str]]:
    """The courses in `folder` and below, sorted by path, and the folders below it that could not be looked into.

    A course has a `content/course.yml`. Left aside: hidden folders, packages of other programs, finished sites, what is
    inside a course's own `content/`, `quizzes/` and `overrides/`, and links, so that no course is found twice.
    """
    courses: list[Course] = []
    closed: list[str] = []
    waiting = [folder.absolute()]
    while waiting:
        place = waiting.pop()
        name = place.relative_to(folder.absolute()).as_posix()
        try:
            with os.scandir(place) as entries:
                inner = {entry.name for entry in entries if entry.is_dir(follow_symlinks=False)}
        except OSError:
            closed.append(name)
            continue
        if (place / MARKER).is_file():
            continue
        if os.path.lexists(place / "content" / "course.yml"):
            courses.append(Course(name, place))
            inner -= set(FOLDERS)
        waiting += [place / one for one in inner - _NO_COURSES if not one.startswith(".")]
    return sorted(courses, key=lambda course: course.root.parts), sorted(closed)
