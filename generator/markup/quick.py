"""The texts that need no Markdown engine: paragraphs and lists of words, `**bold**`, `[=values]`, `code`, links.

Nine texts in ten are made of these and are read here ten times faster. The reader gives exactly the tree that `reader`
would, or None as soon as anything might be something else; a test compares the two.
"""

from __future__ import annotations

import re

from generator.markup.nodes import Block, Code, Document, Inline, Link, List, Paragraph, Str, Strong, Value

# Where a line begins nothing may look like a list, a heading, a fence, a quote or a definition.
_START = r"(?:[^\W\d_]|[«(“]|\*\*(?=[\w«\[`])|\[=|\[(?=[^\W_])|`(?=[^\W_])|\d+(?![\d.)]))"
_LINE = rf"{_START}[^\n]*(?<!\s)"
_LINES = re.compile(rf"(?:- )?{_LINE}(?:\n+(?:- )?{_LINE})*\n*")
_ITEM = "- "
_BLANK = re.compile(r"\n{2,}")

_RUN = r"[\w ,;:.'’\"«»“”()?%€/…°\u00a0#@+=×÷–—\n-]"
_WORDS = r"[\w ,;:.'’\"«»“”()?!%€/…°\u00a0#@+=×÷–—-]"
# Bold opens after a space or before a letter only, and closes where no word goes on and no line ends: in other places
# the engine decides.
_TOKEN = re.compile(
    rf"(?P<words>{_RUN}+(?:!(?!\[){_RUN}*)*|(?:!(?!\[){_RUN}*)+)"
    r"|\[=(?P<value>[a-z][a-z0-9-]*)\]"
    r"|(?P<open>(?:(?<=\s)|(?<![\s\S]))\*\*(?=[\w«\[`])|(?<=[«(’'])\*\*(?=\w))"
    r"|(?P<close>(?<=\w)\*\*(?=[ \u00a0,;:.'’\"»)?!…/-]|\Z)|(?<=[.:?!…»)\]%`])\*\*(?=[ \u00a0]|\Z))"
    rf"|`(?P<code>[^\W_](?:{_WORDS}*[^\W_])?)`(?!`)"
    rf"|\[(?P<label>[^\W_](?:{_WORDS}*(?<!\s))?)\]"
    r"\((?P<scheme>lesson|term|source|figure|row):(?P<name>[\w/#.-]+(?:(?: |(?<=\w)['’](?=\w))[\w/#.-]+)*)\)"
)


def read(text: str) -> Document | None:
    """The tree of a text, or None when the engine must read it."""
    if "_" in text or not _LINES.fullmatch(text):
        return None
    blocks: list[Block] = []
    start = 0
    end = len(text.rstrip("\n"))
    while start < end:
        blank = _BLANK.search(text, start, end)
        stop = blank.start() if blank else end
        block: Block | None
        if text.startswith(_ITEM, start):
            # Two lists in a row are one to the engine.
            block = None if blocks and isinstance(blocks[-1], List) else _list(text, start, stop)
        else:
            children = None if f"\n{_ITEM}" in text[start:stop] else _paragraph(text, start, stop)
            block = None if children is None else Paragraph(children, start)
        if block is None:
            return None
        blocks.append(block)
        start = blank.end() if blank else end
    return Document(tuple(blocks))


def _list(text: str, start: int, end: int) -> List | None:
    """A list whose items are lines."""
    items: list[tuple[Block, ...]] = []
    place = start
    while place < end:
        line_end = text.find("\n", place, end)
        stop = line_end if line_end >= 0 else end
        if not text.startswith(_ITEM, place):
            return None
        children = _paragraph(text, place + len(_ITEM), stop)
        if children is None:
            return None
        items.append((Paragraph(children, place + len(_ITEM), tight=True),))
        place = stop + 1
    return List(tuple(items), ordered=False)


def _paragraph(text: str, start: int, end: int) -> tuple[Inline, ...] | None:
    nodes: list[Inline] = []
    outside: list[Inline] | None = None
    """While in bold: the nodes before it."""
    place = start
    while place < end:
        found = _TOKEN.match(text, place, end)
        if found is None:
            return None
        match found.lastgroup:
            case "words":
                nodes.append(Str(found[0].replace("\n", " "), place))
            case "value":
                nodes.append(Value(found["value"], place, len(found[0])))
            case "code":
                nodes.append(Code(found["code"], place))
            case "open" if outside is None:
                outside, nodes = nodes, []
            case "close" if outside is not None:
                outside.append(Strong(tuple(nodes)))
                nodes, outside = outside, None
            case "name":
                label = (Str(found["label"], place + 1),)
                nodes.append(Link(f"{found['scheme']}:{found['name']}", label, place, len(found[0])))
            case _:
                return None
        place = found.end()
    return tuple(nodes) if outside is None else None
