"""From the inline tokens of one paragraph to nodes, judging addresses and noting problems.

Blocks are the business of `reader`.
"""

from __future__ import annotations

import re
from typing import cast

from markdown_it.common.normalize_url import normalizeLink
from markdown_it.token import Token

from generator.markup.nodes import (
    Break,
    Code,
    Emphasis,
    Inline,
    Link,
    NoteRef,
    Problem,
    ProblemKind,
    Str,
    Strong,
    Value,
)
from generator.markup.places import Located
from generator.markup.rules import SCHEMES

# Emphasis in emphasis in emphasis… deeper than this is kept as text: nobody means it.
_MAX_DEPTH = 30

_ID = re.compile(r"[a-z][a-z0-9-]*")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
_HTTPS = re.compile(r"https://[^\s/?#\\@:]+[^\s\\]*", re.IGNORECASE)
_UNSAFE_SCHEMES = frozenset({"http", "https", "javascript", "data", "vbscript", "file", "mailto", "tel", "ftp", "blob"})


class InlineReader:
    """Reads the paragraphs of one text; gathers its problems and the order in which footnotes are called."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.problems: list[Problem] = []
        self.called: dict[str, int] = {}

    def problem(self, kind: ProblemKind, offset: int, length: int, *, cells: int = 0, columns: int = 0) -> None:
        excerpt = " ".join(self._text[offset : offset + length].split())
        self.problems.append(Problem(kind, offset, length, excerpt[:80], cells, columns))

    def read(self, token: Token, located: Located) -> tuple[Inline, ...]:
        """The nodes of an `inline` token."""
        content = token.content
        frames: list[list[Inline]] = [[]]
        opened: list[Token] = []
        cursor = 0
        for child in token.children or ():
            start, end = child.meta.get("at", (cursor, cursor))
            match child.type:
                case "text":
                    found = content.find(child.content, cursor)
                    start = cursor if found < 0 else found
                    end = start + len(child.content)
                    _add_text(frames[-1], child.content, located.at(start))
                case "text_special":
                    _add_text(frames[-1], child.content, located.at(start))
                case "softbreak":
                    _add_text(frames[-1], " ", located.at(start))
                case "hardbreak":
                    frames[-1].append(Break())
                case "code_inline":
                    frames[-1].append(Code(child.content, located.at(start)))
                case "em_open" | "strong_open" | "link_open":
                    opened.append(child)
                    frames.append([])
                    if child.type == "link_open":
                        # What is inside the label comes before the end of the link.
                        end = start + 1
                case "em_close" | "strong_close" | "link_close":
                    opening, children = opened.pop(), frames.pop()
                    for node in self._close(opening, tuple(children), located, len(frames)):
                        if isinstance(node, Str):
                            _add_text(frames[-1], node.text, node.offset)
                        else:
                            frames[-1].append(node)
                    end = max(cursor, opening.meta.get("at", (0, 0))[1])
                case "footnote_ref":
                    label = child.meta["label"]
                    first = label not in self.called
                    number = self.called.setdefault(label, len(self.called) + 1)
                    frames[-1].append(NoteRef(label, number, first, *located.span(start, end)))
                case "value":
                    frames[-1].append(self._value(child.content, *located.span(start, end)))
                case "flagged":
                    self.problem(cast(ProblemKind, child.info), *located.span(start, end))
                    _add_text(frames[-1], child.content, located.at(start))
                case "image":
                    self.problem("image", *located.span(start, end))
                    _add_text(frames[-1], child.content, located.at(start))
                case _:
                    raise AssertionError(child.type)
            cursor = end
        return tuple(frames[0])

    def _value(self, name: str, offset: int, length: int) -> Inline:
        if _ID.fullmatch(name.strip()):
            return Value(name.strip(), offset, length)
        self.problem("broken-value", offset, length)
        return Str(f"[={name}]", offset)

    def _close(self, opening: Token, children: tuple[Inline, ...], located: Located, depth: int) -> tuple[Inline, ...]:
        if opening.type == "link_open":
            return self._link(opening, children, located)
        if depth > _MAX_DEPTH:
            return children
        return (Strong(children) if opening.type == "strong_open" else Emphasis(children),)

    def _link(self, opening: Token, children: tuple[Inline, ...], located: Located) -> tuple[Inline, ...]:
        offset, length = located.span(*opening.meta["at"])
        target = str(opening.attrs["href"]).strip()
        scheme = found[1].lower() if (found := _SCHEME.match(target)) else ""
        if not children:
            self.problem("broken-link", offset, length)
            return ()
        if "title" in opening.attrs:
            self.problem("link-title", offset, length)
        if _HTTPS.fullmatch(target):
            return (Link(normalizeLink(target), children, offset, length),)
        if scheme in SCHEMES and opening.info != "auto" and (name := target[len(scheme) + 1 :].strip()):
            return (Link(f"{scheme}:{name}", children, offset, length),)
        self.problem("unsafe-link" if scheme in _UNSAFE_SCHEMES else "unknown-link", offset, length)
        return children


def _add_text(frame: list[Inline], text: str, offset: int) -> None:
    if not text:
        return
    if frame and isinstance(last := frame[-1], Str):
        frame[-1] = Str(last.text + text, last.offset)
    else:
        frame.append(Str(text, offset))
