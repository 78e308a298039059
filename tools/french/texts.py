"""Every French text of the course that a reader sees, as lines with their place. The product's own are in `product`.

Reused from the product: the walk over all texts and the reader that strips markup and writes values in. Not read: ids,
addresses, code, search words (`also`: typed as people type) and responses that are accepted but not shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from generator.check.prose import Passage, Reader
from generator.diagnostics import Span
from generator.model.project import Project
from generator.model.question import Case, Form, Numeric, Question, ShortText
from generator.source import Text
from tools.french.line import Line, flat

# What the drawing says: the text of an SVG's elements, each on one line as our drawings are written.
_DRAWN = re.compile(r"<(?:text|tspan|title|desc)\b[^>]*>([^<]+)<")


def course_lines(project: Project, root: Path) -> Iterator[Line]:
    """The texts of a course, in the order of its files; those of its drawings last."""
    reader = Reader(project, project.newest_date)
    for _one, passages in reader.all:
        yield from map(_line, passages)
    for text in _labels(project):
        yield from map(_line, reader.passages(text, rich=False))
    for path in sorted((root / "content" / "images").glob("*.svg")):
        yield from _drawn(path, path.relative_to(root).as_posix())


def _line(passage: Passage) -> Line:
    return Line(flat(passage.prose), passage.span)


def _labels(project: Project) -> Iterator[Text]:
    """Small texts on the pages that the rules about words leave alone, since they are no sentences."""
    for line in project.course.programme:
        if line.part:
            yield line.part
    for source in project.sources.values():
        yield source.publisher
    for question in project.questions.values():
        yield from _question_labels(question)


def _question_labels(question: Question) -> Iterator[Text]:
    match question:
        case Numeric() if question.unit:
            yield question.unit
        case ShortText():
            yield question.key[0]
        case Form():
            for field in question.fields:
                yield from field.options
        case Case():
            for nested in question.questions:
                yield from _question_labels(nested)
        case _:
            return


def _drawn(path: Path, name: str) -> Iterator[Line]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        for found in _DRAWN.finditer(line):
            yield Line(found[1], partial(_at, name, number, found.start(1)))


def _at(name: str, line: int, column: int, start: int, end: int) -> Span:
    return Span(name, line, column + start + 1, max(1, end - start))
