"""French typography: no-break spaces, quotes, apostrophes and dots, as edits of a plain text.

Only U+00A0 is written: the course's font has no narrow no-break space. Addresses, e-mails and Windows paths are left
alone; code never comes here. Each rule reads the text as the author wrote it, so that the order of the rules does not
matter and doing it twice changes nothing more. Dates, numbers and interface strings live in `fr`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.language.typeset import OBJECT, Edit, apply

NBSP = "\u00a0"
_SPACES = " \t\u00a0\u202f\u2009"

# Left alone. The bounds keep a very long word from costing its square.
_ADDRESS = re.compile(
    r"(?:[A-Za-z][A-Za-z0-9+.-]{0,15}://|www\.)[^\s«»\"<>]+"
    r"|[\w.+-]{1,64}@[\w-]{1,64}(?:\.[\w-]{1,64})+"
    r"|(?<!\w)[A-Za-z]:\\[^\s«»\"]*"
    r"|\\\\[^\s«»\"]+"
)

_MARKS = re.compile(r"[;:!?»«%‰€]")
_STRAIGHT = re.compile(r'"')
_APOSTROPHE = re.compile(r"(?<=[^\W\d_])'")
_DOTS = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_NARROW = re.compile("[\u202f\u2009]")
_ENTITY = re.compile(r"&#?\w{1,30}\Z")

_S = f"[{_SPACES}]"
_MONTHS = (
    r"janv(?:ier|\.)|févr(?:ier|\.)|mars|avr(?:il|\.)|mai|juin|juil(?:let|\.)|août|sept(?:embre|\.)|oct(?:obre|\.)"
    r"|nov(?:embre|\.)|déc(?:embre|\.)"
)
_UNITS = (
    r"jours?|mois|ans?|années?|semaines?|heures?|h|minutes?|min|secondes?|s|octets?|[kKMGT]o|[kKMGT]?bits?"
    r"|[mck]m|mm|m|m²|m³|m2|m3|ha|kg|g|t|px|pt|points?|°C|k€|M€|Md€|euros?|centimes?|mille|millions?|milliards?"
    r"|fois|pages?|caractères?|chiffres?|lignes?|pièces?"
)
# In each of these the spaces to make no-break are the groups.
_NUMBER_THEN_SPACE = re.compile(rf"\d{_S}|1er{_S}")
_SPACE_THEN_NUMBER = re.compile(rf"{_S}\d")
_BEFORE_A_SPACE = (
    re.compile(rf"\d({_S}+)(?=(?:{_UNITS})(?![\w'’]))"),
    re.compile(rf"\d{_S}?h({_S}+)(?=\d\d(?!\d))"),
    re.compile(rf"(?<!\w)(?:\d\d?|1er)({_S}+)(?=(?:{_MONTHS})(?![\w'’]))"),
    # A SIRET: its first three groups are glued as a number is.
    re.compile(rf"(?<!\d)\d{{3}}{_S}\d{{3}}{_S}\d{{3}}({_S}+)(?=\d{{5}}(?!\d))"),
)
_REFERENCE = re.compile(rf"(?<!\w)(?:[nN]°|pp?\.|[aA]rt\.|[aA]rticles?|al\.|chap\.|fig\.|§|[LRDA]\.)({_S}+)(?=\d)")
_TITLE = re.compile(rf"(?<!\w)(?:MM?\.|Mmes?|Mlles?|Me|Dr|Pr)({_S}+)(?=[A-ZÀ-ÖØ-Þ])")
_DIGIT = re.compile(r"\d")
_NUMERO = re.compile(r"(?<!\w)[nN]°(?=\d)")
_THOUSANDS = re.compile(rf"(?<!\d)(?<!\d[.,])\d{{1,3}}(?:{_S}\d{{3}})+(?!\d)")

# What may stand right before a mark that the author glued to its word.
_WORD_END = ")]}»”’…%‰€°" + OBJECT
_OPENERS = "([{«“—–-/’'‘\""
_CLOSERS = ".,;:!?…)]}»”’'—–-/\""


def edits(text: str) -> Iterator[Edit]:
    """The corrections of a text, in no order; of two that overlap, the first by place is made."""
    addresses = [found.span() for found in _ADDRESS.finditer(text)] if _may_hold_address(text) else []
    for edit in _all(text):
        if addresses and any(a < edit.end and edit.start < b for a, b in addresses):
            continue
        if edit.new != text[edit.start : edit.end]:
            yield edit


def _may_hold_address(text: str) -> bool:
    return "://" in text or "@" in text or "\\" in text or "www." in text


def _all(text: str) -> Iterator[Edit]:
    """Every rule; each is asked only where it may find something, which is what makes this fast."""
    swaps = sorted([*_quotes(text), *_apostrophes(text)]) if '"' in text or "'" in text else []
    # Spaces are set as if the quotes were already « and »; they come first, for one edit may do both.
    yield from _marks(apply(text, swaps))
    yield from swaps
    if "..." in text:
        for found in _DOTS.finditer(text):
            yield Edit(found.start(), found.end(), "…")
    if "\u202f" in text or "\u2009" in text:
        for found in _NARROW.finditer(text):
            yield Edit(found.start(), found.end(), NBSP)
    for found in _TITLE.finditer(text) if "M" in text or "Dr" in text or "Pr" in text else ():
        yield Edit(found.start(1), found.end(1), NBSP)
    if _DIGIT.search(text):
        yield from _numbers(text)


def _numbers(text: str) -> Iterator[Edit]:
    patterns = _BEFORE_A_SPACE if _NUMBER_THEN_SPACE.search(text) else ()
    for pattern in (*patterns, _REFERENCE) if _SPACE_THEN_NUMBER.search(text) else patterns:
        for found in pattern.finditer(text):
            yield Edit(found.start(1), found.end(1), NBSP)
    for found in _NUMERO.finditer(text) if "°" in text else ():
        yield Edit(found.end() - 1, found.end(), f"°{NBSP}")
    for found in _THOUSANDS.finditer(text) if patterns else ():
        for index in range(found.start(), found.end()):
            if text[index] in _SPACES:
                yield Edit(index, index + 1, NBSP)


def _spaces_before(text: str, index: int) -> int:
    start = index
    while start and text[start - 1] in _SPACES:
        start -= 1
    return start


def _spaces_after(text: str, index: int) -> int:
    end = index
    while end < len(text) and text[end] in _SPACES:
        end += 1
    return end


def _marks(text: str) -> Iterator[Edit]:
    for found in _MARKS.finditer(text):
        index = found.start()
        mark = text[index]
        if mark == "«":
            end = _spaces_after(text, index + 1)
            if end < len(text) and text[end] != "\n":
                if end > index + 1:
                    yield Edit(index + 1, end, NBSP)
                else:
                    yield Edit(index, index + 1, f"«{NBSP}")
            continue
        start = _spaces_before(text, index)
        if start == 0 or text[start - 1] in "\n«" or _is_doubled(text, index):
            continue
        if start < index:
            yield Edit(start, index, NBSP)
        elif _wants_space(text, index):
            yield Edit(index, index + 1, f"{NBSP}{mark}")


def _is_doubled(text: str, index: int) -> bool:
    """The `::` of a programming language is no French colon."""
    return text[index] == ":" and (text[index - 1] == ":" or text[index + 1 : index + 2] == ":")


def _wants_space(text: str, index: int) -> bool:
    """Whether a mark glued to its word lacks a space: not in 12:30, a?b=1 or &amp; ."""
    mark, before, after = text[index], text[index - 1], text[index + 1 : index + 2]
    if mark == "»":
        return True
    if mark in "%‰€":
        return before.isdigit() and not after.isalnum()
    if not (before.isalnum() or before in _WORD_END or _DOTS.fullmatch(text, max(0, index - 3), index)):
        return False
    if mark == ";" and _ENTITY.search(text, max(0, index - 32), index):
        return False
    return not after or after.isspace() or after in ("»" if mark in ":;" else _CLOSERS)


def _apostrophes(text: str) -> list[Edit]:
    return [Edit(found.start(), found.end(), "’") for found in _APOSTROPHE.finditer(text)]


def _quotes(text: str) -> list[Edit]:
    """Straight quotes in pairs: « » outside, “ ” inside, one character each. One without its pair stays as it is."""
    edits: list[Edit] = []
    opened: list[int] = []
    for found in _STRAIGHT.finditer(text):
        index = found.start()
        before, after = text[index - 1 : index], text[index + 1 : index + 2]
        can_open = not before or before.isspace() or before in _OPENERS
        can_close = not after or after.isspace() or after in _CLOSERS
        if opened and can_close:
            left = opened.pop()
            edits += Edit(left, left + 1, "“" if opened else "«"), Edit(index, index + 1, "”" if opened else "»")
        elif can_open and after:
            opened.append(index)
    return edits
