"""A page reduced to what must be the same whichever engine built it: what two engines are compared by.

Left out: white space, how an address is spelt (`./a` or `a`), and what docs/engines.md lists as different.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from tests.courses import VOID

_ADDRESSES = frozenset(["href", "src", "action", "poster"])
# Material takes the marks of what is not to be searched out of some places only; nothing reads them in a finished page.
_UNREAD = frozenset(["data-search-exclude"])
# An engine's own files carry a checksum in their names.
_OWN = re.compile(r"/assets/(?:stylesheets|javascripts)/(?:\w+/)*\w+\.[0-9a-f]{8}\.min\.(?:css|js)$")
_SKIP = '<a id="__skip" tabindex="-1"></a>'


@dataclass
class Shape:
    """What a page is: heading by heading, link by link, and its article tag by tag."""

    title: str = ""
    language: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    headings: list[tuple[str, str, str]] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    loaded: list[str] = field(default_factory=list)
    article: list[str] = field(default_factory=list)
    questions: list[str] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self, path: str) -> None:
        super().__init__()
        self.shape = Shape()
        self._folder = posixpath.dirname(path)
        self._open: list[tuple[str, dict[str, str]]] = []
        self._within: Counter[str] = Counter()
        self._texts: list[str] = []
        self._began: list[int] = []  # where each open element began among the texts: what it says is known at its end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: self._resolved(name, value or "") for name, value in attrs if name not in _UNREAD}
        self._note(tag, attributes)
        if tag not in VOID:
            self._open.append((tag, attributes))
            self._within[tag] += 1
            self._began.append(len(self._texts))
        self._put(f"<{tag}{''.join(f' {name}={value!r}' for name, value in sorted(attributes.items()))}>")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        self._put(f"</{tag}>")
        opened, attributes = self._open.pop()
        self._within[opened] -= 1
        assert opened == tag, f"</{tag}> closes <{opened}>"
        said = " ".join("".join(self._texts[self._began.pop() :]).split())
        if re.fullmatch("h[1-6]", tag):
            self.shape.headings.append((tag, attributes.get("id", ""), said))
        elif tag == "title" and not self._within["svg"]:
            self.shape.title = said
        elif tag == "a" and "href" in attributes and "md-skip" not in attributes.get("class", ""):
            self.shape.links.append((attributes["href"], said))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "script" and "document.write" in data:  # what a page loads only from a folder, or later
            written = re.findall(r'src="([^"]+)"', data)
            self.shape.loaded += [f"written {self._resolved('src', address)}" for address in written]
        if self.cdata_elem is None and data.strip():
            self._texts.append(data)
            self._put(" ".join(data.split()))

    def _note(self, tag: str, attributes: dict[str, str]) -> None:
        shape = self.shape
        if tag == "html":
            shape.language = attributes.get("lang", "")
        elif tag == "meta" and attributes.get("name") not in (None, "generator", "fascicule"):
            shape.meta[attributes["name"]] = attributes.get("content", "")
        elif tag in ("script", "link"):
            address = attributes.get("src") or attributes.get("href")
            if address and not _OWN.search(address):
                shape.loaded.append(f"{tag} {attributes.get('rel', '')} {address}")

    def _put(self, piece: str) -> None:
        if self._within["article"]:
            self.shape.article.append(piece)
            if self._within["quiz-question"] or self._within["fieldset"]:
                self.shape.questions.append(piece)

    def _resolved(self, name: str, value: str) -> str:
        if name not in _ADDRESSES or re.match(r"[a-z]+:|//|#|$", value):
            return value
        path, mark, anchor = value.partition("#")
        return posixpath.normpath(posixpath.join("/", self._folder, path)) + mark + anchor


def shape_of(path: str, html: str) -> Shape:
    """The shape of the page at `path` of a site."""
    reader = _Reader(path)
    reader.feed(html.replace(_SKIP, ""))
    reader.close()
    return reader.shape


def shapes_of(site: Path) -> dict[str, Shape]:
    """The shape of every page of a built site."""
    paths = sorted(site.rglob("*.html"))
    names = [path.relative_to(site).as_posix() for path in paths]
    return {name: shape_of(name, path.read_text(encoding="utf-8")) for name, path in zip(names, paths, strict=True)}


def different(one: dict[str, Shape], other: dict[str, Shape]) -> dict[str, object]:
    """The pages that differ: the first thing in which they do, and what each engine has there."""
    found: dict[str, object] = dict.fromkeys(one.keys() ^ other.keys(), "only one engine builds it")
    for name in sorted(one.keys() & other.keys()):
        for part in Shape.__dataclass_fields__:
            ours, theirs = getattr(one[name], part), getattr(other[name], part)
            if ours != theirs:
                found[name] = (part, _first(ours, theirs))
                break
    return found


def _first(ours: object, theirs: object) -> object:
    if isinstance(ours, list) and isinstance(theirs, list):
        pairs = enumerate(zip(ours, theirs, strict=False))
        return next(((at, *pair) for at, pair in pairs if pair[0] != pair[1]), (len(ours), len(theirs)))
    return ours, theirs
