"""An author's text as rules about words read it: passages of plain text whose characters know their place.

A passage is a paragraph, a list item, a cell or a plain line. Values are written out, code is one `OBJECT`, footnote
calls are left out. Sentences and words are counted here too. No rule lives here.
"""

from __future__ import annotations

import datetime
import re
from array import array
from collections.abc import Iterable, Iterator
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


class Passage:
    """Plain text that knows, for each of its characters, its index in the author's text and whether it is bold.

    Both are worked out when a rule asks: most passages are read, and nothing is found in them.
    """

    def __init__(self, source: Text, kind: Kind, whole: Str | None = None) -> None:
        self.source = source
        self.kind = kind
        self.text = whole.text if whole else ""
        self._parts: list[tuple[str, Str | int | None, bool]] = [(whole.text, whole, False)] if whole else []
        self._prose: str | None = None

    def add(self, text: str, place: Str | int | None, bold: bool = False) -> None:
        """Append a fragment: a node, or text that stands in one place; None is the place of the character before."""
        self.text += text
        self._parts.append((text, place, bold))

    @cached_property
    def offsets(self) -> array[int]:
        """For each character, its index in the author's text; asked for once the passage is whole."""
        offsets = array("I")
        for text, place, _ in self._parts:
            if isinstance(place, Str):
                offsets.extend(_places(place, self.source))
            else:
                before = offsets[-1] if offsets else 0
                offsets.extend([before if place is None else place] * len(text))
        return offsets

    @cached_property
    def bold(self) -> bytearray:
        """For each character, whether it is bold."""
        return bytearray(b"".join(bytes([bold]) * len(text) for text, _, bold in self._parts))

    def span(self, start: int, end: int) -> Span:
        """The place in the file of the characters from `start` to `end`."""
        if not self.offsets:
            return self.source.span
        last = self.offsets[max(start, min(end, len(self.offsets)) - 1)]
        return self.source.at(self.offsets[start], max(1, last - self.offsets[start] + 1))

    @property
    def prose(self) -> str:
        """The text with addresses blotted out, character for character; asked for once the passage is whole."""
        if self._prose is None:
            text = self.text
            if "/" in text or "@" in text or "www." in text:
                text = _ADDRESS.sub(lambda found: OBJECT * len(found[0]), text)
            self._prose = text
        return self._prose


class Reader:
    """Reads texts of one course on one day: `texts`, or all of them. `values` keeps what was written for a value."""

    def __init__(
        self,
        project: Project,
        as_of: datetime.date,
        texts: tuple[Written, ...] | None = None,
        values: dict[str, str] | None = None,
    ) -> None:
        self.language: Language = language_of(project.course.language)
        self._project = project
        self._as_of = as_of
        self._texts = texts
        # One course, one day: each text, line and value is read once. A text is known by its identity, for equal texts
        # have different places; its passages keep it alive.
        self._passages: dict[tuple[int, bool], tuple[Text, list[Passage]]] = {}
        self._plain: dict[tuple[str, bool], str] = {}
        self._values = {} if values is None else values

    def value(self, name: str) -> str:
        """What `[=name]` writes; its name when nothing is known of it."""
        if name not in self._values:
            entries = self._project.values.get(name, ())
            current = [entry for entry in entries if entry.in_force(self._as_of)] or list(entries)
            said = self.language.value(current[0].value, current[0].unit) if current else name
            self._values[name] = said
        return self._values[name]

    @cached_property
    def texts(self) -> tuple[Written, ...]:
        """Every text that is read."""
        return tuple(written(self._project)) if self._texts is None else self._texts

    @cached_property
    def all(self) -> list[tuple[Written, list[Passage]]]:
        """These texts with their passages."""
        return [(one, self.passages(one.text, one.rich)) for one in self.texts]

    def passages(self, text: Text, rich: bool = True) -> list[Passage]:
        """The passages of a text, in order, footnotes last."""
        key = (id(text), rich)
        if key not in self._passages:
            self._passages[key] = (text, self._read(text, rich))
        return self._passages[key][1]

    def _read(self, text: Text, rich: bool) -> list[Passage]:
        if not rich:
            return [self._line(text)]
        document = parse(text)
        match document.blocks:
            case (Paragraph(children=(Str() as whole,)),) if not document.footnotes:
                return [Passage(text, "paragraph", whole)]  # as most texts are: one paragraph of nothing but words
        passages = list(self._blocks(document.blocks, text, "paragraph"))
        for footnote in document.footnotes:
            passages += self._blocks(footnote.children, text, "paragraph")
        return passages

    def plain(self, text: Text, rich: bool = True) -> str:
        """A text on one line."""
        key = (text, rich)
        if key not in self._plain:
            self._plain[key] = " ".join(" ".join(passage.text for passage in self.passages(text, rich)).split())
        return self._plain[key]

    def _line(self, text: Text) -> Passage:
        if "[" not in text:
            return Passage(text, "line", Str(str(text), 0))
        passage = Passage(text, "line")
        done = 0
        for found in _TOKEN.finditer(text):
            passage.add(text[done : found.start()], Str(text[done : found.start()], done))
            passage.add(self.value(found[1]) if found[1] else found[2], found.start())
            done = found.end()
        passage.add(text[done:], Str(text[done:], done))
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
                    passage.add(node.text, node, bold)
                case Value():
                    passage.add(self.value(node.id), node.offset, bold)
                case Code():
                    passage.add(OBJECT, node.offset, bold)
                case Break():
                    passage.add("\n", None, bold)
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
    raw = text[node.offset : end]
    if raw == node.text or raw.replace("\n", " ") == node.text:
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


def holds(text: str, words: str) -> bool:
    """Whether `words` stand in a text, not inside longer words. To compile a pattern for words met once costs more."""
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not _in_word(text[start - 1 : start]) and not _in_word(text[end : end + 1]):
            return True
        start = text.find(words, start + 1)
    return False


def _in_word(char: str) -> bool:
    """A character of `\\w`."""
    return char.isalnum() or char == "_"


_SPACES = re.compile(r"[ \t\n]+")


def words(text: str) -> list[str]:
    """What stands between spaces and holds a letter or a figure. A no-break space joins: 45 600 000 € is one word."""
    # The first test spares the look at each character: nearly every word is nothing but letters and figures.
    return [word for word in _SPACES.split(text) if word.isalnum() or any(c.isalnum() or c == OBJECT for c in word)]
