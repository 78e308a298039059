"""The rules of simulated forms: what each condition means, what a pattern may be, and that the script agrees."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from generator.grading import Graded, grade
from generator.grading.form_rules import broken, concerned, entered, unread
from generator.grading.patterns import PatternError, compiled
from generator.key_data import key_data
from generator.model.question import Form
from tests.generated_forms import entered_forms
from tests.generated_responses import WRITTEN, question
from tests.test_grading import in_node

FIELDS: list[dict[str, Any]] = [
    {"id": "code", "label": "C", "kind": "text"},
    {"id": "cadre", "label": "C", "kind": "select", "options": ["A1", "A9", "Cadre [=delai]"]},
    {"id": "jour", "label": "J", "kind": "date"},
    {"id": "fin", "label": "F", "kind": "date"},
    {"id": "ht", "label": "H", "kind": "amount"},
    {"id": "tva", "label": "T", "kind": "amount"},
    {"id": "total", "label": "S", "kind": "amount"},
    {"id": "piece", "label": "P", "kind": "file"},
]
NAMES = [field["id"] for field in FIELDS]


def form(*conditions: dict[str, Any], **key: str) -> Form:
    one = question(
        type="form", fields=FIELDS, rules=[{"id": "r", "when": list(conditions), "refusal": "Non."}], key=key
    )
    assert isinstance(one, Form)
    return one


def holds(condition: dict[str, Any], **given: str) -> bool:
    return broken(entered(form(condition), [given.get(str(name), "") for name in NAMES], WRITTEN)) == (0,)


def test_empty_and_filled_are_about_what_is_typed() -> None:
    assert holds({"empty": "code"}, code=" \u00a0")
    assert not holds({"empty": "jour"}, jour="demain")
    assert holds({"filled": "jour"}, jour="demain")
    assert holds({"empty": "cadre"}, cadre="9")
    assert not holds({"filled": "cadre"})


def test_values_are_read_as_the_field_reads_them() -> None:
    assert holds({"equals": {"field": "cadre", "value": "a9"}}, cadre="2")
    assert holds({"equals": {"field": "cadre", "value": "Cadre 30 jours"}}, cadre="3")
    assert holds({"equals": {"field": "ht", "value": "1200"}}, ht="1 200,00 €")
    assert not holds({"equals": {"field": "ht", "value": "1200"}}, ht="1 200 dollars")
    assert holds({"one_of": {"field": "jour", "values": ["2026-09-01", "2026-09-02"]}}, jour="2 septembre 2026")
    assert not holds({"equals": {"field": "jour", "value": "2026-09"}}, jour="septembre 2026")
    assert holds({"duplicate_of": {"field": "code", "values": ["FA-2026-014"]}}, code="fa-2026-014")
    assert holds({"equals": {"field": "piece", "value": "facture.pdf"}}, piece="C:\\Documents\\Facture.PDF")
    assert not holds({"equals": {"field": "code", "value": "x"}})


def test_a_pattern_must_match_the_whole_text_as_typed() -> None:
    letters = {"matches": {"field": "code", "pattern": "[A-Z]{2}[0-9]+"}}
    assert holds(letters, code="  FA12\u202f")
    assert not holds(letters, code="fa12")
    assert not holds(letters, code="FA12x")
    assert holds({"matches": {"field": "code", "pattern": "a b"}}, code="a\u00a0 b")
    assert not holds({"matches": {"field": "code", "pattern": ".*"}})
    assert holds({"matches": {"field": "cadre", "pattern": "Cadre .* jours"}}, cadre="3")


def test_length_is_counted_in_characters() -> None:
    assert holds({"longer_than": {"field": "code", "length": "3"}}, code=" 1234 ")
    assert not holds({"longer_than": {"field": "code", "length": "4"}}, code=" é😀34 ")


SIRETS = {
    "73282932000074": False, "732 829 320 00074": False, "732829320": False, "73282932000075": True, "732829321": True,
    "35600000000048": False, "35600000049837": False, "35600000049838": True, "356000000": False,
    "7328293200007": False, "7328293200007A": False, "": False,
}  # fmt: skip


@pytest.mark.parametrize(("figures", "false"), SIRETS.items())
def test_the_control_figure_of_a_siret(figures: str, false: bool) -> None:
    assert holds({"luhn": "code"}, code=figures) is false


def test_the_script_finds_the_same_false_control_figures() -> None:
    one = form({"luhn": "code"}, code="")
    batch = [{"key": key_data(one, WRITTEN), "response": [figures, *[""] * (len(NAMES) - 1)]} for figures in SIRETS]
    assert in_node("grade.js", "grade", "grade(one.key, one.response).feedback", batch) == [
        [0] if false else [] for false in SIRETS.values()
    ]


def test_a_sum_is_exact_and_an_empty_part_is_nothing() -> None:
    differs = {"sum_differs": {"total": "total", "parts": ["ht", "tva"]}}
    assert not holds(differs, ht="0,1", tva="0,2", total="0,30")
    assert holds(differs, ht="0,1", tva="0,2", total="0,3000000000000000001")
    assert not holds(differs, ht="1 200 €", total="1200")
    assert holds(differs, total="5")
    assert not holds(differs, ht="1", tva="1")
    assert not holds(differs, ht="un", tva="1", total="3")
    assert not holds(differs, ht="1", tva="1", total="trois")


def test_dates_are_compared_with_a_field_a_date_or_a_value() -> None:
    assert holds({"before": {"field": "jour", "than": "fin"}}, jour="1/9/2026", fin="2 sept. 2026")
    assert not holds({"before": {"field": "jour", "than": "fin"}}, jour="2/9/2026", fin="2 sept. 2026")
    assert not holds({"before": {"field": "jour", "than": "fin"}}, jour="2/9/2026")
    assert holds({"before": {"field": "jour", "than": "2026-09-02"}}, jour="1/9/26")
    assert holds({"before": {"field": "jour", "than": "[=paiement]"}}, jour="10/02/2026")
    assert not holds({"before": {"field": "jour", "than": "[=paiement]"}}, jour="11/02/2026")


def test_what_cannot_be_read_is_refused_by_the_form_itself() -> None:
    one = form({"empty": "code"}, ht="5")
    entry = entered(one, ["x", "", "32/01/2026", "", "cinq", "5 €", "", "n'importe"], WRITTEN)
    assert unread(entry) == (2, 4)
    other = form({"empty": "code"}, code="x")
    bad = grade(other, ["x", "", "32/01/2026"], WRITTEN)
    assert isinstance(bad, Graded)
    assert bad.score == 0
    assert bad.parts[0] is True


def test_a_field_may_have_to_stay_empty_or_be_left_out_of_the_key() -> None:
    one = form({"empty": "code"}, code="x", cadre="", jour="")
    for response, score in ((["x"], 1), (["x", "", "", "1/9/2026"], 1), (["x", "1"], 0), (["x", "", "1/1/2026"], 0)):
        graded = grade(one, response, WRITTEN)
        assert isinstance(graded, Graded)
        assert graded.score == score


def test_the_fields_to_mend_are_those_at_fault() -> None:
    def at(*conditions: dict[str, Any]) -> list[str]:
        return concerned(form(*conditions).rules[0])

    assert at({"equals": {"field": "cadre", "value": "A1"}}, {"empty": "code"}) == ["code"]
    assert at({"filled": "code"}, {"luhn": "code"}) == ["code"]
    assert at({"equals": {"field": "cadre", "value": "A1"}}, {"filled": "code"}) == ["cadre", "code"]
    assert at({"sum_differs": {"total": "total", "parts": ["ht", "tva"]}}) == ["total", "ht", "tva"]


@pytest.mark.parametrize(
    "pattern",
    ["[0-9]{14}", r"(?!\d{14}$).*", r"A(1|9|12)?", r"[\w.+-]+\.pdf", r"\$[^a-z\]]*", "é+?", "[{}]", "a/b", "[a-]"],
)
def test_the_shared_part_of_patterns_is_accepted(pattern: str) -> None:
    assert compiled(pattern).pattern == pattern


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        ("[A-Z", 0), ("(a", 1), ("a)", 1), ("*a", 0), ("a**", 2), ("a*+", 2), ("(?=a)*", 5), ("^*", 1), ("(?<n>a)", 0),
        ("(?P<n>a)", 0), ("(?i)a", 0), (r"\A", 0), (r"\-", 0), ("{2}", 0), ("a{,2}", 1), ("a}", 1), ("]", 0), ("[]", 0),
        ("[z-a]", 1), (r"(a)\1", 3), ("[a&&b]", 0), ("[a--b]", 0), (r"\p{L}", 0), ("a{3,2}", 2), ("(?<=a)b", 0),
    ],
)  # fmt: skip
def test_what_the_two_languages_read_apart_is_refused_with_its_place(pattern: str, place: int) -> None:
    with pytest.raises(PatternError) as refused:
        compiled(pattern)
    assert refused.value.place == place


QUICK = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


def test_python_and_the_script_give_generated_forms_the_same_marks_and_refusals() -> None:
    batch: list[dict[str, Any]] = []
    expected: list[Any] = []

    @QUICK
    @given(entered_forms())
    def collect(case: tuple[Form, list[str]]) -> None:
        one, response = case
        graded = grade(one, response, WRITTEN)
        assert isinstance(graded, Graded)
        entry = entered(one, response, WRITTEN)
        assert graded.feedback == broken(entry)
        batch.append({"key": key_data(one, WRITTEN), "response": response})
        expected.append([float(graded.score), list(graded.parts), list(graded.feedback), list(unread(entry))])

    collect()
    code = (
        "((graded) => [graded.score, graded.parts, graded.feedback, unread(read(one.key, one.response))])"
        "(grade(one.key, one.response))"
    )
    scripts = in_node("grade.js", "grade", code, batch, more=("form-rules.js", "read, unread"))
    for case, python, script in zip(batch, expected, scripts, strict=True):
        assert script == python, case
    names = {name for case in batch for rule in case["key"]["rules"] for name, *_ in rule["when"]}
    assert names == {"empty", "filled", "luhn", "one_of", "matches", "longer_than", "sum_differs", "before"}
    assert sum(result[0] == 1 for result in expected) > 20
    assert sum(result[2] != [] for result in expected) > 40
    assert sum(result[3] != [] for result in expected) > 30
