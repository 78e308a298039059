"""`check --stats`: what it counts is right on a course small enough to count by hand."""

from __future__ import annotations

import datetime
import subprocess
import sys
from pathlib import Path

import pytest

from generator.load import load
from generator.statistics import Measure, as_text, measure, syllables
from tests.broken_cases import BASE

DAY = datetime.date(2026, 11, 24)


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("pain", 1), ("facture", 2), ("factures", 2), ("logique", 2), ("entrevue", 3), ("réunion", 3), ("année", 2),
        ("réel", 2), ("État", 2), ("électronique", 4), ("le", 1), ("2026", 1), ("SIRET", 2), ("œuvre", 1), ("poème", 2),
    ],
)  # fmt: skip
def test_syllables_of_french_words(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_text_is_measured_over_its_passages() -> None:
    assert measure(["Le pain lève. Il dort.", "Un linge suffit"]) == Measure(words=8, sentences=3, syllables=9)


def test_readability_is_the_formula_of_the_language() -> None:
    text = Measure(words=100, sentences=5, syllables=150)
    assert text.ease("fr") == pytest.approx(207 - 1.015 * 20 - 73.6 * 1.5)
    assert text.ease("en") == pytest.approx(206.835 - 1.015 * 20 - 84.6 * 1.5)
    assert Measure(0, 0, 0).ease("fr") is None
    assert Measure(1, 1, 1).ease("fr") == 100.0
    assert Measure(100, 1, 400).ease("fr") == 0.0


def test_easy_words_read_easier_than_hard_ones() -> None:
    easy = measure(["Le pain lève. Il dort au chaud."]).ease("fr")
    hard = measure(["L'interopérabilité administrative nécessite l'harmonisation réglementaire européenne."]).ease("fr")
    assert easy is not None and hard is not None and easy > 80 > 20 > hard


def test_questions_are_counted_by_type_objective_and_difficulty() -> None:
    project = load(BASE).project
    assert project is not None
    text = as_text(project, DAY, "fr")
    answered = sum(len(getattr(question, "questions", "1")) for question in project.questions.values())
    assert f"Questions : {answered}" in text
    assert "hotspot 2" in text and "case 1" in text
    row = next(line.split() for line in text.splitlines() if line.split()[:1] == ["o-3"])
    assert row == ["o-3", "1", "0", "0", "1"]


def test_lessons_are_counted_without_the_trainers_notes() -> None:
    project = load(BASE).project
    assert project is not None
    line = next(line for line in as_text(project, DAY, "fr").splitlines() if "comptoir/vendre" in line)
    shown = [
        "Un pain au levain se garde dans un linge, coupe contre la planche.",
        "Le froid du réfrigérateur rassit la mie. Un linge propre suffit, quatre jours durant.",
    ]
    assert line.split()[1:4] == ["15", "min", str(measure(shown).words)]


def test_english_and_no_line_ends_in_spaces() -> None:
    project = load(BASE).project
    assert project is not None
    text = as_text(project, DAY, "en")
    assert "Questions:" in text and "Lessons:" in text
    assert all(line == line.rstrip() for line in text.splitlines())


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_command_prints_them(form: str) -> None:
    command = [sys.executable, "-m", "generator", "check", "--stats", "--format", form, "--project", str(BASE)]
    root = Path(__file__).resolve().parent.parent
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    assert "Questions :" in (done.stdout if form == "text" else done.stderr)
