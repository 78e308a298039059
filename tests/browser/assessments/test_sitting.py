"""A paper is sat: passed, failed, interrupted and taken up, handed in once; by mouse and by keyboard."""

from __future__ import annotations

import json
import re

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.assessments.sitter import PREFIX, asked, fields, give, hand_in, kept, open_paper, verdict
from tests.browser.quiz.learner import QUESTIONS, Learner


@pytest.mark.folder_too
def test_a_final_played_to_a_pass(page: Page, base: str) -> None:
    learner = open_paper(page, base)
    ids = asked(page)
    for id_ in ids:
        give(learner, id_)
    expect(page.locator(".fx-copybar__count")).to_have_text("5 réponses sur 5")
    page.get_by_role("button", name="Relire avant de remettre").click()
    expect(page.locator("#relecture")).to_be_focused()
    assert page.locator(".fx-lookover__state").all_inner_texts() == ["répondue"] * 5
    page.get_by_role("button", name="Remettre ma copie").click()
    expect(verdict(page)).to_have_text("Seuil de 70 % atteint. 5 points sur 5, soit 100 %.")
    expect(page.locator(".fx-question[data-state=right]")).to_have_count(5)
    expect(page.locator("[data-fx-plan]")).to_contain_text("tout est juste")
    expect(page.locator(".fx-key")).to_be_hidden()
    assert kept(page, "s", "finale") is None
    result = kept(page, "r", "finale:1")
    assert [answer[0] for answer in result["answers"]] == ids
    assert result["score"] == 1 and result["paper"] == "a"
    # Each answer is one more round of the question, and its review is planned.
    for id_ in ids:
        _, is_right, over, round_, tries, score, _, _, _, box = kept(page, "q", id_)
        assert (is_right, over, round_, tries, score, box) == (True, True, 1, 1, 1, 1)
    # A reload adds nothing.
    page.reload()
    expect(verdict(page)).to_be_visible()
    assert kept(page, "r", "finale:2") is None
    page.goto(f"{base}assessments/finale.html")
    expect(page.locator(".fx-past")).to_contain_text("100 %")
    expect(page.locator(".fx-past")).to_contain_text("Sujet A, seuil de 70 % atteint.")


def test_a_copy_interrupted_is_taken_up_whole(context: BrowserContext, page: Page, base: str) -> None:
    learner = open_paper(page, base, "tout")
    ids = asked(page)
    for id_ in ids[:-1]:
        if id_ in QUESTIONS:
            give(learner, id_)
    learner.form(ids[2]).locator(".fx-sure__level").nth(1).click()
    learner.form(ids[3]).get_by_role("button", name="À revoir").click()
    there = fields(page)
    count = page.locator(".fx-copybar__count").inner_text()
    assert ", 1 à revoir" in count
    page.close()
    again = context.new_page()
    open_paper(again, base, "tout")
    expect(again.locator(".fx-sit__say")).to_have_text(
        re.compile(r"Copie reprise, laissée le .*\s: \d+ réponses gardées\.")
    )
    assert fields(again) == there
    expect(again.locator(".fx-copybar__count")).to_have_text(count)
    again.get_by_role("button", name="Aller où vous en étiez").click()
    assert again.evaluate("document.activeElement.closest('form').dataset.question") == ids[3]
    # Nothing was marked on the way.
    assert again.locator(".fx-feedback, [data-mark], .fx-key__item").count() == 0


def test_a_question_that_changed_loses_its_answer_and_says_so(page: Page, http_base: str) -> None:
    learner = open_paper(page, http_base)
    ids = asked(page)
    for id_ in ids[:2]:
        give(learner, id_)
    sitting = kept(page, "s", "finale")
    sitting["answers"][ids[0]][0] = "00000000"
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{PREFIX}s:finale", json.dumps(sitting)])
    page.reload()
    expect(page.locator(".fx-sit__say")).to_contain_text("1 réponse gardée. Question 1 a changé depuis")
    expect(learner.form(ids[0]).locator(".fx-question__updated")).to_be_visible()
    expect(page.locator(".fx-copybar__count")).to_have_text("1 réponse sur 5")


@pytest.mark.folder_too
def test_a_copy_is_handed_in_once(context: BrowserContext, page: Page, base: str) -> None:
    learner = open_paper(page, base, "froid")
    give(learner, "sc-mention")
    other = context.new_page()
    open_paper(other, base, "froid")
    hand_in(page)
    expect(verdict(page)).to_contain_text("1 point sur 2")
    # The other tab, or the page brought back, changes nothing any more.
    if base.startswith("http"):
        expect(other.locator(".fx-sit__say")).to_contain_text("Cette copie a été remise.")
    other.locator("#question-tf-numero .fx-choice").first.click(force=True)
    expect(other.locator(".fx-sit__say")).to_contain_text("Cette copie a été remise.")
    assert kept(page, "s", "froid") is None
    page.goto(f"{base}assessments/froid-a.html")
    expect(page.locator(".fx-sit__say")).to_contain_text("Copie remise le")
    expect(page.locator("fieldset.fx-question__set:disabled")).to_have_count(2)
    assert kept(page, "r", "froid:2") is None
    # Sitting it again is asked for, and starts blank.
    page.get_by_role("button", name="Recommencer").click()
    expect(page.locator(".fx-copybar__count")).to_have_text("0 réponse sur 2")
    expect(page.locator("fieldset.fx-question__set:disabled")).to_have_count(0)


