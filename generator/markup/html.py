"""An author's text as HTML, finished: typeset, links resolved, and inert to whatever processes the page afterwards.

One line for each block and never a blank one, so that the site builder places it untouched. Only the tags written here
can come out. Every brace is escaped: no template engine can act on an author's text. Plain text lives in `plain`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import assert_never
from zlib import crc32

from generator.markup.context import Context, typeset
from generator.markup.nodes import (
    Align,
    Block,
    Break,
    Code,
    CodeBlock,
    Document,
    Emphasis,
    Footnote,
    Inline,
    Link,
    List,
    NoteRef,
    Paragraph,
    Str,
    Strong,
    Table,
    Value,
    runs,
)

# Up to this many columns a table shrinks; beyond, it scrolls in a region of its own.
_NARROW_COLUMNS = 4

_ESCAPES = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "{": "&#123;",
    "}": "&#125;",
    # A line end can still come from an entity.
    "\n": " ",
    "\r": " ",
}
# What XML cannot carry is shown as lost, together with the marks Python-Markdown keeps for itself.
_SPECIAL = re.compile('[&<>"{}\x00-\x08\x0a-\x1f\x7f\ud800-\udfff\ufffe\uffff]')

# What a screen shows (« Valider et envoyer ») rather than code: words that begin with a capital, and a small letter.
_SCREEN_WORDS = re.compile(r"(?=.*[^\W\d_A-Z])[^\W\d_a-z][^\W_]*(?:[ '’-][^\W_]+|\u00a0?[?!:])*")


def escape(text: str) -> str:
    """A plain text as HTML, for content and quoted attributes."""
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], "\ufffd"), text)


def to_html(doc: Document, context: Context) -> str:
    """The blocks of a text, footnotes at the end."""
    writer = _Writer(doc, context)
    lines = [writer.block(block) for block in doc.blocks]
    if doc.footnotes:
        lines.append(writer.footnotes(doc.footnotes))
    return "\n".join(lines)


def to_html_inline(doc: Document, context: Context) -> str:
    """A text of one paragraph without its `<p>`: choices, stems, cells.

    A longer text (see `Document.is_inline`) loses its blocks: each becomes a line, and footnotes come last.
    """
    writer = _Writer(doc, context, inline=True)
    return "<br/>".join(writer.run(run) for run in runs(doc) if run)


class _Writer:
    """Writes one document; it holds only what it was given."""

    def __init__(self, doc: Document, context: Context, *, inline: bool = False) -> None:
        self._context = context
        self._strings = context.language.strings
        self._inline = inline
        self._notes = ""
        if doc.footnotes and not inline:
            self._notes = context.notes or f"fn-{crc32(repr(doc.blocks).encode('utf-8', 'replace')):08x}"

    # --- blocks

    def block(self, block: Block) -> str:
        match block:
            case Paragraph():
                content = self.run(block.children)
                return content if block.tight else f"<p>{content}</p>"
            case CodeBlock():
                # A line end as an entity: the block stays on one line.
                lines = "&#10;".join(escape(line) for line in block.text.rstrip("\n").split("\n"))
                return f'<pre class="fx-code"><code>{lines}</code></pre>'
            case List():
                return self._list(block)
            case Table():
                return self._table(block)
            case _:
                assert_never(block)

    def _list(self, block: List) -> str:
        items = "".join(f"\n<li>{self._item(item)}</li>" for item in block.items)
        if not block.ordered:
            return f"<ul>{items}\n</ul>"
        start = f' start="{block.start}"' if block.start != 1 else ""
        return f"<ol{start}>{items}\n</ol>"

    def _item(self, blocks: Iterable[Block]) -> str:
        return "\n".join(self.block(block) for block in blocks)

    def _table(self, block: Table) -> str:
        head = self._row(block.header, block.align, "th", ' scope="col"')
        body = "".join(f"\n{self._row(row, block.align, 'td', '')}" for row in block.rows)
        body = f"\n<tbody>{body}\n</tbody>" if body else ""
        table = f'<table class="fx-table">\n<thead>\n{head}\n</thead>{body}\n</table>'
        if len(block.header) <= _NARROW_COLUMNS:
            return table
        label = escape(self._strings.table)
        return f'<div class="fx-scroll" role="region" aria-label="{label}" tabindex="0">\n{table}\n</div>'

    def _row(self, cells: tuple[tuple[Inline, ...], ...], align: tuple[Align, ...], tag: str, attribute: str) -> str:
        written = ""
        for cell, side in zip(cells, align, strict=True):
            name = f' class="fx-{side}"' if side in ("center", "right") else ""
            written += f"<{tag}{attribute}{name}>{self.run(cell)}</{tag}>"
        return f"<tr>{written}</tr>"

    def footnotes(self, footnotes: tuple[Footnote, ...]) -> str:
        items = ""
        for note in footnotes:
            back = escape(self._strings.note_back)
            link = f'<a class="fx-note-back" href="#{self._note_id(note.number, "ref")}">{back}</a>'
            match note.children:
                case (Paragraph(children=run),):
                    content = self.run(run)
                case blocks:
                    content = self._item(blocks)
            items += f'\n<li id="{self._note_id(note.number)}">{content} {link}</li>'
        return f'<ol class="fx-notes">{items}\n</ol>'

    def _note_id(self, number: int, part: str = "") -> str:
        return escape("-".join(filter(None, (self._notes, part, str(number)))))

    # --- inline

    def run(self, run: tuple[Inline, ...]) -> str:
        """One paragraph's content."""
        return "".join(self._nodes(run, typeset(run, self._context), in_link=False))

    def _nodes(self, nodes: tuple[Inline, ...], texts: Iterator[str], *, in_link: bool) -> Iterator[str]:
        for node in nodes:
            match node:
                case Str():
                    yield self._text(next(texts), hook=not in_link)
                case Value():
                    yield self._text(next(texts), hook=False)
                case Code():
                    next(texts)
                    tag = "kbd" if _SCREEN_WORDS.fullmatch(node.text) else "code"
                    yield f"<{tag}>{escape(node.text)}</{tag}>"
                case Break():
                    next(texts)
                    yield "<br/>"
                case NoteRef():
                    next(texts)
                    yield self._note_ref(node, in_link=in_link)
                case Emphasis():
                    yield f"<em>{''.join(self._nodes(node.children, texts, in_link=in_link))}</em>"
                case Strong():
                    yield f"<strong>{''.join(self._nodes(node.children, texts, in_link=in_link))}</strong>"
                case Link():
                    yield self._link(node, "".join(self._nodes(node.children, texts, in_link=True)))
                case _:
                    assert_never(node)

    def _text(self, text: str, *, hook: bool) -> str:
        written = ""
        for part, raised in self._context.language.raised(text):
            html = escape(part)
            if raised:
                written += f"<sup>{html}</sup>"
            elif hook and self._context.text is not None and html:
                written += self._context.text(html)
            else:
                written += html
        return written

    def _link(self, node: Link, content: str) -> str:
        if node.is_external:
            return f'<a href="{escape(node.target)}" rel="noopener">{content}</a>'
        href = self._context.href(node.target)
        return content if href is None else f'<a href="{escape(href)}">{content}</a>'

    def _note_ref(self, node: NoteRef, *, in_link: bool) -> str:
        if self._inline or in_link:
            return f"<sup>{node.number}</sup>"
        label = escape(self._strings.note_number.format(number=node.number))
        anchor = f' id="{self._note_id(node.number, "ref")}"' if node.is_first else ""
        target = self._note_id(node.number)
        return f'<sup class="fx-note-ref"><a{anchor} href="#{target}" aria-label="{label}">{node.number}</a></sup>'
