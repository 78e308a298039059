"""The pages of plain text that every course has: about, privacy, accessibility. Their words are in the templates."""

from __future__ import annotations

import re

from generator.language import Language, Piece
from generator.pages.frame import Frame

TEXT_PAGES = ("about.md", "privacy.md", "accessibility.md")


def text_page(frame: Frame, path: str) -> str:
    """One of these pages, in the language of the course."""
    name = path.removesuffix(".md")
    title = getattr(frame.words, name)
    hidden = ["navigation", "toc", "footer"]
    front: dict[str, object] = {"title": title, "description": title, "kind": "text", "hide": hidden}
    if name == "privacy":
        front |= {"record": True, "script": "results-page"}
    return typeset_page(frame.page(f"{name}.{frame.project.course.language}", path, front), frame.rendering.language)


_TAG = re.compile(r"(<[^>]*>|\{ ?#[^}]*\})")


def typeset_page(page: str, language: Language) -> str:
    """A page whose template was written plainly, typeset. A line of these templates is a paragraph or less."""
    front, mark, body = page.partition("\n---\n")
    return front + mark + "\n".join(_typeset_line(line, language) for line in body.split("\n"))


def _typeset_line(line: str, language: Language) -> str:
    parts = _TAG.split(line)
    parts[::2] = language.typeset([Piece(text) for text in parts[::2]])
    return "".join(parts)
