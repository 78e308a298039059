"""A YAML file as text values that remember their line and column.

Scalars stay text: turning `no`, `12:30` or `1e3` into something else is the model's business. The tree is built in
`tree`; what a French author gets wrong in YAML is explained in `reading`. No rule about courses lives here.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeAlias

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.diagnostics import Diagnostic, Span

MAX_BYTES = 2_000_000
MAX_DEPTH = 32

_LINE_END = re.compile(r"\r\n?|\n")


@dataclass(frozen=True)
class SourceFile:
    """The text of one file and its path relative to the project, with `/`."""

    path: str
    text: str

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines without their ends; YAML's own line ends only."""
        return tuple(self.text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_END.finditer(self.text))]

    def span(self, index: int, length: int = 1) -> Span:
        """The place of the character at `index` of the text."""
        line = bisect_right(self._starts, index)
        return Span(self.path, line, index - self._starts[line - 1] + 1, max(1, length))

    def line_span(self, line: int, column: int = 1, length: int = 1) -> Span:
        """A place given by line and column, both from 1."""
        return Span(self.path, line, column, length)


Place: TypeAlias = tuple[SourceFile, int, int]
"""A stretch of a file (start, length), whose line and column are looked up when they are told: few ever are.

A plain tuple: thousands of them are kept from build to build, and those that have a name take a call each to write.
"""


def span_of(where: Span | Place) -> Span:
    """The place with its line and column."""
    return where if isinstance(where, Span) else where[0].span(where[1], where[2])


class Text(str):
    """A scalar of a YAML file: a `str` that knows where each of its characters stands."""

    __slots__ = ("_end", "_file", "_map", "_start", "style")

    _file: SourceFile | None
    _start: int
    _end: int
    _map: list[int] | None
    style: str

    def __new__(cls, value: str, file: SourceFile | None = None, start: int = 0, end: int = 0, style: str = "") -> Text:
        self = super().__new__(cls, value)
        self._file = file
        self._start = start
        self._end = end
        self._map = None
        self.style = style
        return self

    def __reduce__(self) -> tuple[object, ...]:
        """Kept by what makes it: attribute by attribute, a text took half as long again to write and to read."""
        return Text, (str(self), self._file, self._start, self._end, self.style)

    @property
    def span(self) -> Span:
        """The place of the whole value: its first line only, since a report underlines one line."""
        if self._file is None:
            return Span("", 1, 1, max(1, len(self)))
        raw = self._file.text[self._start : self._end].split("\n", 1)[0].rstrip()
        return self._file.span(self._start, len(raw))

    @property
    def on_one_line(self) -> bool:
        """Whether no line of the file ends inside the value."""
        return self._file is None or _LINE_END.search(self._file.text, self._start, self._end) is None

    def at(self, offset: int, length: int = 1) -> Span:
        """The place of `length` characters from `offset` of the value; the start of the value when it is unknown."""
        if self._file is None:
            return Span("", 1, offset + 1, length)
        places = self._places()
        if not 0 <= offset < len(places):
            return self.span
        first = places[offset]
        last = places[min(offset + length, len(places)) - 1]
        on_one_line = "\n" not in self._file.text[first : last + 1]
        return self._file.span(first, last - first + 1 if on_one_line else 1)

    def _places(self) -> list[int]:
        """For each character of the value, the index in the file where it is written.

        Found by walking the raw text beside the value. White space is what YAML folds: a run of it in the file may be
        one space in the value, or none. Every other character is written as it is, or as an escape.
        """
        if self._map is None:
            assert self._file is not None
            raw, places, cursor = self._file.text, list[int](), self._start
            if self.style in ("|", ">"):
                cursor = raw.find("\n", self._start) + 1 or self._end
            elif self.style:
                cursor += 1
            last = max(self._start, self._end - 1)
            for char in self:
                cursor = self._next(raw, cursor, char)
                places.append(min(cursor, last))
                cursor += self._width(raw, cursor)
            self._map = places
        return self._map

    def _next(self, raw: str, cursor: int, char: str) -> int:
        """Where `char`, the next character of the value, is written: what is folded away before it is stepped over."""
        while cursor < self._end:
            if self.style == '"' and raw[cursor] == "\\" and raw[cursor + 1 : cursor + 2] in ("\n", "\r"):
                cursor += 1  # the line goes on without a space, and without the indent of the next one
                while cursor < self._end and raw[cursor].isspace():
                    cursor += 1
            elif raw[cursor].isspace() and not char.isspace():
                cursor += 1
            else:
                break
        return cursor

    def _width(self, raw: str, cursor: int) -> int:
        """How many characters of the file write the character that begins at `cursor`."""
        if self.style == '"' and raw[cursor : cursor + 1] == "\\":
            return 2 + {"x": 2, "u": 4, "U": 8}.get(raw[cursor + 1 : cursor + 2], 0)
        return 2 if self.style == "'" and raw[cursor : cursor + 2] == "''" else 1

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            cls._validated, serialization=core_schema.plain_serializer_function_ser_schema(str)
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        # A scalar stays text here, but an editor reads 15 as a number and true as a boolean: both are texts to us.
        return {"type": ["string", "number", "boolean"], "minLength": 1}

    @classmethod
    def _validated(cls, value: Any) -> Text:
        if isinstance(value, str):
            text = value if isinstance(value, Text) else cls(value)
            if not text.strip():
                raise PydanticCustomError("text_empty", "empty text")
            return text
        raise PydanticCustomError("text_expected", "text expected", {"got": kind_of(value)})


class Items(list["Value"]):
    """A YAML list and its place."""

    def __init__(self, where: Span | Place, flow: bool = False) -> None:
        super().__init__()
        self._where = where
        self.flow = flow
        self.torn = False
        """True when an item of it could not be read: it may only seem too short."""

    @property
    def span(self) -> Span:
        return span_of(self._where)


class Node(dict[str, "Value"]):
    """A YAML mapping: its keys are `Text`, so each knows its own place."""

    def __init__(self, where: Span | Place, flow: bool = False) -> None:
        super().__init__()
        self._where = where
        self.flow = flow
        self.torn = False
        """True when a key of it could not be read: what then seems missing may be just that."""

    @property
    def span(self) -> Span:
        return span_of(self._where)

    @cached_property
    def key_spans(self) -> dict[str, Span]:
        """Where each key stands; asked for once the mapping is whole, for few mappings ever are."""
        return {key: key.span for key in self if isinstance(key, Text)}

    def place(self, key: str) -> Span:
        """The place of the value of `key`, else of the key, else of the mapping."""
        value = self.get(key)
        if value is not None and not (isinstance(value, str) and not value):
            return value.span
        return self.key_spans.get(key, self.span)


Value: TypeAlias = Text | Items | Node


def lost(value: Value) -> bool:
    """True when some part of a tree could not be read: what is wrong with the rest may only follow from that."""
    if isinstance(value, Text):
        return False
    inside = value.values() if isinstance(value, Node) else value
    return value.torn or any(lost(part) for part in inside)


def kind_of(value: object) -> str:
    """The word for a YAML kind as reports use it: text, list, mapping."""
    return "mapping" if isinstance(value, dict) else "list" if isinstance(value, list | tuple) else "text"


@dataclass
class Read:
    """What became of one file: its tree (None when nothing could be kept) and what is wrong with it."""

    file: SourceFile
    tree: Value | None
    problems: list[Diagnostic] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """True when no part of the file had to be left out."""
        return not any(problem.code not in WARNINGS for problem in self.problems)


WARNINGS = frozenset({"S111"})
