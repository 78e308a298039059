"""A course of two modules whose questions are quick to answer, with siblings, a reserve and a case, for the sessions.

What a session must do is in test_session.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.browser.quiz.course import COURSE, GLOSSARY, LESSON_FILE, SOURCES, VALUES
from tests.courses import ROOT

HOME = "index.html"
INDEX = "training/index.html"
FIRST_BOOK = "training/premier.html"
SECOND_BOOK = "training/second.html"
FIRST_LESSON = "premier/lire.html"
SECOND_LESSON = "second/relancer.html"

PREFIX = "fascicule:exemples:"

_QUESTION = """
- id: {id}
  type: true-false
  objective: {objective}
  difficulty: 1
  stem: {stem}
  key: true
  feedback: Relisez la règle.
  explanation: C'est la règle.
{more}"""

_CASE = """
- id: dossier
  type: case
  objective: o-2
  difficulty: 2
  stem: Traitez le dossier.
  situation: Un client n'a pas payé.
  documents:
    - title: Facture
      text: Elle date de mai.
  questions:
    - id: dossier-un
      type: true-false
      objective: o-2
      difficulty: 1
      stem: La facture est échue.
      key: true
      feedback: Comptez les jours.
      explanation: Mai est passé.
    - id: dossier-deux
      type: true-false
      objective: o-2
      difficulty: 1
      stem: Une relance se fait par écrit.
      key: true
      feedback: Une trace sert toujours.
      explanation: Elle prouve la demande.
  explanation: On relance avant de réclamer.
  debrief: Le dossier se relance, puis se réclame.
"""

# Every right answer is « Vrai ». The first two of each bank stand in its lesson; `pair-b` is there for `pair-a`.
_BANKS = {
    "premier": [("lire-a", "o-1", ""), ("pair-a", "o-1", "pair-b"), ("pair-b", "o-1", "pair-a"), ("lire-b", "o-3", "")],
    "second": [("rel-a", "o-2", ""), ("rel-b", "o-3", "")],
}

_ASSESSMENTS = """
- id: depart
  type: positioning
  title: Test de positionnement
  duration: 10 min
  questions: [lire-a, rel-a]
"""


def _bank(name: str) -> str:
    asked = [
        _QUESTION.format(
            id=id_, objective=objective, stem=f"La règle {id_} s'applique.",
            more=f"  siblings: [{sibling}]\n" if sibling else "",
        )
        for id_, objective, sibling in _BANKS[name]
    ]  # fmt: skip
    return "".join(asked) + (_CASE if name == "second" else "")


def write_training_course(folder: Path) -> Path:
    """Write the course into `folder`."""
    content = folder / "content"
    lessons = {
        "premier/lire.yml": ("Lire", "lire-a, pair-a"),
        "second/relancer.yml": ("Relancer", "rel-a, rel-b"),
    }
    files = {
        "course.yml": COURSE.replace("[bases]", "[premier, second]"),
        "sources.yml": SOURCES,
        "values.yml": VALUES,
        "glossary.yml": GLOSSARY,
        "premier/module.yml": "title: Lire une facture\naim: Lire une facture.\nlessons: [lire]\n",
        "second/module.yml": "title: Relancer un client\naim: Relancer un client.\nlessons: [relancer]\n",
        **{
            name: LESSON_FILE.format(title=title, section="La règle", questions=questions)
            for name, (title, questions) in lessons.items()
        },
    }
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    (folder / "quizzes").mkdir()
    for name in _BANKS:
        (folder / "quizzes" / f"{name}.yml").write_text(_bank(name).lstrip(), encoding="utf-8")
    (folder / "quizzes" / "assessments.yml").write_text(_ASSESSMENTS.lstrip(), encoding="utf-8")
    shutil.copy2(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder
