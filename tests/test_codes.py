"""The table of codes is whole: each says why in both languages. What finds the faults is tested with its own topic."""

from __future__ import annotations

import pytest

from generator.codes import CODES, cause
from generator.codes.english import CAUSES


def test_every_code_has_its_cause_in_english_and_no_cause_is_left_over() -> None:
    assert sorted(CODES) == sorted(CAUSES)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_cause_is_empty(language: str) -> None:
    assert [code for code in CODES if not cause(code, language).strip()] == []


def test_english_causes_are_in_english() -> None:
    assert [code for code, text in CAUSES.items() if "«" in text or "»" in text or "\u00a0" in text] == []
    assert [code for code, text in CAUSES.items() if text == CODES[code].cause] == []


def test_causes_are_sentences() -> None:
    assert [code for code in CODES for language in ("fr", "en") if cause(code, language)[-1] not in ".`"] == []
