"""Reads one YAML file of an author: bytes → tree with places, every fault explained for someone who does not know YAML.

A fault in one entry does not hide the next: after an error the file is read again entry by entry, and a broken entry is
cut at its own entries (`pieces`). What a paste or a merge left is blotted out first (`intruders`). The tree is built in
`tree`, faults of YAML are explained in `yaml_faults`; what a course may contain is the model's business.
"""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.intruders import CONTROL_OR_TAB, blotted
from generator.pieces import by_entry
from generator.source import MAX_BYTES, Items, Node, Read, SourceFile, Value
from generator.tree import build
from generator.yaml_faults import STUCK_DASH, escape, stuck_dash

_ODD_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\(?![\\\"/n \n])")
_HASH = re.compile(r"^ #(?P<after>.?)")


def read_file(path: Path, name: str) -> Read:
    """Read the file at `path`, called `name` in messages. Never raises for what is in the file or missing from it."""
    raw = bytes_of(path, name)
    return raw if isinstance(raw, Read) else read_bytes(raw, name)


def bytes_of(path: Path, name: str) -> bytes | Read:
    """The bytes of the file at `path`, or what is wrong with it as a whole."""
    empty = SourceFile(name, "")
    try:
        if path.stat().st_size > MAX_BYTES:
            return Read(empty, None, [_whole(name, "S104", size=f"{path.stat().st_size / 1e6:.1f}")])
        return path.read_bytes()
    except FileNotFoundError:
        return Read(empty, None, [_whole(name, "S123", file=name)])
    except (OSError, RuntimeError) as error:  # a loop of links is an OSError or, on 3.11, a RuntimeError
        return Read(empty, None, [_whole(name, "S101", file=name, reason=_reason(error))])


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).splitlines()[0]


def _whole(name: str, code: str, **params: str) -> Diagnostic:
    return Diagnostic(code, Span(name), params)


def read_bytes(raw: bytes, name: str) -> Read:
    """The tree and the faults of a file given as bytes."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Read(SourceFile(name, ""), None, [_whole(name, "S102", byte="UTF-16")])
    try:
        text = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        column = len(before) - (before.rfind("\n") + 1) + 1
        span = Span(name, before.count("\n") + 1, column)
        code = "S103" if b"\x00" in raw[:4096] else "S102"
        return Read(SourceFile(name, ""), None, [Diagnostic(code, span, {"byte": f"0x{raw[error.start]:02x}"})])
    read = Read(SourceFile(name, text), None)
    file, intruders = (read.file, []) if _is_clean(text) else blotted(read.file)
    try:
        read.tree = build(file, file.text, 0, read.problems)
    except yaml.YAMLError as error:
        read.tree, read.problems = by_entry(file, error)
    told = {problem.span.line for problem in intruders}
    read.problems = intruders + [problem for problem in read.problems if problem.span.line not in told]
    if read.tree is None and not read.problems:
        read.problems.append(_whole(name, "S122", file=name))
    if read.tree is not None:
        _cut_texts(file, read.tree, read.problems)
    return read


def _is_clean(text: str) -> bool:
    """Whether a file cannot hold an intruder: each is a character that is not printed, or a mark of a merge."""
    return text.replace("\n", "").isprintable() and "<<<<<<<" not in text and ">>>>>>>" not in text


def _cut_texts(file: SourceFile, tree: Value, problems: list[Diagnostic]) -> None:
    """Where a text is not what was typed, in silence.

    A `#` after a single space ends it (a comment is written after two spaces); a backslash between double quotes turns
    the letter after it into something invisible.
    """
    waiting: list[Value] = [tree]
    while waiting:
        value = waiting.pop()
        if isinstance(value, Node):
            waiting.extend(value.values())
        elif isinstance(value, Items):
            waiting.extend(value)
        elif value.style == '"' and CONTROL_OR_TAB.search(value):
            found = _ODD_ESCAPE.search(file.text, value._start, value._end)
            if found:
                problems.append(escape(file, found.end() - 1))
        elif value and not value.style:
            before = file.text.rfind("\n", 0, value._start) + 1
            if value[0] == "-" and STUCK_DASH.match(value) and not file.text[before : value._start].strip():
                problems.append(stuck_dash(value))
            if not file.text.startswith(" #", value._end):
                continue
            match = _HASH.match(file.text[value._end : value._end + 3])
            if match and (" " in value or match["after"].strip()):
                problems.append(Diagnostic("S111", file.span(value._end + 1)))
