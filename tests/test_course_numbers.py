"""Each date, number of days and amount of the French course, worked out again from what its text says.

The rules stand a second time in `legal_rules`, with their source; the keys are read as a build reads them. So a rule, a
value or a key changed in one place fails here. What a question says about its answer is read by people.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date as Date  # noqa: N812 - as in `legal_rules`
from decimal import Decimal
from typing import TypeAlias

import pytest

from generator.model.base import parse_decimal
from generator.model.lesson import Example, ExampleBlock
from generator.model.project import Project
from generator.model.question import Case, Form, Numeric, Question, SingleChoice
from tests import legal_rules as law
from tests.courses import ROOT
from tests.legal_rules import ACCOUNT, HOSPITAL, INTEREST_DUE, SILENCE, SITE_CHECK, TOWN

Input: TypeAlias = Date | Decimal | int | str
Result: TypeAlias = Date | Decimal | tuple[Date | Decimal, ...] | dict[str, Date | Decimal]
Inputs: TypeAlias = tuple[Input, ...]
Rule: TypeAlias = Callable[..., Result]
Row: TypeAlias = tuple[str, Rule, Inputs]
"""Where, formula, inputs. The text must state each input that is a date, an amount (Decimal) or a word (str)."""

MONTHS = [
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
]  # fmt: skip
DAYS = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"]


def d(text: str) -> Date:
    """A day, of 2026 unless it says."""
    return Date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def e(text: str) -> Decimal:
    """An amount in euros, or a rate."""
    return Decimal(text)


KEYS: list[Row] = [
    ("portail-nom", law.name_too_long, (e("63"),)),
    ("cas-agence-lien", law.minutes_left, ("9 h 10", "9 h 45")),
    ("saisie-numero", law.too_long, ("LUMEN-2026-STEAUBANE-0071",)),
    ("saisie-total", law.with_tax, (e("18250"),)),
    ("saisie-phase", law.phase, (e("26500"), e("35"))),
    ("saisie-formulaire", law.simple_totals, (e("12750"),)),
    ("depot-controle", law.simple_totals, (e("8450"),)),
    ("cas-creche-formulaire", law.simple_totals, (e("15000"),)),
    ("refaire-formulaire", law.simple_totals, (e("6200"),)),
    ("tiers-nombre", law.left_of_twelve, ("douze", "neuf", "Une des trois")),
    ("cas-groupement-global", law.with_tax, (e("18000"), e("9000"), e("3000"))),
    ("cas-paiement-direct-date", law.due, (d("11-09"), SILENCE)),
    ("cas-paiement-direct-montant", law.with_tax, (e("5000"),)),
    ("cas-paiement-direct-echeance", law.due_if_silent, (d("11-09"), TOWN)),
    ("form-a9", law.other_totals, (e("7000"),)),
    ("sst-depart", law.due_if_silent, (d("10-05"), TOWN)),
    ("sst-depart-accord", law.due, (d("10-13"), HOSPITAL)),
    ("sst-versement", law.without_tax, (e("24000"),)),
    ("tra-numero", law.room, ("EAV",)),
    ("tra-cumul", law.difference, (e("96000"), e("71000"))),
    ("tra-net", law.net, (e("96000"), e("71000"), e("1.03"))),
    ("tra-general", law.due_from_latest, (d("09-03"), d("09-08"), ACCOUNT)),
    ("tra-admises", law.difference, (e("58000"), e("50000"))),
    ("cas-situation-jours", law.days_left, (d("11-16"), d("11-19"), SITE_CHECK)),
    ("cas-situation-ecart", law.difference, (e("142000"), e("110000"))),
    ("cas-situation-net", law.net, (e("142000"), e("110000"), e("1.02"))),
    ("cas-situation-echeance", law.due, (d("11-16"), TOWN)),
    ("form-a15", law.other_totals, (e("86000"), e("61000"))),
    ("delai-service-fait", law.due_from_latest, (d("09-02"), d("09-16"), TOWN)),
    ("delai-echeance", law.due, (d("10-06"), TOWN)),
    ("delai-hopital", law.due, (d("09-14"), HOSPITAL)),
    ("delai-interrompu", law.due_after_interruption, (d("10-05"), d("10-19"), d("10-27"), TOWN)),
    ("delai-hopital-interrompu", law.due_after_interruption, (d("10-05"), d("10-12"), d("10-26"), HOSPITAL)),
    ("interets-calcul", law.interest, (e("24000"), d("08-05"), d("08-25"))),
    ("interets-semestre", law.interest, (e("30000"), d("06-15"), d("07-24"))),
    ("interets-limite", law.due, (d("11-02"), INTEREST_DUE)),
    ("taux-public", law.rate, (e("2.65"),)),
    ("form-interets", law.interest_form, (e("18500"), d("09-15"), d("11-09"), e("2.40"))),
    ("cas-retard-echeance", law.due, (d("05-27"), TOWN)),
    ("cas-retard-taux", law.rate, (e("2.15"),)),
    ("cas-retard-interets", law.late, (e("38400"), d("05-27"), d("08-14"))),
    ("cas-retard-reponse", law.claim, (e("38400"), d("05-27"), d("08-14"))),
]
RECALLED = {
    "sst-delai": "delai-titulaire", "tra-sept": "delai-moe", "tra-tacite": "delai-decompte-tacite",
    "acquittement-jours": "delai-acquittement", "service-duree": "mot-de-passe-technique",
}  # fmt: skip
"""Questions that ask for a value of the course."""

COUNTED = {"struct-deux", "cal-mois", "pub-form", "cas-adresses-eau"}
"""Nothing is worked out: things named in the stem, two dates a year apart, forms without an amount or a date."""

TOLD: list[Row] = [
    ("circuit/saisie#formulaire", law.with_tax, (e("12400"),)),
    ("circuit/depot#controler", law.with_tax, (e("9000"),)),
    ("cotraitance/sous-traitance#repondre", law.due, (d("10-13"), TOWN)),
    ("cotraitance/sous-traitance#repondre", law.due, (d("10-06"), SILENCE)),
    ("cotraitance/sous-traitance#repondre", law.due_if_silent, (d("10-06"), TOWN)),
    ("cotraitance/sous-traitance#a9-a10", law.with_tax, (e("5000"),)),
    ("cas-paiement-direct", law.due, (d("11-09"), SILENCE)),
    ("cas-paiement-direct", law.due_if_silent, (d("11-09"), TOWN)),
    ("travaux/mois#chiffrer", law.net, (e("150000"), e("110000"), e("1.02"))),
    ("travaux/fin#delais", law.due, (d("06-15"), 30)),
    ("travaux/fin#delais", law.due_from_latest, (d("07-10"), d("07-13"), ACCOUNT)),
    ("cas-situation", law.net, (e("142000"), e("110000"), e("1.02"))),
    ("cas-situation", law.due, (d("11-16"), TOWN)),
    ("paiement/delai#compter", law.due, (d("09-29"), TOWN)),
    ("paiement/delai#interruption", law.due_after_interruption, (d("10-01"), d("10-08"), d("10-20"), HOSPITAL)),
    ("paiement/delai#travaux", law.due, (d("10-05"), TOWN)),
    ("paiement/suivi#tableau", law.due, (d("09-29"), TOWN)),
    ("paiement/suivi#tableau", law.due, (d("09-14"), HOSPITAL)),
    ("paiement/suivi#tableau", law.due, (d("10-06"), TOWN)),
    ("paiement/retard#calcul", law.interest, (e("14400"), d("10-29"), d("11-18"))),
    ("paiement/retard#calcul", law.interest_and_indemnity, (e("14400"), d("10-29"), d("11-18"))),
    ("delai-ligne", law.due, (d("10-05"), TOWN)),
    ("delai-ligne", law.due_after_interruption, (d("10-05"), d("10-14"), d("10-20"), TOWN)),
    ("delai-ligne", law.due, (d("11-30"), INTEREST_DUE)),
    ("impayee-relancer", law.due, (d("09-14"), HOSPITAL)),
    ("impayee-patienter", law.due, (d("11-09"), INTEREST_DUE)),
    ("cas-retard", law.claim, (e("38400"), d("05-27"), d("08-14"))),
]
"""Worked examples, figures, explanations and corrections."""

HOLIDAYS = {
    d(day)
    for day in ("04-06", "05-01", "05-08", "05-14", "05-25", "07-14", "08-15", "11-01", "11-11", "12-25", "2027-01-01")
}
FALSE_SIRETS = {"99900033300014"}
"""What a learner must find out to be false: case « cas-adresses »."""

DATED = re.compile(rf"\b({'|'.join(DAYS)}) (\d{{1,2}})(?:er)? ({'|'.join(MONTHS)})(?: (\d{{4}}))?")
COMPUTED = re.compile(rf"\d(?:er)? (?:{'|'.join(MONTHS)}) \d{{4}}|\d,\d\d (?:€|%)")
SIRET = re.compile(r"(?<![\w-])\d{3} ?\d{3} ?\d{3} ?\d{5}(?![\w-])")


def shown(value: Decimal) -> str:
    """« 1 234,50 », « 30 000 »."""
    whole = value == value.to_integral_value()
    return (f"{value:,.0f}" if whole else f"{value:,.2f}").translate({ord(","): " ", ord("."): ","})


def states(text: str, value: Input) -> bool:
    """True when the text has the value as a French reader writes it."""
    if isinstance(value, Date):
        pattern = rf"(?<!\d)(?:{value.day}(?:er)? {MONTHS[value.month - 1]}|{value})"
    elif isinstance(value, Decimal):
        pattern = rf"(?<!\d)(?<!\d[ ,]){shown(value)}(?:,00)?(?![ ,]?\d)"
    else:
        pattern = re.escape(str(value))
    return bool(re.search(pattern, re.sub("[\u00a0\u202f]", " ", text)))


def given(text: str, value: Input) -> bool:
    """True when the text states an input: « le 19 » is enough of a date, and a number of days is the law's."""
    if isinstance(value, Date):
        return bool(re.search(rf"(?<!\d){value.day}(?:er)?(?!\d)", text)) or states(text, value)
    return isinstance(value, int) or states(text, value)


