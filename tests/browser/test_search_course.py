"""Each memo of the French course is found in one query by the words that a user would type.

One page, one index, many queries: accents left out, capitals, plurals, typographic apostrophes, old names of the
portal, words of the trade, words that are wrong but usual.
"""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from generator.model.project import Project
from tests.browser.pages import HOME

NOTHING = "zzzzqqzzzz"
"""Typed between two queries, so that an answer is never that of the query before."""

# Typed → the row that must stand first among the rows and headings shown: memo, row. Without a row, the page of the
# memo must stand before everything else.
QUERIES = [
    ("A9", "cadres", "a9"),
    ("a10", "cadres", "a10"),
    ("cadre A12", "cadres", "a12"),
    ("Carte d’achat", "cadres", "a2"),
    ("frais de justice", "cadres", "a3"),
    ("cadres de facturation", "cadres", ""),
    ("suspendue", "statuts", "suspendue"),
    ("SUSPENDUES", "statuts", "suspendue"),
    ("rejetée", "statuts", "rejetee"),
    ("rejetees", "statuts", "rejetee"),
    ("a recycler", "statuts", "a-recycler"),
    ("mise a disposition", "statuts", "mise-a-disposition"),
    ("mandatee", "statuts", "mandatee"),
    ("mise en paiement", "statuts", "mise-en-paiement"),
    ("brouillon", "statuts", "brouillon"),
    ("numéro d'engagement", "adresser", "engagement"),
    ("numero d engagement", "adresser", "engagement"),
    ("NUMÉROS D’ENGAGEMENT", "adresser", "engagement"),
    ("code service", "adresser", "code-service"),
    ("client introuvable", "adresser", "introuvable"),
    ("15 jours", "delais", "titulaire"),
    ("titulaire muet", "validations", "a9"),
    ("50 jours", "delais", "paiement-sante"),
    ("hopital", "delais", "paiement-sante"),
    ("40 euros", "delais", "indemnite"),
    ("taux BCE", "delais", "taux"),
    ("calcul intérêts", "delais", "calcul-interets"),
    ("30 jours", "delais", ""),
    ("intérêts moratoires", "delais", ""),
    ("doublon", "motifs", "numero-deja-utilise"),
    ("doublons", "motifs", "numero-deja-utilise"),
    ("pièce manquante", "motifs", "piece-manquante"),
    ("mauvais cadre", "motifs", "cadre-errone"),
    ("erreur de montant", "motifs", "erreur-montant-travaux"),
    ("fichier trop lourd", "motifs", "fichier-lourd"),
    ("numéro trop long", "motifs", "numero-trop-long"),
    ("qui valide", "validations", ""),
    ("vingt et un jours", "validations", "acceptation"),
    ("DWG", "limites", "piece-extension"),
    ("factur-x", "limites", "depot-facturx"),
    ("facturx", "limites", "depot-facturx"),
    ("signature electronique", "limites", "signature"),
    ("lien expiré", "limites", "activation"),
    ("sollicitations", "vocabulaire", "sollicitation"),
    ("gestionnaire secondaire", "vocabulaire", "gestionnaire-secondaire"),
    ("activités du gestionnaire", "vocabulaire", "activites-gestionnaire"),
    ("abonnement", "vocabulaire", "abonnement"),
    ("situation de travaux", "vocabulaire", "situation-travaux"),
    ("PDP", "vocabulaire", "pdp"),
    ("mode flux", "vocabulaire", "mode-flux"),
    ("promoteur", "calendrier", "emettre-petites"),
    ("septembre 2027", "calendrier", "emettre-petites"),
    ("facture par mail", "calendrier", "hors-portail"),
    ("particuliers", "calendrier", "particulier"),
    ("s'inscrire", "ou-aller", "creer-compte"),
    ("changer d'adresse mail", "ou-aller", "adresse-connexion"),
    ("notification", "ou-aller", "notifications"),
    ("utilisateur qui part", "ou-aller", "detacher"),
    ("ticket", "ou-aller", "aide"),
    ("panne", "ou-aller", "aide"),
    ("expert comptable", "modes", "tiers"),
    ("gros volumes", "modes", "volumes"),
    ("plusieurs factures", "modes", "lot"),
    ("plateforme agreee", "modes", "plateforme"),
    ("quel mode", "modes", ""),
]

# The links of the results that show without opening anything, best first.
VISIBLE_LINKS = "links => links.filter(link => link.checkVisibility()).map(link => link.href.split('?')[0])"


def ask(page: Page, typed: str, said: str) -> Locator:
    """Types into the open search and waits until it says `said`."""
    field = page.locator(".md-search__input")
    field.fill(typed)
    field.press("End")
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(said), timeout=20_000)
    return page.locator(".md-search-result__link")


def test_the_words_of_a_user_find_the_row_first(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{HOME}")
    page.keyboard.press("/")
    missed: dict[str, list[str]] = {}
    for typed, memo, row in QUERIES:
        ask(page, NOTHING, "^Aucun")
        shown = [link.removeprefix(http_base) for link in ask(page, typed, r"^\d").evaluate_all(VISIBLE_LINKS)]
        first = [link for link in shown if "#" in link] if row else shown
        if first[:1] != [f"reference/{memo}.html{row and '#'}{row}"]:
            missed[typed] = shown[:5]
    assert missed == {}


def test_the_queries_speak_of_every_memo(main_course: Project) -> None:
    assert {memo for memo, _ in named()} == set(main_course.memos)
    assert len({typed for typed, _, _ in QUERIES}) == len(QUERIES)


@pytest.mark.parametrize(("memo", "row"), sorted({(memo, row) for _, memo, row in QUERIES if row}))
def test_the_rows_are_there(main_course: Project, memo: str, row: str) -> None:
    assert row in [str(one.id) for one in main_course.memos[memo].rows]


def named() -> set[tuple[str, str]]:
    """Memos and rows that the table names."""
    return {(memo, row) for _, memo, row in QUERIES}
