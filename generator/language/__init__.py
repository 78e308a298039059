"""The languages of courses: French and English.

`language_of("fr")` gives typography, dates, numbers, values and the strings of the interface. A new language is three
modules like those of `fr`, and a line in `LANGUAGES`. Nothing here knows a course.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from generator.language.base import NBSP, Language
from generator.language.strings import Plural, Strings
from generator.language.typeset import OBJECT, Edit, Piece

__all__ = ["LANGUAGES", "NBSP", "OBJECT", "Edit", "Language", "Piece", "Plural", "Strings", "language_of"]


def _french() -> Language:
    from generator.language.fr import FRENCH

    return FRENCH


def _english() -> Language:
    from generator.language.en import ENGLISH

    return ENGLISH


LANGUAGES: dict[str, Callable[[], Language]] = {"fr": _french, "en": _english}
"""A course has one language: the others are not even loaded."""


@cache
def language_of(code: str) -> Language:
    """The language of a course, by its code; the model accepts only the codes of `LANGUAGES`."""
    return LANGUAGES[code]()
