"""P4xx about the course and its lessons: what was promised is taught, assessed and lasts as long as said.

Single questions are judged in `questions`, habits of whole banks in `banks`; the numbers stand in `thresholds`. The
frame of the programme (method, audience, trainers, …) is required by the model itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.check.prose import sentences, words
from generator.check.thresholds import THRESHOLDS
from generator.diagnostics import Diagnostic, Span
from generator.model.course import Course
from generator.model.lesson import (
    CircuitBlock,
    DecisionBlock,
    Questions,
    ReferenceBlock,
    Section,
    StatesBlock,
    TimelineBlock,
)  # fmt: skip
from generator.source import Text

if TYPE_CHECKING:
    from generator.check.rule import Context, Rule

_SOURCED = (CircuitBlock, DecisionBlock, Questions, ReferenceBlock, StatesBlock, TimelineBlock)
"""Blocks that only name something with sources of its own."""

_SHOWN = 8
_SESSION = ("positioning", "recap", "final")
_EXPECTED = ("positioning", "final", "delayed")


def _taught(context: Context) -> Iterator[Diagnostic]:
    project = context.project
    if "lessons" in project.incomplete:
        return
    taught = {str(id_) for placed in project.lessons.values() for id_ in placed.lesson.objectives}
    covered = {str(id_) for placed in project.lessons.values() for id_ in placed.lesson.programme}
    course = project.course
    objectives = [one.id for one in course.objectives if one.id not in taught]
    lines = [one.id for one in course.programme if one.id not in covered]
    yield from _missing(course, "objectives", objectives, "P401", "P408")
    yield from _missing(course, "programme", lines, "P403", "P410")


def _missing(course: Course, key: str, ids: list[Text], code: str, together: str) -> Iterator[Diagnostic]:
    """One finding each while they are few; a course that has just begun gets one for them all."""
    if len(ids) <= THRESHOLDS.told_one_by_one:
        for id_ in ids:
            yield Diagnostic(code, id_.span, {"id": str(id_)})
        return
    shown = ", ".join(ids[:_SHOWN]) + (", …" if len(ids) > _SHOWN else "")
    yield Diagnostic(together, course._node.key_spans.get(key, course.span), {"ids": shown, "n": str(len(ids))})


def _assessed(context: Context) -> Iterator[Diagnostic]:
    project = context.project
    if "questions" not in project.incomplete:
        assessed = {str(question.objective) for question in project.all_questions()}
        course = project.course
        ids = [one.id for one in course.objectives if one.id not in assessed]
        yield from _missing(course, "objectives", ids, "P402", "P409")
    if "assessments" not in project.incomplete:
        present = {assessment.type for assessment in project.assessments}
        place = Span("quizzes/assessments.yml") if present else project.course.place("evaluation")
        for kind in _EXPECTED:
            if kind not in present:
                yield Diagnostic("P405", place, {"type": kind})


def _durations(context: Context) -> Iterator[Diagnostic]:
    project = context.project
    if project.incomplete & {"lessons", "assessments"}:
        return
    total = project.course.duration
    sum_ = sum(module.duration for module in project.modules)
    # The delayed assessment takes place weeks after the session: it is no part of its hours.
    sum_ += sum(assessment.duration for assessment in project.assessments if assessment.type in _SESSION)
    if sum_ != total:
        sign = "+" if sum_ > total else "−"
        params = {"sum": _hours(sum_), "total": _hours(total), "gap": f"{sign} {_hours(abs(sum_ - total))}"}
        yield Diagnostic("P404", project.course.place("duration"), params)


def _hours(minutes: int) -> str:
    """As authors type durations, in both languages: 45 min, 7 h, 1 h 30."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return f"{rest} min"
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def _paths(context: Context) -> Iterator[Diagnostic]:
    course = context.project.course
    if not course.roles or not context.has_others:
        return
    followed = {str(module) for role in course.roles for module in role.modules}
    for role in course.roles:
        if not role.modules:
            yield Diagnostic("P407", role.id.span, {"id": str(role.id)})
    for module in course.modules:
        if module not in followed:
            yield Diagnostic("P406", module.span, {"id": str(module)})


def _lessons(context: Context) -> Iterator[Diagnostic]:
    for placed in context.lessons:
        lesson = placed.lesson
        limit = THRESHOLDS.lesson_minutes
        if lesson.duration > limit:
            params = {"duration": _hours(lesson.duration), "limit": _hours(limit)}
            yield Diagnostic("P415", lesson.place("duration"), params)
        if not any(isinstance(block, Questions) for _, block in placed.blocks()):
            yield Diagnostic("P414", lesson.title.span)
        # What is not yet, or no longer, in force is not shown in « L'essentiel ».
        shown = [section for section in lesson.sections if section.in_force(context.as_of)]
        points = [point for section in shown for point in section.key_points]
        if not points:
            yield Diagnostic("P412", lesson.title.span)
        if len(points) > THRESHOLDS.lesson_key_points:
            number = THRESHOLDS.lesson_key_points + 1
            params = {"n": str(number), "limit": str(number - 1)}
            yield Diagnostic("P413", points[number - 1].span, params)
        for section in lesson.sections:
            if not section.sources and _states_something(section):
                yield Diagnostic("P411", section.id.span, {"id": str(section.id)})


def _states_something(section: Section) -> bool:
    return any(not isinstance(block, _SOURCED) for block in section.body)


def _sentences(context: Context) -> Iterator[Diagnostic]:
    limit = THRESHOLDS.sentence_words
    for one, passages in context.reader.all:
        # The title of a law is as long as it is.
        if one.owner == "source":
            continue
        for passage in passages:
            # So many words need the spaces between them: nearly all passages, and most of their sentences, have fewer.
            if not _may_hold(passage.text, limit):
                continue
            for start, end in sentences(passage.text):
                if not _may_hold(passage.text[start:end], limit):
                    continue
                count = len(words(passage.text[start:end]))
                if count > limit:
                    yield Diagnostic("P451", passage.span(start, end), {"n": str(count), "limit": str(limit)})


def _may_hold(text: str, limit: int) -> bool:
    """Whether more than `limit` words can stand in the text."""
    return len(text) > 2 * limit and text.count(" ") + text.count("\n") + text.count("\t") >= limit


RULES: tuple[Rule, ...] = (_paths, _lessons, _sentences)
ACROSS: tuple[Rule, ...] = (_taught, _assessed, _durations)
