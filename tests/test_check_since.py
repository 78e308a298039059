"""What `check_since` finds after an edit is what `check_all` finds, whatever was edited and however often."""

from __future__ import annotations

import datetime
import pickle
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import Findings, check, check_all, check_since
from generator.load import load
from generator.model.project import Project
from generator.report import severity
from tests.broken_cases import BASE

DAY = datetime.date(2026, 11, 24)
WITH_OTHERS = ""
"""Instead of a code: alone, the edit changes nothing that is found."""
FEED, BAKE, SELL = "content/levain/nourrir.yml", "content/levain/cuire.yml", "content/comptoir/vendre.yml"
DOUGH, SHOP = "quizzes/levain.yml", "quizzes/comptoir.yml"


def single(id_: str, stem: str, difficulty: int = 2) -> str:
    """A question whose key stands first."""
    return f"""- id: {id_}
  type: single-choice
  objective: o-3
  difficulty: {difficulty}
  stem: {stem}
  choices:
    - text: Pain complet
      correct: true
    - text: Miche ronde
      feedback: La miche a une autre croûte.
    - text: Baguette
      feedback: La baguette est plus fine.
  explanation: Le tableau du fournil donne la liste entière.
  sources: [guide-levain]
"""


def true_false(id_: str) -> str:
    return f"""- id: {id_}
  type: true-false
  objective: o-3
  difficulty: 2
  stem: Le pain numéro {id_} se garde au froid.
  key: false
  feedback: Le froid rassit la mie.
  explanation: Un linge propre garde le pain quatre jours durant.
  sources: [guide-levain]
"""


UNUSED = {
    "content/sources.yml": """- id: atelier
  kind: official
  title: Cahier de l'atelier
  publisher: Fournil de la Butte
  url: https://exemple.fr/atelier
  checked: 2026-11-20
  review_by: 2027-06-30
""",
    "content/glossary.yml": """- term: Banneton
  definition: |
    Panier où la pâte repose.
  sources: [guide-levain]
""",
}
"""What the base course does not use, so that edits can."""


@dataclass(frozen=True)
class Edit:
    """What an author does to one file; `code` is what then comes or goes, `elsewhere` whether in another file."""

    file: str
    old: str
    new: str
    code: str
    elsewhere: bool = False

    def on(self, text: str) -> str:
        return text + self.new if not self.old else text.replace(self.old, self.new)


