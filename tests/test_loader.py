"""Properties of reading: nothing an author can type makes it raise, and every character knows its place."""

from __future__ import annotations

import json
import re
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator import tree
from generator.diagnostics import Diagnostic, Span
from generator.model.base import Base
from generator.model.question import QUESTION_TYPES, Question
from generator.reading import read_bytes
from generator.source import Items, Node, Text, Value

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# --- never an exception --------------------------------------------------------------------------------------------

# Signs that YAML keeps for itself, and words around them, are likelier to trip a parser than random letters.
PIECES = st.sampled_from(
    ["- ", "  ", "\n", ": ", ":", "#", " #", "[", "]", "{", "}", ",", '"', "'", "|", ">", "&a", "*a", "!", "!!x", "%", "@", "`", "?",
     "<<", "---", "...", "\t", "\\", "é", "«", "😀", "id", "text", "a", "0", "\u00a0", "\r\n", "\r"]
)  # fmt: skip
YAMLISH = st.lists(PIECES, max_size=30).map("".join)


@QUICK
@given(YAMLISH)
@example("[" * 5000)
@example("a: " * 5000)
@example("- " * 5000 + "x")
@example("? " * 2000)
@example("{a: " * 2000)
@example("a: |\n" + "  x\n" * 5000)
def test_whatever_is_typed_is_read_or_explained(text: str) -> None:
    read = read_bytes(text.encode(), "f.yml")
    assert read.tree is not None or read.problems
    for problem in read.problems:
        assert_place(problem, read.file.lines)


@QUICK
@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_explained(data: bytes) -> None:
    read = read_bytes(data, "f.yml")
    assert read.tree is not None or read.problems


@QUICK
@given(st.text(max_size=200))
def test_any_text_is_read_or_explained(text: str) -> None:
    read = read_bytes(text.encode("utf-8", "surrogatepass"), "f.yml")
    assert read.tree is not None or read.problems


def assert_place(problem: Diagnostic, lines: tuple[str, ...]) -> None:
    """The place is in the file, or just behind the end of a line."""
    for place in (problem.span, *problem.notes):
        assert 1 <= place.line <= max(1, len(lines))
        assert 1 <= place.column <= len(lines[place.line - 1]) + 1 if lines else place.column == 1


# The two differ on three things nobody means: some tabs, `|#`, and a comma or a bracket in a tag.
_DIFFER = re.compile(r"\t|[|>][+\-0-9]*#|!\S*[,\[\]{}]")


@QUICK
@given(YAMLISH.filter(lambda text: not _DIFFER.search(text)))
@example("a: 'x\nb: y")
@example("a: [b\nc: d")
@example("a: x: y")
def test_the_fast_parser_and_the_other_one_say_the_same(text: str) -> None:
    def read(parser: Any) -> tuple[Any, list[tuple[str, Span]]]:
        before = tree._PARSER
        tree._PARSER = parser
        try:
            result = read_bytes(text.encode(), "f.yml")
        finally:
            tree._PARSER = before
        return result.tree, [(problem.code, problem.span) for problem in result.problems]

    if not hasattr(yaml, "CBaseLoader"):
        pytest.skip("PyYAML was built without its C parser")
    fast, slow = read(yaml.CBaseLoader), read(yaml.BaseLoader)
    assert fast == slow


# --- places --------------------------------------------------------------------------------------------------------

LETTERS = string.ascii_letters + string.digits + "éèœ«»’.;()=^/+ "
LINE = st.text(alphabet=LETTERS, min_size=1, max_size=40).map(str.strip).filter(lambda text: bool(text.strip("=^/+.;()»’")))
PLAIN = LINE.filter(lambda text: text[0].isalpha())


def single_quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def double_quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def literal(text: str) -> str:
    return "|\n    " + text.replace("\n", "\n    ") + "\n"


def folded(text: str) -> str:
    return ">-\n    " + text.replace("\n", "\n\n    ") + "\n"


def scalars(text: str) -> Iterator[str]:
    """The spellings of a text in YAML."""
    yield single_quoted(text) if "\n" not in text else double_quoted(text)
    yield double_quoted(text)
    yield literal(text)
    yield folded(text)


@QUICK
@given(st.lists(st.text(alphabet=LETTERS + "'\"\\#:[]{},-*&!|>%@`", min_size=1, max_size=30).map(str.strip), min_size=1, max_size=3))
def test_every_character_of_a_text_knows_its_place(lines: list[str]) -> None:
    text = "\n".join(line for line in lines if line)
    for written in scalars(text) if text else ():
        read = read_bytes(f"a: x\nkey: {written}\nz: y\n".encode(), "f.yml")
        assert [problem.code for problem in read.problems] == []
        assert isinstance(read.tree, Node)
        value = read.tree["key"]
        assert isinstance(value, Text)
        assert value.rstrip("\n") == text
        for offset, char in enumerate(value):
            place = value.at(offset)
            if not char.isspace():
                there = read.file.lines[place.line - 1][place.column - 1 :]
                assert there.startswith((char, f"\\{char}") if value.style == '"' else char), (written, offset)


