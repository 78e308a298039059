"""The life of a question of each type: choice, feedback on it with the key hidden, second try, key and explanation."""

import re
from typing import get_args

import pytest
from playwright.sync_api import Page, expect

from tests.browser.quiz.course import FIRST, LESSON
from tests.browser.quiz.learner import FOCUS, QUESTIONS, Learner, Way, responses
from tests.example_course import rendering

FEEDBACK = re.compile(r"\w")


def explanation(id_: str) -> str:
    """The first words of the explanation, as the page says them."""
    return rendering().plain(QUESTIONS[id_].explanation).split(". ")[0][:40]


def assert_key_hidden(learner: Learner, id_: str) -> None:
    """Closed, out of sight and out of the accessibility tree; and not repeated in the form."""
    entry = learner.key(id_)
    expect(entry).to_be_hidden()
    expect(entry).not_to_have_attribute("open", "")
    number = FIRST.index(id_) + 1
    assert learner.page.get_by_role("group").filter(has_text=re.compile(f"^Question {number}$")).count() == 0
    expect(learner.form(id_)).not_to_contain_text(explanation(id_))


def live(learner: Learner, id_: str) -> None:
    """Wrong, again, right: every step seen and told."""
    page = learner.page
    wrong, right = responses(id_)
    number = FIRST.index(id_) + 1
    assert_key_hidden(learner, id_)
    learner.give(id_, wrong)
    expect(learner.panel(id_)).to_be_hidden()  # choosing is never submitting
    learner.press(id_, "Valider ma réponse")
    panel = learner.panel(id_)
    expect(panel).to_be_focused()
    expect(panel.locator(".fx-feedback__title")).to_have_text("Pas encore")
    expect(panel.locator(".fx-feedback__text, .fx-feedback__share").first).to_have_text(FEEDBACK)
    expect(page.locator("#fx-told")).to_have_text(f"Question {number}, Pas encore")
    assert_key_hidden(learner, id_)
    learner.press(id_, "Réessayer")
    expect(panel).to_be_hidden()
    expect(learner.form(id_).locator(":is(input, select):visible").first).to_be_focused()
    learner.answer(id_, right)
    expect(panel).to_be_focused()
    expect(panel.locator(".fx-feedback__title")).to_have_text("Juste")
    expect(panel).to_contain_text(explanation(id_))
    expect(page.locator("#fx-told")).to_have_text(f"Question {number}, Juste")
    expect(learner.key(id_)).to_be_visible()
    expect(learner.key(id_)).not_to_have_attribute("open", "")


# Each way once by default, with each kind of address once; the product is left to `make test-all`.
LEAN = [("mouse", "file_base"), ("keyboard", "http_base")]
FULL = [
    pytest.param(way, place, marks=() if (way, place) in LEAN else pytest.mark.exhaustive)
    for way in get_args(Way)
    for place in ("file_base", "http_base")
]


@pytest.mark.parametrize(("way", "place"), FULL)
@pytest.mark.parametrize("id_", FIRST)
def test_a_question_lives_from_a_miss_to_the_explanation(
    page: Page, request: pytest.FixtureRequest, id_: str, way: Way, place: str
) -> None:
    page.goto(f"{request.getfixturevalue(place)}{LESSON}")
    live(Learner(page, way), id_)


def test_the_second_miss_earns_the_key_of_each_type(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page)
    for id_ in FIRST:
        for step in ("Réessayer", "Refaire la question"):
            learner.answer(id_, responses(id_)[0])
            expect(learner.form(id_).get_by_role("button", name=step)).to_be_visible()
            if step == "Réessayer":
                assert_key_hidden(learner, id_)
                learner.press(id_, step)
        panel = learner.panel(id_)
        expect(panel.locator(".fx-feedback__title")).to_have_text("Pas encore")
        expect(panel.locator(".fx-key__answer").first).to_be_visible()
        expect(panel).to_contain_text(explanation(id_))
        expect(learner.key(id_)).to_be_visible()
    assert page.locator(".fx-key__wait").is_hidden()
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map((element) => element.id)")
    assert len(ids) == len(set(ids))


def test_a_missed_question_can_be_done_again(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page)
    for step in ("Réessayer", "Refaire la question"):
        learner.answer("sc-mention", ["2"])
        learner.press("sc-mention", step)
    assert_key_hidden(learner, "sc-mention")
    learner.answer("sc-mention", ["1"])
    expect(learner.panel("sc-mention")).to_contain_text("Juste")
    expect(learner.form("sc-mention").locator(".fx-mark")).to_have_text("Votre réponse")


def test_feedback_is_on_the_choice_made_and_on_no_other(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page)
    learner.answer("sc-mention", ["2"])
    panel = learner.panel("sc-mention")
    expect(panel).to_contain_text("Deux factures peuvent découler du même devis.")
    expect(panel).not_to_contain_text("le même montant")
    expect(learner.form("sc-mention").locator("[data-mark]")).to_have_count(1)
    expect(learner.form("sc-mention").locator("[data-mark=wrong]")).to_contain_text("Votre réponse")
    expect(learner.form("sc-mention").get_by_role("link", name=re.compile("^Relire 1.1"))).to_be_visible()
    learner.press("sc-mention", "Réessayer")
    learner.answer("sc-mention", ["1"])
    expect(learner.form("sc-mention").locator(".fx-mark")).to_have_text("Votre réponse, au deuxième essai")
    learner.answer("nu-tva", ["1 440 €"])
    expect(learner.panel("nu-tva")).to_contain_text("C’est le total, taxe comprise.")


