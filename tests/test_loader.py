"""Properties of reading: nothing an author can type makes it raise, and every character knows its place."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from generator import tree
from generator.diagnostics import Diagnostic, Span
from generator.reading import read_bytes
from generator.source import Items, Node, Value, lost

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# --- never an exception --------------------------------------------------------------------------------------------

# Signs that YAML keeps for itself, and words around them, are likelier to trip a parser than random letters.
SIGNS = [*"#[]{},\"'|>!%@`?\t\\éa0\u00a0\r:"]
WORDS_OF_YAML = ["«", "😀", "- ", "  ", "\n", "\r\n", ": ", " #", "&a", "*a", "!!x", "<<", "---", "...", "id", "text"]
PIECES = st.sampled_from([*SIGNS, *WORDS_OF_YAML])
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
_DIFFER = re.compile(r"""\t|[|>][+\-0-9]*#|!\S*[,\[\]{}"'!]""")


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


# --- several faults --------------------------------------------------------------------------------------------------


def codes(text: str) -> list[tuple[str, str]]:
    read = read_bytes(text.encode(), "f.yml")
    return sorted((problem.code, str(problem.span)[6:]) for problem in read.problems)


def test_faults_in_several_entries_are_all_told() -> None:
    text = "- id: a\n  stem: Un : deux\n- id: b\n  stem: *gras*\n- id: c\n   type: x\n"
    text += "- id: d\n  stem: [ouvert\n- id: e\n  stem: bon\n"
    assert codes(text) == [("S109", "2:12"), ("S110", "4:9"), ("S113", "8:9"), ("S115", "6:4")]


def test_faults_inside_one_entry_are_all_told_and_the_rest_is_kept() -> None:
    text = "title: a\nsections:\n  - id: x\n    title: Un : deux\n    body:\n      - Bon\n      - *gras*\n"
    text += "      -Ensuite\n      - tip: oui\n  - id: y\n    title:La règle\n    body:\n    - fin\n"
    assert codes(text) == [("S109", "4:15"), ("S110", "7:9"), ("S121", "11:5"), ("S126", "8:7")]
    read = tree_of(text)
    assert read == {
        "title": "a",
        "sections": [{"id": "x", "body": ["Bon", {"tip": "oui"}]}, {"id": "y", "body": ["fin"]}],
    }


def test_a_part_that_lost_something_says_so() -> None:
    read = tree_of("a:\n  b: Un : deux\n  c: d\ne:\n  - x\n  - *y*\n")
    assert isinstance(read, Node)
    inner, items = read["a"], read["e"]
    assert isinstance(inner, Node) and isinstance(items, Items)
    assert (read.torn, inner.torn, items.torn, lost(read)) == (False, True, True, True)


def test_every_control_character_is_told_and_the_rest_is_read() -> None:
    text = "title: a\x00b\naim: c\x0bd\nx: Un : deux\n"
    assert codes(text) == [("S103", "1:9"), ("S103", "2:7"), ("S109", "3:7")]
    assert tree_of(text) == {"title": "a b", "aim": "c d"}
    assert len(codes("a: b\n" + "\x01" * 50)) == 20


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a: x\n<<<<<<< HEAD\nb: y\n=======\nb: z\n>>>>>>> main\n", [("S129", "2:1")]),
        ("a: x\n<<<<<<< HEAD\nb: y\n||||||| base\nb: w\n=======\nb: z\n>>>>>>> main\n", [("S129", "2:1")]),
        ("a: x\n<<<<<<< HEAD\nb: y\n", [("S129", "2:1")]),
        ("a: x\nb: y\n>>>>>>> main\n", [("S129", "3:1")]),
        ("a: |\n  Titre\n  =======\n", []),
    ],
)
def test_marks_of_a_conflict_are_told_and_nothing_else(text: str, found: list[tuple[str, str]]) -> None:
    assert codes(text) == found
    read = tree_of(text)
    assert isinstance(read, Node) and "a" in read


@pytest.mark.parametrize("space", ["\u00a0", "\u202f"])
def test_no_break_spaces_are_read_as_the_indentation_they_look_like(space: str) -> None:
    text = f"a:\n{space * 2}- b: c\n{space * 4}d: e\n"
    assert codes(text) == [("S128", "2:1"), ("S128", "3:1")]
    assert tree_of(text) == {"a": [{"b": "c", "d": "e"}]}
    assert codes(f"a: |\n  Un\n  {space}deux\n") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('a: "Un", deux', "S110"),
        ('a: "Un "deux" trois"', "S130"),
        ("a: 'L'un'", "S131"),
        ("a: [b, , c]", "S127"),
        ("a: [, b]", "S127"),
        ("- a\n-b\n- c", "S126"),
        ("a:\n  -b\n  - c", "S126"),
    ],
)
def test_a_slip_of_punctuation_has_words_of_its_own(text: str, code: str) -> None:
    assert [found for found, _ in codes(text)] == [code]


@pytest.mark.parametrize(
    "text", ["a: 'l''un'", r'a: "un \"mot\" ici"', "a: [\n  'b', 'c',\n  d\n]", "a: -5", "- -5\n- b"]
)
def test_what_only_resembles_a_slip_is_not_told(text: str) -> None:
    assert codes(text) == []


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
