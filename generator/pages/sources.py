"""The sources by kind, with the day each was checked and where it is cited."""

from __future__ import annotations

from generator.model.course import Source
from generator.pages.frame import Frame
from generator.source_lines import stale

KINDS = ("law", "official", "copy", "secondary")


def sources_page(frame: Frame) -> str:
    """The page of all sources."""
    groups: list[tuple[str, str, list[Source]]] = []
    for kind in KINDS:
        found = [source for source in frame.project.sources.values() if source.kind == kind]
        if found:
            groups.append((kind, getattr(frame.words, f"sources_{kind}"), found))
    front = {
        "title": frame.words.sources,
        "description": frame.words.sources_lead,
        "kind": "sources",
        "hide": ["navigation", "toc"],
        "search": {"boost": 0.3},  # a source names what it is about as often as the memo that answers
    }
    old = {id_ for id_, source in frame.project.sources.items() if stale(source, frame.as_of)}
    return frame.page("sources", "sources.md", front, groups=groups, stale=old)
