"""A learner who sits an assessment, and what the record then holds. What must be seen is in the tests."""

from __future__ import annotations

import json
import re
from typing import Any

from playwright.sync_api import Locator, Page, expect

from generator.key_data import key_data
from generator.model.question import DecisionQuestion, Form
from tests.browser.quiz.learner import QUESTIONS, TYPED, Learner
from tests.example_course import figures
from tests.generated_responses import keyed

PREFIX = "fascicule:exemples:2:"


def right(id_: str) -> list[str]:
    question = QUESTIONS[id_]
    if id_ in TYPED:
        return TYPED[id_][1]
    if isinstance(question, DecisionQuestion):
        data: dict[str, Any] = key_data(question, figures=figures()) or {}
        return [data["key"], *data["ways"][data["key"]]]
    return keyed(question)


def asked(page: Page) -> list[str]:
    """The ids of the questions of the page, in order."""
    return page.locator("form.fx-question").evaluate_all("all => all.map((one) => one.dataset.question)")


def give(learner: Learner, id_: str) -> None:
    if isinstance(QUESTIONS.get(id_), Form):
        learner.enter(id_, right(id_))
    else:
        learner.give(id_, right(id_))


def open_paper(page: Page, base: str, name: str = "finale") -> Learner:
    """Start or take up what the introduction offers."""
    page.goto(f"{base}assessments/{name}.html")
    page.locator("[data-fx-way]").click()
    expect(page.locator("[data-fx-paper]")).to_be_visible()
    return Learner(page)


def hand_in(page: Page) -> None:
    page.get_by_role("button", name="Relire avant de remettre").click()
    page.get_by_role("button", name="Remettre ma copie").click()
    anyway = page.get_by_role("button", name="Remettre quand même")
    if anyway.count():
        anyway.click()
    page.wait_for_url(re.compile(r"-key\.html"))


def verdict(page: Page) -> Locator:
    return page.locator("[data-fx-verdict]")


def kept(page: Page, kind: str, name: str) -> Any:
    """What the record holds under a key, or None."""
    text = page.evaluate("key => localStorage.getItem(key)", f"{PREFIX}{kind}:{name}")
    return None if text is None else json.loads(text)


def fields(page: Page) -> list[Any]:
    """What stands in all fields of the page, walks included."""
    return page.evaluate(
        """() => [...document.querySelectorAll("form.fx-question")].map((form) => [
          form.dataset.question,
          [...form.querySelectorAll(".fx-question__set :is(input, select)")].map((one) => [
            one.name, one.type === "radio" || one.type === "checkbox" ? [one.value, one.checked] : one.value.trim(),
          ]).sort(),
          [...form.querySelectorAll(".fx-walk__said")].map((one) => one.textContent),
          form.querySelector(".fx-sure input:checked")?.value ?? "",
          form.querySelector(".fx-toggle").getAttribute("aria-pressed"),
        ])"""
    )
