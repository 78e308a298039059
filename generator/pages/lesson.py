"""A lesson, as a page of its own or as a part of the page that prints its module."""

from __future__ import annotations

from dataclasses import dataclass, field

from markupsafe import Markup

from generator.index import shown_questions, shown_sections
from generator.model.lesson import Section
from generator.model.project import PlacedLesson
from generator.pages.blocks import Counters, block_html
from generator.pages.course_script import graded_in
from generator.pages.frame import Frame, heading
from generator.questions import key_html
from generator.rendering import Rendering


@dataclass
class Part:
    """A section, finished."""

    anchor: str
    heading: Markup
    title: Markup
    validity: Markup
    body: list[Markup]


@dataclass
class Parts:
    """A lesson, finished: what its template places."""

    placed: PlacedLesson
    essentials: list[Markup] = field(default_factory=list)
    sections: list[Part] = field(default_factory=list)
    sources: list[tuple[str, Markup]] = field(default_factory=list)
    keys: list[Markup] = field(default_factory=list)
    first_question: str = ""
    questions: int = 0


def lesson_parts(frame: Frame, placed: PlacedLesson, rendering: Rendering, counters: Counters, level: int) -> Parts:
    """Render a lesson for the page of `rendering`; `level` is the level of its sections' headings."""
    parts = Parts(placed)
    for section in shown_sections(placed, frame.as_of):
        parts.essentials += [rendering.inline(point) for point in section.key_points]
        seen: set[str] = set()
        body = [block_html(block, frame, rendering, counters, seen, level) for block in section.body]
        title = rendering.typo(section.title)
        parts.sections.append(
            Part(
                f"{rendering.prefix}{section.id}", heading(title), rendering.label(section.title),
                rendering.raised(_validity(section, frame)), [block for block in body if block],
            )
        )  # fmt: skip
        for question in shown_questions(section, frame.project, frame.as_of):
            parts.first_question = parts.first_question or question.id
            parts.questions += 1
            parts.keys.append(key_html(question, counters.number_of(question.id), rendering))
    parts.sources = [
        (f"{rendering.prefix}source-{source.id}", frame.source_line(source, rendering))
        for source in frame.sources_of(placed)
    ]
    return parts


def _validity(section: Section, frame: Frame) -> str:
    """When a section holds, if that is limited; what is to come says so."""
    start, end = section.in_force_from, section.in_force_to
    date, words = frame.rendering.language.date, frame.words
    if start is not None and start > frame.as_of:
        return words.upcoming.format(date=date(start))
    if start is not None and end is not None:
        return words.in_force_between.format(start=date(start), end=date(end))
    if end is not None:
        return words.in_force_to.format(date=date(end))
    return words.in_force_from.format(date=date(start)) if start is not None else ""


def lesson_page(frame: Frame, placed: PlacedLesson) -> str:
    """The page of a lesson."""
    path = f"{placed.id}.md"
    rendering = frame.rendering.on(path)
    module = frame.module_of(placed)
    parts = lesson_parts(frame, placed, rendering, Counters(), 2)
    title = rendering.typo(placed.lesson.title)
    front: dict[str, object] = {
        "title": title,
        "description": rendering.plain(placed.lesson.summary or placed.lesson.title),
        "kind": "lesson",
        "thumb": placed.module_number,
        "running_head": f"{module.number} {rendering.typo(module.module.title)}",
    }
    front["record"] = True
    if graded_in(frame, placed.id):
        front["quiz"] = "later" if _far_down(parts) else True
    following = frame.after(placed)
    return frame.page("lesson", path, front, placed=placed, module=module, parts=parts, following=following)


FAR = 1200
"""Characters of a lesson that, below its head, fill a screen: questions after them are not in the first view."""


def _far_down(parts: Parts) -> bool:
    """Whether no question stands in the first screen."""
    read = sum(len(point.striptags()) for point in parts.essentials)
    for block in (block for section in parts.sections for block in section.body):
        if "<quiz-question" in block:
            break
        read += len(block.striptags())
    return read > FAR
