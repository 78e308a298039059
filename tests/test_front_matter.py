"""The front matter of a page says to MkDocs, and to us, what it was written from."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from generator.pages import front_matter

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.one_of(TEXTS, st.booleans(), st.integers(-9, 999), st.lists(TEXTS), st.just({"exclude": True}))


@given(st.dictionaries(st.sampled_from(["title", "kind", "running_head", "thumb", "styles"]), VALUES, min_size=1))
@example({"title": 'Un "mot" \\ : # - 1 {x} [y]\t& «\u00a0z\u00a0»'})
@example({"title": "2026-11-24", "kind": "true", "thumb": "1_000"})
@example({"title": "a\u2028b\x85c\x7f\ufeff"})
@example({"title": "\U0001f6b2", "kind": ""})
def test_it_is_read_as_it_was_written(front: dict[str, Any]) -> None:
    page = f"{front_matter.written(front)}\n<p>---</p>\n"
    assert front_matter.read(page.encode()) == front
    assert get_data(page) == ("<p>---</p>\n", front)


def test_a_page_written_otherwise_is_read_too() -> None:
    assert front_matter.read(b"---\ntitle: Un mot\nthumb: 1\n---\n\nx") == {"title": "Un mot", "thumb": 1}


@pytest.mark.parametrize("value", ["plain", 3, True, None, ["a", "b"]])
def test_one_value_stands_on_one_line(value: object) -> None:
    assert front_matter.written({"kind": value}).count("\n") == 3
