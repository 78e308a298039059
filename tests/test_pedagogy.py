"""Thresholds of the rules on pedagogy: what is just allowed is silent, one step further speaks.

That each rule speaks at all, and how, is proven by `tests/broken/`.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.check.banks import chi_square_tail, p_value
from generator.check.thresholds import THRESHOLDS
from generator.checked import checked
from generator.report import severity
from tests.broken_cases import BASE, lay

LESSON = "content/comptoir/vendre.yml"
BANK = "quizzes/comptoir.yml"

Codes = Callable[..., list[str]]


@pytest.fixture
def codes(tmp_path: Path) -> Codes:
    """The codes found when files of the base course are changed: `{path: added text}` or `{path: {old: new}}`."""

    def found(changes: dict[str, str | dict[str, str]]) -> list[str]:
        lay(tmp_path)
        for path, change in changes.items():
            file = tmp_path / path
            text = file.read_text(encoding="utf-8")
            if isinstance(change, str):
                text += change
            for old, new in change.items() if isinstance(change, dict) else ():
                assert old in text
                text = text.replace(old, new)
            file.write_text(text, encoding="utf-8")
        return [finding.code for finding in checked(tmp_path, None).findings]

    return found


def choice(number: int, key: int, choices: int = 4, difficulty: int = 2, right: str = "Pain") -> str:
    """A question of single choice with its key at the place `key`."""
    lines = [
        f"- id: essai-{number}", "  type: single-choice", "  objective: o-3", f"  difficulty: {difficulty}",
        f"  stem: Quel pain porte le numéro {number} ?", "  choices:",
    ]  # fmt: skip
    for place in range(choices):
        lines.append(f"    - text: {right if place == key else 'Miche'} {place}")
        lines.append("      correct: true" if place == key else "      feedback: Ce pain a un autre numéro.")
    lines += ["  explanation: Le tableau du fournil donne la liste complète.", "  sources: [guide-levain]", ""]
    return "\n".join(lines)


def bank(keys: list[int], **options: int | str) -> str:
    return "".join(choice(number, key, **options) for number, key in enumerate(keys, 1))  # type: ignore[arg-type]


# --- coverage and drafts


def test_rules_about_the_whole_course_only_warn_while_it_is_a_draft(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / LESSON).write_text(
        (BASE / LESSON).read_text(encoding="utf-8").replace("programme: [p-03]", "programme: [p-02]"), encoding="utf-8"
    )
    (tmp_path / "quizzes/assessments.yml").unlink()
    strict = {(finding.code, severity(finding)) for finding in checked(tmp_path, None).findings}
    assert strict == {("P403", "error"), ("P404", "error"), ("P405", "error")}
    course = tmp_path / "content/course.yml"
    course.write_text(course.read_text(encoding="utf-8") + "draft: true\n", encoding="utf-8")
    drafted = {(finding.code, severity(finding)) for finding in checked(tmp_path, None).findings}
    assert drafted == {(code, "warning") for code, _ in strict}


def test_a_lesson_that_cannot_be_read_makes_nobody_say_that_its_objective_is_not_taught(codes: Codes) -> None:
    assert set(codes({LESSON: {"duration: 15 min": "duration: longtemps"}})) == {"M210"}


def test_a_question_that_cannot_be_read_makes_nobody_say_that_its_objective_is_not_assessed(codes: Codes) -> None:
    assert set(codes({BANK: {"difficulty: 1": "difficulty: 9"}})) == {"M213"}


def test_an_optional_lesson_and_the_delayed_assessment_are_no_part_of_the_day(codes: Codes) -> None:
    delayed = "type: delayed\n  title: Deux mois plus tard\n  duration: "
    assert codes({"quizzes/assessments.yml": {f"{delayed}10 min": f"{delayed}55 min"}}) == []
    optional = {"duration: 15 min": "duration: 15 min\noptional: true"}
    assert codes({LESSON: optional, "content/course.yml": {"1 h 45": "1 h 30"}}) == []


def test_a_section_of_figures_and_questions_needs_no_source(codes: Codes) -> None:
    text = "      - |\n        Le froid du réfrigérateur rassit la mie. Un linge propre suffit, quatre jours durant.\n"
    assert codes({LESSON: {text: "      - reference: defauts\n", "    sources: [guide-levain]\n": ""}}) == []


def test_key_points_that_are_not_in_force_are_not_counted(codes: Codes) -> None:
    later = (
        "  - id: demain\n    title: Demain\n    in_force_from: 2030-01-01\n    key_points:\n"
        + "".join(f"      - Règle {number}.\n" for number in range(5))
        + "    body:\n      - Rien ne change encore.\n    sources: [guide-levain]\n"
    )
    assert "P413" not in codes({LESSON: later})


# --- banks


def test_the_place_of_the_key_is_judged_from_twenty_questions(codes: Codes) -> None:
    assert "P432" not in codes({BANK: bank([0] * 16)})
    assert "P432" in codes({BANK: bank([0] * 20)})


def test_a_fair_key_is_silent(codes: Codes) -> None:
    assert "P432" not in codes({BANK: bank([0, 1, 2, 3] * 5)})
    assert "P432" not in codes({BANK: bank([0, 1, 0, 3, 2, 0, 1, 1, 3, 2, 0, 2, 3, 0, 1, 0, 2, 1, 3, 0])})


def test_small_banks_are_judged_together(codes: Codes) -> None:
    second = bank([0] * 12).replace("essai-", "autre-").replace("numéro", "rang")
    assert "P432" in codes({BANK: bank([0] * 12), "quizzes/levain.yml": second})


def test_a_long_key_is_an_accident_up_to_a_third(codes: Codes) -> None:
    long = [choice(number, 1, right="Un pain bien plus longuement décrit") for number in range(1, 4)]
    short = [choice(number, number % 4) for number in range(4, 10)]
    assert "P431" not in codes({BANK: "".join(long + short)})
    assert "P431" in codes({BANK: "".join(long + short[:-2])})
    assert "P431" not in codes({BANK: "".join(long[:2])})


def test_difficulty_is_judged_from_twenty_questions(codes: Codes) -> None:
    few = bank([0, 1], difficulty=1)
    assert {"P434", "P435"} & set(codes({BANK: few})) == set()
    many = bank([0, 1, 2, 3] * 6, difficulty=1)
    assert {"P434", "P435"} <= set(codes({BANK: many}))


def test_cases_may_ask_the_same_of_two_situations_and_gaps_share_an_instruction(codes: Codes) -> None:
    gap = (
        "- id: trou-{0}\n  type: gap-text\n  objective: o-3\n  difficulty: 2\n  stem: Complétez.\n"
        "  text: Le pain {0} coûte [[{0}]] fois le prix du jour.\n  feedback: Le tarif est au mur.\n"
        "  explanation: Le tarif affiché suit le poids de la farine.\n  sources: [guide-levain]\n"
    )
    assert codes({BANK: gap.format("un") + gap.format("deux")}) == []
    assert "P444" in codes({BANK: gap.format("un") + gap.format("un").replace("trou-un", "trou-bis")})


@pytest.mark.parametrize(
    ("statistic", "freedom", "tail"),
    [(3.841, 1, 0.05), (6.635, 1, 0.01), (9.210, 2, 0.01), (11.345, 3, 0.01), (13.277, 4, 0.01), (20.090, 8, 0.01)],
)  # fmt: skip
def test_the_tail_of_chi_square_is_that_of_the_tables(statistic: float, freedom: int, tail: float) -> None:
    assert math.isclose(chi_square_tail(statistic, freedom), tail, rel_tol=2e-3)


def test_the_counts_that_chance_gives_are_certain() -> None:
    assert p_value([5, 5, 5, 5], [5, 5, 5, 5]) == 1.0
    assert p_value([20, 0, 0, 0], [5, 5, 5, 5]) < 1e-12


# --- sentences


def test_a_sentence_of_thirty_five_words_is_allowed_and_one_of_thirty_six_is_not(codes: Codes) -> None:
    text = "Le froid du réfrigérateur rassit la mie. Un linge propre suffit, quatre jours durant."
    limit = THRESHOLDS.sentence_words
    assert "P451" not in codes({LESSON: {text: "Le " + "pain " * (limit - 2) + "sèche."}})
    assert "P451" in codes({LESSON: {text: "Le " + "pain " * (limit - 1) + "sèche."}})
