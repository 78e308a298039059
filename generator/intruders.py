"""What a paste or a merge left in a file: invisible characters, no-break spaces as indentation, marks of a conflict.

Each is told, then blotted out with spaces, so that the rest of the file is read with every place unchanged. What YAML
itself refuses is explained in `yaml_faults`.
"""

from __future__ import annotations

import re

from generator.diagnostics import Diagnostic
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
_CONFLICT = re.compile(
    r"^(?P<open><{7})(?: [^\n]*)?\n(?:(?!<{7}|>{7})[^\n]*\n)*?(?P<other>(?:\|{7}|={7})(?: [^\n]*)?\r?\n"
    r"(?:(?!<{7}|>{7})[^\n]*\n)*?(?P<close>>{7})[^\n]*)",
    re.MULTILINE,
)
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
    problems: list[Diagnostic] = []
    for found in _CONFLICT.finditer(text):
        first, last = file.span(found.start(), len("<<<<<<<")), file.span(found.start("close"))
        problems.append(Diagnostic("S129", first, {"first": str(first.line), "last": str(last.line)}))
        text = _blank(_blank(text, found.start(), text.index("\n", found.start())), *found.span("other"))
    if problems or "<<<<<<<" in text or ">>>>>>>" in text:
        for found in _STRAY_MARK.finditer(text):
            place = file.span(found.start(), 7)
            problems.append(Diagnostic("S129", place, {"first": str(place.line), "last": str(place.line)}))
            text = _blank(text, *found.span())
    return text, problems


def _blank(text: str, start: int, end: int) -> str:
    return text[:start] + re.sub(r"[^\r\n]", " ", text[start:end]) + text[end:]
