"""What the device remembers, seen in the pages: coming back, counts, resuming, two tabs, updates, faults, erasing."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.quiz.course import (
    FIRST,
    HOME,
    LESSON,
    MODULE,
    MORE,
    PRIVACY,
    SIMULATED,
    bank,
    build,
    graded,
    write_course,
)  # fmt: skip
from tests.browser.quiz.learner import Learner, responses

KEY = "fascicule:exemples:2:q:"
ALL, TOTAL = len(FIRST), len(graded())
THIRD = sum(id_.startswith(SIMULATED) for id_ in graded())
SECOND = TOTAL - ALL - THIRD
STORED = "Object.keys(localStorage).filter((key) => key.startsWith('fascicule:')).sort()"

# A store that refuses our keys, reading and writing, or has no room for them. Material keeps its own.
REFUSING = """(() => {
  for (const name of ["getItem", "setItem"]) {
    const own = Storage.prototype[name];
    Storage.prototype[name] = function (key, ...rest) {
      if (String(key).startsWith("fascicule:")) throw new DOMException("no", "SecurityError");
      return own.call(this, key, ...rest);
    };
  }
})()"""
FULL = """(() => {
  const own = Storage.prototype.setItem;
  Storage.prototype.setItem = function (key, text) {
    if (key.startsWith("fascicule:")) throw new DOMException("full", "QuotaExceededError");
    return own.call(this, key, text);
  };
})()"""


def test_what_was_answered_comes_back_as_it_was_left(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    learner = Learner(page)
    for number, id_ in enumerate(FIRST):
        learner.answer(id_, responses(id_)[number % 2])
    before = page.locator("quiz-question").evaluate_all("all => all.map((one) => one.innerText)")
    page.reload()
    after = page.locator("quiz-question").evaluate_all("all => all.map((one) => one.innerText)")
    assert after == before
    assert page.evaluate("document.activeElement === document.body")
    expect(page.locator("#fx-told")).to_have_count(0)
    for number, id_ in enumerate(FIRST):
        expect(learner.key(id_)).to_be_visible() if number % 2 else expect(learner.key(id_)).to_be_hidden()
    # The second try is the second, not the first again.
    learner.press("sc-mention", "Réessayer")
    learner.answer("sc-mention", responses("sc-mention")[0])
    expect(learner.form("sc-mention").get_by_role("button", name="Refaire la question")).to_be_visible()


def test_counts_follow_the_answers_on_every_page(page: Page, base: str) -> None:
    page.goto(f"{base}{HOME}")
    expect(page.locator("[data-fx-resume]")).to_be_hidden()
    page.goto(f"{base}{LESSON}")
    count = page.locator(".fx-cartouche [data-fx-count]")
    expect(count).to_have_text(f"0 sur {ALL} acquises")
    learner = Learner(page)
    learner.answer("sc-mention", responses("sc-mention")[1])
    learner.answer("nu-tva", responses("nu-tva")[1])
    learner.answer("st-avoir", responses("st-avoir")[0])
    expect(count).to_have_text(f"2 sur {ALL} acquises")
    page.goto(f"{base}{MODULE}")
    assert page.locator(".fx-course__count").all_inner_texts() == [f"2 / {ALL}", f"0 / {SECOND}", f"0 / {THIRD}"]
    expect(page.locator(".fx-cartouche [data-fx-count]")).to_have_text(f"2 sur {TOTAL} acquises")
    page.goto(f"{base}{HOME}")
    expect(page.locator(".fx-course__count")).to_have_text(f"2 / {TOTAL}")
    gauge = page.locator("[data-fx-gauge]")
    expect(gauge).to_be_visible()
    assert float(gauge.evaluate("gauge => gauge.style.getPropertyValue('--fx-part')")) == pytest.approx(2 / TOTAL)


def test_home_leads_back_to_where_one_was(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    Learner(page).answer("st-avoir", ["devis"])
    page.goto(f"{base}{MORE}")
    page.goto(f"{base}{HOME}")
    resume = page.locator("[data-fx-resume]")
    expect(resume).to_contain_text("1.2 S’exercer")
    resume.get_by_role("link", name="Refaire 1 question manquée").click()
    page.wait_for_url(f"{base}training/index.html#seance")
    page.get_by_role("button", name="Refaire 1 question manquée").click()
    page.wait_for_url(f"{base}training/bases.html#question-st-avoir")
    expect(page.get_by_role("heading", name="Question 1 sur 1")).to_be_focused()
    page.goto(f"{base}{HOME}")
    page.get_by_role("link", name="Reprendre la leçon").click()
    page.wait_for_url(f"{base}{MORE}")


def test_two_tabs_lose_nothing_and_tell_each_other(context: BrowserContext, base: str) -> None:
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(f"{base}{LESSON}")
    Learner(one).answer("sc-mention", ["1"])
    Learner(other).answer("nu-tva", ["240"])
    for page in (one, other):
        expect(page.locator(".fx-cartouche [data-fx-count]")).to_have_text(f"2 sur {ALL} acquises")
    expect(Learner(other).panel("sc-mention")).to_contain_text("Juste")  # nobody had begun it there
    # Both answer the same question: the right answer stays, whoever writes last.
    Learner(one).give("tf-numero", ["false"])
    Learner(other).give("tf-numero", ["true"])
    Learner(one).press("tf-numero", "Valider ma réponse")
    Learner(other).press("tf-numero", "Valider ma réponse")
    for page in (one, other):
        expect(page.locator(".fx-cartouche [data-fx-count]")).to_have_text(f"3 sur {ALL} acquises")
    one.reload()
    assert one.locator("[data-state=right]").count() == 3


def test_an_update_keeps_marks_and_drops(page: Page, file_base: str, tmp_path: Path) -> None:
    page.goto(f"{file_base}{LESSON}")
    learner = Learner(page)
    for id_ in ("sc-mention", "mc-mentions", "nu-tva", "st-avoir"):
        learner.answer(id_, responses(id_)[1])
    expect(page.locator(".fx-cartouche [data-fx-count]")).to_have_text(f"4 sur {ALL} acquises")

    questions = bank()
    # Changed: what is asked. Not changed: what is said of it.
    questions["nu-tva"] = questions["nu-tva"].replace("1 200 €", "1 300 €").replace("key: 240", "key: 260")
    questions["mc-mentions"] = questions["mc-mentions"].replace("difficulty: 1", "difficulty: 2")
    said = re.sub(r"explanation: .*", "explanation: Autre chose.", questions["mc-mentions"], count=1)
    questions["mc-mentions"] = said
    del questions["st-avoir"]
    questions["tf-neuf"] = questions["tf-numero"].replace("tf-numero", "tf-neuf")
    first = ("tf-neuf", "nu-tva", "mc-mentions", "sc-mention")  # added, and in another order
    address = f"{build(write_course(tmp_path, questions, first)).as_uri()}/"
    page.goto(f"{address}{HOME}")
    expect(page.locator("[data-fx-resume]")).to_contain_text("Refaire 1 question manquée")
    page.goto(f"{address}{LESSON}")
    expect(page.locator(".fx-cartouche [data-fx-count]")).to_have_text("2 sur 4 acquises")
    expect(learner.panel("sc-mention")).to_contain_text("Juste")
    expect(learner.panel("mc-mentions")).to_contain_text("Autre chose.")
    expect(learner.panel("tf-neuf")).to_be_hidden()
    expect(learner.panel("nu-tva")).to_be_hidden()
    expect(learner.form("nu-tva").locator(".fx-question__updated")).to_have_text("mise à jour depuis votre réponse")
    assert page.locator(".fx-question__updated").count() == 1
    stored = page.evaluate(STORED)
    assert stored == [f"{KEY}{id_}" for id_ in ("mc-mentions", "nu-tva", "sc-mention")] + ["fascicule:exemples:last"]
    learner.answer("nu-tva", ["260"])
    expect(page.locator(".fx-question__updated")).to_have_count(0)
    expect(page.locator(".fx-cartouche [data-fx-count]")).to_have_text("3 sur 4 acquises")


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        pytest.param(REFUSING, "Votre navigateur refuse de garder vos réponses.", id="forbidden"),
        pytest.param(FULL, "est pleine", id="full"),
    ],
)
def test_a_store_that_fails_is_said_once_and_harms_nothing(page: Page, base: str, spoil: str, said: str) -> None:
    page.add_init_script(spoil)
    page.goto(f"{base}{LESSON}")
    expect(page.locator(".fx-notice")).to_have_count(0)
    learner = Learner(page)
    for id_ in FIRST:
        learner.answer(id_, responses(id_)[1])
        expect(learner.panel(id_)).to_contain_text("Juste")
    notice = page.locator(".fx-notice")
    expect(notice).to_have_count(1)
    expect(notice).to_contain_text(said)
    expect(page.locator(".fx-cartouche [data-fx-count]")).to_have_text(f"{ALL} sur {ALL} acquises")
    notice.get_by_role("button", name="Fermer").click()
    expect(notice).to_have_count(0)


@pytest.mark.parametrize("text", ["{", "[]", '["aaaaaaaa",true,true,1,1,1,[1],"2026-01-15"]'])
def test_a_spoilt_answer_is_said_once_and_is_no_answer(page: Page, file_base: str, text: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    Learner(page).answer("nu-tva", ["240"])
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [f"{KEY}sc-mention", text])
    page.reload()
    expect(page.locator(".fx-notice")).to_contain_text("devenues illisibles")
    expect(Learner(page).panel("sc-mention")).to_be_hidden()
    expect(page.locator(".fx-cartouche [data-fx-count]")).to_have_text(f"1 sur {ALL} acquises")
    page.reload()
    expect(Learner(page).panel("nu-tva")).to_contain_text("Juste")
    expect(page.locator(".fx-notice")).to_have_count(0)


def test_the_learner_reads_what_is_kept_and_erases_it(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    Learner(page).answer("sc-mention", ["1"])
    page.evaluate("localStorage.setItem('fascicule:autre:1:sc-mention', 'x')")
    page.goto(f"{base}{PRIVACY}")
    kept = page.locator("[data-fx-erase-kept]")
    expect(kept).to_have_text("1 réponse est gardée sur cet appareil.")
    page.get_by_role("button", name="Effacer mes réponses").press("Enter")
    expect(page.get_by_role("button", name="Annuler")).to_be_focused()
    page.keyboard.press("Enter")
    expect(kept).to_have_text("1 réponse est gardée sur cet appareil.")
    page.get_by_role("button", name="Effacer mes réponses").click()
    page.get_by_role("button", name="Oui, effacer").click()
    expect(kept).to_have_text("Aucune réponse n’est gardée sur cet appareil.")
    expect(page.get_by_role("status").filter(has_text="C’est effacé.")).to_be_visible()
    assert page.evaluate(STORED) == ["fascicule:autre:1:sc-mention"]
    page.goto(f"{base}{LESSON}")
    expect(Learner(page).panel("sc-mention")).to_be_hidden()


def test_every_name_kept_begins_with_the_course_and_nothing_is_finer_than_a_day(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{LESSON}")
    Learner(page).answer("sc-mention", ["1"])
    kept = page.evaluate("Object.entries(localStorage).filter(([key]) => key.startsWith('fascicule:'))")
    assert all(name.startswith("fascicule:exemples:") for name, _ in kept)
    assert not [text for _, text in kept if re.search(r"\d{1,2}:\d\d|\d{10}", text)]


AGAIN = "id => document.querySelector(`#question-${id}`).closest('quiz-question').begin()"


def test_a_question_begun_again_tells_nothing_of_the_last_answer(
    context: BrowserContext, page: Page, http_base: str
) -> None:
    page.goto(f"{http_base}{LESSON}")
    learner = Learner(page)
    rows = learner.form("or-achat").locator(".fx-pair__left")
    written = rows.all_inner_texts()
    for id_ in ("or-achat", "sc-mention"):
        learner.answer(id_, responses(id_)[1])
    assert rows.all_inner_texts() != written
    for id_ in ("or-achat", "sc-mention"):
        page.evaluate(AGAIN, id_)
    assert rows.all_inner_texts() == written
    # Another tab opens a lesson, which the record remembers: nothing is put back over the blank question.
    context.new_page().goto(f"{http_base}{MORE}")
    page.wait_for_function("name => localStorage.getItem(name) === 'bases/exercices'", arg="fascicule:exemples:last")
    page.wait_for_timeout(200)
    expect(learner.panel("sc-mention")).to_be_hidden()
    expect(learner.form("sc-mention").locator("input:checked")).to_have_count(0)
