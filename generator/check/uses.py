"""R347–R357: what is named twice where once is meant, what nothing leads to, and periods of values that overlap.

A project of which a part could not be read is not called unused: what names it may be in that part.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from generator.check.prose import holds
from generator.check.references import link_targets, placed_figures, values_in
from generator.check.rule import Context, Rule
from generator.diagnostics import Diagnostic, Span, fold
from generator.model.lesson import PictureBlock, Questions, ReferenceBlock
from generator.model.project import Project
from generator.model.question import DecisionQuestion, Hotspot
from generator.source import Text


def unused(context: Context) -> Iterator[Diagnostic]:
    """Sources, values, terms, figures, memos, pictures, questions that nothing leads to; files that no list names."""
    project = context.project
    for place in project.strays:
        yield Diagnostic("R350", place, {"file": place.path})
    for name in project.banks:
        if name not in project.course.modules:
            yield Diagnostic("R350", Span(f"quizzes/{name}.yml"), {"file": f"quizzes/{name}.yml"})
    if project.incomplete:
        return
    targets = set(link_targets(context.texts))

    def idle(code: str, things: Iterable[tuple[str, Span]], used: set[str]) -> Iterator[Diagnostic]:
        for name, place in things:
            if name not in used:
                yield Diagnostic(code, place, {"id": name})

    yield from idle(
        "R351",
        ((name, source.place("id")) for name, source in project.sources.items()),
        _sources(project) | _of(targets, "source"),
    )
    yield from idle(
        "R352",
        ((name, entries[0].place("id")) for name, entries in project.values.items()),
        {name for one in context.texts for name, _ in values_in(one)},
    )
    yield from idle("R353", ((str(term.term), term.term.span) for term in project.terms), _terms(context))
    yield from idle(
        "R354",
        ((name, figure.place("title")) for name, figure in project.figures.items()),
        set(map(str, placed_figures(project))) | _of(targets, "figure") | _asked_figures(project),
    )
    yield from idle(
        "R355",
        ((name, memo.place("title")) for name, memo in project.memos.items()),
        _blocks(project, ReferenceBlock) | {name.partition("#")[0] for name in _of(targets, "row")},
    )
    yield from idle("R356", ((name, Span(f"content/images/{name}")) for name in project.images), _pictures(project))
    yield from idle("R357", ((name, one.place("id")) for name, one in project.questions.items()), _shown(project))


def _of(targets: set[tuple[str, str]], scheme: str) -> set[str]:
    return {name for kind, name in targets if kind == scheme}


def _sources(project: Project) -> set[str]:
    used: set[str] = set()
    for placed in project.lessons.values():
        for section in placed.lesson.sections:
            used.update(section.sources)
    for question in project.all_questions():
        used.update(question.sources)
    for entries in project.values.values():
        used.update(entry.source for entry in entries if entry.source)
    for term in project.terms:
        used.update(term.sources)
    for memo in project.memos.values():
        for row in memo.rows:
            used.update(row.sources)
    for figure in project.figures.values():
        used.update(figure.sources)
    return {str(name) for name in used}


_WORD = re.compile(r"\w+")
_FEW = 8
"""Up to so many first words are looked for one by one: faster than taking the text to words, while they are few."""


def _terms(context: Context) -> set[str]:
    """The terms that some text other than their own names, by the term or one of its forms.

    A form is looked for only in the texts that hold its first word, and a term only until it is found.
    """
    # First word → forms that begin with it; a form without a word at its head is looked for everywhere.
    wanted: dict[str, dict[str, list[str]]] = {}
    heads: dict[str, set[str]] = {}
    for term in context.project.terms:
        name = str(term.term)
        for form in (term.term, *term.forms):
            folded = " ".join(fold(form).split())
            word = _WORD.match(folded)
            head = word[0] if word else ""
            wanted.setdefault(head, {}).setdefault(name, []).append(folded)
            heads.setdefault(name, set()).add(head)
    used: set[str] = set()
    for one in context.texts:
        if not wanted:
            break
        text = fold(one.text)
        few = len(wanted) <= _FEW
        here = set(filter(text.__contains__, wanted) if few else wanted.keys() & set(_WORD.findall(text)))
        if not here and "" not in wanted:
            continue
        for name in _named(" ".join(text.split()), wanted, here | {""}):
            if name in used or (one.owner == "term" and one.id == name):
                continue
            used.add(name)
            for head in heads[name]:
                del wanted[head][name]
                if not wanted[head]:
                    del wanted[head]
    return used


def _named(text: str, wanted: dict[str, dict[str, list[str]]], heads: Iterable[str]) -> list[str]:
    """The terms of which a form stands in the text, among the forms that begin with these words."""
    return [
        name
        for head in heads
        for name, forms in wanted.get(head, {}).items()
        if any(holds(text, form) for form in forms)
    ]


def _blocks(project: Project, kind: type[ReferenceBlock]) -> set[str]:
    return {
        str(block.reference)
        for placed in project.lessons.values()
        for _, block in placed.blocks()
        if isinstance(block, kind)
    }


def _asked_figures(project: Project) -> set[str]:
    used = set()
    for question in project.all_questions():
        match question:
            case Hotspot() if question.figure is not None:
                used.add(str(question.figure))
            case DecisionQuestion():
                used.add(str(question.tree))
            case _:
                pass
    return used


def _pictures(project: Project) -> set[str]:
    used = {
        str(block.picture.file)
        for placed in project.lessons.values()
        for _, block in placed.blocks()
        if isinstance(block, PictureBlock)
    }
    asked = (question for question in project.all_questions() if isinstance(question, Hotspot))
    return used | {str(question.picture) for question in asked if question.picture is not None}


def _shown(project: Project) -> set[str]:
    """Questions that a lesson places, that an assessment names or may draw, and those that vary one of these."""
    shown = {
        str(name)
        for placed in project.lessons.values()
        for _, block in placed.blocks()
        if isinstance(block, Questions)
        for name in block.questions
    }
    drawn = {str(objective) for assessment in project.assessments for objective in assessment.draw}
    shown |= {str(name) for assessment in project.assessments for name in assessment.questions}
    shown |= {name for name, question in project.questions.items() if question.objective in drawn}
    for name in sorted(shown):
        if name in project.questions:
            shown |= {str(sibling) for sibling in project.questions[name].siblings}
    return shown


def repeated(context: Context) -> Iterator[Diagnostic]:
    """A name twice in one list, a question placed twice in the course."""
    project = context.project
    course = project.course
    lists: list[Iterable[Text]] = [role.modules for role in course.roles]
    placed: list[Text] = []
    for lesson in project.lessons.values():
        lists += [lesson.lesson.objectives, lesson.lesson.programme]
        lists += [section.sources for section in lesson.lesson.sections]
        placed += [name for _, block in lesson.blocks() if isinstance(block, Questions) for name in block.questions]
    for question in project.all_questions():
        lists += [question.sources, question.siblings]
    lists += [assessment.questions for assessment in project.assessments]
    lists += [term.sources for term in project.terms]
    lists += [row.sources for memo in project.memos.values() for row in memo.rows]
    lists += [figure.sources for figure in project.figures.values()]
    for names in lists:
        yield from _twice("R347", names)
    yield from _twice("R348", placed)


def _twice(code: str, names: Iterable[Text]) -> Iterator[Diagnostic]:
    seen: dict[str, Text] = {}
    for name in names:
        first = seen.setdefault(name, name)
        if first is not name:
            yield Diagnostic(code, name.span, {"id": str(name)}, notes=(first.span,))


def overlaps(context: Context) -> Iterator[Diagnostic]:
    """Two entries of one value that hold on the same day: which of them a text shows would be chance."""
    for name, entries in context.project.values.items():
        ordered = sorted(entries, key=lambda entry: entry.in_force_from or datetime.date.min)
        for before, after in pairwise(ordered):
            start = after.in_force_from or datetime.date.min
            if start <= (before.in_force_to or datetime.date.max):
                first, second = sorted((before, after), key=lambda entry: entry.span)
                yield Diagnostic("R349", second.place("id"), {"id": name}, notes=(first.place("id"),))


RULES: tuple[Rule, ...] = (unused, repeated, overlaps)
