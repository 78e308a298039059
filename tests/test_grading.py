"""The graders: what responses are worth, in Python here and in the page's script, which must say the same.

The vectors are in `examples/grading.yml`. With the key data of their questions they make `golden/grading.json`, which
`tests/widgets/grade.test.js` reads.
"""

from __future__ import annotations

import json
import subprocess
from fractions import Fraction
from itertools import chain
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from generator.grading import Graded, Ungraded, feedback_for, grade
from generator.grading.reading import fold, number, reading
from generator.key_data import is_graded, key_data
from generator.model.question import (
    QUESTION_TYPES,
    Case,
    DecisionQuestion,
    Form,
    Question,
)
from generator.question_keys import key_view
from tests.courses import ROOT
from tests.example_course import EXAMPLES, check_golden, examples, figures, rendering
from tests.generated_responses import TYPED, WRITTEN, answered, keyed, question

VECTORS = yaml.safe_load((EXAMPLES / "grading.yml").read_text(encoding="utf-8"))
BASIC = QUESTION_TYPES[:8]
GRADED = (*BASIC, "categorise", "hotspot", "form", "decision")
ALL: tuple[Question, ...] = tuple(chain.from_iterable(examples().values()))

QUESTIONS: dict[str, Question] = {one.id: one for one in ALL}
QUESTIONS |= {
    one["id"]: question(**{key: str(value) if isinstance(value, int) else value for key, value in one.items()})
    for one in yaml.load((EXAMPLES / "grading.yml").read_text(encoding="utf-8"), yaml.BaseLoader)["questions"]  # noqa: S506
}
CASES = [(id_, case) for id_, cases in VECTORS["vectors"].items() for case in cases]


def marked(one: Question, response: list[str]) -> Graded:
    graded = grade(one, response, WRITTEN, figures())
    assert isinstance(graded, Graded)
    return graded


def name(case: tuple[str, Any]) -> str:
    return f"{case[0]} {case[1]['response']}"


@pytest.mark.parametrize(("id_", "case"), CASES, ids=map(name, CASES))
def test_a_response_is_worth_what_the_vectors_say(id_: str, case: dict[str, Any]) -> None:
    graded = marked(QUESTIONS[id_], case["response"])
    assert graded.score == Fraction(str(case["score"]))
    assert list(graded.feedback) == case.get("feedback", [])
    assert list(graded.parts) == case.get("parts", list(graded.parts))


def test_the_vectors_cover_every_type_graded() -> None:
    assert {QUESTIONS[id_].type for id_ in VECTORS["vectors"]} == set(GRADED)


def test_the_vectors_for_the_script_are_written_with_their_key_data() -> None:
    lines = [
        {
            "question": id_,
            "key": key_data(QUESTIONS[id_], WRITTEN, figures()),
            "cases": [{**case, "score": float(Fraction(str(case["score"])))} for case in cases],
        }
        for id_, cases in VECTORS["vectors"].items()
    ]
    text = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
    check_golden("grading.json", f"[\n{text}\n]")


@pytest.mark.parametrize("one", ALL, ids=lambda one: one.id)
def test_the_key_scores_one_and_nothing_scores_nothing(one: Question) -> None:
    if isinstance(one, Case):
        assert isinstance(grade(one, []), Ungraded)
        assert key_data(one) is None
        assert not is_graded(one, figures())
        assert feedback_for(one, ["1"]) == ()
        return
    assert is_graded(one, figures()) == (key_data(one, WRITTEN, figures()) is not None)
    full = marked(one, keyed(one))
    assert full.score == 1
    assert full.feedback == ()
    for nothing in ([], [""], [""] * 9):
        empty = marked(one, nothing)
        if isinstance(one, Form):
            kept = [one.key.get(field.id) == "" for field in one.fields]
            assert [part is True for part in empty.parts] == kept
            assert empty.score == 0
        else:
            assert empty == Graded(Fraction(0), (None,) * len(full.parts))


