"""What has a life of its own: simulated forms, trees that are walked, areas to point at, cases."""

import re
from pathlib import Path
from typing import get_args

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz.course import LESSON, MORE, SIMULATIONS
from tests.browser.quiz.learner import Learner, Way
from tests.browser.quiz.test_modes import STATES, assert_fits, assert_no_violation
from tests.browser.test_print import printed, squeezed

WAYS = get_args(Way)
NARROW = {"width": 320, "height": 700}

RIGHT = ["21880100400019", "", "LY-2041", "1", "F-2026-31", "15/9/2026", "2 500", "500,00 €", "3000", "F-2026-31.pdf"]
# The control figure is false, there is no commitment, the tax is no number, the file is of another kind.
REFUSED = ["21880100400018", "", "", "1", "F-2026-31", "15/9/2026", "2 500", "cinq", "3000", "F-2026-31.doc"]
ACCEPTED = ["21880100400019", "", "LY-2040", "1", "F-2026-31", "15/9/2026", "2 500", "400", "2 900", "F-2026-31.pdf"]
# What can be pressed of an area: its box, or what is laid over a small one.
TARGETS = """areas => areas.map((area) => {
  const [box, over] = [area.getBoundingClientRect(), getComputedStyle(area, "::after")];
  return [Math.max(box.width, parseFloat(over.width) || 0), Math.max(box.height, parseFloat(over.height) || 0)];
})"""
REFUSALS = [
    "TVA\u00a0: un nombre est attendu.", "Aucune structure ne porte ce SIRET.", "Seul le format PDF est accepté.",
]  # fmt: skip


@pytest.mark.parametrize("way", WAYS)
def test_a_form_is_refused_mended_and_accepted(page: Page, file_base: str, way: Way) -> None:
    page.goto(f"{file_base}{SIMULATIONS}")
    learner = Learner(page, way)
    form, panel = learner.form("fo-depot"), learner.panel("fo-depot")
    expect(form.locator(".fx-fields__bar")).to_have_text("Saisie simulée")
    learner.send("fo-depot", REFUSED)
    expect(panel).to_be_focused()
    expect(panel.locator(".fx-feedback__title")).to_have_text("Saisie refusée")
    expect(page.locator("#fx-told")).to_have_text("Question 4, Saisie refusée")
    assert panel.locator(".fx-refusal__text").all_inner_texts() == REFUSALS
    assert page.locator("#question-fo-depot [aria-invalid]").evaluate_all("all => all.map((one) => one.name)") == [
        "fo-depot--1", "fo-depot--8", "fo-depot--10",
    ]  # fmt: skip
    # A refusal describes its field, before the help that was there, and leads to it.
    siret = form.get_by_label("SIRET du destinataire")
    described = siret.get_attribute("aria-describedby") or ""
    assert page.evaluate("ids => ids.map((id) => document.getElementById(id).textContent)", described.split()) == [
        REFUSALS[1], "Quatorze chiffres.",
    ]  # fmt: skip
    link = panel.get_by_role("link", name=REFUSALS[1])
    link.press("Enter") if way == "keyboard" else link.click()
    expect(siret).to_be_focused()
    hint = panel.get_by_text("Recopiez-le depuis le bon de commande")
    expect(hint).to_be_hidden()
    panel.locator("summary").first.click()
    expect(hint).to_be_visible()
    # It stays open, keeps what was typed, and the key stays out of sight.
    expect(siret).to_have_value(REFUSED[0])
    expect(siret).to_be_enabled()
    expect(learner.key("fo-depot")).to_be_hidden()
    assert form.get_by_role("button", name="Voir la correction").count() == 0
    # Accepted by every rule, and yet not what the file says.
    learner.send("fo-depot", ACCEPTED)
    expect(panel.locator(".fx-feedback__title")).to_have_text("Acceptée, mais pas conforme au dossier")
    assert form.locator("[data-mark=wrong] label").all_inner_texts() == [
        "Numéro d’engagement", "TVA", "Montant toutes taxes comprises",
    ]  # fmt: skip
    assert form.locator("[data-mark=right], [aria-invalid]").count() == 0
    expect(form.get_by_role("button", name="Voir la correction")).to_be_visible()
    expect(learner.key("fo-depot")).to_be_hidden()
    learner.send("fo-depot", RIGHT)
    expect(panel).to_be_focused()
    expect(panel.locator(".fx-feedback__stamp")).to_have_text("Saisie acceptée")
    expect(panel).to_contain_text("le numéro ne sert qu’une fois")
    expect(page.locator("#fx-told")).to_have_text("Question 4, Saisie acceptée")
    expect(siret).to_be_disabled()
    expect(learner.key("fo-depot")).to_be_visible()
    assert form.locator("[data-mark]").count() == 0
    page.reload()
    expect(panel.locator(".fx-feedback__stamp")).to_have_text("Saisie acceptée")
    expect(siret).to_have_value(RIGHT[0])


