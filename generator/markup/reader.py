"""From an author's text to the tree of `nodes`, with every problem placed.

markdown-it reads (`rules`), `places` finds offsets again; here the stream of tokens becomes blocks, and what the
dialect refuses becomes a problem while its words are kept as text: nothing an author wrote is lost in silence.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from operator import attrgetter
from typing import cast

from markdown_it.rules_block.table import escapedSplit
from markdown_it.token import Token

from generator.markup import quick
from generator.markup.inline import InlineReader
from generator.markup.nodes import (
    Align,
    Block,
    CodeBlock,
    Document,
    Footnote,
    Inline,
    Link,
    List,
    Paragraph,
    ProblemKind,
    Str,
    Table,
    links,
)
from generator.markup.places import Places
from generator.markup.rules import ENGINE, MAX_NESTING

# One line of words and ordinary marks, as most choices, titles and cells are: nothing in it is markup.
_PLAIN = re.compile(r"[^\W\d_][\w ,;:.'’«»()?%€/…°\u00a0-]*(?<!\s)")

# The line of dashes under the head of a table.
_RULER = re.compile(r"[|:-][|: \t-]*")


def parse(text: str) -> Document:
    """The tree of a text. The same text is read once."""
    # A plain string: the cache must not hold the file behind a `source.Text`.
    return _parse(str(text))


def forget_trees() -> None:
    """Free the trees that `parse` keeps: for a process that reads ever new texts."""
    _parse.cache_clear()


def links_in(text: str) -> list[Link]:
    """The links of a text. Most texts have nothing that could be one, and need not be read for it."""
    return links(parse(text)) if "](" in text or "<" in text else []


@lru_cache(maxsize=65_536)
def _parse(text: str) -> Document:
    if "_" not in text and _PLAIN.fullmatch(text):
        return Document((Paragraph((Str(text, 0),), 0),))
    return quick.read(text) or _Reader(text).document()


class _Reader:
    """One pass over the tokens of one text."""

    def __init__(self, text: str) -> None:
        self._places = Places(text)
        self._inline = InlineReader(text)
        self._notes: dict[str, tuple[Token, list[Token]]] = {}
        self._text = text

    def document(self) -> Document:
        blocks = self._blocks(ENGINE.parse(self._text))
        footnotes: list[Footnote] = []
        # A footnote may call others: the list grows while it is read.
        called = self._inline.called
        while len(footnotes) < len(called):
            label = list(called)[len(footnotes)]
            opening, tokens = self._notes[label]
            offset, _ = self._places.start(_line(opening))
            footnotes.append(Footnote(label, called[label], self._blocks(tokens), offset))
        for label, (opening, _tokens) in self._notes.items():
            if label not in called:
                self._problem_line("unused-footnote", opening)
        problems = sorted(self._inline.problems, key=attrgetter("offset"))
        return Document(blocks, tuple(footnotes), tuple(problems))

    def _problem_line(self, kind: ProblemKind, token: Token) -> None:
        offset, line = self._places.start(_line(token))
        self._inline.problem(kind, offset, max(1, len(line)))

    def _blocks(self, tokens: list[Token]) -> tuple[Block, ...]:
        blocks: list[Block] = []
        index = 0
        while index < len(tokens):
            token = tokens[index]
            end = _end(tokens, index)
            inside = tokens[index + 1 : end]
            match token.type:
                case "paragraph_open":
                    blocks.append(self._paragraph(inside, tight=token.hidden))
                case "heading_open":
                    self._problem_line("heading", token)
                    blocks.append(self._paragraph(inside))
                case "bullet_list_open" | "ordered_list_open":
                    blocks.append(self._list(token, inside))
                case "table_open":
                    blocks.append(self._table(inside))
                case "fence":
                    blocks.append(self._fence(token))
                case "hr":
                    self._problem_line("rule", token)
                case "blockquote_open":
                    self._problem_line("quote", token)
                    self._check_depth(token)
                    blocks += self._blocks(inside)
                case "footnote_reference_open":
                    self._check_depth(token)
                    label = token.meta["label"]
                    if label in self._notes:
                        self._problem_line("duplicate-footnote", token)
                        blocks += self._blocks(inside)
                    else:
                        self._notes[label] = (token, inside)
                case _:
                    raise AssertionError(token.type)
            index = end + 1
        return tuple(blocks)

    def _check_depth(self, token: Token) -> None:
        if token.level + 1 >= MAX_NESTING:
            self._problem_line("too-deep", token)

    def _paragraph(self, inside: list[Token], *, tight: bool = False) -> Paragraph:
        if not inside:
            return Paragraph((), 0, tight)
        token = inside[0]
        self._check_ruler(token)
        located = self._places.block(token.content, _line(token))
        return Paragraph(self._inline.read(token, located), located.at(0), tight)

    def _check_ruler(self, token: Token) -> None:
        """A head and a line of dashes that do not match make no table: the rows would run on as a paragraph."""
        if "|" not in token.content or "\n" not in token.content:
            return
        lines = token.content.split("\n")
        for number, (head, ruler) in enumerate(pairwise(lines), _line(token) + 1):
            if "|" in head and "-" in ruler and "|" in ruler and _RULER.fullmatch(ruler.strip()):
                self._check_row(number, len(_cells(head)))

    def _check_row(self, line: int, columns: int) -> None:
        """markdown-it drops the cells that are too many and adds those that are missing, without a word."""
        offset, source = self._places.start(line)
        cells = len(_cells(source))
        if cells != columns:
            self._inline.problem("table-row", offset, max(1, len(source)), cells=cells, columns=columns)

    def _fence(self, token: Token) -> CodeBlock:
        if "{" in token.info:
            self._problem_line("attribute-list", token)
        return CodeBlock(token.content, token.info.strip(), self._places.start(_line(token))[0])

    def _list(self, opening: Token, inside: list[Token]) -> List:
        items: list[tuple[Block, ...]] = []
        index = 0
        while index < len(inside):
            end = _end(inside, index)
            self._check_depth(inside[index])
            items.append(self._blocks(inside[index + 1 : end]))
            index = end + 1
        return List(tuple(items), opening.type == "ordered_list_open", int(opening.attrs.get("start", 1)))

    def _table(self, inside: list[Token]) -> Table:
        rows: list[tuple[tuple[Inline, ...], ...]] = []
        row: list[tuple[Inline, ...]] = []
        align: list[Align] = []
        column = 0
        for token in inside:
            if token.type == "tr_open":
                row, column = [], 0
                if rows:
                    self._check_row(_line(token), len(rows[0]))
            elif token.type == "th_open":
                align.append(cast(Align, str(token.attrs.get("style", "")).removeprefix("text-align:")))
            elif token.type == "inline":
                located, column = self._places.cell(token.content, _line(token), column)
                row.append(self._inline.read(token, located))
            elif token.type == "tr_close":
                rows.append(tuple(row))
        return Table(tuple(align), rows[0], tuple(rows[1:]))


def _line(token: Token) -> int:
    return token.map[0] if token.map else 0


def _cells(line: str) -> list[str]:
    """The cells of a row, split as markdown-it splits it."""
    cells = escapedSplit(line.lstrip("> \t").strip())
    return cells[not cells[0] : len(cells) - (len(cells) > 1 and not cells[-1])]


def _end(tokens: list[Token], index: int) -> int:
    """The place of the token that closes the one at `index`; its own for a token without content."""
    depth = 0
    for place in range(index, len(tokens)):
        depth += tokens[place].nesting
        if depth <= 0:
            return place
    return len(tokens)
