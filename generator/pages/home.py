"""The home page: what, for whom, how long, where to start for each kind of reader, what changed."""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.course import Role
from generator.model.lesson import Change
from generator.model.project import PlacedLesson
from generator.pages.frame import Frame

MOST_CHANGES = 8


@dataclass(frozen=True)
class Path:
    """The way of one role: its modules by number, the time they take."""

    role: Role
    numbers: tuple[int, ...]
    minutes: int
    first: str


def _paths(frame: Frame) -> list[Path]:
    paths = []
    for role in frame.project.course.roles:
        modules = [module for module in frame.project.modules if module.id in role.modules]
        first = next((module.id for module in modules), "")
        minutes = sum(module.duration for module in modules)
        paths.append(Path(role, tuple(module.number for module in modules), minutes, first))
    return paths


def _changes(frame: Frame) -> list[tuple[PlacedLesson, Change]]:
    """The newest changes of all lessons, newest first, then in the order of the course."""
    changes = [(placed, change) for placed in frame.project.lessons.values() for change in placed.lesson.changes]
    changes.sort(key=lambda pair: pair[1].date, reverse=True)
    return changes[:MOST_CHANGES]


def home_page(frame: Frame) -> str:
    """The home page."""
    course = frame.project.course
    front = {
        "title": frame.words.home,
        "description": frame.rendering.typo(course.subtitle or course.title),
        "kind": "home",
        "hide": ["navigation", "toc", "footer"],
        "record": True,
    }
    starts = [placed for placed in frame.project.lessons.values() if not placed.lesson.optional]
    return frame.page(
        "home", "index.md", front, paths=_paths(frame), changes=_changes(frame), first=starts[0] if starts else None,
        numbers=[module.number for module in frame.project.modules],
    )  # fmt: skip
