"""An author's text as plain text: descriptions, checks, statistics of sentences.

Typeset like the page, without links, notes' numbers or tags. HTML lives in `html`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from generator.markup.context import Context, typeset
from generator.markup.nodes import (
    Block,
    Break,
    Code,
    CodeBlock,
    Document,
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
)


def to_text(doc: Document, context: Context) -> str:
    """One line for each paragraph, item and row; footnotes last."""
    lines = list(_blocks(doc.blocks, context))
    for footnote in doc.footnotes:
        lines += _blocks(footnote.children, context)
    return "\n".join(lines)


def _blocks(blocks: tuple[Block, ...], context: Context) -> Iterator[str]:
    for block in blocks:
        match block:
            case Paragraph():
                yield _run(block.children, context)
            case CodeBlock():
                yield block.text.rstrip("\n")
            case List():
                for item in block.items:
                    yield from _blocks(item, context)
            case Table():
                for row in (block.header, *block.rows):
                    yield " | ".join(_run(cell, context) for cell in row)
            case _:
                assert_never(block)


def _run(run: tuple[Inline, ...], context: Context) -> str:
    return "".join(_nodes(run, typeset(run, context)))


def _nodes(nodes: tuple[Inline, ...], texts: Iterator[str]) -> Iterator[str]:
    for node in nodes:
        match node:
            case Str() | Value():
                yield next(texts)
            case Code():
                next(texts)
                yield node.text
            case Break():
                yield next(texts)
            case NoteRef():
                next(texts)
            case Emphasis() | Strong() | Link():
                yield from _nodes(node.children, texts)
            case _:
                assert_never(node)