def test_nothing_answered_costs_no_try(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page)
    for id_ in FIRST:
        if id_ == "de-taux":  # until there is a decision there is nothing to press
            expect(learner.form(id_).get_by_role("button", name="Valider ma réponse")).to_be_hidden()
            continue
        learner.press(id_, "Valider ma réponse")
        expect(learner.form(id_).get_by_role("status")).to_contain_text("Aucun essai n’est compté.")
        expect(learner.form(id_).locator("input, select").first).to_be_focused()
        expect(learner.panel(id_)).to_be_hidden()
    learner.answer("sc-mention", ["2"])
    expect(learner.form("sc-mention").get_by_role("button", name="Réessayer")).to_be_visible()
    # Half a list is not an answer, and the field that waits is shown.
    learner.form("ma-documents").locator("select").first.select_option("1")
    learner.press("ma-documents", "Valider ma réponse")
    expect(learner.form("ma-documents").locator("select").nth(1)).to_be_focused()
    # Two things of one rank are a slip, not an answer.
    learner.answer("or-achat", ["1", "1", "2", "3", "4"])
    expect(learner.form("or-achat").get_by_role("status")).to_contain_text("un rang différent")
    expect(learner.panel("or-achat")).to_be_hidden()


def test_enter_checks_one_field_and_not_one_of_several(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page)
    learner.form("nu-tva").locator(".fx-input").fill("240")
    learner.form("nu-tva").locator(".fx-input").press("Enter")
    expect(learner.panel("nu-tva")).to_contain_text("Juste")
    learner.form("gt-paiement").locator("input").first.fill("30")
    learner.form("gt-paiement").locator("input").first.press("Enter")
    expect(learner.panel("gt-paiement")).to_be_hidden()


@pytest.mark.parametrize("way", get_args(Way))
def test_rows_are_put_in_order_by_buttons_alone(page: Page, file_base: str, way: Way) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page, way)
    form = learner.form("or-achat")
    right = [
        "Le client demande un devis", "Il signe le devis", "L’entreprise livre", "L’entreprise envoie la facture",
        "Le client paie",
    ]  # fmt: skip
    for rank, text in enumerate(right):
        for _ in range(len(right)):
            names = form.locator(".fx-pair__left").all_inner_texts()
            if names.index(text) <= rank:
                break
            button = form.get_by_role("button", name=f"Monter : {text}", exact=True)
            if way == "keyboard":
                button.focus()
                page.keyboard.press("Space")
            else:
                button.click()
            expect(button).to_be_focused()
            place = names.index(text)
            expect(page.locator("#fx-told")).to_have_text(f"{text} : rang {place} sur {len(right)}.")
    assert form.locator(".fx-pair__left").all_inner_texts() == right
    first = form.get_by_role("button", name=f"Monter : {right[0]}", exact=True)
    expect(first).to_have_attribute("aria-disabled", "true")
    learner.press("or-achat", "Valider ma réponse")
    expect(learner.panel("or-achat")).to_contain_text("Juste")
    assert form.locator(".fx-move:visible").count() == 0


def test_arrow_keys_only_move(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    for id_ in FIRST:
        page.locator(f"#question-{id_}").locator(":is(input, select):visible").first.focus()
        for key in ("ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"):
            page.keyboard.press(key)
    assert page.locator(".fx-feedback:visible").count() == 0
    assert page.evaluate(FOCUS)


def test_the_next_question_is_one_press_away(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page, "keyboard")
    learner.answer("sc-mention", ["1"])
    learner.press("sc-mention", "Question suivante")
    expect(learner.form("mc-mentions").locator("input").first).to_be_focused()


def test_a_question_begins_when_the_reader_comes_near(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    far = page.locator("quiz-question", has=page.locator("#question-or-achat"))
    tall = "question => question.offsetHeight"
    expect(far.locator("form")).to_be_attached()
    expect(far.locator(".fx-question__actions")).to_have_count(0)
    before = far.evaluate(tall)
    far.scroll_into_view_if_needed()
    expect(far.locator(".fx-question__actions button")).to_be_visible()
    assert far.evaluate(tall) == before


def test_the_focus_begins_a_question_wherever_it_is(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    far = page.locator("quiz-question", has=page.locator("#question-or-achat"))
    far.locator(".fx-question__more a").evaluate("link => link.focus({ preventScroll: true })")
    expect(far.locator(".fx-question__actions button")).to_be_focused()


def test_what_is_to_be_pressed_is_large_enough(page: Page, file_base: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"{file_base}{LESSON}")
    page.locator("quiz-question").evaluate_all("all => all.forEach((one) => one.start())")
    for box in page.locator("quiz-question button:visible, quiz-question select:visible").evaluate_all(
        "all => all.map((one) => [one.offsetWidth, one.offsetHeight])"
    ):
        assert min(box) >= 44