# Each is made in a text that no other one touches, so that any of them go together.
EDITS = [
    # what is named from another file goes
    Edit(FEED, "- id: vivant", "- id: vif", "R321", elsewhere=True),
    Edit(FEED, "- id: rafraichir", "- id: nourrir", "R321", elsewhere=True),
    Edit(DOUGH, "- id: four-ordre", "- id: four-rang", "R328", elsewhere=True),
    Edit(DOUGH, "- id: lev-repos", "- id: lev-pause", "R328", elsewhere=True),
    Edit(SHOP, "- id: vend-garde", "- id: vend-linge", "R328", elsewhere=True),
    Edit(BAKE, "- circuit: fournee", "- Du pétrin au four, la pâte change de main.", "R335"),
    Edit(SELL, "quatre jours durant.", "voir [l'histoire](figure:histoire).", WITH_OTHERS),
    Edit(FEED, "- timeline: histoire", "- Le levain a une longue histoire.", "R354", elsewhere=True),
    # what is used for the last time, and what is used again
    Edit(BAKE, '"[=hydratation]"', "Une mesure", "R352", elsewhere=True),
    Edit(FEED, "Comptez [=repos] entre", "Comptez du temps entre", "R352", elsewhere=True),
    Edit(SELL, "sources: [guide-levain]", "sources: [guide-levain, atelier]", "R351", elsewhere=True),
    Edit(SELL, "dans un linge", "dans un banneton", "R353", elsewhere=True),
    Edit(BAKE, "La croûte est pâle", "Le banneton est pâle", "R353", elsewhere=True),
    Edit(SHOP, "", single("vend-seule", "Quel pain reste seul ?").replace("o-3", "o-4"), "R357"),
    # what counts over all files
    Edit(FEED, "lev-mots]", "lev-mots, vend-garde]", "R348", elsewhere=True),
    Edit(FEED, "duration: 35 min", "duration: 40 min", "P404", elsewhere=True),
    Edit(SELL, "objectives: [o-3]", "objectives: [o-2]", "P401", elsewhere=True),
    Edit(BAKE, "programme: [p-02]", "programme: [p-01]", "P403", elsewhere=True),
    Edit(SHOP, "  objective: o-3", "  objective: o-1", "P402", elsewhere=True),
    Edit(SHOP, "", single("vend-levee", "Qu'est-ce qui fait lever un pain au levain ?"), "P444"),
    Edit(SHOP, "", "".join(single(f"vend-{n}", f"Quel pain est le {n} ?") for n in range(20, 41)), "P432"),
    Edit(SHOP, "", "".join(single(f"vend-{n}", f"Quel pain est le {n} ?", 1) for n in range(50, 71)), "P434"),
    Edit(SHOP, "", true_false("vend-froid") + true_false("vend-glace"), "P433"),
    Edit(DOUGH, "  objective: o-1", "  objective: o-2", "R336", elsewhere=True),
    # an earlier bank takes an id: the question of the later one is refused, though its file is as it was
    Edit(SHOP, "", single("lev-definition", "Quel pain porte la croûte la plus fine ?"), WITH_OTHERS),
    Edit(SHOP, "", single("four-signes", "Quel pain se garde une semaine ?"), WITH_OTHERS),
    # what stands in one text
    Edit(FEED, "deux repas pour", "deux repas , pour", "T807"),
    Edit(SELL, "Le froid du", "Le le froid du", "T815"),
    Edit(SELL, "coupe contre la planche", "coupe contre la la planche", "T815"),
    Edit(BAKE, "Une mie serrée vient", "Au bout de 12 heures une mie vient", "R358"),
    Edit(DOUGH, "Le four fixe la forme", "Voyez [ici](https://exemple.fr) la forme", "A506"),
    Edit(FEED, "[le décret du pain](source:decret-pain)", "[le décret](source:rien)", "R323"),
    Edit(DOUGH, "Le décret est du [=decret-pain].", "Le décret est du [=rien].", "R327"),
    Edit(BAKE, "[levain prêt](lesson:levain/nourrir#rafraichir)", "[levain prêt](lesson:levain/nulle-part)", "R320"),
    Edit(DOUGH, "siblings: [lev-vrai]", "siblings: [lev-nulle-part]", "R328"),
    Edit(SELL, "sections:", "sections: [", WITH_OTHERS),
]


class Course:
    """A copy of the base course, with some of the edits made."""

    def __init__(self, root: Path, draft: bool = False) -> None:
        self.root = root
        shutil.copytree(BASE, root, dirs_exist_ok=True)
        for name, more in UNUSED.items():
            file = root / name
            file.write_text(file.read_text(encoding="utf-8") + more, encoding="utf-8")
        if draft:
            course = root / "content/course.yml"
            course.write_text(course.read_text(encoding="utf-8") + "draft: true\n", encoding="utf-8")
        self._made: set[int] = set()

    def toggle(self, number: int) -> str:
        """Make an edit, or take it back; the name of the file."""
        self._made ^= {number}
        file = EDITS[number].file
        text = (BASE / file).read_text(encoding="utf-8")
        for made in sorted(self._made):
            if EDITS[made].file == file:
                text = EDITS[made].on(text)
        (self.root / file).write_text(text, encoding="utf-8")
        return file

    def project(self) -> Project:
        project = load(self.root).project
        assert project is not None
        return project


def same(course: Course, before: Findings, changed: frozenset[str]) -> Findings:
    """What `check_since` finds, once it was compared; it goes through a pickle as it does between two builds."""
    project = course.project()
    before = pickle.loads(pickle.dumps(before))  # noqa: S301 - our own, made here
    found = check_since(project, DAY, before, changed)
    whole = check_all(project, DAY)
    assert found.listed() == whole.listed()
    assert found == whole
    return found


