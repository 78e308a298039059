"""A file that is not YAML, cut into its entries: what can be read is kept, each fault is told where it stands.

An entry (a key of a mapping, an item of a list) that cannot be read is cut again at its own entries, and so on down.
The words for a fault are in `yaml_faults`; reading a whole file is in `reading`.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

import yaml

from generator.diagnostics import Diagnostic
from generator.source import Items, Node, SourceFile, Text, Value
from generator.tree import build
from generator.yaml_faults import explain, no_entry

MAX_CUTS = 12
"""How deep entries are cut again; a course nests its entries six deep."""

_ITEM = r"-(?!--)(?=[^-]|$)"
_KEY = r"[^\s#\-\[\]{}:][^:\n]*:"
_FIRST = re.compile(rf"(?:{_ITEM}|{_KEY})", re.MULTILINE)
_DASH = re.compile(r"-(?P<gap> +(?=[^\s#|>])| *(?:#[^\n]*)?\r?\n)")
_HEADER = re.compile(rf"{_KEY}[ \t]*(?:#[^\n]*)?\r?\n")
_MARKER = re.compile(r"\s*---\s*")


class Piece(NamedTuple):
    """What became of a part of a file: its tree, and its faults. None for the tree when nothing of it could be kept."""

    tree: Value | None
    problems: list[Diagnostic]


def by_entry(file: SourceFile, error: yaml.YAMLError) -> Piece:
    """Read the entries of a file one by one and keep those that can be read; `error` is why the whole cannot be."""
    end = len(file.text)
    read = _joined(file, _cut(file, 0, end, 0), 0)
    if not any(problem.code != "S107" for problem in read.problems):
        _, _, fault = _parsed(file, 0, end)
        read.problems.append(explain(file, fault or error, 0, end))
    return read


def _parsed(file: SourceFile, start: int, end: int) -> tuple[list[Diagnostic], Value | None, yaml.YAMLError | None]:
    """One entry: its faults, its tree, and why it cannot be read, in the words of the pure parser.

    The two parsers give up at different places; an explanation must not depend on which one is installed.
    """
    line = file.text.rfind("\n", 0, start) + 1
    text = " " * (start - line) + file.text[start:end]
    fault: yaml.YAMLError | None = None
    seen: list[Diagnostic] = []
    for parser in (None, yaml.BaseLoader):
        seen = []
        try:
            return seen, build(file, text, line, seen, parser), None
        except yaml.YAMLError as error:
            fault = error
    return seen, None, fault


def _read(file: SourceFile, start: int, end: int, depth: int) -> Piece:
    """One entry, cut again when it cannot be read."""
    seen, part, fault = _parsed(file, start, end)
    if fault is None and not isinstance(part, Text):
        return Piece(part, seen)
    if fault is None and isinstance(part, Text) and (not part or _MARKER.fullmatch(file.text[start:end])):
        return Piece(None, seen)
    if depth < MAX_CUTS:
        inside = _inside(file, start, end)
        read = _joined(file, inside, depth + 1) if inside else Piece(None, [])
        if any(problem.code != "S107" for problem in read.problems):
            return Piece(_wrapped(file, start, inside[0][0], read.tree), read.problems)
    line = file.text.rfind("\n", 0, start) + 1
    told = no_entry(part) if isinstance(part, Text) else explain(file, fault or yaml.YAMLError(), line, end)
    return Piece(None, [*(problem for problem in seen if problem.span.line != told.span.line), told])


def _inside(file: SourceFile, start: int, end: int) -> list[tuple[int, int]]:
    """The entries inside the entry that begins at `start`; none when its value is written on the line of its key."""
    text = file.text
    head = _DASH.match(text, start, end) or _HEADER.match(text, start, end)
    if head is None:
        return []
    begin = head.end()
    if not head[0].endswith("\n"):
        return _cut(file, begin, end, begin - (text.rfind("\n", 0, begin) + 1))
    first = re.compile(r"(?:[ \t]*(?:#[^\n]*)?\r?\n)*(?P<lead> *)(?=[^\s#])").match(text, begin, end)
    if first is None:
        return []
    return _cut(file, first.start("lead"), end, len(first["lead"]))


def _cut(file: SourceFile, start: int, end: int, indent: int) -> list[tuple[int, int]]:
    """The bounds of the entries with this indent. Dashes may stand below their key without an indent of their own."""
    text = file.text
    on_its_line = start > text.rfind("\n", 0, start) + 1
    lead = re.compile(rf"^ {{{indent}}}(?={_FIRST.pattern})", re.MULTILINE)
    places = [match.end() for match in lead.finditer(text, start, end)]
    if on_its_line and _FIRST.match(text, start, end):
        places.insert(0, start)
    if not places:
        return []
    dashes = text[places[0]] == "-"
    places = [place for place in places if (text[place] == "-") == dashes]
    before = text[start : places[0]]
    if any(line.strip() and not line.lstrip().startswith("#") for line in before.splitlines()):
        places.insert(0, start)
    return list(pairwise([*places, end]))


def _joined(file: SourceFile, bounds: list[tuple[int, int]], depth: int) -> Piece:
    """The entries of one list or one mapping, read one by one."""
    kept: Items | Node | None = None
    problems: list[Diagnostic] = []
    torn = False
    for start, end in bounds:
        part, told = _read(file, start, end, depth)
        problems += told
        torn = torn or (part is None and any(problem.code != "S107" for problem in told))
        if isinstance(part, Items):
            kept = kept if isinstance(kept, Items) else Items(part.span)
            kept.extend(part)
            kept.torn = kept.torn or part.torn
        elif isinstance(part, Node):
            kept = kept if isinstance(kept, Node) else Node(part.span)
            kept.torn = kept.torn or part.torn
            for key, value in part.items():
                if key in kept:
                    problems.append(Diagnostic("S107", part.key_spans[key], {"key": key}, notes=(kept.key_spans[key],)))
                    continue
                kept[key] = value
                kept.key_spans[key] = part.key_spans[key]
    if kept is not None:
        kept.torn = kept.torn or torn
    return Piece(kept, problems)


def _wrapped(file: SourceFile, start: int, inside: int, tree: Value | None) -> Value | None:
    """The entry around what was kept of it: an item of a list, or a key with its value."""
    if tree is None:
        return None
    if file.text[start] == "-":
        items = Items(file.span(start))
        items.append(tree)
        return items
    _, node, _ = _parsed(file, start, inside)
    if not isinstance(node, Node) or len(node) != 1:
        return None
    node[next(iter(node))] = tree
    return node
