"""A learner in a session: answers, goes on, plays it to its end, on a day that the test sets."""

import json
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.training.course import INDEX, PREFIX

FIRST_DAY = "2026-11-24T10:00:00"
DAYS = {0: "2026-11-24", 1: "2026-11-25", 7: "2026-12-01", 30: "2026-12-24"}
NEW = "Découvrir 7 questions nouvelles"

# Every answer that is right is « Vrai »; objectives by question, as the course file says.
OBJECTIVE = {
    "lire-a": 1, "pair-a": 1, "pair-b": 1, "lire-b": 3, "rel-a": 2, "rel-b": 3, "dossier-un": 2, "dossier-deux": 2,
}  # fmt: skip


def on_day(page: Page, days: int) -> None:
    page.clock.set_fixed_time(f"{DAYS[days]}T10:00:00")


def session(page: Page) -> dict[str, Any]:
    kept: dict[str, Any] = json.loads(page.evaluate("key => sessionStorage.getItem(key)", f"{PREFIX}session"))
    return kept


def shown(page: Page) -> Locator:
    """The one question that is seen."""
    forms = page.locator("form.fx-question:visible")
    expect(forms).to_have_count(1)
    return forms


def name(page: Page) -> str:
    return shown(page).get_attribute("data-question") or ""


def answer(page: Page, right: bool = True, sure: str | None = None) -> None:
    """Answer the question shown until its round is over."""
    form = shown(page)
    for _ in range(1 if right else 2):
        form.locator(".fx-choice").filter(has_text="Vrai" if right else "Faux").click()
        if sure and form.get_by_text(sure, exact=True).is_visible():
            form.get_by_text(sure, exact=True).click()
        form.get_by_role("button", name="Valider ma réponse").click()
        if form.get_by_role("button", name="Réessayer").is_visible():
            form.get_by_role("button", name="Réessayer").click()


def onward(page: Page) -> None:
    """To the next question or the summary."""
    before = page.url
    shown(page).locator(".fx-question__actions .fx-button").first.click()
    expect(page).not_to_have_url(before)


def play(page: Page, wrong: tuple[str, ...] = (), sure: dict[str, str] | None = None) -> list[str]:
    """Answer to the end; the questions in the order asked."""
    asked: list[str] = []
    total = len(session(page)["ids"])
    for number in range(1, total + 1):
        expect(page.get_by_role("heading", name=f"Question {number} sur {total}").first).to_be_visible()
        asked.append(name(page))
        answer(page, asked[-1] not in wrong, (sure or {}).get(asked[-1]))
        onward(page)
    expect(page.get_by_role("heading", name="Bilan de la séance")).to_be_focused()
    return asked


def start(page: Page, base: str, button: str) -> None:
    page.goto(f"{base}{INDEX}")
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_url("**#question-*")


def box(page: Page) -> Locator:
    return page.locator("[data-fx-box]")


def summary(page: Page) -> Locator:
    return page.locator("[data-fx-end]")
