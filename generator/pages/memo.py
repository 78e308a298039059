"""The memos: tables to look things up in, filterable and linkable row by row; and their index."""

from __future__ import annotations

import re
import unicodedata

from generator.model.course import Memo
from generator.pages.frame import Frame
from generator.rendering import Rendering

MOST_GROUPS = 6
"""A column with more different values than this gives no filter buttons."""


LONGEST_STAMP = 44
"""A stamp holds on two short lines: a memo with a longer row title has plain row titles throughout."""


def stamped(memo: Memo, rendering: Rendering) -> bool:
    """True when the titles of all rows are short enough to be stamps."""
    return all(len(rendering.plain(row.cells[0])) <= LONGEST_STAMP for row in memo.rows)


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x"


def _groups(memo: Memo) -> dict[str, str]:
    """Value of the filter column → its slug, in order of appearance; empty when buttons would not help."""
    if memo.filter_by is None:
        return {}
    column = memo.columns.index(memo.filter_by)
    groups = {str(row.cells[column]): _slug(row.cells[column]) for row in memo.rows}
    return groups if 2 <= len(groups) <= MOST_GROUPS else {}


def memo_page(frame: Frame, name: str, number: int) -> str:
    """The page of one memo."""
    path = f"reference/{name}.md"
    memo = frame.project.memos[name]
    rendering = frame.rendering.on(path)
    front = {
        "title": rendering.typo(memo.title),
        "description": rendering.plain(memo.intro or memo.title),
        "kind": "memo",
        "hide": ["navigation", "toc"],
        "search": {"boost": 2},
    }
    ids = dict.fromkeys(id_ for row in memo.rows for id_ in row.sources)
    sources = [frame.project.sources[id_] for id_ in ids if id_ in frame.project.sources]
    groups = _groups(memo)
    column = memo.columns.index(memo.filter_by) if memo.filter_by in memo.columns else 0
    return frame.page(
        "memo", path, front, memo=memo, name=name, number=number, groups=groups, column=column, sources=sources,
        stamped=stamped(memo, rendering),
    )


def memos_page(frame: Frame) -> str:
    """The list of memos."""
    front = {
        "title": frame.words.memos,
        "description": frame.words.memos_lead,
        "kind": "memos",
        "hide": ["navigation", "toc"],
        "search": {"exclude": True},
    }
    return frame.page("memos", "reference/index.md", front)
