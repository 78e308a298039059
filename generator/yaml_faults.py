"""One error of the YAML parser as the mistake that a French author most likely made, placed where it was made.

The parser says where it gave up; what was meant is looked for in the lines before. Reading files is in `reading`.
"""

from __future__ import annotations

import re
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.source import SourceFile, Text

_VALUE = re.compile(r"^(?P<lead>\s*(?:-\s+)*(?:[^\s:#'\"\[\]{}][^:#'\"\[\]{}]*:\s+)?)(?P<value>\S.*?)\s*$")
_KEY_LINE = re.compile(r"^\s*(?:-\s+)*[\w-]+\s*:(?:\s|$)")
_STUCK_COLON = re.compile(r"^\s*(?:-\s+)*(?P<key>[A-Za-z_]\w*):(?=[^\s:/]|[\u00a0\u202f])")
STUCK_DASH = re.compile(r"-(?P<after>[^\s\-\d,.;:!?>]|[\u00a0\u202f])")
_BLOCK_HEADER = re.compile(r"^[|>][+\-0-9]{0,2}\s*(?:#.*)?$")
_CLOSED_TWICE = re.compile(r'"(?:[^"\\]|\\.)*+"')
_CLOSED_ONCE = re.compile(r"'(?:[^']|'')*+'")
_CLOSING = {"[": "]", "{": "}", '"': '"', "'": "'"}


def explain(file: SourceFile, error: yaml.YAMLError, start: int, end: int) -> Diagnostic:
    """One YAML error, found in `file.text[start:end]`, as the mistake the author most likely made."""
    problem = str(getattr(error, "problem", "") or error)
    context = str(getattr(error, "context", "") or "")
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    index = min(start + (mark.index if mark else 0), max(start, end - 1))
    opened: Any = getattr(error, "context_mark", None)
    line = file.span(index).line
    if not file.lines[line - 1].strip() and line > 1:  # the fault is noticed at the end of the entry
        line = _last_line_with_text(file, line, file.span(start).line)
    lines = [line] + ([file.span(start + opened.index).line] if opened else [])
    tab = _tab(file, lines)
    if tab:
        return Diagnostic("S108", tab)
    for number in dict.fromkeys(lines):
        special = _special_start(file, number, start)
        if special:
            return special
    if "escape" in problem or "hex" in problem:  # an unknown one, or a \\x or \\u without its figures
        return escape(file, max(start, file.text.rfind("\\", start, index + 1)))
    if "quoted scalar" in context and opened:
        return Diagnostic("S113", file.span(start + opened.index), {"mark": file.text[start + opened.index]})
    if "flow" in context:
        bracket = _open_bracket(file.text, start, index)
        if bracket is not None:
            if _closing_place(file.text[bracket:].split("\n", 1)[0]) is None:
                return Diagnostic("S113", file.span(bracket), {"mark": file.text[bracket]})
            char = file.text[index]
            if char == ":":
                return Diagnostic("S109", file.span(index), {"text": _short(file.lines[line - 1])})
            if char == "," and file.text[bracket:index].rstrip()[-1:] in (",", "[", "{"):
                return Diagnostic("S127", file.span(index))
            if char in ",]}":
                return Diagnostic("S110", file.span(index), {"char": char})
            return Diagnostic("S120", file.span(index))
    quote = _open_quote(file, line)
    if quote:
        return quote
    for number in dict.fromkeys(lines):
        stuck = _STUCK_COLON.match(file.lines[number - 1])
        if stuck:
            place = file.line_span(number, stuck.start("key") + 1, len(stuck["key"]) + 1)
            return Diagnostic("S121", place, {"key": stuck["key"]})
    if "mapping values" in problem:
        return _stray_colon(file, index, line)
    if "could not find expected ':'" in problem or "simple key" in context:
        number = lines[-1]
        return Diagnostic("S125", _line(file, number), {"line": _short(file.lines[number - 1])})
    if any(word in problem for word in ("block end", "expected key", "'-' indicator", "block sequence", "collections")):
        return Diagnostic("S115", _line(file, line))
    return Diagnostic("S120", file.span(index))


_FLOW_START = re.compile(r"(?:^|[:\-])[ \t]+$|^$", re.MULTILINE)


def _open_bracket(text: str, start: int, end: int) -> int | None:
    """Index of the first bracket or brace opened in `text[start:end]` and not closed there.

    Outside of brackets one counts only where a value begins; inside, what is quoted does not count.
    """
    waiting: list[int] = []
    quote = ""
    for index in range(start, min(end + 1, len(text))):
        char = text[index]
        if quote:
            quote = "" if char == quote else quote
        elif waiting and char in "\"'" and not text[index - 1].isalnum():
            quote = char
        elif char in "[{" and (waiting or _FLOW_START.search(text[text.rfind("\n", 0, index) + 1 : index])):
            waiting.append(index)
        elif waiting and char in "]}":
            waiting.pop()
    return waiting[0] if waiting else None


