"""markdown-it-py set up for the dialect: its rules, ours, and the place of every inline token.

Each inline token that matters carries `meta["at"]`, its start and end in the content being parsed. What the dialect
refuses is still recognised here, so that it can be named with its place; `reader` decides what becomes of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any, TypeAlias

from markdown_it import MarkdownIt
from markdown_it.helpers import parseLinkDestination, parseLinkTitle
from markdown_it.rules_inline import StateInline
from mdit_py_plugins.footnote import footnote_plugin

# Schemes of links inside a course; their targets may hold spaces: [maître d'œuvre](term:maître d'œuvre).
SCHEMES = ("lesson", "term", "source", "figure", "row")

# markdown-it reads nothing inside containers deeper than this.
MAX_NESTING = 20

_Rule: TypeAlias = Callable[[StateInline, bool], bool]

# The rules whose tokens get a place, with the character each begins by.
_FIRST = {
    "escape": "\\",
    "backticks": "`",
    "link": "[",
    "image": "!",
    "footnote_ref": "[",
    "autolink": "<",
    "entity": "&",
}
_PLACED = frozenset({"link_open", "image", "code_inline", "footnote_ref", "text_special", "hardbreak"})

_VALUE = re.compile(r"\[=([^\[\]\n]*)\]")
_SPACED_TARGET = re.compile(rf"\(\s*((?:{'|'.join(SCHEMES)}):[^()<>\n]*(?:\([^()<>\n]*\)[^()<>\n]*)*)\)", re.IGNORECASE)
_BROKEN_LINK = re.compile(r"\[(?:[^\[\]\n]|\[[^\[\]\n]*\])*\](?:\([^()\n]*\)|\[[^\[\]\n]*\]|:[ \t]*\S+)")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]+\]")
_ATTRIBUTES = re.compile(r"\{(?::[^{}\n]*|\s*[.#][A-Za-z_][^{}\n]*)\}")
_ATTRIBUTES_AFTER_ELEMENT = re.compile(r"\{\s*[A-Za-z_-]+=[^{}\n]*\}")
_TAG = re.compile(
    r"</?[A-Za-z][A-Za-z0-9-]*(?:[\s/][^<>]*)?>|<!--(?:>|->|.{0,2000}?-->)?|<[?]|<!(?:[A-Za-z]|\[CDATA\[)", re.DOTALL
)


class _Engine(MarkdownIt):
    """The reader judges addresses, so that a refused one can be reported: nothing is dropped or encoded here."""

    def validateLink(self, url: str) -> bool:  # noqa: N802, ARG002 - markdown-it's name
        return True

    def normalizeLink(self, url: str) -> str:  # noqa: N802 - markdown-it's name
        return url

    def normalizeLinkText(self, link: str) -> str:  # noqa: N802 - markdown-it's name
        return link


def _push(state: StateInline, kind: str, content: str, end: int, info: str = "") -> None:
    token = state.push(kind, "", 0)
    token.content = content
    token.info = info
    token.meta["at"] = (state.pos, end)


def _placed(rule: _Rule, first: str) -> _Rule:
    """The rule, which now notes where its token stands; it is asked only at its first character, for speed."""

    def with_place(state: StateInline, silent: bool) -> bool:
        start = state.pos
        if state.src[start] != first:
            return False
        count = len(state.tokens)
        if not rule(state, silent):
            return False
        if not silent:
            # Pending text may have been pushed before.
            for token in state.tokens[count : count + 2]:
                if token.type in _PLACED and "at" not in token.meta:
                    token.meta["at"] = (start, state.pos)
                    break
        return True

    return with_place


def _value(state: StateInline, silent: bool) -> bool:
    if state.src[state.pos] != "[" or not (found := _VALUE.match(state.src, state.pos, state.posMax)):
        return False
    if not silent:
        _push(state, "value", found[1], found.end())
    state.pos = found.end()
    return True


def _spaced_link(state: StateInline, silent: bool) -> bool:
    """A link inside the course whose target holds spaces, which Markdown alone refuses."""
    if state.src[state.pos] != "[":
        return False
    label_end = _label_end(state, state.pos, disable_nested=True)
    if label_end < 0:
        return False
    found = _SPACED_TARGET.match(state.src, label_end + 1, state.posMax)
    if not found:
        return False
    if not silent:
        start, maximum = state.pos, state.posMax
        state.pos, state.posMax = start + 1, label_end
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": found[1].strip()}
        token.meta["at"] = (start, found.end())
        state.linkLevel += 1
        state.md.inline.tokenize(state)
        state.linkLevel -= 1
        state.push("link_close", "a", -1)
        state.posMax = maximum
    state.pos = found.end()
    return True


def _flag(state: StateInline, silent: bool) -> bool:
    """What no rule before could read, and what the dialect refuses: kept as text, with the kind of problem."""
    char = state.src[state.pos]
    kind = ""
    found: re.Match[str] | None = None
    if char == "[":
        if found := _FOOTNOTE.match(state.src, state.pos, state.posMax):
            kind = "unknown-footnote"
        elif found := _BROKEN_LINK.match(state.src, state.pos, state.posMax):
            kind = "broken-link"
            if found[0].rpartition("]")[2].startswith(":") and state.src[: state.pos].rpartition("\n")[2].strip():
                # "[note]: text" is a definition only where a line begins.
                return False
    elif char == "{":
        kind = "attribute-list"
        found = _ATTRIBUTES.match(state.src, state.pos, state.posMax)
        if not found and state.pos and state.src[state.pos - 1] in ")*_`":
            found = _ATTRIBUTES_AFTER_ELEMENT.match(state.src, state.pos, state.posMax)
    elif char == "<":
        kind = "raw-html"
        found = _TAG.match(state.src, state.pos, state.posMax)
    if not found:
        return False
    if not silent:
        _push(state, "flagged", found[0], found.end(), kind)
    state.pos = found.end()
    return True


def _label_end(state: StateInline, start: int, disable_nested: bool = False) -> int:
    """Where the label that opens at `start` ends, or -1. A value may stand in a label; a link or a note may not."""
    before = state.pos
    state.pos = start + 1
    level, end = 1, -1
    while state.pos < state.posMax:
        place = state.pos
        char = state.src[place]
        if char == "]":
            level -= 1
            if level == 0:
                end = place
                break
        state.md.inline.skipToken(state)
        if char == "[":
            if state.pos == place + 1:
                level += 1
            elif disable_nested and not _VALUE.match(state.src, place, state.posMax):
                break
    state.pos = before
    return end


def _engine() -> MarkdownIt:
    engine = _Engine("commonmark", {"html": False, "maxNesting": MAX_NESTING})
    # `text_join` would hide the places of escapes; references are a second syntax for links; indented code is a trap.
    engine.enable("table").disable(["text_join", "reference", "code", "html_block", "html_inline"])
    engine.helpers = _HELPERS
    footnote_plugin(engine, inline=False, move_to_end=False)
    ruler = engine.inline.ruler
    for rule in list(ruler.__rules__):
        if rule.name in _FIRST:
            ruler.at(rule.name, _placed(rule.fn, _FIRST[rule.name]))
    ruler.before("link", "value", _value)
    ruler.after("link", "spaced_link", _spaced_link)
    ruler.push("flag", _flag)
    return engine


_HELPERS: Any = SimpleNamespace(
    parseLinkLabel=_label_end, parseLinkDestination=parseLinkDestination, parseLinkTitle=parseLinkTitle
)
ENGINE = _engine()
