"""R32x, R33x: every id in a field and every link in a text leads somewhere.

What the dialect itself refuses in a text is in `author_text`; the inside of figures in `figures`; what nothing leads to
in `uses`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

from generator.check.known import (
    FIGURE,
    LESSON,
    LINE,
    MEMO,
    MODULE,
    OBJECTIVE,
    PICTURE,
    QUESTION,
    SOURCE,
    TERM,
    VALUE,
    Kind,
    key_place,
    named,
    unknown,
)  # fmt: skip
from generator.check.rule import Context, Rule
from generator.check.texts import Written
from generator.diagnostics import Diagnostic, Span
from generator.markup import links_in, parse, values
from generator.markup.nodes import Link
from generator.model.lesson import (
    AnyBlock,
    CircuitBlock,
    DecisionBlock,
    PictureBlock,
    Questions,
    ReferenceBlock,
    StatesBlock,
    TimelineBlock,
)  # fmt: skip
from generator.model.project import Project
from generator.model.question import DecisionQuestion, Hotspot
from generator.source import Text

_VALUE = re.compile(r"\[=\s*([a-z][a-z0-9-]*)\s*\]")
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
    yield from _course(project)
    for module in project.modules:
        for name in module.module.lessons:
            if name in RESERVED_LESSONS:
                yield Diagnostic("R303", name.span, {"id": str(name)})
    for placed in project.lessons.values():
        yield from _each(project, OBJECTIVE, placed.lesson.objectives)
        yield from _each(project, LINE, placed.lesson.programme)
        for section in placed.lesson.sections:
            yield from _taken(section.id, RESERVED_SECTIONS, RESERVED_PREFIXES)
            yield from _each(project, SOURCE, section.sources)
            for block in section.body:
                yield from _block(project, block)
    yield from _questions(project)
    for entries in project.values.values():
        for entry in entries:
            yield from _each(project, SOURCE, (entry.source,) if entry.source else ())
    for term in project.terms:
        yield from _each(project, SOURCE, term.sources)
    for memo in project.memos.values():
        for row in memo.rows:
            yield from _taken(row.id, RESERVED_ROWS, ())
            yield from _each(project, SOURCE, row.sources)
    for figure in project.figures.values():
        yield from _each(project, SOURCE, figure.sources)
    yield from _assessments(project)


def _each(project: Project, kind: Kind, names: Iterable[Text]) -> Iterator[Diagnostic]:
    for name in names:
        yield from named(project, kind, name, partial(_span, name))


def _span(text: Text) -> Span:
    return text.span


def _course(project: Project) -> Iterator[Diagnostic]:
    for role in project.course.roles:
        yield from _each(project, MODULE, role.modules)
    yield from _each(project, MEMO, project.course.memos)


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
            yield from _each(project, MEMO, (block.reference,))
        case Questions():
            yield from _each(project, QUESTION, block.questions)
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
        yield from _each(project, PICTURE, (file,))


def _questions(project: Project) -> Iterator[Diagnostic]:
    for question in project.all_questions():
        yield from _each(project, OBJECTIVE, (question.objective,))
        yield from _each(project, SOURCE, question.sources)
        yield from _each(project, QUESTION, question.siblings)
        if question.see is not None:
            yield from lesson(project, question.see, question.see.at)
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
        yield from _each(project, QUESTION, assessment.questions)
        for objective in assessment.draw:
            yield from named(project, OBJECTIVE, objective, partial(key_place, assessment, "draw", objective))


def lesson(project: Project, name: str, at: Callable[[int, int], Span]) -> Iterator[Diagnostic]:
    """`module/lesson` or `module/lesson#section`; `at` gives the place of characters of `name`."""
    id_, hash_, section = name.partition("#")
    if id_ not in project.lessons:
        yield from named(project, LESSON, id_, partial(at, 0, max(1, len(id_))))
    elif hash_:
        sections = [str(one.id) for one in project.lessons[id_].lesson.sections]
        if section not in sections:
            place = at(len(id_) + 1 if section else len(id_), max(1, len(section)))
            yield unknown("R321", section, place, sections, lesson=id_)


def texts(context: Context) -> Iterator[Diagnostic]:
    """Links and `[=id]` in texts."""
    placed = {str(name) for name in placed_figures(context.project)}
    # A figure that is named outside of lessons is told only when all that lessons show is known.
    lost = "lessons" in context.project.incomplete or not placed.issubset(context.project.figures)
    for one in context.texts:
        if "[" not in one.text and "<" not in one.text:
            continue
        for name, offset in values_in(one):
            yield from named(context.project, VALUE, name, partial(one.text.at, offset, len(name)))
        if one.rich:
            for link in links_in(one.text):
                yield from _link(context.project, one.text, link, None if lost else placed)


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


def link_targets(texts: Iterable[Written]) -> Iterator[tuple[str, str]]:
    """Scheme and name of every link inside the course."""
    for one in texts:
        if one.rich:
            for link in links_in(one.text):
                if not link.is_external:
                    yield link.scheme, link.name


def placed_figures(project: Project) -> Iterator[Text]:
    """The figures that lessons show."""
    for lesson_ in project.lessons.values():
        for _, block in lesson_.blocks():
            match block:
                case TimelineBlock():
                    yield block.timeline
                case CircuitBlock():
                    yield block.circuit
                case StatesBlock():
                    yield block.states
                case DecisionBlock():
                    yield block.decision
                case _:
                    pass


def _link(project: Project, text: Text, link: Link, placed: set[str] | None) -> Iterator[Diagnostic]:
    """A link of the course; `placed` are the figures that lessons show, where that is known."""
    start = text.rfind(link.name, link.offset, link.offset + link.length)

    def at(offset: int, length: int) -> Span:
        return text.at(link.offset, link.length) if start < 0 else text.at(start + offset, length)

    whole = partial(at, 0, max(1, len(link.name)))
    match link.scheme:
        case "lesson":
            yield from lesson(project, link.name, at)
        case "term":
            if link.name.casefold() not in project.folded_terms:
                yield from named(project, TERM, link.name, whole)
        case "source":
            yield from named(project, SOURCE, link.name, whole)
        case "figure":
            yield from named(project, FIGURE, link.name, whole)
            if placed is not None and link.name in project.figures and link.name not in placed:
                yield Diagnostic("R335", whole(), {"id": link.name})
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
