"""R358: a value typed by hand in a text, where `[=id]` would follow `values.yml` by itself.

Compared in the form a page shows: a date, or a number with its unit. A bare number says nothing by itself and is left
alone; so are answers, names of sources, documents of a case, and what a lesson says of its past.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator.check.prose import Passage
from generator.check.rule import Context, Rule
from generator.diagnostics import Diagnostic
from generator.language import Language, language_of
from generator.model.course import CourseValue
from generator.model.project import Project

_LEFT_ALONE = frozenset(
    {
        "choice",
        "left",
        "right",
        "sequence",
        "member",
        "gap text",
        "document",
        "document title",
        "changes",
        "misconception",
    }
)
_SPACE = "[ \u00a0\u202f\u2009]"
_WORD = re.compile(r"\w+")
_MARKS = re.compile(r"[*_\\`]")
_LETTER = re.compile(r"[^\W\d_]")


def typed_values(context: Context) -> Iterator[Diagnostic]:
    """One finding for each value typed in a text, where it stands first."""
    sought = context.once(_sought)
    if sought is None:
        return
    forms, pattern, is_head = sought
    held = context.vocabulary.holding(is_head)
    for _, group in groupby(held, key=lambda one: id(one[0])):
        found = list(group)
        one = found[0][0]
        if one.part in _LEFT_ALONE or one.owner == "source" or not pattern.search(_MARKS.sub("", one.text)):
            continue
        first: dict[str, tuple[Passage, re.Match[str]]] = {}
        for _, passage in found:
            for match in _hits(pattern, passage):
                first.setdefault(_key(match[0]), (passage, match))
        for key, (passage, match) in first.items():
            entries = forms[key]
            ids = " ou ".join(f"[={id_}]" for id_ in dict.fromkeys(str(entry.id) for entry in entries))
            notes = (entries[0].place("value"),)
            yield Diagnostic("R358", passage.span(*match.span()), {"text": key, "id": ids}, notes=notes)


class _Sought(NamedTuple):
    """The forms of values, the pattern that finds them all, and whether a word is the first of one.

    Nearly all forms begin with a figure: a text without the first word of any form is not searched for them all. Where
    a form begins with something else, every word may follow it.
    """

    forms: dict[str, list[CourseValue]]
    pattern: re.Pattern[str]
    is_head: Callable[[str], bool]


def _sought(project: Project, day: datetime.date) -> _Sought | None:
    """What is looked for in the texts of a course; None when none of its values has a form of its own."""
    forms = _forms(project, day)
    if not forms:
        return None
    words = "|".join(_pattern(form) for form in sorted(forms, key=lambda form: (-len(form), form)))
    pattern = re.compile(rf"(?<![\w,.])(?:{words})(?!\w|[,.]\d)", re.IGNORECASE)
    heads = {head[0] if (head := _WORD.match(form.casefold())) else "" for form in forms}
    return _Sought(forms, pattern, lambda word: "" in heads or word.casefold() in heads)


def _hits(pattern: re.Pattern[str], passage: Passage) -> Iterator[re.Match[str]]:
    for found in pattern.finditer(passage.text):
        offsets = passage.offsets[found.start() : found.end()]
        if len(set(offsets)) > 1:  # a value that was written by its id stands in one place
            yield found


def _forms(project: Project, day: datetime.date) -> dict[str, list[CourseValue]]:
    """Each form of a value that holds on `day` or will, and the values that have it."""
    language = language_of(project.course.language)
    forms: dict[str, list[CourseValue]] = {}
    for entries in project.values.values():
        for entry in entries:
            if entry.in_force_to is None or entry.in_force_to >= day:
                for form in _written(entry, language):
                    forms.setdefault(_key(form), []).append(entry)
    return forms


def _written(entry: CourseValue, language: Language) -> Iterator[str]:
    value = str(entry.value)
    if entry.unit is not None:
        yield language.value(value, entry.unit)
        return
    shown = language.value(value, None)
    if shown == value:  # a code, a year, a word: too common to be told from chance, unless it is long
        if len(value) >= 12 and " " in value and _LETTER.search(value):
            yield value
        return
    yield shown
    if len(value) == 10:
        day = datetime.date.fromisoformat(value)
        yield value
        yield language.short_date(day)
        yield shown.replace("1er", "1", 1) if shown.startswith("1er") else shown


def _key(text: str) -> str:
    return re.sub(_SPACE, " ", " ".join(text.split())).lower().replace("’", "'")


def _pattern(form: str) -> str:
    parts = (re.escape(char) for char in form)
    return "".join(f"{_SPACE}+" if part in ("\\ ", " ") else "['’]" if part == "'" else part for part in parts)


RULES: tuple[Rule, ...] = (typed_values,)
