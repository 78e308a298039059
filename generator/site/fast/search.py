"""The sections of a page for the search index: what Material's plug-in finds, by cutting at `<`.

Gain: 10 % of a plain build at 200 lessons. Its parser (`material.plugins.search.plugin.Parser`, 9.8) walks the page
with `html.parser`. The rules here are its rules, down to those that look odd: an element left out of
the index ends with the first inner element of the same name.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Any

_ATTRIBUTE = re.compile(r"([^\s\"'=<>/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+)))?")
_STARTS_HEADING = re.compile(r"[hH][1-6]\b")
_NAME = re.compile(r"[a-zA-Z][^\s/>]*")
_CLOSED = re.compile(r"(?:[^\"']++|\"[^\"]*+\"|'[^']*+')*")
_KEPT = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PLAIN = frozenset(
    ["a", "b", "dd", "div", "dl", "dt", "em", "form", "i", "label", "section", "span", "strong", "td", "th", "tr"]
)
"""The commonest of those that leave nothing in the index."""
_FOREIGN = frozenset({"script", "style", "object"})
# What the plug-in looks for and no page of ours has.
_ODD = ("headerlink", "linenodiv")
_INFINITE = float("inf")
_MARK = "data-search-"
_EXCLUDED = ' data-search-exclude="true"'
_OURS = re.compile(r'<(ul|ol|svg) class="fx-[^"<>]*"[^<>\']*>')
_REST_OF_A_MARK = re.compile(r"\w+=\"[^\"]+\"")


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
    if any(odd in html for odd in _ODD):
        return None
    before, *pieces = _without_excluded(html).split("<")
    reader = _Reader()
    if before:
        reader.data(before)
    start, end, data = reader.start, reader.end, reader.data
    for place, piece in enumerate(pieces, 1):
        tag, closed, text = piece.partition(">")
        if not closed:
            return None
        if tag[:1] == "/":
            end(tag[1:].rstrip())
        elif tag in _PLAIN or (tag.isalnum() and tag.isascii() and tag[0].isalpha()):
            start(tag, "")
        elif tag.startswith("!--"):
            if not tag.endswith("--") or len(tag) < len("!----"):
                return None  # the sign that ended it stands in the comment
        else:
            name = _NAME.match(tag)
            if not name or not _ends_outside_values(tag):
                return None
            start(name[0], tag[name.end() :])
            if reader.is_at_the_end and not any(map(_STARTS_HEADING.match, pieces[place:])):
                break
            if tag.endswith("/"):
                end(name[0])
        if text:
            data(text)
    return None if reader.foreign else reader.sections


def _without_excluded(html: str) -> str:
    """`html` without the lists and drawings of our templates that are left out of the index: half of a lesson's tags.

    They are known to be well-formed; one with a heading or an element of its own name inside is read as any other.
    """
    kept: list[str] = []
    done = 0
    found = html.find(_EXCLUDED)
    while found >= 0:
        start, inside = html.rfind("<", done, found), found + len(_EXCLUDED)
        ours = _OURS.match(html, start) if start >= 0 else None
        if ours and ours.end() > found:
            closing = f"</{ours[1]}>"
            stop = html.find(closing, ours.end())
            inner = html[ours.end() : stop]
            if stop >= 0 and f"<{ours[1]}" not in inner and "<h" not in inner:
                # An element all the same: what stands on its two sides is read as two texts.
                kept += html[done:start], "<i></i>"
                done = inside = stop + len(closing)
        found = html.find(_EXCLUDED, inside)
    kept.append(html[done:])
    return "".join(kept)


class _Reader:
    def __init__(self) -> None:
        self.sections: list[Section] = []
        self.section: Section | None = None
        self.foreign = False
        # Elements left out of the index, by name. Each is open: the first end of that name takes it away.
        self._skip: set[str] = set()
        self._context: list[str] = []
        self._headings: list[str] = []
        self._preformatted = 0

    @property
    def is_at_the_end(self) -> bool:
        """Whether what follows is left out, but for what stands below further headings."""
        return self.section is not None and self.section.excluded and len(self._context) == 1

    def _preface(self) -> Section:
        section = Section("hx")
        self.section = section
        self.sections.append(section)
        return section

    def start(self, tag: str, attributes: str) -> None:
        if tag not in _PLAIN:
            tag = tag.lower()
        if tag in _VOID:
            return
        self._context.append(tag)
        if tag in _PLAIN and _MARK not in attributes and self.section is not None:
            return
        excluded = _MARK in attributes and "data-search-exclude" in _attributes(attributes)
        if tag in _HEADINGS:
            self._heading(tag, _attributes(attributes), excluded=excluded)
        section = self.section or self._preface()
        if excluded:
            self._skip.add(tag)
        if tag in _KEPT:
            self._preformatted += tag == "pre"
            if not self._skip:
                self._texts(section).append(f"<{tag}>")
        elif tag in _FOREIGN:
            self.foreign = True

    def _heading(self, tag: str, attributes: dict[str, str], *, excluded: bool) -> None:
        self._headings.append(tag)
        if "id" not in attributes:
            return
        depth = len(self._context)
        if tag != "h1" and not self.sections:
            self.sections.append(Section("hx", depth))
        section = Section(tag, depth, excluded)
        if self.sections:
            section.id = attributes["id"]
        self.section = section
        self.sections.append(section)

    def _texts(self, section: Section) -> list[str]:
        return section.title if section.tag in self._headings else section.text

    def end(self, tag: str) -> None:
        if tag not in _PLAIN:
            tag = tag.lower()
        context = self._context
        if not context or context[-1] != tag:
            return
        section = self.section
        assert section is not None
        if section.depth > len(context):
            for other in reversed(self.sections):
                if other.depth <= len(context):
                    section.depth = _INFINITE
                    self.section = section = other
                    break
        context.pop()
        if tag in _PLAIN and not self._skip:
            return
        if tag in _KEPT:
            self._preformatted -= tag == "pre"
            if not self._skip:
                self._close(tag, self._texts(section))
        elif tag in _HEADINGS:
            self._headings.pop()
        if self._skip:
            self._skip.discard(tag)

    def _close(self, tag: str, texts: list[str]) -> None:
        """Of an element without text nothing is kept."""
        first = texts.index(f"<{tag}>")
        if all(map(str.isspace, texts[first + 1 :])):
            del texts[first:]
        else:
            texts.append(f"</{tag}>")

    def data(self, data: str) -> None:
        if self._skip:
            return
        if "&" in data:
            data = unescape(data)
        blank = data.isspace()
        if not self._preformatted:
            data = " " if blank else data.replace("\n", " ")
        section = self.section or self._preface()
        if section.tag in self._headings:
            section.title.append(_escaped(data))
        elif blank:
            if not section.text or not section.text[-1].isspace() or self._preformatted:
                section.text.append(data)
        else:
            section.text.append(_escaped(data))


def _ends_outside_values(tag: str) -> bool:
    """Whether every quote of a tag is closed: else its `>` stands in a value."""
    return _CLOSED.fullmatch(tag) is not None if "'" in tag else tag.count('"') % 2 == 0


def _escaped(text: str) -> str:
    return escape(text, quote=False) if "&" in text or "<" in text or ">" in text else text


def _attributes(text: str) -> dict[str, str]:
    return {
        name.lower(): unescape(double or single or bare) for name, double, single, bare in _ATTRIBUTE.findall(text)
    }


def without_search_marks(html: str) -> str:
    """`html` without its `data-search-…="…"`, as the plug-in leaves a page that it has read.

    Cut by hand: its pattern begins with a space that may be missing, and is tried everywhere.
    """
    kept, *marked = html.split(_MARK)
    pieces = [kept]
    for part in marked:
        found = _REST_OF_A_MARK.match(part)
        if found is None:
            pieces.append(_MARK + part)
            continue
        if pieces[-1][-1:].isspace():
            pieces[-1] = pieces[-1][:-1]
        pieces.append(part[found.end() :])
    return "".join(pieces)


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
