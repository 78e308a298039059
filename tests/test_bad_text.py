"""What an author's text could try to do to a page: it is refused at its place, or it is harmless."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.checked import checked
from generator.language import language_of
from generator.markup import Context, parse, to_html, to_html_inline
from tests.broken_cases import BASE, lay

LESSON = "content/comptoir/vendre.yml"
BANK = "quizzes/comptoir.yml"


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the base course."""
    root = tmp_path_factory.mktemp("cours")
    lay(root)
    return root


def codes(course: Path, name: str, text: str) -> list[tuple[str, int]]:
    """Code and line of the findings of reading, model and references when one file holds `text`."""
    before = (course / name).read_bytes()
    try:
        (course / name).write_bytes(text.encode())
        return [(one.code, one.span.line) for one in checked(course, None).findings if one.code[0] in "SMR"]
    finally:
        (course / name).write_bytes(before)


HARMLESS = [
    "{{ 7*7 }}",
    "{{ config }}",
    "{% raw %}",
    "{% include 'x' %}",
    "{# note #}",
    "{! x !}",
    "$(ls)",
    "`{{ x }}`",
    "%s %(a)s {0}",
    "\\{: .x}",
    "&lt;b&gt;",
    "&#60;b&#62;",
]
REFUSED = {
    "<script>alert(1)</script>": "R306",
    "<img src=x onerror=alert(1)>": "R306",
    "<!-- note -->": "R306",
    "[clic](javascript:alert(1))": "R305",
    "[clic](JaVaScRiPt:alert(1))": "R305",
    "[clic](data:text/html,x)": "R305",
    "[clic](vbscript:x)": "R305",
    "[clic](file:///etc/passwd)": "R305",
    "[clic](//exemple.fr/x)": "R304",
    "[clic](../autre.html)": "R304",
    "<javascript:alert(1)>": "R305",
    "**gras**{: onclick=alert(1) }": "R309",
    "**gras**{.rouge}": "R309",
    "![plan](https://exemple.fr/x.png)": "R308",
    "# Titre": "R307",
}


def written(text: str) -> str:
    document = parse(text)
    context = Context(language_of("fr"))
    return to_html(document, context) + to_html_inline(document, context)


@pytest.mark.parametrize("text", [*HARMLESS, *REFUSED])
def test_no_text_can_act_on_the_page(text: str) -> None:
    html = written(text)
    assert not re.search(r"[{}]|<(?!/?(?:p|em|strong|code|pre|br|a|sup|ul|li)[ >/])", html)
    assert not re.search(r"<a [^>]*href=\"(?!https://)", html)
    assert not re.search(r"<[^>]* on\w+=", html)


@pytest.mark.parametrize("text", HARMLESS)
def test_harmless_text_is_not_refused(text: str, course: Path) -> None:
    lesson = (BASE / LESSON).read_text(encoding="utf-8")
    assert codes(course, LESSON, lesson.replace("Un linge propre suffit", f"Un linge {text} propre suffit")) == []


@pytest.mark.parametrize(("text", "code"), REFUSED.items())
def test_text_that_would_act_is_refused_at_its_place(text: str, code: str, course: Path) -> None:
    before, froid, after = (BASE / LESSON).read_text(encoding="utf-8").partition("        Le froid du réfrigérateur")
    found = codes(course, LESSON, f"{before}        {text}\n\n{froid}{after}")
    assert (code, before.count("\n") + 1) in found
    choice = "text: Dans un linge, sur la planche"
    question = (BASE / BANK).read_text(encoding="utf-8").replace(choice, f"text: '{text}'")
    assert code in dict(codes(course, BANK, question))