def unstated(text: str, inputs: Inputs, course: Project) -> list[Input]:
    return [one for one in inputs if not given(filled_in(text, course), one)]


def filled_in(text: str, course: Project) -> str:
    """The text with its `[=id]` written out."""
    return re.sub(r"\[=([a-z0-9-]+)\]", lambda found: shown(value_of(course, found[1])), text)


def value_of(course: Project, name: str) -> Decimal:
    return parse_decimal(course.values[name][-1].value) or Decimal(0)


def questions(course: Project) -> Iterator[tuple[Question, str]]:
    """Each question with what a learner has before answering it."""
    for question in course.questions.values():
        yield question, question.stem
        if isinstance(question, Case):
            read = "\n".join([question.situation, *(document.text for document in question.documents)])
            yield from ((inner, f"{read}\n{inner.stem}") for inner in question.questions)


def place(course: Project, where: str) -> tuple[str, str]:
    """What a worked example asks and answers; without one, all that the section, the question or the figure says."""
    lesson, _, name = where.partition("#")
    if not name:
        return (repr(course.questions.get(where) or course.figures[where]),) * 2
    section = next(one for one in course.lessons[lesson].lesson.sections if one.id == name)
    examples = [block.example for block in section.body if isinstance(block, ExampleBlock)]
    asked = [(example.text, example.answer) for example in examples if isinstance(example, Example) and example.answer]
    return asked[0] if asked else (repr(section), repr(section))


