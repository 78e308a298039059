"""A text names the terms that stand in it as the language prints it, and is not typeset where none can."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.language import language_of
from generator.markup import escape
from generator.model.course import Term
from generator.term_links import TermFinder, _key

TERMS = ["facture", "« Chorus »", "l'avoir", "recherche & D", "numéro 12", "SIRET", "ex aequo", "taux : 20 %"]
FRENCH = language_of("fr")


def finder_of(*terms: str) -> TermFinder:
    return TermFinder(tuple(Term.model_construct(term=one, forms=(f"{one}s",)) for one in terms), FRENCH)


FINDER = finder_of(*TERMS)
PIECES = st.sampled_from([
    *TERMS, "Facture", "L’avoir", "FACTURE", "facture...", "« Chorus  »", "«Chorus»", '"Chorus"', "numéro  12",
    "taux: 20%", " ", "  ", "\n", " d'un ", "?", "1 000 €", "&amp;", "x",
])  # fmt: skip


def looked_for_everywhere(text: str) -> list[str]:
    """What `found` gives when every text is typeset."""
    whole = escape(FRENCH.typography(text))
    named = [FINDER._terms_by_form.get(_key(one["term"])) for one in FINDER._pattern.finditer(whole) if one["term"]]
    return [term.term for term in named if term is not None]


@given(st.lists(PIECES, max_size=6).map("".join))
@settings(max_examples=400)
def test_terms_are_found_as_if_every_text_were_typeset(text: str) -> None:
    assert [term.term for term in FINDER.found(text)] == looked_for_everywhere(text)


@pytest.mark.parametrize("text", ["une facture", "Factures payées", "l'avoir", "«Chorus»", "Recherche & D"])
def test_a_term_is_found_in_the_authors_own_typing(text: str) -> None:
    assert len(list(FINDER.found(text))) == 1


@pytest.mark.parametrize("term", ["À", "12", "n° 7", "R & D"])
def test_a_term_of_few_letters_is_found_too(term: str) -> None:
    assert [one.term for one in finder_of(term).found(f"voici {term}, et fin")] == [term]


def test_a_text_without_a_term_is_not_typeset(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(FRENCH), "typography", lambda *_: pytest.fail("typeset"))
    assert list(finder_of("facture").found("rien de tel ici")) == []
    assert list(TermFinder((), FRENCH).found("facture")) == []
