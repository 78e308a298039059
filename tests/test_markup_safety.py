"""Whatever an author writes, what comes out is well formed, inert and placed."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.language import language_of
from generator.markup import Context, links, parse, problems, to_html, to_html_inline, to_text, values
from generator.markup.nodes import Paragraph, Str
from generator.markup.reader import _Reader

CONTEXT = Context(
    language_of("fr"),
    href=lambda target: None if "absent" in target else f"{target.replace(':', '/')}.html",
    value=lambda name: {"taux": "10,40\u00a0%", "delai": "15", "piege": "<b>{{ x }}"}.get(name, name),
)

_BLOCK_TAGS = {"div", "li", "ol", "p", "pre", "table", "tbody", "td", "th", "thead", "tr", "ul"}
TAGS = {"a", "br", "code", "em", "kbd", "strong", "sup"} | _BLOCK_TAGS


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#10;script:alert(1))",
    "[x](&#106;avascript:alert(1))",
    "[x](<javascript:alert(1)>)",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](//evil.example)",
    '[x](https://a.fr/" onclick="alert(1))',
    '[x](<lesson:a" onclick="alert(1)>)',
    "[x](https://user:pass@a.fr)",
    '[" onmouseover="x](lesson:a)',
    "<https://a.fr/<script>>",
    "`<script>`",
    "```\n</code></pre><script>\n```",
    "```<script>\nx\n```",
    "| <script> |\n|--|\n| </td><script> |",
    "[^<script>]\n\n[^<script>]: x",
    "[=<script>]",
    "{{ config }} {% raw %} {! include !} {# x #}",
    '--8<-- "secret"',
    "!!! note\n    x",
    "\x02wzxhzdk:0\x03",
    "\x00\ufffe\ud800",
    "&#0; &#x1F; &#xD800; &#2;",
    "*" * 3000 + "a" + "*" * 3000,
    "[" * 3000,
    "[" * 500 + "a" + "](lesson:b)" * 500,
    "> " * 500 + "a",
    "- " * 500 + "a",
    "<" * 3000,
    "<!--" * 1000,
    "`" * 1001 + "a" + "`" * 1000,
    "[=" * 2000,
    "{:" * 2000,
    '"' * 3000,
    "« " * 2000,
    "a" * 20000 + "@",
    "1 000" * 3000,
    "[^1]: [^1]\n\n[^1]",
    "a[^1]\n\n[^1]: [^2]\n[^2]: [^1]",
]

_MARKS = ["*", "**", "_", "`", "```\n", "[", "]", "(", ")", "](lesson:a)", "[=a]", "[^1]", "\n[^1]: ", "<", ">", "<b>"]
_ENDS = [
    "!",
    "#",
    "\n",
    "\n\n",
    "\n- ",
    "\n1. ",
    "    ",
    "\t",
    "|",
    "\n|--|\n",
    "\\",
    "---",
    "\n> ",
    "\r",
    "\r\n",
    "\0",
]
_WORDS = ["&", "&#10;", "{", "}", "{: .x}", '"', "'", "«", "»", " ", "a", "é", "https://a.fr", "javascript:", ":", "?"]
_ALPHABET = st.sampled_from([*_MARKS, *_ENDS, *_WORDS, "\0", "\u00a0", "\x0b", "\x1c", "\u2028"])
TEXTS = st.one_of(st.text(max_size=80), st.lists(_ALPHABET, max_size=20).map("".join))


def _check_harmless(text: str) -> None:
    doc = parse(text)
    assert "\n" not in to_html_inline(doc, CONTEXT)
    assert all(line.startswith("<") for line in to_html(doc, CONTEXT).split("\n") if doc.blocks)
    for written in (to_html(doc, CONTEXT), to_html_inline(doc, CONTEXT)):
        assert "\r" not in written
        assert "{" not in written
        root = ElementTree.fromstring(f"<div>{written}</div>")
        for element in root.iter():
            assert element.tag in TAGS
            assert set(element.attrib) <= {
                "href", "rel", "class", "id", "scope", "start", "role", "tabindex", "aria-label"
            }  # fmt: skip
            href = element.get("href", "https:")
            assert href.startswith(("https:", "#", "lesson/", "term/", "row/", "source/", "figure/")), href
    to_text(doc, CONTEXT)
    for link in links(doc):
        assert text[link.offset] in "[<"
        assert text[link.offset + link.length - 1] in ")>"
    for value in values(doc):
        assert re.fullmatch(r"\[=[^\]]*\]", text[value.offset : value.offset + value.length])
    for problem in problems(doc):
        assert 0 <= problem.offset <= len(text)
        assert problem.length > 0


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_text_is_harmless(text: str) -> None:
    _check_harmless(text)


@given(text=TEXTS)
@example(text="\f")
def test_any_text_is_harmless(text: str) -> None:
    _check_harmless(text)


@given(text=st.from_regex(r"[A-Za-zé«][\w ,;:.'’«»()?%€/…°-]{0,20}", fullmatch=True))
def test_the_short_way_reads_as_the_long_one(text: str) -> None:
    assert parse(text).blocks == _Reader(text).document().blocks


@given(text=st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]), min_size=1))
def test_words_survive(text: str) -> None:
    """A paragraph whose every character is escaped comes out as it went in."""
    escaped = "".join(f"\\{char}" if char in "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~" else char for char in text)
    blocks = parse(escaped).blocks
    assert blocks == (Paragraph((Str(text, 0),), 0),)
