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
from generator.source import Node, Value

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


# --- several faults --------------------------------------------------------------------------------------------------


def codes(text: str) -> list[tuple[str, str]]:
    read = read_bytes(text.encode(), "f.yml")
    return sorted((problem.code, str(problem.span)[6:]) for problem in read.problems)


def test_faults_in_several_entries_are_all_told() -> None:
    text = "- id: a\n  stem: Un : deux\n- id: b\n  stem: *gras*\n- id: c\n   type: x\n"
    text += "- id: d\n  stem: [ouvert\n- id: e\n  stem: bon\n"
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
