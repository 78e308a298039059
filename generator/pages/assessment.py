"""The pages of the assessments: introduction, papers without any key, corrected pages; a recap is one page of practice.

Which questions a paper holds is in `papers`; what a learner does with it in `widgets/sitting.js` and `outcome.js`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from generator.index import counted
from generator.model.assessment import Assessment
from generator.model.course import Objective
from generator.model.project import PlacedLesson
from generator.model.question import Case
from generator.pages.frame import Frame
from generator.papers import Paper, papers_of
from generator.questions import key_html, question_html
from generator.rendering import Rendering

FOLDER = "assessments"
ENOUGH = 0.8
"""The share of an objective from which its lessons may be skimmed, where the assessment has no mastery score."""


@dataclass(frozen=True)
class Sheet:
    """A paper as its pages show it: the title says which of several it is, `name` is that of its page."""

    assessment: Assessment
    paper: Paper
    title: str
    name: str

    @property
    def page(self) -> str:
        """Address of the paper from the root of the site."""
        return f"{FOLDER}/{self.name}.html"

    @property
    def key(self) -> str:
        """Address of its corrected page; a recap is its own."""
        return self.page if self.assessment.type == "recap" else f"{FOLDER}/{self.name}-key.html"

    @property
    def answered(self) -> list[str]:
        """The ids of what is answered on it, in order."""
        return [str(one.id) for question in self.paper.questions for one in counted(question)]


@dataclass(frozen=True)
class Measured:
    """An objective on a paper: the numbers of its questions, and the lessons that work on it."""

    objective: Objective
    numbers: tuple[str, ...]
    lessons: tuple[PlacedLesson, ...]


def sheets_of(frame: Frame) -> dict[str, list[Sheet]]:
    """The papers of each assessment, in order."""
    found = papers_of(frame.project, frame.as_of)
    return {str(one.id): _sheets(one, found[str(one.id)], frame) for one in frame.project.assessments}


def _sheets(assessment: Assessment, papers: tuple[Paper, ...], frame: Frame) -> list[Sheet]:
    title = frame.rendering.typo(assessment.title)
    sheets = []
    for paper in papers:
        said = title
        if len(papers) > 1:
            said = frame.words.paper_title.format(title=title, letter=paper.letter.upper())
        name = f"{assessment.id}-{paper.letter}" if paper.letter else str(assessment.id)
        sheets.append(Sheet(assessment, paper, said, name))
    return sheets


def assessment_pages(frame: Frame) -> Iterator[tuple[str, Callable[[], str]]]:
    """Path of each page, and what makes its text."""
    sheets = sheets_of(frame)
    for assessment in frame.project.assessments:
        mine = sheets[str(assessment.id)]
        if assessment.type == "recap":
            yield f"{FOLDER}/{assessment.id}.md", partial(_recap_page, frame, mine[0])
            continue
        if assessment.has_papers:
            yield f"{FOLDER}/{assessment.id}.md", partial(_intro_page, frame, assessment, mine)
        for sheet in mine:
            yield f"{FOLDER}/{sheet.name}.md", partial(_paper_page, frame, sheet, mine)
            yield f"{FOLDER}/{sheet.name}-key.md", partial(_corrected_page, frame, sheet, mine)


def _front(frame: Frame, assessment: Assessment, title: str, kind: str, styles: list[str]) -> dict[str, Any]:
    lead = getattr(frame.words, f"lead_{assessment.type}")
    return frame.practice_front(title, lead, kind, *styles) | {"running_head": title}


def _about(frame: Frame, assessment: Assessment, sheets: list[Sheet]) -> dict[str, Any]:
    """What the head of each page of an assessment says."""
    words, language = frame.words, frame.rendering.language
    mastery = assessment.mastery_score
    return {
        "assessment": assessment,
        "kind": getattr(words, f"kind_{assessment.type}"),
        "lead": getattr(words, f"lead_{assessment.type}"),
        "duration": language.duration(assessment.duration),
        "count": len(sheets[0].answered),
        "mastery": None if mastery is None else language.quantity((mastery * 100).normalize(), "%"),
        "sheet": None,
        "sheets": sheets,
        "letters": [sheet.paper.letter for sheet in sheets],
        "delayed": _delayed(frame, assessment),
    }


def _delayed(frame: Frame, assessment: Assessment) -> Assessment | None:
    """The assessment whose date is offered on the pages of this one: the delayed one, on its own and the final's."""
    if assessment.type == "delayed":
        return assessment
    if assessment.type != "final":
        return None
    return next((one for one in frame.project.assessments if one.type == "delayed"), None)


