"""The pages of plain text that every course has: about, privacy, accessibility. Their words are in the templates."""

from __future__ import annotations

from generator.pages.frame import Frame

TEXT_PAGES = ("about.md", "privacy.md", "accessibility.md")


def text_page(frame: Frame, path: str) -> str:
    """One of these pages, in the language of the course."""
    name = path.removesuffix(".md")
    title = getattr(frame.words, name)
    hidden = ["navigation", "toc", "footer"]
    front: dict[str, object] = {"title": title, "description": title, "kind": "text", "hide": hidden}
    if name == "privacy":
        front["record"] = True
    return frame.page(f"{name}.{frame.project.course.language}", path, front)
