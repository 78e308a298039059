"""The only reader of authors' text: one closed dialect of Markdown, with a writer for each target.

Paragraphs, emphasis, lists, pipe tables, links, code and footnotes; `[=id]` writes a value. Anything else is a
`Problem` with its place. `parse` gives a tree of small nodes; `to_html`, `to_html_inline` and `to_text` write it. No
course, no file and no diagnostic is known here: who checks turns problems into diagnostics, who renders gives a
`Context`.
"""

from __future__ import annotations

from generator.markup.context import Context
from generator.markup.html import escape, to_html, to_html_inline
from generator.markup.nodes import (
    Document,
    Link,
    Problem,
    ProblemKind,
    Value,
    inlines,
    links,
    problems,
    runs,
    values,
)
from generator.markup.plain import to_text
from generator.markup.reader import forget_trees, links_in, parse

__all__ = [
    "Context",
    "Document",
    "Link",
    "Problem",
    "ProblemKind",
    "Value",
    "escape",
    "forget_trees",
    "inlines",
    "links",
    "links_in",
    "parse",
    "problems",
    "runs",
    "to_html",
    "to_html_inline",
    "to_text",
    "values",
]