def _intro_page(frame: Frame, assessment: Assessment, sheets: list[Sheet]) -> str:
    title = frame.rendering.typo(assessment.title)
    front = _front(frame, assessment, title, "assessment", ["results", "assessments"]) | {"assessment": True}
    return frame.page(
        "assessment", f"{FOLDER}/{assessment.id}.md", front, title=title, **_about(frame, assessment, sheets)
    )


def _forms(sheet: Sheet, rendering: Rendering) -> list[Any]:
    return [question_html(one, number, rendering, level=2) for number, one in enumerate(sheet.paper.questions, 1)]


def _keys(sheet: Sheet, rendering: Rendering) -> list[Any]:
    return [key_html(one, number, rendering) for number, one in enumerate(sheet.paper.questions, 1)]


def _recap_page(frame: Frame, sheet: Sheet) -> str:
    path = f"{FOLDER}/{sheet.name}.md"
    rendering = frame.rendering.on(path)
    front = _front(frame, sheet.assessment, sheet.title, "recap", ["assessments"]) | {"quiz": True}
    about = _about(frame, sheet.assessment, [sheet])
    return frame.page(
        "assessment_recap", path, front, title=sheet.title, forms=_forms(sheet, rendering),
        keys=_keys(sheet, rendering), **about,
    )  # fmt: skip


def _paper_page(frame: Frame, sheet: Sheet, sheets: list[Sheet]) -> str:
    path = f"{FOLDER}/{sheet.name}.md"
    # Nothing in the source of a paper tells a key, and nothing leads to one but the link at its end.
    rendering = replace(frame.rendering.on(path), keyed=False)
    front = _front(frame, sheet.assessment, sheet.title, "paper", ["assessments"]) | {"assessment": True}
    return frame.page(
        "assessment_paper", path, front, title=sheet.title, forms=_forms(sheet, rendering),
        **_about(frame, sheet.assessment, sheets) | {"sheet": sheet},
    )  # fmt: skip


def _corrected_page(frame: Frame, sheet: Sheet, sheets: list[Sheet]) -> str:
    path = f"{FOLDER}/{sheet.name}-key.md"
    rendering = frame.rendering.on(path)
    title = frame.words.corrected_title.format(title=sheet.title)
    front = _front(frame, sheet.assessment, title, "corrected", ["results", "assessments"])
    front |= {"quiz": True, "assessment": True}
    measured = _measured(frame, sheet)
    seen = {
        str(one.see).partition("#")[0] for question in sheet.paper.questions for one in counted(question) if one.see
    }
    worked = {placed.id for one in measured for placed in one.lessons}
    lessons = [placed for id_, placed in frame.project.lessons.items() if id_ in worked | seen]
    return frame.page(
        "assessment_corrected", path, front, title=title, forms=_forms(sheet, rendering),
        keys=_keys(sheet, rendering), measured=measured, lessons=lessons,
        enough=ENOUGH if sheet.assessment.mastery_score is None else sheet.assessment.mastery_score,
        **_about(frame, sheet.assessment, sheets) | {"sheet": sheet, "lead": frame.words.corrected_lead},
    )  # fmt: skip


def _measured(frame: Frame, sheet: Sheet) -> list[Measured]:
    """The objectives of a paper in the order of the course."""
    numbers: dict[str, list[str]] = {}
    for number, question in enumerate(sheet.paper.questions, 1):
        for place, one in enumerate(counted(question), 1):
            said = f"{number}.{place}" if isinstance(question, Case) else str(number)
            numbers.setdefault(str(one.objective), []).append(said)
    lessons = frame.index.lessons_of_objective
    return [
        Measured(
            objective,
            tuple(numbers[str(objective.id)]),
            tuple(frame.project.lessons[id_] for id_ in lessons.get(objective.id, ())),
        )
        for objective in frame.project.course.objectives
        if str(objective.id) in numbers
    ]
