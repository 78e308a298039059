"""R304–R319, R337, R338: what the dialect of authors' texts refuses or would print as it is, each with its code.

`markup` finds it and places it in the text; here it becomes a finding placed in the file.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from generator.check.prose import Passage
from generator.check.rule import Context, Rule
from generator.check.texts import Written
from generator.diagnostics import Diagnostic, did_you_mean, fold
from generator.markup import Problem, ProblemKind, inlines, parse
from generator.markup.nodes import Code, Emphasis, Link, Strong
from generator.markup.rules import SCHEMES
from generator.model.project import Project

_CODES: dict[ProblemKind, str] = {
    "unknown-link": "R304",
    "unsafe-link": "R305",
    "raw-html": "R306",
    "heading": "R307",
    "image": "R308",
    "attribute-list": "R309",
    "quote": "R310",
    "rule": "R310",
    "broken-link": "R311",
    "link-title": "R312",
    "broken-value": "R313",
    "unknown-footnote": "R314",
    "unused-footnote": "R315",
    "duplicate-footnote": "R316",
    "too-deep": "R317",
    "table-row": "R319",
}

_MARKED = re.compile(r"[*_`\]]")
_LEFT = re.compile(r"\*\*|__|[\[{]")
_IN_LINES = frozenset({"raw-html", "unsafe-link", "unknown-link", "broken-value", "image", "attribute-list"})
"""What is refused in a plain line too; the rest is only letters there."""

_TARGET = re.compile(r"\]\(\s*<?(.*?)>?(?:\s+[\"'].*[\"'])?\s*\)$|^<([^>]*)>?$", re.DOTALL)
_SCHEME = re.compile(r"([A-Za-zÀ-ÿ-]+):")


def author_text(context: Context) -> Iterator[Diagnostic]:
    """Problems of the dialect in every text."""
    for one in context.texts:
        document = parse(one.text)
        if one.part == "gap text":
            found = [problem for problem in document.problems if problem.kind == "raw-html"]
        elif one.rich:
            found = list(document.problems)
        else:
            found = [problem for problem in document.problems if problem.kind in _IN_LINES]
            yield from _marked_line(one)
        if not found:
            continue
        opened: set[str] = set()
        for problem in found:
            if problem.kind == "raw-html":
                tag = re.sub(r"[</]*([\w-]*).*", r"\1", problem.excerpt, flags=re.DOTALL).lower()
                if tag in opened and problem.excerpt.startswith("</"):
                    continue  # the end of an element that is told already
                opened.add(tag)
            yield _finding(one, problem)


def _finding(one: Written, problem: Problem) -> Diagnostic:
    offset, length = problem.offset, problem.length
    suggestion = None
    if problem.kind in ("unknown-link", "unsafe-link"):
        target = _TARGET.search(one.text[offset : offset + length])
        if target:
            group = 1 if target[1] is not None else 2
            if not target[group]:
                shown = " ".join(one.text[offset : offset + length].split())
                return Diagnostic("R311", one.text.at(offset, length), {"text": shown})
            offset, length = offset + target.start(group), max(1, len(target[group]))
            scheme = _SCHEME.match(target[group])
            near = did_you_mean(scheme[1], SCHEMES) if scheme and problem.kind == "unknown-link" else None
            suggestion = f"{near}:" if near else None
    excerpt = " ".join(one.text[offset : offset + length].split())
    shown = excerpt if len(excerpt) <= 60 else excerpt[:59] + "…"
    params = {"text": shown}
    if problem.kind == "table-row":
        params |= {"cells": str(problem.cells), "columns": str(problem.columns)}
    return Diagnostic(_CODES[problem.kind], one.text.at(offset, length), params, suggestion)


def _marked_line(one: Written) -> Iterator[Diagnostic]:
    """A title or a label is a plain line: marks would be printed as they are."""
    if not _MARKED.search(one.text):
        return
    for node in inlines(parse(one.text)):
        if isinstance(node, Link | Strong | Emphasis | Code):
            mark = re.search(r"\*+|__?|`|\[", one.text)
            offset = mark.start() if mark else 0
            yield Diagnostic("R318", one.text.at(offset), {"mark": one.text[offset]})
            return


# Marks that touch a word and found no pair. Masked figures (****), blanks (____) and powers (2**3) are texts.
_LEFT_OVER = re.compile(
    r"(?<![*_\w])(\*\*|__)(?=[^\W\d_]|[«\"“(])|(?<=[^\W\d_]|[.!?»\"”)])(\*\*|__)(?![*_\w])"
    r"|(?<![*\w])(\*\*)(?= [^\W\d_][^*]*\*\*(?!\*))"
)
_BARE = re.compile(
    r"\[\[? ?([a-z][a-z0-9-]*) ?\]\]?(?!\]|\(|\[|:[ \t]*\S)|\$?\{\{?[ \t]*+(?:=[ \t]*+)?([\w-]++)[ \t]*+\}\}?"
)


def leftovers(context: Context) -> Iterator[Diagnostic]:
    """Marks of bold without their pair, and ids of values without their `=`."""
    ids = context.once(_dashed_values)
    for one, passages in context.reader.all:
        if not _LEFT.search(one.text):
            continue
        for passage in passages if one.rich else context.reader.passages(one.text):
            if not _LEFT.search(passage.text):
                continue
            found = next((hit for hit in _LEFT_OVER.finditer(passage.text) if _is_typed(passage, hit)), None)
            if found is not None:
                mark = found[1] or found[2] or found[3]
                yield Diagnostic("R338", passage.span(found.start(), found.end()), {"mark": mark})
            for found in _BARE.finditer(passage.text):
                id_ = found[1] if found[1] in context.project.values else ids.get(_dashed(found[2] or ""))
                is_gap = one.part == "gap text" and found[0].startswith("[[")
                if id_ is not None and not is_gap and _is_typed(passage, found):
                    place = passage.span(found.start(), found.end())
                    yield Diagnostic("R337", place, {"text": found[0], "id": id_})


def _dashed_values(project: Project, _day: datetime.date) -> dict[str, str]:
    return {_dashed(name): name for name in project.values}


def _dashed(name: str) -> str:
    return fold(name).replace("_", "-")


def _is_typed(passage: Passage, found: re.Match[str]) -> bool:
    """The author wrote these characters here and did not escape them."""
    offset = passage.offsets[found.start()]
    return passage.source.startswith(found[0][0], offset) and passage.source[max(0, offset - 1)] != "\\"


RULES: tuple[Rule, ...] = (author_text, leftovers)
