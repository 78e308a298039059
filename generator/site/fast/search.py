"""The sections of a page for the search index: what Material's plug-in finds, read by one regular expression.

Gain: 10 % of a plain build at 200 lessons. Its parser (`material.plugins.search.plugin.Parser`, 9.8) walks the page
with `html.parser`. The rules here are its rules, down to those that look odd: an element left out of
the index ends with the first inner element of the same name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

_TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][^\s/>]*)((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>|([^<]+)", re.DOTALL)
_ATTRIBUTE = re.compile(r"([^\s\"'=<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_ALWAYS = frozenset({"object", "script", "style"})
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_READ = _HEADINGS | {"a"}
_INFINITE = float("inf")


@dataclass
class Section:
    """A heading and the text below it."""

    tag: str
    depth: float = 0
    excluded: bool = False
    id: str | None = None
    title: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


def sections_of(html: str) -> list[Section] | None:
    """The sections of `html`; None when it holds what only the plug-in's own parser reads (script, a stray `<`)."""
    reader = _Reader()
    place = 0
    for token in _TOKEN.finditer(html):
        if token.start() != place:
            return None
        place = token.end()
        closing, tag, attributes, data = token.groups()
        if data is not None:
            reader.data(unescape(data) if "&" in data else data)
        elif tag is not None:
            name = tag.lower()
            if name in ("script", "style"):
                return None
            if closing:
                reader.end(name)
            else:
                reader.start(name, attributes)
                if attributes.endswith("/"):
                    reader.end(name)
    return reader.sections if place == len(html) else None


class _Reader:
    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.section: Section | None = None
        self.skip: set[str] = set(_ALWAYS)
        self.context: list[str] = []
        self.links: list[bool] = []

    def _skipped(self) -> bool:
        return not self.skip.isdisjoint(self.context)

    def _preface(self) -> Section:
        section = Section("hx")
        self.section = section
        self.sections.append(section)
        return section

    def start(self, tag: str, attributes: str) -> None:
        if tag in _VOID:
            return
        self.context.append(tag)
        link = False
        attrs: dict[str, str | None] = {}
        if attributes and (tag in _READ or "data-search-exclude" in attributes or "linenodiv" in attributes):
            for name, double, single, bare in _ATTRIBUTE.findall(attributes):
                attrs[name.lower()] = unescape(double or single or bare)
            link = tag == "a" and attrs.get("class") == "headerlink"
        self.links.append(link)
        if tag in _HEADINGS and "id" in attrs:
            depth = len(self.context)
            if tag != "h1" and not self.sections:
                self.sections.append(Section("hx", depth))
            section = Section(tag, depth, "data-search-exclude" in attrs)
            if self.sections:
                section.id = attrs["id"]
            self.section = section
            self.sections.append(section)
        section_now = self.section or self._preface()
        if "data-search-exclude" in attrs or attrs.get("class") == "linenodiv":
            self.skip.add(tag)
            return
        if tag in _KEPT and not self._skipped():
            data = section_now.title if section_now.tag in self.context else section_now.text
            data.append(f"<{tag}>")

    def end(self, tag: str) -> None:
        if not self.context or self.context[-1] != tag:
            return
        section = self.section
        assert section is not None
        if section.depth > len(self.context):
            for other in reversed(self.sections):
                if other.depth <= len(self.context):
                    section.depth = _INFINITE
                    self.section = section = other
                    break
        self.context.pop()
        self.links.pop()
        if tag in self.skip:
            if tag not in _ALWAYS:
                self.skip.remove(tag)
            return
        if tag in _KEPT and not self._skipped():
            data = section.title if section.tag in self.context else section.text
            index = data.index(f"<{tag}>")
            for place in range(index + 1, len(data)):
                if not data[place].isspace():
                    index = len(data)
                    break
            if len(data) > index:
                del data[index:]
            else:
                data.append(f"</{tag}>")

    def data(self, data: str) -> None:
        if self._skipped():
            return
        preformatted = "pre" in self.context
        blank = data.isspace()
        if not preformatted:
            data = " " if blank else data.replace("\n", " ")
        section = self.section or self._preface()
        if section.tag in self.context:
            if not any(self.links):
                section.title.append(escape(data, quote=False))
        elif blank:
            if not section.text or not section.text[-1].isspace() or preformatted:
                section.text.append(data)
        else:
            section.text.append(escape(data, quote=False))


def entries_of(page: Any, html: str) -> list[dict[str, Any]] | None:
    """The entries of a page in the index, as `SearchIndex.add_entry_from_context` makes them; None as above."""
    search = page.meta.get("search") or {}
    if search.get("exclude"):
        return []
    found = sections_of(html)
    if found is None or page.meta.get("tags"):
        return None
    entries: list[dict[str, Any]] = []
    for section in found:
        if section.excluded:
            continue
        url = page.url
        if section.id:
            url += f"#{section.id}"
        title = section.title or [str(page.meta.get("title", page.title))]
        entry = {"location": url, "title": "".join(title).strip(), "text": "".join(section.text).strip()}
        if "boost" in search:
            entry["boost"] = search["boost"]
        entries.append(entry)
    return entries