def key_of(question: SingleChoice) -> str:
    return next(choice.text for choice in question.choices if choice.correct)


def results(value: Result) -> tuple[Date | Decimal, ...]:
    if isinstance(value, dict):
        return tuple(value.values())
    return value if isinstance(value, tuple) else (value,)


@pytest.mark.parametrize(("name", "rule", "inputs"), KEYS, ids=[row[0] for row in KEYS])
def test_a_key_is_what_the_rule_gives(main_course: Project, name: str, rule: Rule, inputs: Inputs) -> None:
    question, text = next(pair for pair in questions(main_course) if pair[0].id == name)
    assert unstated(text, inputs, main_course) == []
    value = rule(*inputs)
    if isinstance(question, Form):
        assert isinstance(value, dict)
        typed = {field: question.key[field] for field in value}
        assert {field: d(key) if "-" in key else parse_decimal(key) for field, key in typed.items()} == value
    elif isinstance(question, Numeric):
        expected = (value.day, MONTHS[value.month - 1]) if isinstance(value, Date) else (value, question.unit)
        assert (question.key, question.unit) == expected
    else:
        assert isinstance(question, SingleChoice)
        assert [one for one in results(value) if not states(key_of(question), one)] == []


@pytest.mark.parametrize(("where", "rule", "inputs"), TOLD, ids=[f"{row[0]}-{row[1].__name__}" for row in TOLD])
def test_a_worked_example_is_right(main_course: Project, where: str, rule: Rule, inputs: Inputs) -> None:
    asked, answered = place(main_course, where)
    assert unstated(asked, inputs, main_course) == []
    assert [one for one in results(rule(*inputs)) if not states(filled_in(answered, main_course), one)] == []


