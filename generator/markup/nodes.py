"""The tree of an author's text: a small closed set of frozen nodes, each with its place in the text.

A writer is one `match` over `Inline` and one over `Block`, closed by `assert_never`. Offsets count characters of the
text that was parsed. How a text is read lives in `reader`, how the tree is written in `html` and `plain`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias, assert_never

ProblemKind: TypeAlias = Literal[
    "raw-html",
    "heading",
    "image",
    "attribute-list",
    "quote",
    "rule",
    "unsafe-link",  # http:, mailto:, javascript:, …
    "unknown-link",  # no scheme, or one that the dialect does not know
    "broken-link",  # [text](an address nobody can read), [text]: address
    "link-title",  # [text](address "title")
    "broken-value",  # [=Not an id]
    "unknown-footnote",
    "unused-footnote",
    "duplicate-footnote",
    "too-deep",  # nested so deep that the rest is not read
    "table-row",  # more or fewer cells than the head
]

Align: TypeAlias = Literal["", "left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Problem:
    """What the dialect does not allow, and where it stands. `cells` and `columns` count those of a row of a table."""

    kind: ProblemKind
    offset: int
    length: int
    excerpt: str
    cells: int = 0
    columns: int = 0


@dataclass(frozen=True, slots=True)
class Str:
    """Plain text; a line end of the source is a space."""

    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Code:
    text: str
    offset: int


@dataclass(frozen=True, slots=True)
class Value:
    """`[=id]`"""

    id: str
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class NoteRef:
    """`[^label]`; `number` is the footnote's place in the text, from 1; the first call is the one returned to."""

    label: str
    number: int
    is_first: bool
    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Break:
    """A hard line break."""


@dataclass(frozen=True, slots=True)
class Emphasis:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Strong:
    children: tuple[Inline, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """A link the dialect knows: `target` is `https://…` or `lesson:…`, `term:…`, `source:…`, `figure:…`, `row:…`."""

    target: str
    children: tuple[Inline, ...]
    offset: int
    length: int

    @property
    def scheme(self) -> str:
        return self.target.partition(":")[0].lower()

    @property
    def name(self) -> str:
        """What follows the scheme: the lesson's path, the term, …"""
        return self.target.partition(":")[2].strip()

    @property
    def is_external(self) -> bool:
        return self.scheme == "https"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """`tight` paragraphs are the lines of a compact list: they get no tag of their own."""

    children: tuple[Inline, ...]
    offset: int
    tight: bool = False


@dataclass(frozen=True, slots=True)
class CodeBlock:
    text: str
    info: str
    offset: int


@dataclass(frozen=True, slots=True)
class List:
    items: tuple[tuple[Block, ...], ...]
    ordered: bool
    start: int = 1


@dataclass(frozen=True, slots=True)
class Table:
    align: tuple[Align, ...]
    header: tuple[tuple[Inline, ...], ...]
    rows: tuple[tuple[tuple[Inline, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Footnote:
    label: str
    number: int
    children: tuple[Block, ...]
    offset: int


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text. `footnotes` are those called, in order of call."""

    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def is_inline(self) -> bool:
        """Whether the text is one paragraph at most, as a choice, a stem or a cell must be."""
        return len(self.blocks) < 2 and all(isinstance(block, Paragraph) for block in self.blocks)


Inline: TypeAlias = Str | Code | Value | NoteRef | Break | Emphasis | Strong | Link
Block: TypeAlias = Paragraph | CodeBlock | List | Table


def inlines(doc: Document) -> Iterator[Inline]:
    """Every inline node of the text and of its footnotes, parents first."""
    for run in runs(doc):
        yield from _inside(run)


def runs(doc: Document) -> Iterator[tuple[Inline, ...]]:
    """The content of every paragraph and cell, footnotes last."""
    yield from _runs(doc.blocks)
    for footnote in doc.footnotes:
        yield from _runs(footnote.children)


def links(doc: Document) -> list[Link]:
    """The links of the dialect, in order; the others are problems."""
    return [node for node in inlines(doc) if isinstance(node, Link)]


def values(doc: Document) -> list[Value]:
    """The values written by `[=id]`, in order."""
    return [node for node in inlines(doc) if isinstance(node, Value)]


def problems(doc: Document) -> list[Problem]:
    """What the dialect does not allow, in order of place."""
    return list(doc.problems)


def _inside(nodes: tuple[Inline, ...]) -> Iterator[Inline]:
    for node in nodes:
        yield node
        if isinstance(node, Emphasis | Strong | Link):
            yield from _inside(node.children)


def _runs(blocks: tuple[Block, ...]) -> Iterator[tuple[Inline, ...]]:
    for block in blocks:
        match block:
            case Paragraph():
                yield block.children
            case List():
                for item in block.items:
                    yield from _runs(item)
            case Table():
                yield from block.header
                for row in block.rows:
                    yield from row
            case CodeBlock():
                pass
            case _:
                assert_never(block)
