"""Elements of HTML and SVG as values: tags are built here, texts are escaped here.

Markup is not glued from strings elsewhere, with one exception for speed: the writer of authors' text (`markup.html`,
and `rendering` where it links a term or raises letters), which escapes with the same function; see docs/adr/0010.

What comes out is well-formed XML without a blank line, inert to any template engine (braces are escaped with the rest).
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup

from generator.markup import escape

_VOID = frozenset({"img", "input", "br", "rect", "line", "path", "circle"})

# White space between their children means nothing: one child a line, so that a diff can be read.
_LINES = frozenset({"figure", "svg", "ol", "ul", "table", "thead", "tbody"})


def element(tag: str, *children: str, **attributes: str | int | None) -> Markup:
    """`<tag …>children</tag>`; a child that is not `Markup` is escaped, an attribute of None is left out.

    `class_` and `for_` write `class` and `for`; any other `_` is a hyphen.
    """
    written = ""
    for name, value in attributes.items():
        if value is not None:
            written += f' {_name(name)}="{value if type(value) is int else escape(str(value))}"'
    if tag in _VOID:
        return Markup(f"<{tag}{written}/>")
    if tag in _LINES and children:
        lines = joined(children, between="\n")
        return Markup(f"<{tag}{written}>\n{lines}\n</{tag}>")
    return Markup(f"<{tag}{written}>{joined(children)}</{tag}>")


def joined(children: Iterable[str], between: str = "") -> Markup:
    """Children one after the other; a text that is not `Markup` is escaped."""
    return Markup(between.join(child if isinstance(child, Markup) else escape(child) for child in children))


@cache
def _name(name: str) -> str:
    # viewBox is the one name with a capital; SVG and HTML names otherwise write a hyphen where Python writes _.
    return "viewBox" if name == "view_box" else name.rstrip("_").replace("_", "-")