def test_every_answer_that_is_worked_out_is_in_the_tables(main_course: Project) -> None:
    """A new question with a number, a form or a date for an answer is added above, with its inputs."""
    asked = {question.id for question, _ in questions(main_course) if isinstance(question, Numeric | Form)}
    for question, _ in questions(main_course):
        if isinstance(question, SingleChoice) and COMPUTED.search(key_of(question)):
            asked.add(question.id)
    assert asked - {row[0] for row in KEYS} == RECALLED.keys() | COUNTED


def test_the_values_of_the_course_are_the_law(main_course: Project) -> None:
    assert {name: value_of(main_course, name) for name in law.VALUES} == law.VALUES
    keys = {str(question.id): question.key for question, _ in questions(main_course) if isinstance(question, Numeric)}
    assert {name: keys[name] for name in RECALLED} == {name: value_of(main_course, RECALLED[name]) for name in RECALLED}
    first, second = (d(main_course.values[f"reforme-etape-{step}"][-1].value) for step in (1, 2))
    assert keys["cal-mois"] == (second.year - first.year) * 12 + second.month - first.month


def test_no_graded_date_depends_on_a_day_off() -> None:
    """That a due date moves to the next working day stands in a notice only (F32073): no answer rests on it."""
    days = {one for _, rule, inputs in KEYS for one in results(rule(*inputs)) if isinstance(one, Date)}
    assert {one for one in days if one.weekday() > 4 or one in HOLIDAYS} == set()


def test_each_day_of_the_week_is_the_right_one() -> None:
    """In all texts; a date without a year is of 2026."""
    found = [found for text in texts() for found in DATED.finditer(text)]
    wrong = [
        one[0]
        for one in found
        if Date(int(one[4] or 2026), MONTHS.index(one[3]) + 1, int(one[2])).weekday() != DAYS.index(one[1])
    ]
    assert wrong == []
    assert len(found) > 50


def test_each_siret_has_its_control_digit() -> None:
    """Except those that are false on purpose."""
    numbers = {found.replace(" ", "") for text in texts() for found in SIRET.findall(text)}
    assert {number for number in numbers if not luhn(number)} == FALSE_SIRETS
    assert len(numbers) > 20


def texts() -> Iterator[str]:
    for folder in ("content", "quizzes"):
        yield from (path.read_text(encoding="utf-8") for path in sorted((ROOT / folder).rglob("*.yml")))


def luhn(number: str) -> bool:
    """INSEE: every second digit from the right is doubled; the sum of all digits is a multiple of ten."""
    doubled = "".join(str(int(digit) * (1 + place % 2)) for place, digit in enumerate(reversed(number)))
    return sum(map(int, doubled)) % 10 == 0
