"""The dialect of authors: what it writes, what it refuses, and that nothing in a text can do harm."""

from __future__ import annotations

import re

import pytest

from generator.language import language_of
from generator.markup import Context, links, parse, problems, to_html, to_html_inline, to_text, values
from generator.markup.nodes import Document

CONTEXT = Context(
    language_of("fr"),
    href=lambda target: None if "absent" in target else f"{target.replace(':', '/')}.html",
    value=lambda name: {"taux": "10,40\u00a0%", "delai": "15", "piege": "<b>{{ x }}"}.get(name, name),
)


def html(text: str) -> str:
    return to_html(parse(text), CONTEXT).replace("\u00a0", "~")


def inline(text: str) -> str:
    return to_html_inline(parse(text), CONTEXT).replace("\u00a0", "~")


def found(text: str) -> list[tuple[str, str]]:
    """The kinds of problems and what their places hold."""
    return [(problem.kind, text[problem.offset : problem.offset + problem.length]) for problem in problems(parse(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un *mot* et **deux**.", "Un <em>mot</em> et <strong>deux</strong>."),
        ("une\nligne", "une ligne"),
        ("une\\\nligne", "une<br/>ligne"),
        ('`a  "b" ...`', "<code>a  &quot;b&quot; ...</code>"),
        ("[x](lesson:a/b#c) ?", '<a href="lesson/a/b#c.html">x</a>~?'),
        ("[x](lesson:absent)", "x"),
        ("[l'ami](https://a.fr/?b=1&c='d')", '<a href="https://a.fr/?b=1&amp;c=\'d\'" rel="noopener">l’ami</a>'),
        ("<https://a.fr>", '<a href="https://a.fr" rel="noopener">https://a.fr</a>'),
        ("[x](term:maître d'œuvre (moe))", '<a href="term/maître d\'œuvre (moe).html">x</a>'),
        ("[*x* [=delai]](row:a#b)", '<a href="row/a#b.html"><em>x</em> 15</a>'),
        ("[=taux] par an ; [=delai] jours", "10,40~% par an~; 15~jours"),
        ("[=piege]", "&lt;b&gt;&#123;&#123; x &#125;&#125;"),
        ('"*Quoi*" ?', "«~<em>Quoi</em>~»~?"),
        ("Le `code`?", "Le <code>code</code>~?"),
        ("le 1er mars", "le 1<sup>er</sup>~mars"),
        ("{{ x }} {% y %} {! z !}", "&#123;&#123; x &#125;&#125; &#123;% y~%&#125; &#123;! z~!&#125;"),
        (r"\*a\* \[=x] &eacute; &#10; &#13;", "*a* [=x] é    "),
        ("a &lt; b", "a &lt; b"),
        ("", ""),
    ],
)
def test_inline_html(text: str, expected: str) -> None:
    assert inline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("un\n\ndeux", "<p>un</p>\n<p>deux</p>"),
        ("- un\n- deux\n  - trois", "<ul>\n<li>un</li>\n<li>deux\n<ul>\n<li>trois</li>\n</ul></li>\n</ul>"),
        ("3. un\n4. deux", '<ol start="3">\n<li>un</li>\n<li>deux</li>\n</ol>'),
        ("- un\n\n- deux", "<ul>\n<li><p>un</p></li>\n<li><p>deux</p></li>\n</ul>"),
        ("```\na\n\n  <b>\n```", '<pre class="fx-code"><code>a&#10;&#10;  &lt;b&gt;</code></pre>'),
        ("    en retrait", "<p>en retrait</p>"),
    ],
)
def test_block_html(text: str, expected: str) -> None:
    assert html(text) == expected


def test_a_table_is_written_with_its_heads_and_sides() -> None:
    assert html("| a | b |\n|---|--:|\n| *x* | `y\\|z` |").split("\n") == [
        '<table class="fx-table">',
        "<thead>",
        '<tr><th scope="col">a</th><th scope="col" class="fx-right">b</th></tr>',
        "</thead>",
        "<tbody>",
        '<tr><td><em>x</em></td><td class="fx-right"><code>y|z</code></td></tr>',
        "</tbody>",
        "</table>",
    ]


def test_a_wide_table_scrolls_in_a_named_region() -> None:
    text = "|a|b|c|d|e|\n|-|-|-|-|-|\n|1|2|3|4|5|"
    assert html(text).startswith('<div class="fx-scroll" role="region" aria-label="Tableau" tabindex="0">\n<table')


def test_footnotes_go_both_ways() -> None:
    context = Context(language_of("fr"), notes="n-s1")
    text = "Un[^b] et deux[^a], puis un[^b].\n\n[^a]: La note A.\n[^b]: La note B."
    assert to_html(parse(text), context) == (
        '<p>Un<sup class="fx-note-ref"><a id="n-s1-ref-1" href="#n-s1-1" aria-label="note 1">1</a></sup> et deux'
        '<sup class="fx-note-ref"><a id="n-s1-ref-2" href="#n-s1-2" aria-label="note 2">2</a></sup>, puis un'
        '<sup class="fx-note-ref"><a href="#n-s1-1" aria-label="note 1">1</a></sup>.</p>\n'
        '<ol class="fx-notes">\n'
        '<li id="n-s1-1">La note B. <a class="fx-note-back" href="#n-s1-ref-1">retour au texte</a></li>\n'
        '<li id="n-s1-2">La note A. <a class="fx-note-back" href="#n-s1-ref-2">retour au texte</a></li>\n</ol>'
    )
    assert not problems(parse(text))
    assert to_text(parse(text), context) == "Un et deux, puis un.\nLa note B.\nLa note A."


