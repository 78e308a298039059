"""What a writer needs from outside: the language, where links lead, what values say.

The markup knows no course: whoever renders gives these functions. Nothing here reads or writes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import assert_never

from generator.language import OBJECT, Language, Piece
from generator.markup.nodes import Break, Code, Emphasis, Inline, Link, NoteRef, Str, Strong, Value


def _no_href(target: str) -> str | None:  # noqa: ARG001 - the shape of `Context.href`
    return None


def _name(identifier: str) -> str:
    return identifier


@dataclass(frozen=True)
class Context:
    """Given to each writer.

    * `href`: where a link of the course (`lesson:…`) leads, or None for text without a link; https links never ask.
    * `value`: what `[=id]` says, as plain finished text.
    * `text`: a last word on each plain fragment of HTML outside links and code, already escaped and typeset and
      without tags; it may add tags. The glossary links first occurrences here.
    * `notes`: prefix of the ids of footnotes, unique in the page; by default made from the text.
    """

    language: Language
    href: Callable[[str], str | None] = _no_href
    value: Callable[[str], str] = _name
    text: Callable[[str], str] | None = None
    notes: str = ""


def typeset(run: tuple[Inline, ...], context: Context) -> Iterator[str]:
    """The finished texts of the leaves of a paragraph, in order: one for each node without children.

    Typography needs the whole paragraph: a question mark may stand alone after a link.
    """
    pieces: list[Piece] = []
    _collect(run, context, pieces)
    return iter(context.language.typeset(pieces))


def _collect(run: tuple[Inline, ...], context: Context, pieces: list[Piece]) -> None:
    for node in run:
        match node:
            case Str():
                pieces.append(Piece(node.text))
            case Value():
                pieces.append(Piece(context.value(node.id), fixed=True))
            case Code() | NoteRef():
                pieces.append(Piece(OBJECT, fixed=True))
            case Break():
                pieces.append(Piece("\n", fixed=True))
            case Emphasis() | Strong() | Link():
                _collect(node.children, context, pieces)
            case _:
                assert_never(node)
