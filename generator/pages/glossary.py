"""The glossary, by letter; each term says where the course uses it."""

from __future__ import annotations

from generator.diagnostics import fold
from generator.model.course import Term
from generator.pages.frame import Frame
from generator.term_links import term_slug


def glossary_page(frame: Frame) -> str:
    """The page of all terms."""
    letters: dict[str, list[tuple[str, Term]]] = {}
    for term in sorted(frame.project.terms, key=lambda one: (fold(one.term), one.term)):
        first = fold(term.term)[:1].upper()
        letters.setdefault(first if first.isalpha() else "#", []).append((term_slug(term.term), term))
    front = {
        "title": frame.words.glossary,
        "description": frame.words.glossary_lead,
        "kind": "glossary",
        "hide": ["navigation", "toc"],
    }
    return frame.page("glossary", "glossary.md", front, letters=letters)
