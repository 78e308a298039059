"""An author's text as rules about words read it: passages of plain text whose characters know their place.

A passage is a paragraph, a list item, a cell or a plain line. Values are written out, code is one `OBJECT`, footnote
calls are left out. Sentences and words are counted here too. No rule lives here.
"""

from __future__ import annotations

import datetime
import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, assert_never

from generator.check.texts import Written, written
from generator.diagnostics import Span
from generator.language import OBJECT, Language, language_of
from generator.markup import parse
from generator.markup.nodes import (
    Block,
    Break,
    Code,
    CodeBlock,
    Emphasis,
    Inline,
    Link,
    List,
    NoteRef,
    Paragraph,
    Str,
    Strong,
    Table,
    Value,
)  # fmt: skip
from generator.model.project import Project
from generator.source import Text

Kind = Literal["paragraph", "item", "cell", "line"]

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s«»\"<>]+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,255}")
_TOKEN = re.compile(r"\[=([a-z][a-z0-9-]*)\]|\[\[([^\[\]|]*)(?:\|[^\[\]]*)?\]\]")


@dataclass
class Passage:
    """Plain text and, for each of its characters, its index in the author's text and whether it is bold."""

    source: Text
    kind: Kind
    text: str = ""
    offsets: array[int] = field(default_factory=lambda: array("I"))
    bold: bytearray = field(default_factory=bytearray)

    def span(self, start: int, end: int) -> Span:
        """The place in the file of the characters from `start` to `end`."""
        if not self.offsets:
            return self.source.span
        last = self.offsets[max(start, min(end, len(self.offsets)) - 1)]
        return self.source.at(self.offsets[start], max(1, last - self.offsets[start] + 1))

    @cached_property
    def prose(self) -> str:
        """The text with addresses blotted out, character for character; asked for once the passage is whole."""
        if "/" not in self.text and "@" not in self.text and "www." not in self.text:
            return self.text
        return _ADDRESS.sub(lambda found: OBJECT * len(found[0]), self.text)

    def add(self, text: str, offsets: Iterable[int], bold: bool) -> None:
        """Append a fragment, each of its characters with its place."""
        self.text += text
        self.offsets.extend(offsets)
        self.bold += bytes([bold]) * len(text)


class Reader:
    """Reads the texts of one course on one day."""

    def __init__(self, project: Project, as_of: datetime.date) -> None:
        self.language: Language = language_of(project.course.language)
        self._project = project
        self._as_of = as_of

    def value(self, name: str) -> str:
        """What `[=name]` writes; its name when nothing is known of it."""
        entries = self._project.values.get(name, ())
        current = [entry for entry in entries if entry.in_force(self._as_of)] or list(entries)
        return self.language.value(current[0].value, current[0].unit) if current else name

    @cached_property
    def all(self) -> list[tuple[Written, list[Passage]]]:
        """Every text of the course with its passages."""
        return [(one, self.passages(one.text, one.rich)) for one in written(self._project)]

    def passages(self, text: Text, rich: bool = True) -> list[Passage]:
        """The passages of a text, in order, footnotes last."""
        if not rich:
            return [self._line(text)]
        document = parse(text)
        passages = list(self._blocks(document.blocks, text, "paragraph"))
        for footnote in document.footnotes:
            passages += self._blocks(footnote.children, text, "paragraph")
        return passages

    def plain(self, text: Text, rich: bool = True) -> str:
        """A text on one line."""
        return " ".join(" ".join(passage.text for passage in self.passages(text, rich)).split())

    def _line(self, text: Text) -> Passage:
        passage = Passage(text, "line")
        done = 0
        for found in _TOKEN.finditer(text):
            passage.add(str(text[done : found.start()]), range(done, found.start()), False)
            word = self.value(found[1]) if found[1] else found[2]
            passage.add(word, [found.start()] * len(word), False)
            done = found.end()
        passage.add(str(text[done:]), range(done, len(text)), False)
        return passage

    def _blocks(self, blocks: tuple[Block, ...], text: Text, kind: Kind) -> Iterator[Passage]:
        for block in blocks:
            match block:
                case Paragraph():
                    yield self._run(block.children, text, kind)
                case List():
                    for item in block.items:
                        yield from self._blocks(item, text, "item")
                case Table():
                    for row in (block.header, *block.rows):
                        for cell in row:
                            yield self._run(cell, text, "cell")
                case CodeBlock():
                    pass
                case _:
                    assert_never(block)

    def _run(self, run: tuple[Inline, ...], text: Text, kind: Kind) -> Passage:
        passage = Passage(text, kind)
        self._nodes(run, passage, bold=False)
        return passage

    def _nodes(self, nodes: tuple[Inline, ...], passage: Passage, *, bold: bool) -> None:
        for node in nodes:
            match node:
                case Str():
                    passage.add(node.text, _places(node, passage.source), bold)
                case Value():
                    word = self.value(node.id)
                    passage.add(word, [node.offset] * len(word), bold)
                case Code():
                    passage.add(OBJECT, [node.offset], bold)
                case Break():
                    passage.add("\n", [passage.offsets[-1] if passage.offsets else 0], bold)
                case NoteRef():
                    pass
                case Strong():
                    self._nodes(node.children, passage, bold=True)
                case Emphasis() | Link():
                    self._nodes(node.children, passage, bold=bold)
                case _:
                    assert_never(node)


def _places(node: Str, text: str) -> Iterable[int]:
    """Where each character of a fragment stands: escapes, entities and the indent of a next line are stepped over."""
    end = node.offset + len(node.text)
    if text[node.offset : end].replace("\n", " ") == node.text:
        return range(node.offset, end)
    places: list[int] = []
    cursor = min(node.offset, max(0, len(text) - 1))
    for char in node.text:
        if char.isspace():
            places.append(cursor)
            if text[cursor].isspace() and cursor + 1 < len(text):
                cursor += 1
            continue
        found = text.find(char, cursor, cursor + 40)
        cursor = cursor if found < 0 else found
        places.append(cursor)
        cursor = min(cursor + 1, len(text) - 1)
    return places


# --- sentences and words

# A full stop after one of these, or after a single letter, ends nothing: art. 3, R. 2192-3, M. Dupont.
_ABBREVIATIONS = (
    "art al chap cf ex fig mm mme mlle dr pr p pp etc no vol éd ch env min max tél av bd st approx vs eg ie mr mrs ms"
)
_SHORT = frozenset(_ABBREVIATIONS.split())
# Linear on any text: a run of marks is entered once and never given back.
_END = re.compile(r"(?<![.!?…])[.!?…]++[\s»”\")\]]*+(?:(?<=\s)|\Z)|\n")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The bounds of the sentences of a passage."""
    start = 0
    for found in _END.finditer(text):
        if found[0].startswith(".") and found.end() < len(text):
            before = re.split(r"[\s'’(«]", text[max(start, found.start() - 12) : found.start()])[-1]
            is_short = before.casefold() in _SHORT or (len(before) == 1 and before.isalpha())
            if is_short and not (before.casefold() == "etc" and text[found.end()].isupper()):
                continue
        yield from _trimmed(text, start, found.end())
        start = found.end()
    yield from _trimmed(text, start, len(text))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def words(text: str) -> list[str]:
    """What stands between spaces and holds a letter or a figure. A no-break space joins: 45 600 000 € is one word."""
    return [word for word in re.split(r"[ \t\n]+", text) if any(char.isalnum() or char == OBJECT for char in word)]


