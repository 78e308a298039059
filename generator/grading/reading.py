"""How a typed response is read: what of it counts and what does not. No question is known here.

The same reading stands in `widgets/reading.js`, rule for rule and in the same order; tests hold the two together. It
knows the months of French and English, so it needs no language.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal
from fractions import Fraction

_APOSTROPHES = re.compile("[’‘ʼ‛′´`]")
_QUOTES = re.compile('[«»“”„‟"]')
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_DASHES = re.compile("[\u2010-\u2015\u2212]")
# Spelt out, because `\s` is not the same in Python and in JavaScript.
_SPACES = re.compile("[\t-\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+")
_LOOSE = re.compile(" (?=[;:!?])")
_LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ß": "ss", "ς": "σ"})
_OPENING, _CLOSING = "'([{¿¡ ", ".,;:!?')]} "

_NUMBER = re.compile(r"([^-+.,0-9]*)([+-]?) ?([0-9][0-9 ]*)?(?:[.,] ?([0-9 ]*))?(.*)")
_PLAIN_NUMBER = re.compile(r"([+-]?)([0-9]*)(?:[.,]([0-9]*))?")
_MOST_DIGITS = 40
_UNITS = {"€": "euro", "eur": "euro"}

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan", "fevrier fevr february feb", "mars march mar", "avril avr april apr", "mai may",
            "juin june jun", "juillet juil july jul", "aout august aug", "septembre september sept sep",
            "octobre october oct", "novembre november nov", "decembre december dec",
        ),
        1,
    )
    for name in names.split()
}  # fmt: skip
_ISO = re.compile(r"([0-9]{4})[-/]([0-9]{1,2})(?:[-/]([0-9]{1,2}))?")
_FIGURES = re.compile(r"([0-9]{1,2}) ?([-/.]) ?([0-9]{1,2}) ?\2 ?([0-9]{4}|[0-9]{2})")
_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})/([0-9]{1,2})")
_MONTH_AND_YEAR = re.compile(r"([0-9]{1,2})/([0-9]{4})")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORDS = re.compile(r"(?:([0-9]{1,2})(?:er|e|st|nd|rd|th)? )?([a-z]+)\.?(?: ([0-9]{4}))?")
_ENGLISH = re.compile(r"([a-z]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?(?:,? ([0-9]{4}))?")


def typed(text: str) -> str:
    """The text as it was typed, but for its spaces: one plain one inside, none around, and nothing unseen."""
    return _SPACES.sub(" ", _UNSEEN.sub("", unicodedata.normalize("NFC", text))).strip(" ")


def fold(text: str) -> str:
    """The text without accents, case, ligatures, quotes, kinds of apostrophe, dash and space."""
    text = unicodedata.normalize("NFKD", _QUOTES.sub(" ", _APOSTROPHES.sub("'", text)))
    text = "".join(char for char in text if unicodedata.category(char) != "Mn")
    text = _UNSEEN.sub("", text).lower().translate(_LIGATURES)
    return _LOOSE.sub("", _SPACES.sub(" ", _DASHES.sub("-", text)).strip(" "))


def reading(text: str) -> str:
    """What a response says, in one form: two texts that read the same are the same response.

    A date becomes `2026-09-01`, a number `1200.5`, anything else its folded text without punctuation at the ends.
    Nothing typed reads as the empty text.
    """
    bare = _bare(fold(text))
    return _date(bare) or _plain_number(bare) or bare


def number(text: str, unit: str = "") -> Fraction | None:
    """The number that a text gives, with or without the unit, which is already read by `unit_reading`."""
    found = _NUMBER.fullmatch(_bare(fold(text)))
    assert found is not None
    around = {unit_reading(found[1]), unit_reading(found[5])} - {""}
    whole, decimals = (found[3] or "").replace(" ", ""), (found[4] or "").replace(" ", "")
    if around - {unit} or (found[1] and found[5]) or not whole + decimals:
        return None
    if max(len(whole), len(decimals)) > _MOST_DIGITS:
        return None
    return Fraction(f"{'-' if found[2] == '-' else ''}{whole or 0}.{decimals or 0}")


def day(text: str) -> str:
    """The date that a text gives, as `2026-09-01`; empty if it gives no whole date."""
    read = reading(text)
    return read if _DAY.fullmatch(read) else ""


def decimal(value: Decimal | Fraction) -> str:
    """A number with finitely many decimals, exactly and without zeros in excess: `-1234.5`."""
    exact = Fraction(value)
    places = 0
    while (exact * 10**places).denominator != 1:
        places += 1
    digits = str(abs(int(exact * 10**places))).rjust(places + 1, "0")
    shown = f"{digits[:-places]}.{digits[-places:]}" if places else digits
    return f"-{shown}" if exact < 0 else shown


def unit_reading(unit: str) -> str:
    """A unit in one form: `Jour` and `jours` are one, `€` and `euros` too."""
    words = (_UNITS.get(word, word) for word in fold(unit).rstrip(_CLOSING).split(" "))
    return "".join(word[:-1] if len(word) > 2 and word.endswith("s") else word for word in words)


def _bare(folded: str) -> str:
    return folded.lstrip(_OPENING).rstrip(_CLOSING) or folded


def _plain_number(bare: str) -> str:
    """A number alone; figures that begin with a zero are a code, and keep it."""
    found = _PLAIN_NUMBER.fullmatch(bare.replace(" ", ""))
    if not found or max(len(found[2]), len(found[3] or "")) > _MOST_DIGITS or not found[2] + (found[3] or ""):
        return ""
    whole, decimals = found[2], (found[3] or "").rstrip("0")
    if found[3] is None and len(whole) > 1 and whole.startswith("0"):
        return whole
    value = (whole.lstrip("0") or "0") + (f".{decimals}" if decimals else "")
    return f"-{value}" if found[1] == "-" and value != "0" else value


def _date(bare: str) -> str:
    """A date, a day of the year (`--09-01`) or a month (`2026-09`) in the order of ISO 8601; empty if it is none."""
    text = re.sub("^(?:le|en) ", "", bare)
    if found := _ISO.fullmatch(text):
        return _iso(found[1], found[2], found[3])
    if found := _FIGURES.fullmatch(text):
        return _iso(found[4] if len(found[4]) == 4 else f"20{found[4]}", found[3], found[1])
    if found := _DAY_AND_MONTH.fullmatch(text):
        return _iso(None, found[2], found[1])
    if found := _MONTH_AND_YEAR.fullmatch(text):
        return _iso(found[2], found[1], None)
    if found := _WORDS.fullmatch(text):
        return _iso(found[3], _MONTHS.get(found[2]), found[1])
    if found := _ENGLISH.fullmatch(text):
        return _iso(found[3], _MONTHS.get(found[1]), found[2])
    return ""


def _iso(year: str | None, month: str | int | None, day: str | None) -> str:
    month = int(month or 0)
    if not 1 <= month <= 12 or (year is None and day is None):
        return ""
    parts = f"{year or '-'}-{month:02}"
    return parts if day is None else f"{parts}-{int(day):02}" if 1 <= int(day) <= _days(year, month) else ""


def _days(year: str | None, month: int) -> int:
    if month != 2:
        return 30 if month in (4, 6, 9, 11) else 31
    number_of_year = int(year or 0)
    leap = number_of_year % 4 == 0 and (number_of_year % 100 != 0 or number_of_year % 400 == 0)
    return 29 if leap else 28