@settings(max_examples=30)
@given(st.booleans(), st.lists(st.lists(st.integers(0, len(EDITS) - 1), min_size=1, max_size=3), max_size=6))
def test_after_any_edits_the_findings_are_those_of_a_whole_check(draft: bool, steps: list[list[int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        course = Course(Path(folder), draft)
        found = check_all(course.project(), DAY)
        for step in steps:
            found = same(course, found, frozenset(map(course.toggle, step)))


@pytest.mark.parametrize(
    "number",
    [number for number, edit in enumerate(EDITS) if edit.code != WITH_OTHERS],
    ids=lambda number: f"{number}-{EDITS[number].code}",
)
def test_an_edit_and_its_mending_are_seen_in_all_files(tmp_path: Path, number: int) -> None:
    edit, course = EDITS[number], Course(tmp_path)
    before = check_all(course.project(), DAY)
    broken = same(course, before, frozenset({course.toggle(number)}))
    told = [finding for finding in broken.listed() if finding not in before.listed()]
    gone = [finding for finding in before.listed() if finding not in broken.listed()]
    differs = {finding.span.path for finding in told + gone if finding.code == edit.code}
    assert differs, [f"{finding.span} {finding.code}" for finding in told + gone]
    assert not edit.elsewhere or differs != {edit.file}
    assert same(course, broken, frozenset({course.toggle(number)})) == before


def test_a_question_that_another_bank_refuses_takes_its_findings_with_it(tmp_path: Path) -> None:
    course = Course(tmp_path)
    faulty = next(number for number, edit in enumerate(EDITS) if edit.code == "A506")
    taking = next(number for number, edit in enumerate(EDITS) if "- id: lev-definition" in edit.new)
    found = same(course, check_all(course.project(), DAY), frozenset({course.toggle(faulty)}))
    assert "A506" in {finding.code for finding in found.listed()}
    found = same(course, found, frozenset({course.toggle(taking)}))
    assert "A506" not in {finding.code for finding in found.listed()}


@pytest.mark.parametrize("file", ["content/glossary.yml", "content/levain/module.yml", "quizzes/assessments.yml"])
def test_after_an_edit_of_another_file_all_is_judged(tmp_path: Path, file: str) -> None:
    course = Course(tmp_path)
    before = check_all(course.project(), DAY)
    (tmp_path / file).write_text((BASE / file).read_text(encoding="utf-8").replace("Levain", "Bocal"), encoding="utf-8")
    same(course, before, frozenset({file}))


def test_on_another_day_all_is_judged(tmp_path: Path) -> None:
    project = Course(tmp_path).project()
    day = datetime.date(2028, 1, 1)
    found = check_since(project, day, check_all(project, DAY), frozenset())
    assert found == check_all(project, day)
    assert "V701" in {finding.code for finding in found.listed()}


def test_a_bank_that_comes_or_goes_is_seen(tmp_path: Path) -> None:
    course = Course(tmp_path)
    before = check_all(course.project(), DAY)
    (tmp_path / "quizzes/vitrine.yml").write_text(single("vit-pain", "Quel pain va devant ?"), encoding="utf-8")
    more = same(course, before, frozenset({"quizzes/vitrine.yml"}))
    assert {finding.code for finding in more.listed()} > {finding.code for finding in before.listed()}
    (tmp_path / "quizzes/vitrine.yml").unlink()
    assert same(course, more, frozenset({"quizzes/vitrine.yml"})) == before


def test_a_draft_is_warned(tmp_path: Path) -> None:
    course = Course(tmp_path, draft=True)
    longer = next(number for number, edit in enumerate(EDITS) if edit.code == "P404")
    found = same(course, check_all(course.project(), DAY), frozenset({course.toggle(longer)}))
    assert {severity(finding) for finding in found.listed() if finding.code == "P404"} == {"warning"}


def test_findings_hold_no_text_of_an_author(main_course: Project) -> None:
    found = check_all(main_course, main_course.newest_date)
    assert found.listed() == check(main_course, main_course.newest_date)
    assert b"generator.source" not in pickle.dumps(found)
