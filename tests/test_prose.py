"""Author texts as rules about words read them: sentences, words, places; and what these rules must not call a fault."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.check import accessibility, french, typography, wording
from generator.check.prose import Reader, sentences, words
from generator.check.questions import comparable
from generator.check.rule import Context
from generator.check.texts import Written
from generator.diagnostics import Diagnostic
from generator.load import load
from generator.source import Text
from tests.broken_cases import BASE

PROJECT = load(BASE).project
assert PROJECT is not None
CONTEXT = Context(PROJECT, PROJECT.newest_date)
READER = Reader(PROJECT, PROJECT.newest_date)


def found(text: str, part: str = "text") -> list[Diagnostic]:
    """What the rules about words find in one paragraph of a lesson."""
    one = Written(Text(text), "lesson", "a/b", part)
    reader = Reader(CONTEXT.project, CONTEXT.as_of)
    reader.__dict__["all"] = [(one, reader.passages(one.text))]
    context = Context(CONTEXT.project, CONTEXT.as_of)
    context.__dict__["reader"] = reader
    rules = (*typography.RULES, *french.RULES, accessibility._senses)
    return [finding for rule in rules for finding in rule(context)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Voir l'art. R. 2192-3 du code. Puis payer.", 2),
        ("M. Martin paie. Mme Durand aussi.", 2),
        ("Il dit : « Payez. » Puis il part.", 2),
        ("Des mairies, des écoles, etc. et des crèches.", 1),
        ("Des mairies, des écoles, etc. Puis des crèches.", 2),
        ("Le taux est de 10.40 % par an.", 1),
        ("Vraiment ?! Oui… Non.", 3),
        ("Sans point", 1),
        ("", 0),
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str, count: int) -> None:
    assert len(list(sentences(text))) == count


def test_a_number_and_its_unit_are_one_word_once_set() -> None:
    assert len(words("Il y a 45\u00a0600\u00a0000\u00a0€ ici , là – et `là`.")) == 8


def test_each_character_of_a_passage_knows_its_place() -> None:
    text = Text("Un **mot**, `code` et [un lien](https://exemple.fr) :\nsuite [=repos] \\* fin[^1].\n\n[^1]: Note.")
    first, note = READER.passages(text)
    assert first.text == "Un mot, \ufffc et un lien : suite 12\u00a0heures * fin."
    for word in ("mot", "un lien", "suite", "fin"):
        start = first.text.index(word)
        assert text[first.offsets[start] :].startswith(word)
    assert [first.text[place] for place in range(len(first.text)) if first.bold[place]] == list("mot")
    assert note.text == "Note."


# --- typography and spelling: what is right is left alone

SILENT = [
    "L'État paie à partir du 1er septembre 2026. À noter : l'Éducation nationale aussi.",
    "Le plan A est prêt. A-t-il été déposé ? Le cadre A1 aussi.",
    "Le coefficient est un coexistant du moelleux ; la poêle, le poème et Noé n'ont rien.",
    'Choisissez "Erreur de montant" puis « Valider », dit "le guide « du jour »".',
    "Un écran de 27\" suffit.",
    "Mairies, écoles, etc. En mars 2026, le mardi 3 mars, puis la 2e étape et les 1res pièces.",
    "M. Martin, Mme Durand, le Dr Lenoir et Mrs.",
    "Une pénalité de 10 % ou de dix pour cent, deux millions d'euros, 350 €, 10,40 €.",
    "La norme EN 16931 v 1.3, RGAA 4.10, WCAG 2.20, article 12.10, SCORM 1.2, Python 3.11.",
    "L'adresse 127.0.0.1:8000, le téléphone 01.02.03.04.05, la fraction 1/2, le rapport 24/7.",
    "Le § 2.3.10, la partie 4.4 Motifs.",
    "Nous nous voyons. Vous vous trompez. Il faut que que.".replace(" Il faut que que.", ""),
    "Laissez le champ en blanc. Le feu vert du client arrive au numéro vert.",
    "Cliquez sur `Valider`, à droite du montant.",
    "Il écrit « plateforme agréée » (PA), puis `10.40` et `etc...`.",
    "Un courriel à mr@oeuvre.fr, ou le code `https://exemple.fr/maitre-d-oeuvre`.",
    "Deux lignes\\\nde suite.",
    "Oui",
    "**Envers la commune, dès demain matin**",
    "Voici la liste des pièces à fournir\n\n- une facture\n- un relevé",
    "Le service, dit [le guide](source:guide-levain), suit la règle[^1].\n\n[^1]: Le guide du levain.",
]


@pytest.mark.parametrize("text", SILENT)
def test_good_french_is_left_alone(text: str) -> None:
    assert [(finding.code, finding.params) for finding in found(text)] == []


SPOKEN = [
    ("A vous de jouer.", "T801", "À"),
    ("Le texte finit. Ca suffit bien.", "T801", "Ça"),
    ("Les Etablissements d'Etat.", "T801", "Établissements"),
    ("La main-d'oeuvre et le coeur.", "T802", "œuvre"),
    ("MAITRE D'OEUVRE en capitales.", "T802", "ŒUVRE"),
    ("Dès le mois d'Avril.", "T808", "avril"),
    ("La 21ème page.", "T809", "21e"),
    ("Un taux de 10.4 % par an.", "T813", "10,4"),
    ("Un prix de 1.000 € par an.", "T813", "1 000"),
]


@pytest.mark.parametrize(("text", "code", "better"), SPOKEN)
def test_a_fault_of_spelling_comes_with_its_mended_form(text: str, code: str, better: str) -> None:
    assert (code, better) in [(finding.code, finding.params["better"]) for finding in found(text)]


@pytest.mark.parametrize("text", ["Payé le 24-11-2026.", "Payé le 2026-11-24.", "Payé le 1/9/26."])
def test_a_date_in_figures_is_seen_in_prose_and_left_in_tables(text: str) -> None:
    assert [finding.code for finding in found(text)] == ["T814"]
    assert found(text, "cells") == []


def test_code_and_values_are_not_prose() -> None:
    assert found("Tapez `le le 24/11/2026 etc...` et lisez [=decret-pain] ou [=prix-farine].") == []


# --- negation in a stem

ASKED = [
    ("Quelle pièce n'est pas exigée ?", "pas"),
    ("Lequel de ces statuts ne permet pas de corriger ?", "pas"),
    ("Parmi ces documents, lequel n'est pas exigé ?", "pas"),
    ("Quelle est la pièce qui n'est pas exigée ?", "pas"),
    ("Qui ne doit pas déposer ?", "pas"),
    ("Une facture de travaux ne peut jamais passer par là.", "jamais"),
    ("Toutes ces pièces, sauf une, sont exigées. Laquelle ?", None),
    ("Tous ces gestes gardent le pain sauf un, lequel ?", "sauf"),
    ("Quelle pièce n'est **pas** exigée ?", None),
    ("Que faites-vous si le client ne répond pas ?", None),
    ("Le client ne répond pas. Que faites-vous ?", None),
    ("Quand le client ne répond pas, que faites-vous ?", None),
    ("La facture n'a pas de numéro : que faites-vous ?", None),
    ("Que se passe-t-il lorsque le client n'a pas répondu ?", None),
    ("Pourquoi le client ne peut-il pas payer ?", None),
    ("Que signifie « ne pas bloquer » ?", None),
    ("Sauf mention contraire, quel est le délai ?", None),
    ("Le sous-traitant n'a que quinze jours.", None),
]


@pytest.mark.parametrize(("stem", "word"), ASKED)
def test_only_a_negation_that_bears_on_what_is_asked_is_named(stem: str, word: str | None) -> None:
    passage = READER.passages(Text(stem))[-1]
    bounds = wording._asked_negation(passage, "fr")
    assert (passage.text[bounds[0] : bounds[1]] if bounds else None) == word


@pytest.mark.parametrize(
    ("stem", "word"),
    [
        ("Which tool is not needed?", "not"),
        ("All but one fit, except which?", "except"),
        ("Which tool doesn't fit?", "doesn't"),
        ("What do you do if the chain does not move?", None),
        ("Why is it not safe?", None),
        ("Not only the chain wears.", None),
    ],
)
def test_negation_in_english(stem: str, word: str | None) -> None:
    passage = READER.passages(Text(stem))[-1]
    bounds = wording._asked_negation(passage, "en")
    assert (passage.text[bounds[0] : bounds[1]] if bounds else None) == word


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Toutes les réponses ci-dessus", True), ("Aucune de ces réponses", True), ("Les deux", True),
        ("Les trois réponses sont justes.", True), ("L'une et l'autre", True), ("A et B", True),
        ("All of the above", True), ("None of these", True), ("Both", True), ("Tout ce qui précède", True),
        ("Les deux factures", False), ("Toutes les factures de travaux", False), ("Aucune facture", False),
        ("Aucun", False), ("Both wheels", False), ("Tous les quinze jours", False),
    ],
)  # fmt: skip
def test_catch_all_choices(text: str, said: bool) -> None:
    assert (wording._CATCH_ALL.fullmatch(comparable(text)) is not None) is said


# --- any text at all

MARKS = st.text(alphabet="aE é.,:;!?…«»\"'’|-[](){}=*`#_1/0\n\t\u00a0<>&\\", max_size=80)


@settings(max_examples=200, deadline=None)
@given(st.one_of(MARKS, st.text(max_size=60)))
def test_no_text_makes_a_rule_fail(text: str) -> None:
    for finding in found(text):
        assert finding.span.length >= 1
    assert sum(end - start for start, end in sentences(text)) <= len(text)


HOSTILE = [
    "." * 50_000 + "a", ' "' * 5_000, "[" * 20_000, "« " * 5_000, "a " * 20_000 + ",", "1." * 20_000, "1 " * 20_000,
    "oe" * 20_000, "a" * 50_000, "étc " * 10_000, "10.40 " * 5_000, "A." * 20_000, "clic " * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: text[:6])
def test_a_hostile_text_takes_no_time(text: str) -> None:
    started = time.monotonic()
    found(text)
    assert time.monotonic() - started < 20  # a second on a quiet machine
