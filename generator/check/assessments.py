"""R303, R336 and P461-P463: papers that cannot be drawn as asked, keys that do nothing, assessments without a question.

That the objectives and questions named exist is checked in `references`, that a course has its assessments in
`pedagogy`. How papers are drawn is in `papers`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.check.known import key_place
from generator.diagnostics import Diagnostic
from generator.model.assessment import Assessment
from generator.papers import drawn

if TYPE_CHECKING:
    from generator.check.rule import Context, Rule


def _draws(context: Context) -> Iterator[Diagnostic]:
    project = context.project
    if "questions" in project.incomplete:
        return
    objectives = {str(one.id) for one in project.course.objectives}
    for assessment in project.assessments:
        asked = {str(name): int(count) for name, count in assessment.draw.items() if name in objectives}
        found = drawn(assessment, project, context.as_of) if asked else None
        for objective, count in asked.items():
            place = key_place(assessment, "draw", objective)
            got = found.short.get(objective, count) if found else count
            lacking = found.lacking.get(objective, 0) if found else 0
            if got < count:
                yield Diagnostic("R336", place, {"objective": objective, "count": str(count), "got": str(got)})
            elif lacking:
                params = {"objective": objective, "n": str(lacking), "papers": str(assessment.papers)}
                yield Diagnostic("P461", place, params)


def _idle_keys(context: Context) -> Iterator[Diagnostic]:
    for assessment in context.project.assessments if context.has_others else ():
        idle = {
            "papers": assessment.papers > 1 and not (assessment.has_papers and assessment.draw),
            "months": "months" in assessment.model_fields_set and assessment.type != "delayed",
        }
        for key, without_effect in idle.items():
            if without_effect:
                yield Diagnostic("P462", assessment.place(key), {"key": key, "id": str(assessment.id)})


def _empty(context: Context) -> Iterator[Diagnostic]:
    questions = context.project.questions
    for assessment in context.project.assessments:
        found = [questions[name] for name in assessment.questions if name in questions]
        if found and not any(question.in_force(context.as_of) for question in found):
            yield Diagnostic("P463", assessment.place("questions"), {"id": str(assessment.id)})


def _addresses(context: Context) -> Iterator[Diagnostic]:
    """An id that is also the name of a paper or of a corrected page: one page would take the place of the other."""
    taken: set[str] = set()
    if not context.has_others:
        return
    for assessment in context.project.assessments:
        papers = _letters(assessment) if assessment.has_papers else [""]
        taken |= {f"{assessment.id}{paper}{end}" for paper in papers for end in ("", "-key") if paper or end}
    for assessment in context.project.assessments:
        if assessment.id in taken:
            yield Diagnostic("R303", assessment.id.span, {"id": str(assessment.id)})


def _letters(assessment: Assessment) -> list[str]:
    """The ends of its papers' names; questions that are listed make one paper."""
    return [f"-{chr(ord('a') + index)}" for index in range(assessment.papers if assessment.draw else 1)]


RULES: tuple[Rule, ...] = (_idle_keys, _addresses)
ACROSS: tuple[Rule, ...] = (_draws, _empty)
