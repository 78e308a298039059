"""What a paste or a quote spoils in silence is told; what only looks like it is left alone.

The sentences of these codes stand in `tests/broken`.
"""

from __future__ import annotations

import time

import pytest

from generator.check import author_text, pasted
from generator.check.rule import Context
from generator.check.texts import Written
from generator.diagnostics import Diagnostic
from generator.load import load
from generator.markup import parse
from generator.reading import read_bytes
from generator.source import Items, Text
from tests.broken_cases import BASE

PROJECT = load(BASE).project
assert PROJECT is not None


def found(text: Text) -> list[Diagnostic]:
    """What the rules find in one paragraph of a lesson."""
    assert PROJECT is not None
    context = Context(PROJECT, PROJECT.newest_date)
    context.reader.__dict__["all"] = [(Written(text, "lesson", "a/b", "text"), context.reader.passages(text))]
    return [finding for rule in (*pasted.RULES, author_text.leftovers) for finding in rule(context)]


def codes(text: str) -> list[str]:
    return [finding.code for finding in found(Text(text))]


def typed(yaml: str) -> list[tuple[str, int, int]]:
    """Code, line and column of what is found in the texts of a YAML list."""
    tree = read_bytes(yaml.encode(), "a.yml").tree
    assert isinstance(tree, Items)
    texts = [text for text in tree if isinstance(text, Text)]
    return [(finding.code, finding.span.line, finding.span.column) for text in texts for finding in found(text)]


SILENT = [
    "Le titulaire dépose sa facture\n– sur le portail – avant le 30.",
    "Le titulaire – celui qui signe,\n– ou son mandataire –, dépose.",
    "– 10 jours",
    "—",
    "✓ conforme",
    "● En cours",
    "- un\n- deux\n  - trois",
    "1. un\n2. deux",
    "* un\n* deux",
    "45\u202f600\u00a0€ ; l'après\u2011midi ; 👩\u200d💻",
    "IBAN FR76 **** **** 1234, nom : ____, prénom : __",
    "2**3 et `**kwargs`, `__init__` ou `[repos]`",
    "\\*\\*Vous et \\[repos\\]",
    "**Vous** déposez, __vous__ payez, **« Valider »** puis l'**État**.",
    "[un lien](https://exemple.fr), [=repos], [autre], {autre}, {{ autre }}",
    "```\n• code\n**x [repos]\n```",
]


@pytest.mark.parametrize("text", SILENT)
def test_what_is_meant_is_left_alone(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Faites :\n\n\uf0b7\tOuvrez.\n\uf0b7\tDéposez.", "T816"),
        ("— Ouvrez le\nportail.\n— Déposez.", "T816"),
        ("-Ouvrez.\n-Déposez.", "T816"),
        ("o\tOuvrez.\no\tDéposez.", "T816"),
        ("un\u200b deux", "T818"),
        ("Vous** déposez.", "R338"),
        ("- un **deux\n- trois", "R338"),
        ("Au moins ${repos}.", "R337"),
        ("Au moins {{ Repos }}.", "R337"),
        ("Au moins [[repos]].", "R337"),
    ],
)
def test_what_is_lost_is_told_once(text: str, code: str) -> None:
    assert codes(text) == [code]


@pytest.mark.parametrize(
    ("yaml", "place"),
    [
        ('- "1. Ouvrez\n  2. Déposez"\n', (2, 3)),
        ("- 1. Ouvrez\n  2. Déposez\n", (2, 3)),
        ("- Trois gestes\n  - ouvrir\n", (2, 3)),
        ("- >-\n  Liste :\n  – un\n  – deux\n", (3, 3)),
    ],
)
def test_a_list_that_yaml_folds_is_told_at_its_second_line(yaml: str, place: tuple[int, int]) -> None:
    assert typed(yaml) == [("T817", *place)]


@pytest.mark.parametrize(
    "yaml",
    [
        "- Le décret de\n  2016. Il impose tout.\n",
        "- Le total est\n  12. Ensuite, payez.\n",
        "- Le titulaire\n  - celui qui signe - dépose.\n",
        "- Le titulaire\n  – celui qui signe.\n",
        '- "- un\\n- deux"\n',
        '- "1. un\n\n  2. deux"\n',
        "- |\n  1. un\n  2. deux\n",
    ],
)
def test_a_sentence_that_goes_on_is_no_list(yaml: str) -> None:
    assert typed(yaml) == []


@pytest.mark.parametrize(
    ("rows", "counts"),
    [
        ("|---|---|\n| 1 |", (1, 2)),
        ("|---|---|\n| 1 | 2 | 3 |", (3, 2)),
        ("|---|---|\n| `a|b` | c |", (3, 2)),
        ("|---|---|\n| 1 | 2 |\nfin", (1, 2)),
        ("|---|\n| 1 | 2 |", (1, 2)),
    ],
)
def test_a_row_with_other_cells_than_its_head_is_a_problem(rows: str, counts: tuple[int, int]) -> None:
    problems = parse(f"| A | B |\n{rows}").problems
    assert [(problem.kind, problem.cells, problem.columns) for problem in problems] == [("table-row", *counts)]


@pytest.mark.parametrize("rows", ["| 1 | |", "| 1 ||", "1 | 2", "| x \\| y | z |", "| 1 | 2 |\n\nfin"])
def test_a_row_with_as_many_cells_as_its_head_is_none(rows: str) -> None:
    assert parse(f"| A | B |\n|---|---|\n{rows}").problems == ()


@pytest.mark.parametrize("text", ["{ " * 20_000, "[" * 20_000, "** a" * 5_000, "- " * 20_000, "• a\n" * 5_000])
def test_a_long_text_is_judged_in_the_time_of_its_length(text: str) -> None:
    start = time.perf_counter()
    pasted._bullet(text), pasted._folded(Text(text))
    for pattern in (author_text._LEFT_OVER, author_text._BARE):
        list(pattern.finditer(text))
    assert time.perf_counter() - start < 2