def test_where_nothing_can_be_kept_the_copy_is_corrected_all_the_same(page: Page, http_base: str) -> None:
    # The theme keeps its scheme by the same way; only our keys are refused.
    page.add_init_script(
        """const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (key.startsWith("fascicule:")) throw new DOMException("no", "QuotaExceededError");
          set.call(this, key, value);
        }"""
    )
    page.goto(f"{http_base}assessments/finale-a.html")
    learner = Learner(page)
    give(learner, asked(page)[0])
    hand_in(page)
    expect(verdict(page)).to_contain_text("1 point sur 5")
    assert "#" not in page.url


def test_the_whole_way_by_keyboard_alone(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}assessments/finale.html")
    page.locator("[data-fx-way]").focus()
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("finale-a"))
    learner = Learner(page, "keyboard")
    ids = asked(page)
    for id_ in ids:
        give(learner, id_)
    learner.form(ids[0]).get_by_role("button", name="À revoir").focus()
    page.keyboard.press("Space")
    expect(page.locator(".fx-copybar__count")).to_have_text("5 réponses sur 5, 1 à revoir")
    page.get_by_role("button", name="Relire avant de remettre").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#relecture")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Remettre ma copie":
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("-key"))
    expect(verdict(page)).to_have_text(re.compile("Seuil de 70\\s% atteint"))


def test_the_keyboard_never_hides_a_field_under_the_bar(page: Page, http_base: str) -> None:
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(f"{http_base}assessments/finale-a.html")
    page.get_by_role("button", name="Relire avant de remettre").focus()
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        covered = page.evaluate(
            """() => {
              const [one, bar] = [document.activeElement, document.querySelector(".fx-copybar")];
              if (!one.closest(".fx-paper form")) return false;
              const shown = (one.closest("label") ?? one).getBoundingClientRect();
              return shown.bottom <= bar.getBoundingClientRect().bottom;
            }"""
        )
        assert not covered, page.evaluate("document.activeElement.outerHTML")


def test_the_next_attempt_takes_the_next_paper(page: Page, http_base: str) -> None:
    open_paper(page, http_base)
    first = asked(page)
    hand_in(page)
    page.get_by_role("link", name="Passer le sujet B").click()
    expect(page.locator("[data-fx-way]")).to_have_text("Commencer le sujet B")
    page.locator("[data-fx-way]").click()
    assert not set(asked(page)) & set(first)
    # The other one can be read and printed.
    page.goto(f"{http_base}assessments/finale-a.html")
    expect(page.locator(".fx-sit__say")).to_contain_text("Votre prochain sujet est le B.")
    expect(page.locator("form.fx-question:has(fieldset:disabled)")).to_have_count(5)
    expect(page.get_by_role("button", name="Relire avant de remettre")).to_have_count(0)
    page.get_by_role("link", name="Voir le corrigé").click()
    expect(verdict(page)).to_be_visible()
    page.goto(f"{http_base}assessments/finale-b.html")
    hand_in(page)
    page.goto(f"{http_base}assessments/finale.html")
    expect(page.locator("[data-fx-way]")).to_have_text("Commencer le sujet A")
    expect(page.locator(".fx-past > li")).to_have_count(2)


def test_a_click_in_another_tab_takes_no_answer_away(context: BrowserContext, page: Page, http_base: str) -> None:
    learner = open_paper(page, http_base, "froid")
    other = context.new_page()
    open_paper(other, http_base, "froid")
    give(learner, "sc-mention")
    assert "sc-mention" in kept(page, "s", "froid")["answers"]
    other.locator("#question-sc-mention .fx-question__stem").click()
    assert "sc-mention" in kept(page, "s", "froid")["answers"]


def test_a_tab_that_had_not_begun_closes_when_the_copy_is_handed_in(
    context: BrowserContext, page: Page, http_base: str
) -> None:
    learner = open_paper(page, http_base, "froid")
    other = context.new_page()
    open_paper(other, http_base, "froid")
    give(learner, "sc-mention")
    hand_in(page)
    expect(verdict(page)).to_contain_text("1 point sur 2")
    expect(other.locator(".fx-sit__say")).to_contain_text("Cette copie a été remise.")
    expect(other.locator("fieldset.fx-question__set:disabled")).to_have_count(2)
    assert kept(page, "s", "froid") is None


def test_enter_goes_on_in_a_tree_on_a_paper(page: Page, http_base: str) -> None:
    open_paper(page, http_base, "tout")
    walk = page.locator("form.fx-question[data-type=decision] .fx-walk").first
    walk.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(walk.locator(".fx-walk__said")).to_have_count(1)
