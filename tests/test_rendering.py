"""Author texts on a page: links that lead somewhere, values of the day, terms linked once."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from generator.model.course import CourseValue, Term
from generator.model.project import Project
from generator.rendering import Rendering
from generator.term_links import term_slug
from tests.example_course import project, rendering


def with_terms(*terms: dict[str, object]) -> Rendering:
    return Rendering(
        replace(project(), terms=tuple(Term.model_validate(term) for term in terms)),
        datetime.date(2026, 1, 1),
        "a/b.md",
    )


@pytest.mark.parametrize(
    ("page", "target", "href"),
    [
        ("index.md", "lesson:bases/mentions", "bases/mentions.html"),
        ("bases/exemples.md", "lesson:bases/mentions#numero", "mentions.html#numero"),
        ("bases/mentions.md", "lesson:bases/mentions#numero", "#numero"),
        ("bases/mentions.md", "lesson:bases/mentions", "mentions.html"),
        ("bases/print.md", "lesson:bases/mentions#numero", "#mentions-numero"),
        ("bases/exemples.md", "term:Avoir", "../glossary.html#avoir"),
        ("bases/exemples.md", "source:guide-factures", "../sources.html#source-guide-factures"),
        ("bases/exemples.md", "lesson:bases/inconnue", None),
        ("bases/exemples.md", "source:inconnue", None),
        ("bases/exemples.md", "row:inconnu#x", None),
        ("bases/exemples.md", "figure:pret", None),
    ],
)
def test_a_link_leads_from_its_page(page: str, target: str, href: str | None) -> None:
    assert rendering().on(page).href(target) == href


def test_a_link_that_leads_nowhere_is_text() -> None:
    assert rendering().inline("Voir [la suite](lesson:bases/inconnue).") == "Voir la suite."


@pytest.mark.parametrize(
    ("day", "said"), [("2025-12-31", "15 jours"), ("2026-01-01", "30 jours"), ("2027-06-01", "30 jours")]
)
def test_a_value_is_that_of_the_day(day: str, said: str) -> None:
    values = (
        CourseValue.model_validate({"id": "delai", "value": "15", "unit": "jours", "in_force_to": "2025-12-31"}),
        CourseValue.model_validate(
            {"id": "delai", "value": "30", "unit": "jours", "in_force_from": "2026-01-01", "in_force_to": "2026-12-31"}
        ),
    )
    course: Project = replace(project(), values={"delai": values})
    on_day = Rendering(course, datetime.date.fromisoformat(day))
    assert on_day.plain("Sous [=delai].").replace("\u00a0", " ") == f"Sous {said}."
    assert on_day.typo("Sous [=delai] : « oui »") == on_day.plain("Sous [=delai] : « oui »")


def test_a_term_is_linked_once_in_a_section_and_never_inside_a_link() -> None:
    context, seen = rendering(), set[str]()
    first = context.html("Un [avoir](https://example.org), puis un avoir, un autre avoir.", glossary=True, seen=seen)
    assert first.count('class="fx-term"') == 1
    assert (
        '<a class="fx-term" href="../glossary.html#avoir" data-definition="Facture qui en annule une autre.">avoir</a>'
        in first
    )
    assert "fx-term" not in context.html("Encore un avoir.", glossary=True, seen=seen)
    assert "fx-term" in context.html("Avoir affaire à un avoir.", glossary=True)
    assert "fx-term" not in context.html("Un avoir.")


def test_the_longest_term_wins_whole_words_only_and_acronyms_keep_their_capitals() -> None:
    context = with_terms(
        {"term": "Chorus", "definition": "a"},
        {"term": "Chorus Pro", "definition": "b"},
        {"term": "EJ", "definition": "c", "forms": ["engagement juridique", "engagements juridiques"]},
    )
    html = context.html("Chorus Pro, les engagements juridiques, un dejeuner, ej.", glossary=True)
    assert ">Chorus Pro</a>" in html
    assert ">engagements juridiques</a>" in html
    assert html.count("fx-term") == 2


def test_anchors_of_terms_are_plain() -> None:
    assert term_slug("Maîtrise d'œuvre (MOE)") == "maitrise-d-oeuvre-moe"


def test_a_stem_is_cut_before_its_last_paragraph() -> None:
    context, stem = rendering().split("Une facture.\n\n- une ligne\n- deux lignes\n\nCombien de *lignes* ?")
    assert context == "<p>Une facture.</p>\n<ul>\n<li>une ligne</li>\n<li>deux lignes</li>\n</ul>"
    assert stem == "Combien de <em>lignes</em>\u00a0?"
    assert rendering().split("Combien ?") == ("", "Combien\u00a0?")