def test_who_has_seen_enough_refusals_asks_for_the_correction(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{SIMULATIONS}")
    learner = Learner(page)
    learner.send("fo-depot", REFUSED)
    page.reload()  # the refusals come back, and count
    expect(learner.panel("fo-depot")).to_contain_text(REFUSALS[1])
    learner.press("fo-depot", "Valider la saisie")
    # What is typed since and was not sent gives way to what was.
    learner.form("fo-depot").locator("[data-field=siret] input").fill("0")
    learner.press("fo-depot", "Voir la correction")
    expect(learner.form("fo-depot").locator("[data-field=siret] input")).to_have_value(REFUSED[0])
    panel = learner.panel("fo-depot")
    expect(panel).to_be_focused()
    expect(panel.locator(".fx-feedback__title")).to_have_text("Pas encore")
    expect(panel).to_contain_text("Numéro d’engagement : LY-2041")
    expect(panel).to_contain_text("Code service : à laisser vide")
    expect(panel).to_contain_text("Date de la facture : 15/09/2026")
    expect(learner.form("fo-depot").locator("[data-field=service] .fx-mark")).to_have_text("juste")
    expect(learner.key("fo-depot")).to_be_visible()
    page.reload()
    expect(panel.locator(".fx-feedback__title")).to_have_text("Pas encore")
    learner.press("fo-depot", "Refaire la question")
    expect(learner.key("fo-depot")).to_be_hidden()
    learner.send("fo-depot", RIGHT)
    expect(panel.locator(".fx-feedback__stamp")).to_be_visible()


def test_an_empty_form_costs_no_try_and_enter_goes_on(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{SIMULATIONS}")
    learner = Learner(page, "keyboard")
    learner.press("fo-carte", "Valider la saisie")
    expect(learner.form("fo-carte").get_by_role("status")).to_contain_text("Aucun essai n’est compté.")
    learner.form("fo-carte").get_by_label("Nom").fill("Martin")
    learner.form("fo-carte").get_by_label("Nom").press("Enter")
    expect(learner.panel("fo-carte")).to_be_hidden()


@pytest.mark.parametrize("way", WAYS)
def test_a_tree_is_walked_there_and_back(page: Page, file_base: str, way: Way) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page, way)
    form, panel = learner.form("de-taux"), learner.panel("de-taux")
    expect(form.locator(".fx-tree")).to_be_hidden()
    expect(form.get_by_role("group", name="Quel est le statut de la facture ?")).to_be_visible()
    form.locator(".fx-walk input").first.focus()
    learner.press("de-taux", "Continuer")  # nothing is chosen yet
    expect(form.locator(".fx-walk__taken")).to_have_count(0)
    learner.give("de-taux", ["2", "0.1"])
    leaf = form.locator(".fx-walk__leaf")
    expect(leaf).to_be_focused()
    expect(leaf).to_contain_text("Compléter puis renvoyer. Avec le même numéro.")
    learner.press("de-taux", "Revenir en arrière")
    expect(form.locator(".fx-walk input").nth(1)).to_be_focused()
    expect(form.locator(".fx-walk input").nth(1)).to_be_checked()
    learner.give("de-taux", ["3", "0.0", "1.1"])
    learner.press("de-taux", "Valider ma réponse")
    expect(panel.locator(".fx-feedback__title")).to_have_text("Pas encore")
    # The wrong branch is explained where it was taken, and nowhere else.
    rows = form.get_by_role("list", name="Votre chemin").get_by_role("listitem")
    assert rows.evaluate_all("rows => rows.map((row) => row.dataset.mark ?? '')") == ["", "wrong"]
    expect(rows.nth(1)).to_contain_text("Le chemin s’écarte ici")
    expect(rows.nth(1)).to_contain_text("Un montant ou un taux est bien une donnée de la facture.")
    expect(panel).to_contain_text("Le chemin s’écarte à l’étape 2")
    expect(panel).not_to_contain_text("Refaire une facture")
    page.reload()
    expect(rows.nth(1)).to_contain_text("Un montant ou un taux est bien une donnée de la facture.")
    # The second try begins where the way was left.
    panel.focus()
    learner.press("de-taux", "Réessayer")
    expect(rows).to_have_count(1)
    expect(form.locator(".fx-walk input").first).to_be_focused()
    learner.answer("de-taux", ["1", "0.0", "1.0"])
    expect(panel.locator(".fx-feedback__title")).to_have_text("Juste")
    expect(rows.locator(".fx-feedback__text")).to_have_count(0)


def test_the_keyboard_walks_with_enter_and_arrows_only_move(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    form = Learner(page).form("de-taux")
    form.locator(".fx-walk input").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    expect(form.locator(".fx-walk__taken")).to_have_count(0)
    page.keyboard.press("Enter")
    expect(form.locator(".fx-walk__taken > li")).to_have_count(1)
    expect(form.locator(".fx-walk input").first).to_be_focused()


@pytest.mark.parametrize(
    ("id_", "place", "areas", "context_options"),
    [
        pytest.param(
            "ho-numero", LESSON, ".fx-hotspot__area", {"viewport": {"width": 320, "height": 700}}, id="picture"
        ),
        pytest.param("ho-pret", MORE, "g[data-area]", {"viewport": {"width": 1280, "height": 900}}, id="drawing"),
        pytest.param("ho-pret", MORE, "li[data-area]", {"viewport": {"width": 360, "height": 800}}, id="relay"),
        pytest.param("ho-colis", MORE, "tr[data-area]", {"viewport": {"width": 360, "height": 800}}, id="table"),
    ],
)
def test_an_area_and_its_row_say_the_same(page: Page, file_base: str, id_: str, place: str, areas: str) -> None:
    page.goto(f"{file_base}{place}")
    learner = Learner(page)
    form = learner.form(id_)
    area, radio = form.locator(areas), form.locator(".fx-choices input")
    for width, height in area.evaluate_all(TARGETS):
        assert min(width, height) >= 24
    area.nth(0).click()
    expect(radio.nth(0)).to_be_checked()
    expect(area.nth(0)).to_have_attribute("data-chosen", "")
    radio.nth(1).focus()
    page.keyboard.press("Space")
    expect(area.nth(0)).not_to_have_attribute("data-chosen", "")
    expect(area.nth(1)).to_have_attribute("data-chosen", "")
    expect(area.nth(1)).to_have_attribute("data-focus", "")
    area.nth(0).click()
    learner.press(id_, "Valider ma réponse")
    expect(area.nth(0)).to_have_attribute("data-mark", "wrong")
    area.nth(1).click()  # nothing moves once it is checked
    expect(radio.nth(0)).to_be_checked()
    learner.press(id_, "Réessayer")
    expect(form.locator("[data-chosen], [data-area][data-mark]")).to_have_count(0)


def test_a_case_says_how_many_are_right_and_then_its_debrief(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{SIMULATIONS}")
    learner = Learner(page)
    case = page.locator("#question-cs-atelier")
    end = case.locator(".fx-case__end")
    expect(case.locator(".fx-document[open]")).to_have_count(2)
    case.locator(".fx-document summary").first.click()
    expect(case.get_by_text("Mission d’esquisse")).to_be_hidden()
    case.get_by_role("link", name="Revoir les documents").click()
    assert page.url.endswith("#documents-cs-atelier")
    expect(end).to_be_hidden()
    expect(learner.key("cs-atelier")).to_be_hidden()
    learner.answer("cs-ecart", ["200"])
    expect(learner.panel("cs-ecart").locator(".fx-feedback__title")).to_have_text("Juste")
    expect(end).to_be_hidden()
    learner.answer("cs-suite", ["1"])
    learner.press("cs-suite", "Réessayer")
    expect(end).to_be_hidden()
    learner.answer("cs-suite", ["1"])
    expect(end.get_by_role("status")).to_have_text("1 sur 2 juste")
    expect(end).to_contain_text("Le devis engage les deux parties.")
    expect(learner.key("cs-atelier")).to_be_visible()
    page.reload()
    expect(end).to_contain_text("1 sur 2 juste")
    learner.press("cs-suite", "Refaire la question")
    expect(end).to_be_hidden()
    expect(learner.key("cs-atelier")).to_be_hidden()
    learner.answer("cs-suite", ["2"])
    expect(end.get_by_role("status")).to_have_text("2 sur 2 justes")


@pytest.mark.parametrize("context_options", [pytest.param({"java_script_enabled": False}, id="script-off")])
def test_without_a_script_trees_forms_and_cases_are_whole(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    form = page.locator("#question-de-taux")
    expect(form.locator(".fx-tree")).to_be_visible()
    expect(form.locator(".fx-tree")).to_contain_text("A. Refaire une facture. Avec un nouveau numéro")
    expect(form.get_by_role("radio")).to_have_count(3)
    page.goto(f"{file_base}{SIMULATIONS}")
    expect(page.locator("#question-fo-depot").get_by_role("textbox")).to_have_count(9)
    page.locator("#question-cs-atelier > .fx-question--case").get_by_role("link", name="Corrigé").click()
    expect(page.locator("#key-cs-atelier")).to_contain_text("Le devis engage les deux parties.")
    page.locator("#question-fo-depot").get_by_role("link", name="Corrigé").click()
    expect(page.locator("#key-fo-depot")).to_contain_text("Le formulaire répond : Aucune structure ne porte ce SIRET.")


def test_paper_shows_them_untouched(page: Page, file_base: str, tmp_path: Path) -> None:
    page.goto(f"{file_base}{SIMULATIONS}")
    learner = Learner(page)
    learner.send("fo-depot", REFUSED)
    learner.answer("cs-ecart", ["200"])
    paper = squeezed(printed(page, f"{file_base}{SIMULATIONS}", tmp_path))
    assert squeezed("Saisie refusée") not in paper
    assert paper.count(squeezed("Aucune structure ne porte ce SIRET")) == 1  # in « Corrigé »
    assert squeezed("Le devis engage les deux parties") in paper
    assert squeezed("Mission d’esquisse") in paper
    assert squeezed("Revoir les documents") not in paper
    page.goto(f"{file_base}{LESSON}")
    learner.give("de-taux", ["2", "0.1"])
    paper = squeezed(printed(page, f"{file_base}{LESSON}", tmp_path))
    assert squeezed("A. Refaire une facture. Avec un nouveau numéro") in paper
    assert squeezed("Votre décision") not in paper


@pytest.mark.parametrize("context_options", STATES)
def test_every_state_of_them_is_whole(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{SIMULATIONS}")
    learner = Learner(page)
    assert_no_violation(page)
    assert_fits(page)
    learner.send("fo-depot", REFUSED)
    learner.send("fo-siret", ["73282932000074", "11"])
    learner.send("fo-carte", ["Martin", "2"])
    learner.answer("cs-ecart", ["200"])
    learner.answer("cs-suite", ["2"])
    assert_no_violation(page)
    assert_fits(page)
    learner.press("fo-depot", "Valider la saisie")
    learner.press("fo-depot", "Voir la correction")
    assert_no_violation(page)
    assert_fits(page)
    for box in page.locator("quiz-question button:visible, summary:visible").evaluate_all(
        "all => all.map((one) => [one.offsetWidth, one.offsetHeight, one.textContent])"
    ):
        assert min(box[:2]) >= 44, box


def test_no_byte_of_a_simulated_form_tells_its_rules(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{SIMULATIONS}")
    html = page.locator("#question-fo-depot").evaluate("form => form.outerHTML")
    assert not re.search(r"LY-20(?!41)|Aucune structure|pattern|F-2026-29", html)
