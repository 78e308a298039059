"""V7xx: what was true when it was written and is not on the date of the build, and periods that make no sense."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from generator.check.rule import Context, Rule
from generator.diagnostics import Diagnostic, Span
from generator.model.base import InForce
from generator.model.course import CourseValue

_DAY = datetime.timedelta(days=1)


def sources(context: Context) -> Iterator[Diagnostic]:
    """Sources that someone should have read again."""
    for source in context.project.sources.values() if context.has_others else ():
        if source.review_by < source.checked:
            params = {"date": str(source.review_by), "checked": str(source.checked)}
            yield Diagnostic("V710", source.place("review_by"), params, notes=(source.place("checked"),))
        elif source.review_by < context.as_of:
            params = {"id": str(source.id), "date": str(source.review_by)}
            yield Diagnostic("V701", source.place("review_by"), params)
        if source.checked > context.as_of:
            yield _future(context, source.checked, "checked", source.place("checked"))


def used_values(context: Context) -> Iterator[Diagnostic]:
    """Values that a text writes and that do not hold on the day."""
    for one, name, offset in context.values:
        if one.within is not None and not one.within.in_force(context.as_of):
            continue
        entries = context.project.values.get(name, ())
        if not entries or any(entry.in_force(context.as_of) for entry in entries):
            continue
        place = one.text.at(offset, len(name))
        coming = [entry for entry in entries if (entry.in_force_from or datetime.date.min) > context.as_of]
        if coming:
            first = min(coming, key=lambda entry: entry.in_force_from or datetime.date.min)
            params = {"id": name, "date": str(first.in_force_from)}
            yield Diagnostic("V702", place, params, notes=(first.place("in_force_from"),))
        else:
            last = max(entries, key=lambda entry: entry.in_force_to or datetime.date.min)
            params = {"id": name, "date": str(last.in_force_to)}
            yield Diagnostic("V703", place, params, notes=(last.place("in_force_to"),))


def over(context: Context) -> Iterator[Diagnostic]:
    """Sections and questions whose time is over: pages leave them out."""
    for placed in context.lessons:
        for section in placed.lesson.sections:
            if _is_over(section, context.as_of):
                params = {"id": str(section.id), "date": str(section.in_force_to)}
                yield Diagnostic("V704", section.place("in_force_to"), params)
    for question in context.questions:
        if _is_over(question, context.as_of):
            params = {"id": str(question.id), "date": str(question.in_force_to)}
            yield Diagnostic("V705", question.place("in_force_to"), params)


def _is_over(one: InForce, day: datetime.date) -> bool:
    return one.in_force_to is not None and one.in_force_to < day and not _is_backwards(one)


def _is_backwards(one: InForce) -> bool:
    return one.in_force_from is not None and one.in_force_to is not None and one.in_force_from > one.in_force_to


def periods(context: Context) -> Iterator[Diagnostic]:
    """Periods that end before they begin, and days that no entry of a value covers."""
    values = context.project.values if context.has_others else {}
    limited: list[InForce] = [section for placed in context.lessons for section in placed.lesson.sections]
    limited += [*context.questions, *(entry for entries in values.values() for entry in entries)]
    for one in limited:
        if _is_backwards(one):
            params = {"start": str(one.in_force_from), "end": str(one.in_force_to)}
            yield Diagnostic("V706", one.place("in_force_to"), params, notes=(one.place("in_force_from"),))
    for name, entries in values.items():
        yield from _gaps(name, entries)


def _gaps(name: str, entries: tuple[CourseValue, ...]) -> Iterator[Diagnostic]:
    ordered = sorted(entries, key=lambda entry: entry.in_force_from or datetime.date.min)
    for before, after in pairwise(ordered):
        if before.in_force_to is None or after.in_force_from is None or _is_backwards(before) or _is_backwards(after):
            continue
        first, last = before.in_force_to + _DAY, after.in_force_from - _DAY
        if first <= last:
            params = {"id": name, "start": str(first), "end": str(last)}
            yield Diagnostic("V709", after.place("in_force_from"), params, notes=(before.place("in_force_to"),))


def dates(context: Context) -> Iterator[Diagnostic]:
    """Dates of lessons: none in the future, changes from the newest to the oldest."""
    for placed in context.lessons:
        lesson = placed.lesson
        if lesson.revised > context.as_of:
            yield _future(context, lesson.revised, "revised", lesson.place("revised"))
        for before, change in zip((None, *lesson.changes), lesson.changes, strict=False):
            if change.date > context.as_of:
                yield _future(context, change.date, "date", change.place("date"))
            if before is not None and change.date > before.date:
                yield Diagnostic(
                    "V708", change.place("date"), {"date": str(change.date)}, notes=(before.place("date"),)
                )


def _future(context: Context, day: datetime.date, key: str, place: Span) -> Diagnostic:
    return Diagnostic("V707", place, {"date": str(day), "key": key, "as_of": str(context.as_of)})


RULES: tuple[Rule, ...] = (sources, used_values, over, periods, dates)
