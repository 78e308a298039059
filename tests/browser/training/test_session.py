"""A session from « S'entraîner »: what it holds on which day, one question at a time, its end, coming back to it."""

import json
import re
from itertools import pairwise

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.training.course import FIRST_BOOK, HOME, INDEX, PREFIX
from tests.browser.training.player import (
    FIRST_DAY,
    NEW,
    OBJECTIVE,
    answer,
    box,
    name,
    on_day,
    onward,
    play,
    session,
    shown,
    start,
    summary,
)


@pytest.fixture(autouse=True)
def clock(page: Page) -> None:
    page.clock.set_fixed_time(FIRST_DAY)


@pytest.mark.folder_too
def test_new_questions_are_asked_once_mixed_and_come_back_on_their_days(page: Page, base: str) -> None:
    page.goto(f"{base}{INDEX}")
    expect(box(page)).to_contain_text("Aucune réponse encore sur cet appareil")
    start(page, base, NEW)
    asked = play(page, wrong=("pair-a", "rel-b"), sure={"pair-a": "C’est sûr", "lire-a": "Au hasard"})
    assert sorted(asked) == sorted(set(OBJECTIVE) - {"pair-b"})  # a sibling is the same thing asked otherwise
    assert all(OBJECTIVE[one] != OBJECTIVE[other] for one, other in pairwise(asked))
    expect(summary(page)).to_contain_text("7 questions : 5 justes, 2 à reprendre")
    days = summary(page).locator(".fx-train__days li")
    expect(days).to_have_text(["Demain : 3 questions", "Dans 2 jours : 4 questions"])
    expect(box(page)).to_contain_text("Rien à revoir aujourd’hui")
    expect(box(page)).to_contain_text("Prochaine révision demain : 3 questions.")

    on_day(page, 1)
    page.goto(f"{base}{INDEX}")
    expect(box(page)).to_contain_text("3 questions à revoir, dont 1 sûre et fausse")
    page.get_by_role("button", name="Commencer", exact=True).click()
    page.wait_for_url("**#question-*")
    # Sure and wrong first, by its sibling; then the missed one; then what was found by chance.
    assert play(page) == ["pair-b", "rel-b", "lire-a"]
    expect(summary(page)).to_contain_text("3 questions : toutes justes")
    expect(summary(page).locator("[data-fx-list]")).to_be_hidden()

    on_day(page, 7)
    page.goto(f"{base}{INDEX}")
    expect(box(page)).to_contain_text("7 questions à revoir")
    page.get_by_text("5", exact=True).click()
    page.get_by_role("button", name="Commencer", exact=True).click()
    page.wait_for_url("**#question-*")
    drawn = session(page)["ids"]
    assert len(drawn) == 5
    # Due since day 2, not since day 3; and the pair by the member answered longest ago.
    assert set(drawn) >= {"lire-b", "rel-a", "dossier-un", "dossier-deux"}
    assert "pair-b" not in drawn
    page.get_by_role("link", name="S’arrêter").click()
    page.get_by_role("button", name="Y mettre fin").click()
    expect(page.get_by_role("radio", name="5")).to_be_checked()


def test_only_the_missed_are_taken_up_again_and_blank(page: Page, base: str) -> None:
    start(page, base, NEW)
    asked = play(page, wrong=("lire-b", "rel-a"))
    missed = [id_ for id_ in asked if id_ in ("lire-b", "rel-a")]
    expect(summary(page).locator(".fx-train__list a")).to_have_text([f"La règle {id_} s’applique." for id_ in missed])
    summary(page).get_by_role("button", name="Reprendre les 2 manquées").click()
    page.wait_for_url("**#question-*")
    assert shown(page).locator("input:checked").count() == 0
    expect(page.locator(".fx-key").first).to_be_hidden()
    assert play(page, wrong=("rel-a",)) == missed
    expect(summary(page)).to_contain_text("2 questions : 1 juste, 1 à reprendre")
    # A missed question may be read again in its book, in full.
    summary(page).locator(".fx-train__list a").click()
    page.wait_for_url("**/second.html#question-rel-a")
    assert page.locator("form.fx-question:visible").count() == 4
    expect(page.locator("#question-rel-a .fx-feedback")).to_contain_text("C’est la règle.")


