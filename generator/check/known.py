"""What an id can lead to: the known names of each kind, and the one finding for a name that leads nowhere.

Which fields and links are looked up is in `references` and `across`; nothing here walks a course.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from generator.check.texts import Written
from generator.diagnostics import Diagnostic, Span, did_you_mean
from generator.markup import parse, values
from generator.markup.nodes import Link
from generator.model.base import Base
from generator.model.project import Project
from generator.source import Node, Text

_SHOWN = 8
_VALUE = re.compile(r"\[=\s*([a-z][a-z0-9-]*)\s*\]")


@dataclass(frozen=True)
class Kind:
    """A kind of thing: the code for an unknown one, the group that may be incomplete, and the names there are."""

    code: str
    group: str
    names: Callable[[Project], Collection[str]]
    """Looked up for every reference of a course: a mapping, or a few."""
    file: str | None = None
    """The file that lists them all; None where each has a file of its own."""


LESSON = Kind("R320", "lessons", lambda project: project.lessons)
TERM = Kind("R322", "terms", lambda project: project.term_names, "content/glossary.yml")
SOURCE = Kind("R323", "sources", lambda project: project.sources, "content/sources.yml")
FIGURE = Kind("R324", "figures", lambda project: project.figures)
MEMO = Kind("R325", "memos", lambda project: project.memos)
VALUE = Kind("R327", "values", lambda project: project.values, "content/values.yml")
QUESTION = Kind("R328", "questions", lambda project: project.questions)
OBJECTIVE = Kind("R329", "course", lambda project: project.objective_ids)
LINE = Kind("R330", "course", lambda project: project.line_ids)
MODULE = Kind("R331", "course", lambda project: project.course.modules)
PICTURE = Kind("R332", "images", lambda project: project.images)


def named(project: Project, kind: Kind, name: str, place: Callable[[], Span]) -> Iterator[Diagnostic]:
    """A finding when nothing of this kind is called `name`, unless some of them could not be read.

    `place` is asked only then: nearly every name is known.
    """
    names = kind.names(project)
    if name in names or kind.group in project.incomplete:
        return
    span = place()
    if not names and kind.file is not None:
        # The same for each of a hundred names: a report shows it once.
        yield Diagnostic("R359", Span(kind.file), {"file": kind.file}, notes=(span,))
    else:
        yield unknown(kind.code, name, span, names)


def unknown(code: str, name: str, span: Span, names: Iterable[str], **params: str) -> Diagnostic:
    """The finding for a name that is not among `names`."""
    known = list(dict.fromkeys(map(str, names)))
    shown = ", ".join(known[:_SHOWN]) + ("…" if len(known) > _SHOWN else "")
    words = {"known": shown} if shown else {"known": "aucun nom pour l'instant", "known_en": "no name so far"}
    return Diagnostic(code, span, {"id": str(name), **words, **params}, did_you_mean(name, known))


def each(project: Project, kind: Kind, names: Iterable[Text]) -> Iterator[Diagnostic]:
    """The same for each name of a list."""
    for name in names:
        yield from named(project, kind, name, partial(_span, name))


def _span(text: Text) -> Span:
    return text.span


def values_in(one: Written) -> Iterator[tuple[str, int]]:
    """The id of each `[=id]` of a text and where it begins in it."""
    if "[=" not in one.text:
        return
    if one.rich:
        for value in values(parse(one.text)):
            yield value.id, max(0, one.text.find(value.id, value.offset))
    else:
        for found in _VALUE.finditer(one.text):
            yield found[1], found.start(1)


def link_place(text: Text, link: Link) -> Callable[[int, int], Span]:
    """What gives the place of characters of the name of a link: from its beginning, and how many."""
    start = text.rfind(link.name, link.offset, link.offset + link.length)

    def at(offset: int, length: int) -> Span:
        return text.at(link.offset, link.length) if start < 0 else text.at(start + offset, length)

    return at


def key_place(model: Base, key: str, name: str) -> Span:
    """Where `name`, a key written by the author in the mapping under `key`, stands."""
    mapping = model._node.get(key)
    return mapping.key_spans.get(name, mapping.span) if isinstance(mapping, Node) else model.place(key)
