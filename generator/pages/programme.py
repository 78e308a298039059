"""The programme that was sold: frame, objectives, and each line with where it is taught, practised and assessed."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.model.project import PlacedLesson
from generator.pages.frame import Frame


@dataclass(frozen=True)
class Line:
    """An objective or a line of the programme, with what answers it."""

    id: str
    text: Markup
    part: str
    taught: tuple[PlacedLesson, ...]
    practised: int
    assessed: tuple[str, ...]


def _assessments(frame: Frame, questions: set[str], objectives: set[str]) -> tuple[str, ...]:
    """Titles of the assessments that ask one of these questions or draw on one of these objectives."""
    typo = frame.rendering.typo
    return tuple(
        typo(one.title)
        for one in frame.project.assessments
        if questions.intersection(one.questions) or objectives.intersection(one.draw)
    )


def _line(
    frame: Frame, id_: str, text: str, part: str, lessons: list[str], questions: set[str], objectives: set[str]
) -> Line:
    placed = tuple(frame.project.lessons[one] for one in lessons)
    rendering = frame.rendering.on("programme.md")
    return Line(id_, rendering.inline(text), part, placed, len(questions), _assessments(frame, questions, objectives))


def programme_page(frame: Frame) -> str:
    """The page of the programme."""
    course, index = frame.project.course, frame.index
    objectives = [
        _line(
            frame, str(one.id), one.text, "", index.lessons_of_objective.get(one.id, []),
            set(index.questions_of_objective.get(one.id, [])), {str(one.id)},
        )
        for one in course.objectives
    ]  # fmt: skip
    lines = []
    for one in course.programme:
        lessons = index.lessons_of_line.get(one.id, [])
        questions = {question for lesson in lessons for question in index.questions_of_lesson.get(lesson, [])}
        lines.append(_line(frame, str(one.id), one.text, one.part or "", lessons, questions, set()))
    front = {
        "title": frame.words.programme,
        "description": frame.words.programme_lead,
        "kind": "programme",
        "hide": ["navigation", "toc"],
    }
    return frame.page("programme", "programme.md", front, objectives=objectives, lines=lines)
