"""The pages of plain text that every course has: about, privacy, accessibility. Their words are in the templates."""

from __future__ import annotations

from generator.pages.frame import Frame

TEXT_PAGES = ("about.md", "privacy.md", "accessibility.md")


def text_page(frame: Frame, path: str) -> str:
    """One of these pages, in the language of the course."""
    name = path.removesuffix(".md")
    title = getattr(frame.words, name)
    front = {"title": title, "description": title, "kind": "text", "hide": ["navigation", "toc", "footer"]}
    return frame.page(f"{name}.{frame.project.course.language}", path, front)
