"""The four entries of the handout: course, memos, training, results, and what stands below each. Pure.

The tabs of a wide screen and the bar of a phone show the same ones; a course without memos or questions has fewer.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

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
    entries: list[Any] = ["index.md"]
    for module in frame.project.modules:
        lessons = [
            {f"{placed.module_number}.{placed.number} {_title(frame, placed.lesson.title)}": f"{placed.id}.md"}
            for placed in module.lessons
        ]
        name = f"{module.number} {_title(frame, module.module.title)}"
        entries.append({name: [f"{module.id}/index.md", *lessons]})
    return [*entries, {frame.words.programme: "programme.md"}]


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