def test_the_browsers_buttons_lead_from_question_to_question(page: Page, base: str) -> None:
    start(page, base, NEW)
    first = name(page)
    answer(page, right=False)
    onward(page)
    second = name(page)
    page.get_by_role("button", name="Passer").click()
    expect(page).not_to_have_url(re.compile(f"{second}$"))
    third = name(page)
    answer(page)
    page.go_back()
    assert name(page) == second
    expect(shown(page).locator("input:checked")).to_have_count(0)
    page.go_back()
    assert name(page) == first
    expect(shown(page).locator(".fx-feedback")).to_be_visible()  # as it was left
    page.go_forward()
    assert name(page) == second
    answer(page)
    page.go_forward()
    assert name(page) == third
    expect(shown(page).locator(".fx-feedback")).to_contain_text("Juste")
    page.reload()
    assert name(page) == third
    expect(shown(page).get_by_role("button", name="Question suivante")).to_be_visible()


def test_who_leaves_is_offered_to_go_on_or_to_end(page: Page, base: str) -> None:
    start(page, base, NEW)
    answer(page)
    onward(page)
    left = name(page)
    page.get_by_role("link", name="S’arrêter").click()
    expect(box(page)).to_contain_text("Séance en cours : question 2 sur 7")
    page.goto(f"{base}{HOME}")
    page.goto(f"{base}{INDEX}")
    page.get_by_role("button", name="Continuer la séance").click()
    assert name(page) == left
    page.get_by_role("link", name="S’arrêter").click()
    page.get_by_role("button", name="Y mettre fin").click()
    expect(box(page)).to_contain_text("Rien à revoir aujourd’hui")
    page.goto(f"{base}{FIRST_BOOK}")
    assert page.locator("form.fx-question:visible").count() == 4


def test_a_question_of_a_case_is_asked_with_its_file_alone(page: Page, base: str) -> None:
    start(page, base, NEW)
    while name(page) != "dossier-deux":
        before = page.url
        page.get_by_role("button", name="Passer").click()
        expect(page).not_to_have_url(before)
    expect(page.get_by_text("Elle date de mai.")).to_be_visible()
    heading = page.locator(".fx-case .fx-question__number").first
    expect(heading).to_have_text(re.compile(r"Question \d sur 7"))
    expect(heading).to_be_focused()
    assert page.evaluate("scrollY") == 0
    answer(page)
    expect(page.locator(".fx-case__end")).to_be_hidden()


def test_passed_questions_are_told_and_nothing_is_kept_of_them(page: Page, base: str) -> None:
    start(page, base, NEW)
    for _ in range(7):
        before = page.url
        page.get_by_role("button", name="Passer").click()
        expect(page).not_to_have_url(before)
    expect(summary(page)).to_contain_text("7 questions : 0 juste, 7 à reprendre")
    expect(summary(page).locator(".fx-flag").first).to_have_text("passée")
    expect(summary(page).locator("[data-fx-plan]")).to_be_hidden()
    expect(box(page)).to_contain_text("Aucune réponse encore sur cet appareil")


def test_the_keyboard_alone_plays_a_session(page: Page, base: str) -> None:
    page.goto(f"{base}{INDEX}")

    def press(label: str, *, most: int = 40) -> None:
        target = page.get_by_role("button", name=label, exact=True).locator("visible=true")
        for _ in range(most):
            if target.count() and target.evaluate("one => one === document.activeElement"):
                page.keyboard.press("Enter")
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"no way to « {label} » by Tab")

    press(NEW)
    page.wait_for_url("**#question-*")
    for number in range(1, 8):
        expect(page.get_by_role("heading", name=f"Question {number} sur 7").first).to_be_focused()
        for _ in range(6):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('.fx-choices input')"):
                break
        page.keyboard.press("Space")  # « Vrai » is the first
        press("Valider ma réponse")
        expect(shown(page).locator(".fx-feedback")).to_be_focused()
        press("Question suivante" if number < 7 else "Voir le bilan")
    expect(page.get_by_role("heading", name="Bilan de la séance")).to_be_focused()
    expect(summary(page)).to_contain_text("7 questions : toutes justes")