@QUICK
@given(st.lists(PLAIN, min_size=1, max_size=3))
def test_a_plain_text_over_several_lines_knows_its_places(lines: list[str]) -> None:
    read = read_bytes(("- " + "\n  ".join(lines) + "\n").encode(), "f.yml")
    assert isinstance(read.tree, Items)
    value = read.tree[0]
    assert isinstance(value, Text)
    assert value.split() == " ".join(lines).split()
    for offset, char in enumerate(value):
        if not char.isspace():
            place = value.at(offset)
            assert read.file.lines[place.line - 1][place.column - 1] == char


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize(
    "written",
    [
        "Un pain chaud",
        "'L''été ''chaud'' d''ici'",
        '"Dit \\"oui\\", chaud"',
        '"\\u00c9t\\u00e9 \\x63hez \\U00000063hat chaud"',
        '"un\\ndeux\\nchaud"',
        '"un\\tdeux\\\\\\/chaud"',
        "|\n  Un pain\n  bien chaud",
        "|\n\n  Un pain\n\n    chaud",
        ">\n  Un pain\n  bien chaud",
        ">\n  Un pain\n\n\n  bien   chaud",
        "|-\n      chaud",
        "|2-  # note\n    chaud",
        "Un pain\n   encore chaud",
        "'Un pain\n\n   encore ''chaud'' ici'",
        '"Un pain \\\n   chaud"',
        '"Un pain\\\n   \\ chaud"',
        "Un\u00a0pain\u202f! chaud",
    ],
)
def test_a_word_is_placed_where_it_is_written(written: str, end: str) -> None:
    text = f"a: {written}\n".replace("\n", end)
    read = read_bytes(text.encode(), "f.yml")
    assert isinstance(read.tree, Node)
    value = read.tree["a"]
    assert isinstance(value, Text)
    assert value.at(value.index("chaud"), 5) == read.file.span(text.index("chaud"), 5)


# --- load(dump(x)) == x ----------------------------------------------------------------------------------------------

WORDS = st.text(alphabet=LETTERS + "'\"#:[]{},*&!|>%@`-?\\", min_size=1, max_size=30).map(str.strip).filter(bool)
IDS = st.from_regex(r"[a-z][a-z0-9]{0,6}(-[a-z0-9]{1,4})?", fullmatch=True)
NUMBERS = st.decimals(min_value=-1000, max_value=1000, places=2, allow_nan=False).map(str)
FEEDBACK = {"feedback": WORDS}
COMMON = {"id": IDS, "objective": IDS, "difficulty": st.sampled_from(["1", "2", "3"]), "stem": WORDS, "explanation": WORDS}
WRONG = st.lists(st.fixed_dictionaries({"response": WORDS, "feedback": WORDS}), max_size=2)
CHOICES = st.lists(
    st.fixed_dictionaries({"text": WORDS}, optional={"correct": st.sampled_from(["true", "false"]), **FEEDBACK}), min_size=2, max_size=4
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
            st.fixed_dictionaries({"title": WORDS, "members": st.lists(st.fixed_dictionaries({"text": WORDS}), min_size=1, max_size=2)}),
            min_size=2,
            max_size=2,
        )
    },
    "hotspot": {"figure": IDS, "areas": st.lists(st.fixed_dictionaries({"id": IDS, "label": WORDS}), min_size=2, max_size=3)},
    "form": {
        "fields": st.lists(st.fixed_dictionaries({"id": IDS, "label": WORDS, "kind": st.just("text")}), min_size=1, max_size=2),
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


# --- several faults --------------------------------------------------------------------------------------------------


def codes(text: str) -> list[tuple[str, str]]:
    read = read_bytes(text.encode(), "f.yml")
    return sorted((problem.code, str(problem.span)[6:]) for problem in read.problems)


def test_faults_in_several_entries_are_all_told() -> None:
    text = "- id: a\n  stem: Un : deux\n- id: b\n  stem: *gras*\n- id: c\n   type: x\n- id: d\n  stem: [ouvert\n- id: e\n  stem: bon\n"
    assert codes(text) == [("S109", "2:12"), ("S110", "4:9"), ("S113", "8:9"), ("S115", "6:4")]


def test_what_is_sound_beside_a_fault_is_kept() -> None:
    read = read_bytes(b"title: Un : deux\naim: Savoir\nlessons: [a, b]\n", "f.yml")
    assert isinstance(read.tree, Node)
    assert read.tree == {"aim": "Savoir", "lessons": ["a", "b"]}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [b, c\nd: e\n", "1:4"),
        ("a:\n  - [b,\n     c\nd: e\n", "2:5"),
        ("a: {b: c\nd: e\n", "1:4"),
        ("a: [b, [c, d]\ne: f\n", "1:4"),
        ('a: "b\nc: d\n', "1:4"),
        ('a: x\nb: "c\nd: e\nf: "g"\n', "2:4"),
    ],
)
def test_what_is_never_closed_is_placed_where_it_was_opened(text: str, place: str) -> None:
    assert ("S113", place) in codes(text)


def tree_of(text: str) -> Value | None:
    return read_bytes(text.encode(), "f.yml").tree


def test_scalars_stay_text() -> None:
    assert tree_of("a: no\nb: 12:30\nc: 1e3\nd: 2026-11-24\ne: ~\nf: 010\n") == {
        "a": "no", "b": "12:30", "c": "1e3", "d": "2026-11-24", "e": "~", "f": "010",
    }  # fmt: skip


def test_the_example_course_has_a_place_for_every_text() -> None:
    """Every text of the base course can be found again at the place it gives."""
    base = Path(__file__).resolve().parent / "broken" / "base"
    for path in sorted(base.rglob("*.yml")):
        read = read_bytes(path.read_bytes(), path.name)
        waiting: list[Any] = [read.tree]
        while waiting:
            value = waiting.pop()
            if isinstance(value, Text):
                for offset in range(0, len(value), 7):
                    place = value.at(offset)
                    if not value[offset].isspace():
                        assert read.file.lines[place.line - 1][place.column - 1] == value[offset], path
            else:
                waiting += value.values() if isinstance(value, dict) else value