def test_the_text_hook_sees_only_plain_fragments() -> None:
    seen: list[str] = []

    def hook(fragment: str) -> str:
        seen.append(fragment)
        return fragment.replace("facture", "<i>facture</i>")

    context = Context(CONTEXT.language, CONTEXT.href, CONTEXT.value, text=hook)
    text = 'La facture, *la "facture"*, [facture](lesson:a), `facture`, 1er & [=taux]'
    written = to_html(parse(text), context)
    assert written.count("<i>facture</i>") == 2
    assert seen[0] == "La facture, "
    assert not any("<" in fragment for fragment in seen)


def test_plain_text() -> None:
    text = "Un *mot*, [x](lesson:a) ?\n\n- `a`\n- [=taux]\n\n| a | b |\n|--|--|\n| c | d |"
    assert to_text(parse(text), CONTEXT).replace("\u00a0", "~") == "Un mot, x~?\na\n10,40~%\na | b\nc | d"


def test_is_inline() -> None:
    assert parse("un *mot*\nsuite").is_inline
    assert parse("").is_inline
    assert not parse("- un").is_inline
    assert not parse("un\n\ndeux").is_inline
    assert inline("un\n\n- deux\n- trois") == "un<br/>deux<br/>trois"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\n\n## Titre", [("heading", "## Titre")]),
        ("Titre\n=====", [("heading", "Titre")]),
        ("a <b>x</b> <br/>", [("raw-html", "<b>"), ("raw-html", "</b>"), ("raw-html", "<br/>")]),
        ("<div>\n\nx", [("raw-html", "<div>")]),
        ("<!-- x -->", [("raw-html", "<!-- x -->")]),
        ("<script>alert(1)</script>", [("raw-html", "<script>"), ("raw-html", "</script>")]),
        ("2 < 3 et 4 > 3, `<b>`, \\<b>", []),
        ("a ![b](c.png) d", [("image", "![b](c.png)")]),
        ("a {: .x}", [("attribute-list", "{: .x}")]),
        ("*a*{ .x } `{.y}` {x}", [("attribute-list", "{ .x }")]),
        ("[a](lesson:b){target=_blank}", [("attribute-list", "{target=_blank}")]),
        ("``` {.py}\nx\n```", [("attribute-list", "``` {.py}")]),
        ("x\n\n> cité", [("quote", "> cité")]),
        ("x\n\n---", [("rule", "---")]),
        ("[x](http://a.fr)", [("unsafe-link", "[x](http://a.fr)")]),
        ("[x](javascript:alert(1))", [("unsafe-link", "[x](javascript:alert(1))")]),
        ("<mailto:a@b.fr> <a@b.fr>", [("unsafe-link", "<mailto:a@b.fr>"), ("unsafe-link", "<a@b.fr>")]),
        ("[x](leson:a/b) [y](../a.md)", [("unknown-link", "[x](leson:a/b)"), ("unknown-link", "[y](../a.md)")]),
        ("[x](https://a b) [y][z]", [("broken-link", "[x](https://a b)"), ("broken-link", "[y][z]")]),
        ("[a [b](lesson:c)](lesson:d)", [("broken-link", "[a [b](lesson:c)](lesson:d)")]),
        ("[](lesson:a)", [("broken-link", "[](lesson:a)")]),
        ("[x]: https://a.fr", [("broken-link", "[x]: https://a.fr")]),
        ("l'article [1]: suite", []),
        ('[x](lesson:a "t")', [("link-title", '[x](lesson:a "t")')]),
        ("[=Taux légal]", [("broken-value", "[=Taux légal]")]),
        ("a[^x]", [("unknown-footnote", "[^x]")]),
        ("a\n\n[^x]: b", [("unused-footnote", "[^x]: b")]),
        ("a[^x]\n\n[^x]: b\n\n[^x]: c", [("duplicate-footnote", "[^x]: c")]),
        ("- " * 12 + "perdu", [("too-deep", "- " * 11 + "- perdu")]),
    ],
)
def test_problems_are_named_and_placed(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


def test_offsets_point_at_links_and_values() -> None:
    text = (
        "L'un [a](lesson:x) et\r\n   *[=taux]*, [b *c*\n  d](term:e f)\n\n"
        "- un\n\n  - suite [g](row:h#i)\n    [=delai] [j](https://a.fr/é)\n\n"
        "| k | l |\n|---|---|\n| [=m] \\| x | \\| [=m] [n](figure:o) |\n\n"
        "Fin[^1] `[=non]`\n\n[^1]: Note [p](source:q)\n    [=r]\n"
    )
    doc = parse(text)
    assert [text[node.offset : node.offset + node.length] for node in links(doc)] == [
        "[a](lesson:x)",
        "[b *c*\n  d](term:e f)",
        "[g](row:h#i)",
        "[j](https://a.fr/é)",
        "[n](figure:o)",
        "[p](source:q)",
    ]
    assert [text[node.offset : node.offset + node.length] for node in values(doc)] == [
        "[=taux]",
        "[=delai]",
        "[=m]",
        "[=m]",
        "[=r]",
    ]
    assert [node.offset for node in values(doc)] == [place.start() for place in re.finditer(r"\[=(?!non)", text)]
    assert links(doc)[1].scheme == "term"
    assert links(doc)[1].name == "e f"


def test_the_same_text_is_read_once() -> None:
    assert parse("Une *fois*.") is parse("Une *fois*.")
    assert isinstance(parse("x"), Document)
