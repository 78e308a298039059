"""What a paste or a merge left in a file: invisible characters, no-break spaces as indentation, marks of a conflict.

Each is told, then blotted out with spaces, so that the rest of the file is read with every place unchanged. What YAML
itself refuses is explained in `yaml_faults`.
"""

from __future__ import annotations

import re

from generator.diagnostics import Diagnostic, Span
from generator.source import SourceFile

MOST = 20
"""Findings of one kind that a file shows: a file that is no text would have thousands."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
CONTROL_OR_TAB = re.compile(rf"{_CONTROL.pattern}|\t")
_LEAD = re.compile(
    r"^[ \t]*[\u00a0\u202f\u2007][ \t\u00a0\u202f\u2007]*(?=-[\s\u00a0\u202f]|[\w-]+[ \u00a0\u202f]?:(?:\s|$))",
    re.MULTILINE,
)
_NO_BREAK = re.compile(r"[\u00a0\u202f\u2007]")
_LINES = r"(?:(?![<>=|]{7})[^\n]*\n)*+"
_CONFLICT = re.compile(
    rf"^<{{7}}(?: [^\n]*|\r)?\n{_LINES}"
    rf"(?P<other>(?:\|{{7}}[^\n]*\n{_LINES})?={{7}}\r?\n{_LINES}(?P<close>>{{7}})[^\n]*)",
    re.MULTILINE,
)
_ENDS = re.compile(r"^(?:<{7}|>{7})(?= |\r?$)", re.MULTILINE)
_STRAY_MARK = re.compile(r"^(?:<{7}|>{7}|={7}|\|{7})(?= |\r?$)[^\n]*", re.MULTILINE)


def blotted(file: SourceFile) -> tuple[SourceFile, list[Diagnostic]]:
    """The file without its intruders, of the same length, and what they were."""
    text, problems = _without_conflicts(file, file.text)
    for number, found in enumerate(_CONTROL.finditer(text)):
        if number < MOST:
            problems.append(Diagnostic("S103", file.span(found.start()), {"byte": f"U+{ord(found.group()):04X}"}))
    text = _CONTROL.sub(" ", text)
    for number, found in enumerate(_LEAD.finditer(text)):
        if number < MOST:
            first = _NO_BREAK.search(found[0])
            problems.append(Diagnostic("S128", file.span(found.start() + (first.start() if first else 0))))
    text = _LEAD.sub(lambda found: _NO_BREAK.sub(" ", found[0]), text)
    return (SourceFile(file.path, text) if problems else file), problems


def _without_conflicts(file: SourceFile, text: str) -> tuple[str, list[Diagnostic]]:
    """One of the two versions of each conflict is kept: both together would be told as doubles."""
    places: list[tuple[Span, int]] = []

    def first_version(found: re.Match[str]) -> str:
        place = file.span(found.start(), len("<<<<<<<"))
        places.append((place, file.span(found.start("close")).line))
        other = found.start("other") - found.start()
        mark, line_end, rest = found[0][:other].partition("\n")
        return _blank(mark) + line_end + rest + _blank(found[0][other:])

    def nothing(found: re.Match[str]) -> str:
        place = file.span(found.start(), 7)
        places.append((place, place.line))
        return _blank(found[0])

    text = _CONFLICT.sub(first_version, text)
    if places or _ENDS.search(text):
        text = _STRAY_MARK.sub(nothing, text)
    shown = sorted(places)[:MOST]
    return text, [Diagnostic("S129", place, {"first": str(place.line), "last": str(last)}) for place, last in shown]


def _blank(text: str) -> str:
    return re.sub(r"[^\r\n]", " ", text)
