"""R32x, R33x: every id in a field and every link in a text leads somewhere.

Ids of lessons and questions are looked up in `across`. What the dialect itself refuses in a text is in `author_text`;
the inside of figures in `figures`; what nothing leads to in `uses`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from generator.check.known import (
    FIGURE,
    LINE,
    MEMO,
    MODULE,
    OBJECTIVE,
    PICTURE,
    SOURCE,
    TERM,
    VALUE,
    each,
    key_place,
    link_place,
    named,
    unknown,
)  # fmt: skip
from generator.check.rule import Context, Rule
from generator.diagnostics import Diagnostic
from generator.markup.nodes import Link
from generator.model.lesson import (
    AnyBlock,
    CircuitBlock,
    DecisionBlock,
    PictureBlock,
    ReferenceBlock,
    StatesBlock,
    TimelineBlock,
)  # fmt: skip
from generator.model.project import Project
from generator.model.question import DecisionQuestion, Hotspot
from generator.source import Text

RESERVED_LESSONS = frozenset({"module", "index", "print"})
"""Names that a module's own pages have."""


RESERVED_SECTIONS = frozenset({"sources", "corrige"})
RESERVED_PREFIXES = tuple(
    f"{word}-"
    for word in ("question", "key", "figure", "table", "source", "input", "kind", "fn", "case", "help", "unit")
)
RESERVED_ROWS = frozenset({"rows", "filter", "sources"})
"""Ids that a page gives to its own parts."""


def _taken(id_: Text, names: frozenset[str], prefixes: tuple[str, ...]) -> Iterator[Diagnostic]:
    if id_ in names or id_.startswith(prefixes):
        yield Diagnostic("R303", id_.span, {"id": str(id_)})


def fields(context: Context) -> Iterator[Diagnostic]:
    """Ids in fields."""
    project = context.project
    if context.has_others:
        yield from _others(project)
    for placed in context.lessons:
        yield from each(project, OBJECTIVE, placed.lesson.objectives)
        yield from each(project, LINE, placed.lesson.programme)
        for section in placed.lesson.sections:
            yield from _taken(section.id, RESERVED_SECTIONS, RESERVED_PREFIXES)
            yield from each(project, SOURCE, section.sources)
            for block in section.body:
                yield from _block(project, block)
    yield from _questions(context)


def _others(project: Project) -> Iterator[Diagnostic]:
    yield from _course(project)
    for module in project.modules:
        for name in module.module.lessons:
            if name in RESERVED_LESSONS:
                yield Diagnostic("R303", name.span, {"id": str(name)})
    for entries in project.values.values():
        for entry in entries:
            yield from each(project, SOURCE, (entry.source,) if entry.source else ())
    for term in project.terms:
        yield from each(project, SOURCE, term.sources)
    for memo in project.memos.values():
        for row in memo.rows:
            yield from _taken(row.id, RESERVED_ROWS, ())
            yield from each(project, SOURCE, row.sources)
    for figure in project.figures.values():
        yield from each(project, SOURCE, figure.sources)
    yield from _assessments(project)


def _course(project: Project) -> Iterator[Diagnostic]:
    for role in project.course.roles:
        yield from each(project, MODULE, role.modules)
    yield from each(project, MEMO, project.course.memos)


def _block(project: Project, block: AnyBlock) -> Iterator[Diagnostic]:
    match block:
        case TimelineBlock():
            yield from figure_of_type(project, block.timeline, ("timeline",))
        case CircuitBlock():
            yield from figure_of_type(project, block.circuit, ("circuit",))
        case StatesBlock():
            yield from figure_of_type(project, block.states, ("states",))
        case DecisionBlock():
            yield from figure_of_type(project, block.decision, ("decision",))
        case ReferenceBlock():
            yield from each(project, MEMO, (block.reference,))
        case PictureBlock():
            yield from picture(project, block.picture.file)
        case _:
            return


def figure_of_type(project: Project, name: Text, types: tuple[str, ...]) -> Iterator[Diagnostic]:
    """The figure exists and is of one of the types."""
    figure = project.figures.get(name)
    if figure is None:
        same = [id_ for id_, one in project.figures.items() if one.type in types]
        if "figures" not in project.incomplete:
            yield unknown("R324", name, name.span, same or project.figures)
    elif figure.type not in types:
        params = {"id": str(name), "type": figure.type, "wanted": ", ".join(types)}
        yield Diagnostic("R334", name.span, params, notes=(figure.place("type"),))


def picture(project: Project, file: Text) -> Iterator[Diagnostic]:
    """The picture is a file below `content/images/`, named as it is on every system."""
    parts = str(file).split("/")
    if ".." in parts or "." in parts or "" in parts or "\\" in file or ":" in file:
        yield Diagnostic("R333", file.span, {"file": str(file)})
    else:
        yield from each(project, PICTURE, (file,))


def _questions(context: Context) -> Iterator[Diagnostic]:
    project = context.project
    for question in context.questions:
        yield from each(project, OBJECTIVE, (question.objective,))
        yield from each(project, SOURCE, question.sources)
        match question:
            case Hotspot():
                if question.picture is not None:
                    yield from picture(project, question.picture)
                if question.figure is not None:
                    yield from figure_of_type(project, question.figure, ("circuit", "states"))
            case DecisionQuestion():
                yield from figure_of_type(project, question.tree, ("decision",))
            case _:
                pass


def _assessments(project: Project) -> Iterator[Diagnostic]:
    for assessment in project.assessments:
        for objective in assessment.draw:
            yield from named(project, OBJECTIVE, objective, partial(key_place, assessment, "draw", objective))


def texts(context: Context) -> Iterator[Diagnostic]:
    """Links and `[=id]` in texts."""
    for one, name, offset in context.values:
        yield from named(context.project, VALUE, name, partial(one.text.at, offset, len(name)))
    for one, link in context.links:
        yield from _link(context.project, one.text, link)


def _link(project: Project, text: Text, link: Link) -> Iterator[Diagnostic]:
    at = link_place(text, link)
    whole = partial(at, 0, max(1, len(link.name)))
    match link.scheme:
        case "term":
            if link.name.casefold() not in project.folded_terms:
                yield from named(project, TERM, link.name, whole)
        case "source":
            yield from named(project, SOURCE, link.name, whole)
        case "figure":
            yield from named(project, FIGURE, link.name, whole)
        case "row":
            memo, hash_, row = link.name.partition("#")
            if memo not in project.memos:
                yield from named(project, MEMO, memo, partial(at, 0, max(1, len(memo))))
            elif hash_ and not any(row == one.id for one in project.memos[memo].rows):
                rows = [str(one.id) for one in project.memos[memo].rows]
                yield unknown("R326", row, at(len(memo) + (1 if row else 0), max(1, len(row))), rows, memo=memo)
        case _:
            return


RULES: tuple[Rule, ...] = (fields, texts)
