"""The four entries of the handout: course, memos, training, results, and what stands below each. Pure.

The tabs of a wide screen and the bar of a phone show the same ones; a course without memos or questions has fewer.
"""

from __future__ import annotations

import math
from collections.abc import Collection
from typing import Any

from generator.model.project import PlacedModule
from generator.pages.assessment import FOLDER
from generator.pages.frame import Frame, inert
from generator.pages.results import RESULTS
from generator.pages.training import TRAINING, books

_ICONS = {
    "course": "material/book-open-page-variant-outline",
    "memos": "material/card-text-outline",
    "glossary": "material/book-alphabet",
    "training": "material/pencil-outline",
    "results": "material/chart-timeline-variant",
}

_LISTED = 24
"""As many modules stand in one list. Every page carries its list: 100 modules would be 22 kB of each."""
_SHELF = 10


def nav_of(frame: Frame, pages: Collection[str]) -> tuple[list[dict[str, Any]], list[str]]:
    """The navigation as the engine takes it, and an icon of the theme for each of its entries."""
    words = frame.words
    entries: list[tuple[str, str, Any]] = [("course", words.course, _course(frame))]
    if frame.project.memos:
        entries.append(("memos", words.memos, _memos(frame)))
    elif frame.project.terms:
        entries.append(("glossary", words.glossary, "glossary.md"))
    if TRAINING in pages:
        entries.append(("training", words.training, _training(frame, pages)))
    if RESULTS in pages:
        entries.append(("results", words.results, RESULTS))
    return [{title: pages} for _, title, pages in entries], [_ICONS[name] for name, _, _ in entries]


def _title(frame: Frame, text: str) -> str:
    return inert(frame.rendering.typo(text))


def _course(frame: Frame) -> list[Any]:
    modules = [_module(frame, placed) for placed in frame.project.modules]
    if len(modules) > _LISTED:
        modules = _shelved(frame, modules)
    return ["index.md", *modules, {frame.words.programme: "programme.md"}]


def _module(frame: Frame, module: PlacedModule) -> dict[str, Any]:
    lessons = [
        {f"{placed.module_number}.{placed.number} {_title(frame, placed.lesson.title)}": f"{placed.id}.md"}
        for placed in module.lessons
    ]
    name = f"{module.number} {_title(frame, module.module.title)}"
    return {name: [f"{module.id}/index.md", *lessons]}


def _shelved(frame: Frame, modules: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The modules in groups of ten, or of more where that makes more groups than modules in one."""
    size = max(_SHELF, math.isqrt(len(modules) - 1) + 1)
    groups = []
    for first in range(0, len(modules), size):
        group = modules[first : first + size]
        name = frame.words.modules_between.format(first=first + 1, last=first + len(group))
        # One that is left over would be a group of its own.
        groups.append({name: group} if len(group) > 1 else group[0])
    return groups


def _memos(frame: Frame) -> list[Any]:
    memos: list[Any] = [
        {_title(frame, memo.title): f"reference/{name}.md"} for name, memo in frame.project.memos.items()
    ]
    glossary = [{frame.words.glossary: "glossary.md"}] if frame.project.terms else []
    return ["reference/index.md", *memos, *glossary]


def _training(frame: Frame, pages: Collection[str]) -> list[Any]:
    """The session, the assessments by their first page, the exercise books."""
    assessments = [
        {_title(frame, one.title): f"{FOLDER}/{one.id}.md"}
        for one in frame.project.assessments
        if f"{FOLDER}/{one.id}.md" in pages
    ]
    return [TRAINING, *assessments, *({inert(book.title): book.path} for book in books(frame))]