def test_no_other_question_shows_and_nothing_moves_on_the_way(page: Page, http_base: str) -> None:
    start(page, http_base, NEW)
    page.add_init_script(
        """new PerformanceObserver((list) => {
             for (const one of list.getEntries()) window.moved = (window.moved || 0) + one.value;
           }).observe({ type: "layout-shift", buffered: true });"""
    )
    page.reload()
    expect(page.get_by_role("heading", name="Question 1 sur 7")).to_be_focused()
    page.wait_for_timeout(300)
    assert page.evaluate("window.moved || 0") < 0.01
    assert page.evaluate("scrollY") == 0


def test_a_tab_that_keeps_nothing_says_so_and_offers_the_books(page: Page, file_base: str) -> None:
    page.add_init_script(
        "Object.defineProperty(window, 'sessionStorage', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )
    page.goto(f"{file_base}{INDEX}")
    expect(box(page)).to_contain_text("Votre navigateur refuse de garder vos réponses")
    assert box(page).get_by_role("button").count() == 0
    page.goto(f"{file_base}{FIRST_BOOK}")
    assert page.locator("form.fx-question:visible").count() == 4


def test_certainty_is_asked_or_not_as_the_learner_says(page: Page, base: str) -> None:
    page.goto(f"{base}{FIRST_BOOK}")
    expect(page.locator(".fx-sure").first).to_be_visible()
    page.goto(f"{base}{INDEX}")
    check = page.get_by_role("checkbox", name="Me demander ma certitude avant de valider")
    expect(check).to_be_checked()
    check.press("Space")
    page.goto(f"{base}{FIRST_BOOK}")
    expect(page.locator(".fx-sure")).to_have_count(0)
    page.locator("#question-lire-a .fx-choice").first.click()
    page.locator("#question-lire-a").get_by_role("button", name="Valider ma réponse").click()
    expect(page.locator("#question-lire-a .fx-feedback__plan")).to_have_text("La question reviendra dans 2 jours.")
    page.goto(f"{base}{INDEX}")
    expect(check).not_to_be_checked()


def test_assessments_say_how_they_went(page: Page, base: str) -> None:
    page.goto(f"{base}{INDEX}")
    row = page.locator(".fx-course__row").filter(has_text="Test de positionnement")
    expect(row).to_contain_text("à faire")
    result = {"paper": "", "day": "2026-11-20", "score": 0.628, "objectives": {}, "answers": []}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{PREFIX}2:r:depart:1", json.dumps(result)])
    page.reload()
    expect(row).to_contain_text("dernier score : 62 %")
    sitting = {"paper": "", "day": "2026-11-20", "at": "", "answers": {}, "flags": []}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{PREFIX}2:s:depart", json.dumps(sitting)])
    page.reload()
    expect(row).to_contain_text("commencée")


def test_erasing_ends_the_session_too(page: Page, base: str) -> None:
    start(page, base, NEW)
    answer(page)
    page.goto(f"{base}privacy.html")
    page.get_by_role("button", name="Effacer mes réponses").click()
    page.get_by_role("button", name="Oui, effacer").click()
    page.goto(f"{base}{INDEX}")
    expect(box(page)).to_contain_text("Aucune réponse encore sur cet appareil")


def test_two_tabs_have_each_a_session_and_one_record(context: BrowserContext, page: Page, http_base: str) -> None:
    start(page, http_base, NEW)
    other = context.new_page()
    other.clock.set_fixed_time(FIRST_DAY)
    other.goto(f"{http_base}{INDEX}")
    expect(box(other)).to_contain_text("Aucune réponse encore sur cet appareil")
    answer(page)
    expect(box(other)).to_contain_text("Rien à revoir aujourd’hui")
