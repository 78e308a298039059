"""Reads one YAML file of an author: bytes → tree with places, every fault explained for someone who does not know YAML.

A fault in one entry does not hide the next: after an error the file is read again entry by entry (each top-level key
or list item on its own). The tree is built in `tree`, faults of YAML are explained in `yaml_faults`;
what a course may contain is the model's business.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.source import MAX_BYTES, Items, Node, Read, SourceFile, Text, Value
from generator.tree import build
from generator.yaml_faults import escape, explain, no_entry

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")
_CONTROL_OR_TAB = re.compile(rf"{_CONTROL.pattern}|\t")
_ODD_ESCAPE = re.compile(r"(?<!\\)(?:\\\\)*\\(?![\\\"/n \n])")
_ENTRY = re.compile(r"^(?:- |-$|[^\s#\-\[\]{}:][^:\n]*:)", re.MULTILINE)
_HASH = re.compile(r"^ #(?P<after>.?)")


def read_file(path: Path, name: str) -> Read:
    """Read the file at `path`, called `name` in messages. Never raises for what is in the file or missing from it."""
    empty = SourceFile(name, "")
    try:
        if path.stat().st_size > MAX_BYTES:
            return Read(empty, None, [_whole(name, "S104", size=f"{path.stat().st_size / 1e6:.1f}")])
        raw = path.read_bytes()
    except FileNotFoundError:
        return Read(empty, None, [_whole(name, "S123", file=name)])
    except (OSError, RuntimeError) as error:  # a loop of links is an OSError or, on 3.11, a RuntimeError
        return Read(empty, None, [_whole(name, "S101", file=name, reason=_reason(error))])
    return read_bytes(raw, name)


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
    file = SourceFile(name, text)
    found = _CONTROL.search(text)
    if found:
        return Read(file, None, [Diagnostic("S103", file.span(found.start()), {"byte": f"U+{ord(found.group()):04X}"})])
    read = Read(file, None)
    try:
        read.tree = build(file, text, 0, read.problems)
    except yaml.YAMLError as error:
        read.problems.clear()
        read.tree = _by_entry(file, read.problems, error)
    if read.tree is None and not read.problems:
        read.problems.append(_whole(name, "S122", file=name))
    if read.tree is not None:
        _cut_texts(file, read.tree, read.problems)
    return read


def _entry(file: SourceFile, start: int, end: int) -> tuple[list[Diagnostic], Value | None, yaml.YAMLError | None]:
    """One entry: its faults, its tree, and why it cannot be read, in the words of the pure parser.

    The two parsers give up at different places; an explanation must not depend on which one is installed.
    """
    fault: yaml.YAMLError | None = None
    seen: list[Diagnostic] = []
    for parser in (None, yaml.BaseLoader):
        seen = []
        try:
            return seen, build(file, file.text[start:end], start, seen, parser), None
        except yaml.YAMLError as error:
            fault = error
    return seen, None, fault


def _by_entry(file: SourceFile, problems: list[Diagnostic], error: yaml.YAMLError) -> Value | None:
    """Read the top-level entries one by one and keep those that can be read."""
    starts = [match.start() for match in _ENTRY.finditer(file.text)]
    before = file.text[: starts[0]] if starts else file.text
    if any(line.strip() and not line.lstrip().startswith("#") for line in before.splitlines()):
        starts.insert(0, 0)
    kept: Items | Node | None = None
    torn = False
    for start, end in pairwise([*starts, len(file.text)]):
        seen, part, fault = _entry(file, start, end)
        if fault is not None:
            told = explain(file, fault, start, end)
            torn = True
            problems += [problem for problem in seen if problem.span.line != told.span.line]
            problems.append(told)
            continue
        problems += seen
        if isinstance(part, Text):
            problems.append(no_entry(part))
            torn = True
        elif isinstance(part, Items):
            kept = kept if isinstance(kept, Items) else Items(part.span)
            kept.extend(part)
        elif isinstance(part, Node):
            kept = kept if isinstance(kept, Node) else Node(part.span)
            for key, value in part.items():
                if key in kept:
                    problems.append(Diagnostic("S107", part.key_spans[key], {"key": key}, notes=(kept.key_spans[key],)))
                    continue
                kept[key] = value
                kept.key_spans[key] = part.key_spans[key]
    if not any(problem.code != "S107" for problem in problems):
        _, _, fault = _entry(file, 0, len(file.text))
        problems.append(explain(file, fault or error, 0, len(file.text)))
    if isinstance(kept, Node):
        kept.torn = torn
    return kept


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
        elif value.style == '"' and _CONTROL_OR_TAB.search(value):
            found = _ODD_ESCAPE.search(file.text, value._start, value._end)
            if found:
                problems.append(escape(file, found.end() - 1))
        elif value and not value.style:
            rest = file.text[value._end : value._end + 3]
            match = _HASH.match(rest)
            if match and (" " in value or match["after"].strip()):
                problems.append(Diagnostic("S111", file.span(value._end + 1)))
