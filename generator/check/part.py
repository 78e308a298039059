"""The parts of a course that change one by one: each lesson, each bank, and all other files taken as one part.

What rules look at in a part is in `rule`; what a part tells the others is in `facts`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.check.texts import Written, lesson_texts, other_texts, question_texts
from generator.model.project import PlacedLesson, Project
from generator.model.question import Case, Question

OTHERS = ""
"""The name of the part that is made of all files but lessons and banks."""


@dataclass(frozen=True)
class Part:
    """A lesson, the questions of a bank, or neither: all other files. `file` is relative to the project."""

    file: str
    lessons: tuple[PlacedLesson, ...] = ()
    bank: tuple[Question, ...] = ()

    @property
    def ids(self) -> tuple[str, ...]:
        """The questions, in order. An id that an earlier bank takes drops out though the file is as it was."""
        return tuple(str(question.id) for question in self.bank)

    def questions(self) -> Iterator[Question]:
        """Every question, those inside cases too."""
        for question in self.bank:
            yield question
            if isinstance(question, Case):
                yield from question.questions

    def texts(self, project: Project) -> Iterator[Written]:
        """Every text of the part, in the order of its file."""
        if self.file == OTHERS:
            yield from other_texts(project)
        for placed in self.lessons:
            yield from lesson_texts(placed.id, placed.lesson)
        for question in self.bank:
            yield from question_texts(question)


def parts_of(project: Project) -> dict[str, Part]:
    """The parts by file: the lessons in the order of the course, the banks, the other files."""
    parts: dict[str, Part] = {}
    for placed in project.lessons.values():
        file = _lesson_file(placed.id)
        parts[file] = Part(file, lessons=(placed,))
    for name, bank in project.banks.items():
        file = f"quizzes/{name}.yml"
        parts[file] = Part(file, bank=bank)
    parts[OTHERS] = Part(OTHERS)
    return parts


def lesson_files(project: Project) -> Iterator[str]:
    """The files of all lessons that modules name, of those too that could not be read."""
    for module in project.modules:
        for name in module.module.lessons:
            yield _lesson_file(f"{module.id}/{name}")


def _lesson_file(id_: str) -> str:
    return f"content/{id_}.yml"
