"""Every character of a text knows where it is written, in every way YAML has of writing a text."""

from __future__ import annotations

import json
import string
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.reading import read_bytes
from generator.source import Items, Node, Text

QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
LETTERS = string.ascii_letters + string.digits + "éèœ«»’.;()=^/+ "
LINE = (
    st.text(alphabet=LETTERS, min_size=1, max_size=40)
    .map(str.strip)
    .filter(lambda text: bool(text.strip("=^/+.;()»’")))
)
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
@given(
    st.lists(
        st.text(alphabet=LETTERS + "'\"\\#:[]{},-*&!|>%@`", min_size=1, max_size=30).map(str.strip),
        min_size=1,
        max_size=3,
    )
)
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
