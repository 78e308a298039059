"""« Mes résultats »: the learner's own record, to read, print, save and take up again. A skeleton: the script fills it.

Everything a script needs to say stands in the page. What is counted, and how, is in `widgets/results.js`.
"""

from __future__ import annotations

from dataclasses import dataclass

from generator.model.project import PlacedLesson, PlacedModule
from generator.pages.course_script import graded_in
from generator.pages.frame import Frame

RESULTS = "results.md"


@dataclass(frozen=True)
class Practised:
    """A module with its lessons that ask something, and how many questions each asks."""

    module: PlacedModule
    lessons: tuple[tuple[PlacedLesson, int], ...]
    questions: int


def _practised(frame: Frame) -> list[Practised]:
    found = []
    for module in frame.project.modules:
        asked = {placed.id: graded_in(frame, placed.id) for placed in module.lessons}
        lessons = tuple((placed, len(asked[placed.id])) for placed in module.lessons if asked[placed.id])
        if lessons:
            found.append(Practised(module, lessons, len({id_ for ids in asked.values() for id_ in ids})))
    return found


def results_page(frame: Frame) -> str:
    """The page of the record."""
    project = frame.project
    front = frame.practice_front(frame.words.my_results, frame.words.results_lead, "results", "results")
    front |= {"script": "results-page", "stems": True}
    asked = [question.objective for question in frame.graded.values()]
    starts = [placed for placed in project.lessons.values() if not placed.lesson.optional]
    return frame.page(
        "results", RESULTS, front,
        objectives=[(one, asked.count(one.id)) for one in project.course.objectives],
        measured=any(one.type in ("positioning", "final", "delayed") for one in project.assessments),
        positioning=next((one for one in project.assessments if one.type == "positioning"), None),
        modules=_practised(frame), first=starts[0] if starts else None, total=len(frame.graded),
    )  # fmt: skip