def test_a_decision_without_its_tree_is_given_no_mark() -> None:
    one = next(one for one in ALL if isinstance(one, DecisionQuestion))
    assert isinstance(grade(one, ["1"]), Ungraded)
    assert key_data(one) is None
    assert is_graded(one, figures())
    assert not is_graded(one, {})


def test_feedback_is_a_row_of_the_remarks_of_the_key() -> None:
    def said(id_: str, *response: str) -> list[str]:
        rows = feedback_for(QUESTIONS[id_], response, WRITTEN, figures())
        remarks = key_view(QUESTIONS[id_], rendering()).remarks
        return [str(remarks[row][0]) for row in rows]

    assert said("sc-mention", "3")[0].startswith("C. ")
    assert [text[0] for text in said("mc-tri", "2", "3", "4")] == ["B", "D"]
    assert said("nu-tva", "24") == ["24\u00a0€"]
    assert said("st-siret", "siren") == ["SIREN"]
    assert said("ma-documents", "3", "1", "1") == ["Bon de livraison", "Facture"]
    assert said("ca-charges", "1", "2", "1", "1") == ["Les tirages de plans"]
    assert said("ca-charges", "1", "2", "2", "2") == ["L’assurance"]
    assert said("ho-numero", "4")[0].startswith("D. ")


def test_key_data_holds_no_text_of_the_author_but_the_keys() -> None:
    for one in ALL:
        written = json.dumps(key_data(one, WRITTEN, figures()), ensure_ascii=False)
        assert str(one.stem) not in written
        assert len(written) < (1600 if isinstance(one, Form) else 400)
        for rule in one.rules if isinstance(one, Form) else ():
            assert str(rule.refusal) not in written


# --- generated questions and responses, in both languages of code

QUICK = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


def test_python_and_the_script_give_generated_responses_the_same_marks() -> None:
    """One batch through one node: what differs is then shown as it was generated."""
    batch: list[dict[str, Any]] = []
    expected: list[dict[str, Any]] = []

    @QUICK
    @given(answered())
    def collect(case: tuple[Question, list[str]]) -> None:
        one, response = case
        graded = marked(one, response)
        assert 0 <= graded.score <= 1
        assert marked(one, keyed(one)).score == 1
        batch.append({"key": key_data(one, WRITTEN), "response": response})
        expected.append({"score": float(graded.score), "parts": list(graded.parts), "feedback": list(graded.feedback)})

    collect()
    code = "grade(one.key, one.response)"
    for case, python, script in zip(batch, expected, in_node("grade.js", "grade", code, batch), strict=True):
        assert script == python, case
    assert {case["key"]["type"] for case in batch} == set(BASIC)
    assert sum(result["score"] == 1 for result in expected) > 20
    assert sum(result["feedback"] != [] for result in expected) > 20


def test_python_and_the_script_read_generated_texts_the_same() -> None:
    texts: list[str] = []

    @QUICK
    @given(st.one_of(TYPED, st.lists(TYPED, max_size=3).map(" ".join)))
    def collect(text: str) -> None:
        texts.append(text)
        assert fold(fold(text)) == fold(text)
        read = number(text)
        assert read is None or reading(str(read.numerator)) == str(read.numerator)

    collect()
    batch = [{"text": text} for text in texts]
    scripts = in_node("reading.js", "fold, reading", "[fold(one.text), reading(one.text)]", batch)
    for text, script in zip(texts, scripts, strict=True):
        assert script == [fold(text), reading(text)], text


def in_node(
    module: str, names: str, code: str, batch: list[dict[str, Any]], more: tuple[str, str] | None = None
) -> list[Any]:
    """`code` of each `one` of the batch, in one process."""
    imported = "".join(
        f'import {{ {some} }} from "{(ROOT / "generator" / "widgets" / name).as_uri()}";'
        for name, some in ((module, names), *([more] if more else []))
    )
    script = (
        f'import {{ readFileSync }} from "node:fs"; {imported}'
        f'console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map((one) => {code})));'
    )
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", script],
        input=json.dumps(batch), capture_output=True, text=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    results: list[Any] = json.loads(done.stdout)
    return results