def _last_line_with_text(file: SourceFile, line: int, first: int) -> int:
    for number in range(line, first - 1, -1):
        if file.lines[number - 1].strip():
            return number
    return first


def _line(file: SourceFile, number: int) -> Span:
    text = file.lines[number - 1]
    return file.line_span(number, len(text) - len(text.lstrip()) + 1, len(text.strip()))


def _short(text: str) -> str:
    text = text.strip()
    return text if len(text) <= 40 else text[:39] + "…"


def _tab(file: SourceFile, lines: list[int]) -> Span | None:
    for number in lines:
        text = file.lines[number - 1]
        lead = text[: len(text) - len(text.lstrip(" \t-"))]
        if "\t" in lead:
            return file.line_span(number, lead.index("\t") + 1)
    return None


def _special_start(file: SourceFile, number: int, start: int) -> Diagnostic | None:
    """A text that begins with a character which YAML keeps for itself; the entry begins at index `start`."""
    line = file.lines[number - 1]
    match = _VALUE.match(line)
    if not match:
        return None
    value, column = match["value"], match.start("value") + 1
    first = value[0]
    place = file.line_span(number, column)
    if first in "*&!%@`,]}" or (first in "?-" and value[1:2] == " "):
        return Diagnostic("S110", place, {"char": first})
    if first in "|>" and not _BLOCK_HEADER.match(value):
        return Diagnostic("S110", place, {"char": first})
    if first in _CLOSING:
        closed = _closing_place(value)
        if closed is None:
            return None
        rest = value[closed + 1 :].strip()
        if not rest or rest.startswith(("#", ":")):
            return None
        if rest.startswith(","):  # the next item between brackets, or a text that goes on
            begin = sum(len(one) + 1 for one in file.lines[: number - 1])
            if not match["lead"].strip() or "\r" in file.text or _open_bracket(file.text, start, begin - 1) is not None:
                return None
        if first == "'" and value[closed - 1].isalnum() and value[closed + 1].isalnum():
            return Diagnostic("S131", file.line_span(number, column + closed))
        if first == '"' and rest.endswith('"'):
            return Diagnostic("S130", file.line_span(number, column + closed))
        return Diagnostic("S110", place, {"char": first})
    return None


def _closing_place(value: str) -> int | None:
    """Index where the bracket or quote that begins `value` closes on the same line, or None."""
    first = value[0]
    if first in "\"'":
        found = (_CLOSED_TWICE if first == '"' else _CLOSED_ONCE).match(value)
        return found.end() - 1 if found else None
    depth = 0
    for index, char in enumerate(value):
        depth += (char == first) - (char == _CLOSING[first])
        if depth == 0:
            return index
    return None


def _open_quote(file: SourceFile, line: int) -> Diagnostic | None:
    """A quotation mark opened on an earlier line and closed by chance on this one."""
    for number in range(line, max(0, line - 60), -1):
        match = _VALUE.match(file.lines[number - 1])
        if match and match["value"][0] in "\"'" and _closing_place(match["value"]) is None:
            return Diagnostic("S113", file.line_span(number, match.start("value") + 1), {"mark": match["value"][0]})
    return None


def _stray_colon(file: SourceFile, index: int, line: int) -> Diagnostic:
    text = file.lines[line - 1]
    column = file.span(index).column
    match = _KEY_LINE.match(text)
    if match and column <= match.end():
        return Diagnostic("S115", _line(file, line))
    return Diagnostic("S109", file.line_span(line, column), {"text": _short(text)})


def escape(file: SourceFile, index: int) -> Diagnostic:
    return Diagnostic("S124", file.span(index, 2), {"text": file.text[index : index + 2].strip()})


def no_entry(text: Text) -> Diagnostic:
    """A line that is neither a key nor an item of a list."""
    if STUCK_DASH.match(text):
        return stuck_dash(text)
    stuck = _STUCK_COLON.match(text)
    if stuck:
        return Diagnostic("S121", text.at(0, len(stuck["key"]) + 1), {"key": stuck["key"]})
    return Diagnostic("S125", text.span, {"line": _short(text.split("\n")[0])})


def stuck_dash(text: Text) -> Diagnostic:
    """A dash that was meant to begin an item of a list."""
    return Diagnostic("S126", text.at(0, 2))
