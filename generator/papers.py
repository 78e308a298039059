"""The papers of the assessments, drawn at build time: the same in the page, in print and in every package.

Nothing is left to chance: what is drawn follows from the ids of the assessment and of the questions. Which draws
cannot be made is told by `check.assessments`; pages are made in `pages.assessment`.

How papers are drawn (`draw: {o-1: 4}`, `papers: 3`):

1. **Candidates** of an objective are its questions in force, but cases and what is inside them.
2. **Ranks.** To each belongs the SHA-256, in lower-case hexadecimal, of the UTF-8 bytes of `assessment#question`
   (`final#hist-nom`); candidates are sorted by these texts.
3. **Profile.** A paper takes of each difficulty its share of the candidates: the whole part, then one more for the
   largest remainders, the easier first (largest remainder, or Hamilton's method). Where papers can be disjoint with
   another profile only, the shares stop at a `papers`-th of the candidates of a difficulty. All papers have the same.
4. **Choice.** Of all ways to fill the papers so that two siblings (`siblings`, and siblings of siblings) never meet in
   one, the one that repeats questions least; then with the most questions of the preferred kind; then with the most
   from families large enough to give one to each paper; then with the smallest sum of ranks. Preferred are questions
   that no lesson shows; for a positioning test those that a lesson shows, so that the others are new at the end.
5. **Sharing out**, one paper after the other: each takes of the preferred kind in each objective and difficulty, and of
   each family, its even share of what is left, rounded down or up, with the smallest sum of ranks.
6. **Order** in a paper: the questions of an objective from easy to difficult, then by rank; the objectives are mixed
   evenly: the i-th of n questions stands at (2i - 1) / 2n of the way.
"""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from hashlib import sha256

from generator.draw import Draw
from generator.model.assessment import Assessment
from generator.model.figure import Decision
from generator.model.lesson import Questions
from generator.model.project import Project
from generator.model.question import Case, DecisionQuestion, Question
from generator.siblings import families


@dataclass(frozen=True)
class Paper:
    """What one learner is given: its letter, empty where the assessment has no papers of its own, and its questions."""

    letter: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class Drawn:
    """The papers of a draw as lists of ids in the order of their ranks, and what the banks could not give."""

    papers: list[list[str]]
    short: dict[str, int]
    """Objective → how many questions a paper can get without two siblings, where that is fewer than asked."""
    lacking: dict[str, int]
    """Objective → how many questions more would let no question stand in two papers."""


def papers_of(project: Project, day: datetime.date) -> dict[str, tuple[Paper, ...]]:
    """The papers of each assessment on a day. Positioning tests and recaps have one, without a letter."""
    return {
        str(assessment.id): tuple(
            Paper(chr(ord("a") + index) if assessment.has_papers else "", questions)
            for index, questions in enumerate(_papers(assessment, project, day))
        )
        for assessment in project.assessments
    }


def _papers(assessment: Assessment, project: Project, day: datetime.date) -> list[tuple[Question, ...]]:
    if not assessment.draw:
        found = (project.questions.get(id_) for id_ in assessment.questions)
        return [tuple(one for one in found if one is not None and one.in_force(day))]
    candidates = _candidates(project, day)
    return [
        tuple(candidates[id_] for id_ in _mixed(paper, candidates, assessment))
        for paper in drawn(assessment, project, day).papers
    ]


def _candidates(project: Project, day: datetime.date) -> dict[str, Question]:
    """What a draw may take, by id."""
    return {id_: one for id_, one in project.questions.items() if one.in_force(day) and _drawable(one, project)}


def _drawable(question: Question, project: Project) -> bool:
    if isinstance(question, DecisionQuestion):
        return isinstance(project.figures.get(question.tree), Decision)
    return not isinstance(question, Case)


def drawn(assessment: Assessment, project: Project, day: datetime.date) -> Drawn:
    """The draw of an assessment, as steps 1 to 5 make it; made once for a project and a day."""
    place = str(assessment.id), day
    found = project.draws.get(place)
    if not isinstance(found, Drawn):
        found = project.draws[place] = _drawn(assessment, project, day)
    return found


def _drawn(assessment: Assessment, project: Project, day: datetime.date) -> Drawn:
    candidates = _candidates(project, day)
    asked = {str(objective): int(number) for objective, number in assessment.draw.items()}
    mine = [id_ for id_, question in candidates.items() if question.objective in asked]
    bank = {id_: candidates[id_] for id_ in sorted(mine, key=lambda id_: _rank(assessment, id_))}
    shown = _shown(project)
    preferred = {id_ for id_ in bank if (id_ in shown) == (assessment.type == "positioning")}
    count = assessment.papers if assessment.has_papers else 1
    draw = Draw(bank, families(candidates), asked, count, preferred)
    profile = draw.profile()
    chosen = draw.choice(profile)
    got: Counter[str] = Counter()
    for (objective, _), number in profile.items():
        got[objective] += number
    used = Counter(str(bank[id_].objective) for id_ in chosen)
    return Drawn(
        draw.shared_out(profile, chosen),
        {objective: got[objective] for objective, number in asked.items() if got[objective] < number},
        {objective: lack for objective in asked if (lack := count * got[objective] - used[objective])},
    )


def _rank(assessment: Assessment, id_: str) -> str:
    return sha256(f"{assessment.id}#{id_}".encode()).hexdigest()


def _shown(project: Project) -> set[str]:
    """Questions that a lesson shows."""
    return {
        str(name)
        for placed in project.lessons.values()
        for _, block in placed.blocks()
        if isinstance(block, Questions)
        for name in block.questions
    }


def _mixed(paper: Sequence[str], candidates: Mapping[str, Question], assessment: Assessment) -> list[str]:
    """The questions in the order of the paper: step 6."""
    placed: list[tuple[Fraction, int, str]] = []
    for place, objective in enumerate(assessment.draw):
        mine = [id_ for id_ in paper if candidates[id_].objective == objective]
        mine.sort(key=lambda id_: (candidates[id_].difficulty, _rank(assessment, id_)))
        placed += [(Fraction(2 * index + 1, 2 * len(mine)), place, id_) for index, id_ in enumerate(mine)]
    return [id_ for _, _, id_ in sorted(placed)]
