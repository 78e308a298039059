"""The languages of courses: French and English.

`language_of("fr")` gives typography, dates, numbers, values and the strings of the interface. A new language is three
modules like those of `fr`, and a line in `LANGUAGES`. Nothing here knows a course.
"""

from __future__ import annotations

from generator.language.base import NBSP, Language
from generator.language.en import ENGLISH
from generator.language.fr import FRENCH
from generator.language.strings import Plural, Strings
from generator.language.typeset import OBJECT, Edit, Piece

__all__ = ["LANGUAGES", "NBSP", "OBJECT", "Edit", "Language", "Piece", "Plural", "Strings", "language_of"]

LANGUAGES: dict[str, Language] = {language.code: language for language in (FRENCH, ENGLISH)}


def language_of(code: str) -> Language:
    """The language of a course, by its code; the model accepts only the codes of `LANGUAGES`."""
    return LANGUAGES[code]
