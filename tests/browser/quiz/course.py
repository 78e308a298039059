"""The examples of every type as a small French course that is built for the browser, and built again changed.

What its pages must do is in the test files. The questions are those of tests/examples, word for word.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

from tests.courses import ROOT, environment

EXAMPLES = ROOT / "tests" / "examples"

TYPES = (
    "single-choice", "multiple-choice", "true-false", "numeric", "short-text", "gap-text", "matching", "ordering",
    "categorise", "hotspot", "decision", "form", "case",
)  # fmt: skip

# One question of each type on the first lesson, the others on the second.
FIRST = (
    "sc-mention", "mc-mentions", "tf-numero", "nu-tva", "st-avoir", "gt-paiement", "ma-documents", "or-achat",
    "ca-charges", "ho-numero", "de-taux",
)  # fmt: skip

# What has a life of its own is on the third.
SIMULATED = ("fo-", "cs-")

LESSON = "bases/mentions.html"
MORE = "bases/exercices.html"
SIMULATIONS = "bases/simulations.html"
HOME = "index.html"
MODULE = "bases/index.html"
PRINT = "bases/print.html"
PRIVACY = "privacy.html"

COURSE = """
id: exemples
title: Exemples de factures
language: fr
duration: 30 min
group_size: 8
audience: [Toute personne qui facture]
prerequisites: [Aucun]
trainers: [Une comptable]
method: On lit, puis on répond.
evaluation: Les questions suivent le texte.
quality: On répond à toute réclamation.
material: Une facture imprimée.
follow_up: Un message à deux mois.
contacts: []
objectives:
  - id: o-1
    text: Lire une facture.
  - id: o-2
    text: Relancer un client.
  - id: o-3
    text: Remettre des choses en ordre.
programme:
  - id: p-01
    text: Les mentions
modules: [bases]
draft: true
"""

MODULE_FILE = """
title: Les bases
aim: Lire une facture et y répondre.
lessons: [mentions, exercices, simulations]
"""

LESSON_FILE = """
title: {title}
duration: 15 min
objectives: [o-1, o-2, o-3]
programme: [p-01]
revised: 2026-01-10
sections:
  - id: numero
    title: {section}
    key_points:
      - Le numéro est unique.
    body:
      - |
        Le numéro de la facture suit l'ordre d'émission.
      - questions: [{questions}]
    sources: [guide-factures]
"""

SOURCES = """
- id: guide-factures
  kind: official
  title: Guide des factures
  publisher: Ministère
  url: https://example.org/guide
  checked: 2026-01-10
  review_by: 2026-07-10
"""

VALUES = """
- id: delai
  value: 30
  unit: jours
  source: guide-factures
- id: paiement
  value: 2026-02-11
  source: guide-factures
"""

GLOSSARY = """
- term: avoir
  definition: Facture qui en annule une autre.
"""

_ITEM = re.compile(r"^- id: ", re.MULTILINE)


def bank() -> dict[str, str]:
    """Every example by id, as text."""
    found = {}
    for name in TYPES:
        head, *items = _ITEM.split((EXAMPLES / f"{name}.yml").read_text(encoding="utf-8"))
        assert head.startswith("#")
        for item in items:
            id_, _, rest = item.partition("\n")
            found[id_] = f"- id: {id_}\n{rest}".rstrip() + "\n"
    return found


_QUESTION = re.compile(r"^(?:    )?- id: ([a-z-]+)\n +type: ", re.MULTILINE)


def graded() -> list[str]:
    """The ids of the questions that are graded: of a case, those in it."""
    return [id_ for text in bank().values() for id_ in _QUESTION.findall(text)[_is_case(text) :]]


def keyed() -> list[str]:
    """The ids of all questions that have an entry in « Corrigé », cases too."""
    return [id_ for text in bank().values() for id_ in _QUESTION.findall(text)]


def _is_case(text: str) -> bool:
    return "\n  type: case\n" in text


def write_course(folder: Path, questions: dict[str, str] | None = None, first: tuple[str, ...] = FIRST) -> Path:
    """Write the course with these questions, `first` on the first lesson and the others on the second."""
    questions = bank() if questions is None else questions
    second = [one for one in questions if one not in first and not one.startswith(SIMULATED)]
    third = [one for one in questions if one not in first and one.startswith(SIMULATED)]
    content = folder / "content"
    files = {
        "course.yml": COURSE,
        "sources.yml": SOURCES,
        "values.yml": VALUES,
        "glossary.yml": GLOSSARY,
        "bases/module.yml": MODULE_FILE,
        "bases/mentions.yml": LESSON_FILE.format(
            title="Les mentions d'une facture", section="Le numéro", questions=", ".join(first)
        ),
        "bases/exercices.yml": LESSON_FILE.format(
            title="S'exercer", section="Tout le reste", questions=", ".join(second)
        ),
        "bases/simulations.yml": LESSON_FILE.format(
            title="Faire comme au bureau", section="Des saisies et des dossiers", questions=", ".join(third)
        ),
    }
    for name, text in files.items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.lstrip(), encoding="utf-8")
    (folder / "quizzes").mkdir(exist_ok=True)
    (folder / "quizzes" / "bases.yml").write_text("\n".join(questions.values()), encoding="utf-8")
    for name in ("images", "figures"):
        shutil.copytree(EXAMPLES / name, content / name, dirs_exist_ok=True)
    shutil.copy2(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
    return folder


# The examples are no course: what `check` asks of one (a source a question, a remark a pair) is left out here.
_BUILD = """
import datetime, sys
from pathlib import Path
from generator.load import load
from generator.site import build_site
loaded = load(Path(sys.argv[1]))
assert loaded.project is not None, loaded.problems
build_site(loaded.project, datetime.date(2026, 1, 15), Path(sys.argv[1]))
"""


def build(folder: Path) -> Path:
    """Build the course in `folder` and give its site."""
    command = [sys.executable, "-c", _BUILD, str(folder)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr
    return folder / "site"
