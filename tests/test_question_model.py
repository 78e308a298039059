"""A question that is written as YAML and read again is the same question: load(dump(x)) == x, for every type."""

from __future__ import annotations

import string
from typing import Any

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.model.base import Base
from generator.model.question import QUESTION_TYPES, Question
from generator.reading import read_bytes

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

LETTERS = string.ascii_letters + string.digits + "éèœ«»’.;()=^/+ "
WORDS = st.text(alphabet=LETTERS + "'\"#:[]{},*&!|>%@`-?\\", min_size=1, max_size=30).map(str.strip).filter(bool)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?", fullmatch=True)
NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False).map(str)
FEEDBACK = {"feedback": WORDS}
COMMON = {
    "id": IDS,
    "objective": IDS,
    "difficulty": st.sampled_from(["1", "2", "3"]),
    "stem": WORDS,
    "explanation": WORDS,
}
WRONG = st.lists(st.fixed_dictionaries({"response": WORDS, "feedback": WORDS}), max_size=2)
CHOICES = st.lists(
    st.fixed_dictionaries({"text": WORDS}, optional={"correct": st.sampled_from(["true", "false"]), **FEEDBACK}),
    min_size=2,
    max_size=4,
)
OWN: dict[str, dict[str, st.SearchStrategy[Any]]] = {
    "single-choice": {"choices": CHOICES},
    "multiple-choice": {"choices": CHOICES},
    "true-false": {"key": st.sampled_from(["true", "false"]), **FEEDBACK},
    "numeric": {"key": NUMBERS, "wrong": WRONG},
    "short-text": {"key": st.lists(WORDS, min_size=1, max_size=3), "wrong": WRONG},
    "gap-text": {"text": WORDS, **FEEDBACK},
    "matching": {"pairs": st.lists(st.fixed_dictionaries({"left": WORDS, "right": WORDS}), min_size=2, max_size=3)},
    "ordering": {"sequence": st.lists(WORDS, min_size=3, max_size=4), **FEEDBACK},
    "categorise": {
        "categories": st.lists(
            st.fixed_dictionaries(
                {"title": WORDS, "members": st.lists(st.fixed_dictionaries({"text": WORDS}), min_size=1, max_size=2)}
            ),
            min_size=2,
            max_size=2,
        )
    },
    "hotspot": {
        "figure": IDS,
        "areas": st.lists(st.fixed_dictionaries({"id": IDS, "label": WORDS}), min_size=2, max_size=3),
    },
    "form": {
        "fields": st.lists(
            st.fixed_dictionaries({"id": IDS, "label": WORDS, "kind": st.just("text")}), min_size=1, max_size=2
        ),
        "key": st.dictionaries(IDS, WORDS, min_size=1, max_size=2),
    },
    "decision": {"tree": IDS, "situation": WORDS, "key": IDS},
}


def questions() -> st.SearchStrategy[dict[str, Any]]:
    simple = [st.fixed_dictionaries({**COMMON, "type": st.just(name), **own}) for name, own in OWN.items()]
    nested = st.lists(st.one_of(simple), min_size=1, max_size=2)
    case = st.fixed_dictionaries(
        {**COMMON, "type": st.just("case"), "situation": WORDS, "questions": nested, "debrief": WORDS}
    )
    return st.one_of(*simple, case)


def plain(value: object) -> object:
    """A value as YAML holds it: texts, lists and mappings only."""
    if isinstance(value, Base):
        keys = {name: field.alias or name for name, field in type(value).model_fields.items()}
        return {keys[name]: plain(getattr(value, name)) for name in value.model_fields_set}
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [plain(one) for one in value]
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value)


def test_every_question_type_is_generated() -> None:
    assert {*OWN, "case"} == set(QUESTION_TYPES)


@QUICK
@given(questions())
def test_what_is_written_is_what_is_read(question: dict[str, Any]) -> None:
    written = yaml.dump([question], Dumper=yaml.SafeDumper, allow_unicode=True, sort_keys=False, width=60)
    read = read_bytes(written.encode(), "quizzes/a.yml")
    assert [problem.code for problem in read.problems] == []
    model: Any = TypeAdapter(tuple[Question, ...]).validate_python(read.tree)
    assert plain(model) == [question]
