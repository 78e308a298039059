"""« S'entraîner » and its exercise books in every condition, and the sum of the questions of a page."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.test_axe import SCHEMES, assert_no_violation
from tests.browser.test_layout import SIDEWAYS, TOO_WIDE
from tests.browser.test_print import printed, squeezed
from tests.browser.training.course import FIRST_BOOK, FIRST_LESSON, INDEX, PREFIX, SECOND_BOOK, SECOND_LESSON

WITHOUT_SCRIPT = [
    pytest.param({"java_script_enabled": False, "viewport": {"width": 360, "height": 800}}, id="script-off")
]
NARROW = [pytest.param({"viewport": {"width": 320, "height": 700}}, id="narrow", marks=pytest.mark.exhaustive)]
FORCED = [
    pytest.param(
        {"forced_colors": "active", "viewport": {"width": 1280, "height": 900}},
        id="forced",
        marks=pytest.mark.exhaustive,
    )
]
NEW = "Découvrir 7 questions nouvelles"


def answer(page: Page, id_: str, right: bool) -> None:
    form = page.locator(f"#question-{id_}")
    form.locator(".fx-choice").filter(has_text="Vrai" if right else "Faux").click()
    form.get_by_role("button", name="Valider ma réponse").click()


def whole(page: Page) -> None:
    assert_no_violation(page)
    assert page.evaluate(SIDEWAYS) == 0, page.evaluate(TOO_WIDE)


@pytest.mark.parametrize("context_options", [*SCHEMES, *NARROW, *FORCED])
def test_every_state_is_whole(page: Page, http_base: str) -> None:
    """Never practised, a step, a verdict, under way, the summary, nothing due: no fault for axe, nothing too wide."""
    page.goto(f"{http_base}{INDEX}")
    whole(page)
    page.get_by_role("button", name=NEW).click()
    page.wait_for_url("**#question-lire-a")
    whole(page)
    answer(page, "lire-a", right=False)
    whole(page)
    page.get_by_role("link", name="S’arrêter").click()
    expect(page.get_by_role("button", name="Continuer la séance")).to_be_visible()
    whole(page)
    page.get_by_role("button", name="Continuer la séance").click()
    for _ in range(7):
        before = page.url
        page.get_by_role("button", name="Passer").click()
        expect(page).not_to_have_url(before)
    expect(page.get_by_role("heading", name="Bilan de la séance")).to_be_visible()
    whole(page)
    page.goto(f"{http_base}{SECOND_BOOK}")
    whole(page)


@pytest.mark.parametrize("context_options", WITHOUT_SCRIPT)
def test_without_a_script_the_books_are_whole_and_the_session_says_what_it_needs(page: Page, base: str) -> None:
    page.goto(f"{base}{INDEX}")
    expect(page.get_by_text("avec un script que ce navigateur n’exécute pas")).to_be_visible()
    assert page.locator("main button:visible").count() == 0
    expect(page.get_by_role("link", name="Test de positionnement")).to_be_visible()
    page.get_by_role("link", name="Lire une facture").click()
    page.wait_for_url(f"{base}{FIRST_BOOK}")
    assert page.locator("form.fx-question:visible").count() == 4
    assert page.locator("main button:visible").count() == 0
    expect(page.locator("[data-fx-steps]")).to_be_hidden()
    page.locator(".fx-key__item summary").first.click()
    expect(page.locator("#key-lire-a")).to_contain_text("C’est la règle.")


def test_a_book_counts_what_is_known_and_hides_its_key_until_it_is_earned(page: Page, base: str) -> None:
    page.goto(f"{base}{FIRST_BOOK}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lire une facture")
    count = page.locator(".fx-book__count [data-fx-count]")
    expect(count).to_have_text("0 sur 4 acquises")
    assert page.locator(".fx-key__item:visible").count() == 0
    answer(page, "lire-a", right=True)
    expect(count).to_have_text("1 sur 4 acquises")
    assert page.locator(".fx-key__item:visible").count() == 1
    page.goto(f"{base}{INDEX}")
    expect(page.locator(".fx-course__count")).to_have_text(["1 / 4", "0 / 4"])


def test_a_session_prints_the_whole_book(page: Page, http_base: str, tmp_path: Path) -> None:
    page.goto(f"{http_base}{INDEX}")
    page.get_by_role("button", name=NEW).click()
    page.wait_for_url("**#question-lire-a")
    told = squeezed(printed(page, page.url, tmp_path))
    assert squeezed("Question 4") in told
    assert squeezed("sur 7") not in told
    assert told.count(squeezed("C’est la règle.")) == 4
    page.emulate_media(media="print")
    assert page.locator("form.fx-question:visible").count() == 4
    expect(page.locator("[data-fx-steps]")).to_be_hidden()


def test_the_questions_of_a_page_are_summed_up_once_all_are_answered(page: Page, base: str) -> None:
    page.goto(f"{base}{FIRST_LESSON}")
    box = page.locator(".fx-set")
    assert box.count() == 0
    answer(page, "lire-a", right=True)
    expect(box.get_by_role("status")).to_be_empty()
    answer(page, "pair-a", right=False)
    expect(box.get_by_role("status")).to_have_text("2 questions : 1 juste, 1 à reprendre")
    box.get_by_role("button", name="Reprendre la question manquée").click()
    expect(box.get_by_role("status")).to_be_empty()
    form = page.locator("#question-pair-a")
    assert form.locator("input:checked").count() == 0
    expect(form.locator(".fx-choice input").first).to_be_focused()
    expect(page.locator("#question-lire-a .fx-feedback")).to_contain_text("Juste")
    answer(page, "pair-a", right=True)
    expect(box.get_by_role("status")).to_have_text("2 questions : toutes justes")
    box.get_by_role("link", name="Leçon suivante : 2.1 Relancer").click()
    page.wait_for_url(f"{base}{SECOND_LESSON}")
    answer(page, "rel-a", right=True)
    answer(page, "rel-b", right=True)
    expect(page.locator(".fx-set").get_by_role("link", name="S’entraîner")).to_be_visible()
    page.reload()
    expect(page.locator(".fx-set").get_by_role("status")).to_have_text("2 questions : toutes justes")
    assert page.evaluate("document.activeElement === document.body")


def test_every_name_kept_by_the_tab_is_the_courses(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{INDEX}")
    page.get_by_role("button", name=NEW).click()
    page.wait_for_url("**#question-*")
    kept = page.evaluate("Object.keys(sessionStorage).filter((key) => !key.startsWith('/') && !key.includes('__'))")
    assert kept == [f"{PREFIX}session"]
