"""A learner at a question, who answers by mouse or by keyboard alone. What must be seen is in the tests."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import Any, Literal

from playwright.sync_api import Locator, Page, expect

from generator.key_data import key_data
from generator.model.question import Question
from tests.browser.quiz.course import FIRST
from tests.example_course import examples, figures

Way = Literal["mouse", "keyboard"]

QUESTIONS: dict[str, Question] = {question.id: question for question in chain.from_iterable(examples().values())}

# Typed responses, wrong and right: spelt as a hurried learner would.
TYPED = {
    "nu-tva": (["1 440"], ["240,00 euros"]),
    "st-avoir": (["devis"], ["  AVOIR "]),
    "gt-paiement": (["30", "commande"], ["Trente", "reception"]),
}


def responses(id_: str) -> tuple[list[str], list[str]]:
    """A wrong response to a question of the first lesson, and a right one."""
    if id_ in TYPED:
        return TYPED[id_]
    data: dict[str, Any] = key_data(QUESTIONS[id_], figures=figures()) or {}
    key = data["key"]
    match data["type"]:
        case "decision":
            # The last leaf leaves the way last: what comes before is right.
            wrong = max((leaf for leaf in data["ways"] if leaf != key), key=int)
            return [wrong, *data["ways"][wrong]], [key, *data["ways"][key]]
        case "single-choice" | "hotspot":
            return ["2" if key == ["1"] else "1"], key
        case "true-false":
            return ["true" if key == ["false"] else "false"], key
        case "multiple-choice":
            right = [str(place) for place, is_right in enumerate(key, 1) if is_right]
            wrong = next(str(place) for place, is_right in enumerate(key, 1) if not is_right)
            return [right[0], wrong], right
        case "ordering":
            return key[1:] + key[:1], key
        case _:
            values = list(dict.fromkeys(key))
            other = next(value for value in values if value != key[0])
            return [other, *key[1:]], key


@dataclass
class Learner:
    """One learner on one page."""

    page: Page
    way: Way = "mouse"

    def form(self, id_: str) -> Locator:
        """The form, as it is for who has come to it: far from the reader a question waits."""
        form = self.page.locator(f"#question-{id_}")
        form.evaluate("form => form.closest('quiz-question')?.start?.()")
        return form

    def panel(self, id_: str) -> Locator:
        return self.form(id_).locator(".fx-feedback")

    def key(self, id_: str) -> Locator:
        """The entry of a question in « Corrigé »."""
        return self.page.locator("details.fx-key__item").filter(has=self.page.locator(f"#key-{id_}"))

    def press(self, id_: str, name: str) -> None:
        """Press a button of the question: with the keyboard, walk there by Tab."""
        button = self.form(id_).get_by_role("button", name=name, exact=True)
        if self.way == "mouse":
            button.click()
            return
        for _ in range(40):
            if button.evaluate("button => button === document.activeElement"):
                self.page.keyboard.press("Enter")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{id_}: no way to « {name} » by Tab")

    def give(self, id_: str, response: list[str]) -> None:
        """Put a response into the fields."""
        if self.form(id_).locator(".fx-walk").count():
            self._walk(id_, response[1:])
        elif self.form(id_).locator(".fx-choices").count():
            self._tick(id_, response)
        elif self.form(id_).locator("select").count():
            self._list(id_, response)
        else:
            for number, text in enumerate(response):
                field = self.form(id_).locator("input[type=text]").nth(number)
                field.fill("")
                field.press_sequentially(text)

    def answer(self, id_: str, response: list[str]) -> None:
        """Put a response into the fields and have it checked."""
        self.give(id_, response)
        self.press(id_, "Valider ma réponse")

    def _walk(self, id_: str, branches: list[str]) -> None:
        """Go on from where the way was left."""
        for branch in branches[self.form(id_).locator(".fx-walk__taken > li").count() :]:
            radio = self.form(id_).locator(f".fx-walk input[value='{branch}']")
            if self.way == "mouse":
                radio.locator("xpath=..").click()
            else:
                expect(self.form(id_).locator(".fx-walk input").first).to_be_visible()
                self.form(id_).locator(".fx-walk input").first.focus()
                self.page.keyboard.press("Space")
                for _ in range(int(branch.split(".")[1])):
                    self.page.keyboard.press("ArrowDown")
            self.press(id_, "Continuer")

    def enter(self, id_: str, response: list[str]) -> None:
        """Fill in a simulated form: a text or the number of an option for each field."""
        for number, text in enumerate(response, 1):
            field = self.form(id_).locator(f"[name='{id_}--{number}']")
            if self.way == "keyboard":
                field.focus()
            if field.evaluate("field => field.localName") == "select":
                field.select_option(text)
            else:
                field.fill(text)

    def send(self, id_: str, response: list[str]) -> None:
        """Fill in a simulated form and send it."""
        self.enter(id_, response)
        self.press(id_, "Valider la saisie")

    def _tick(self, id_: str, response: list[str]) -> None:
        boxes = self.form(id_).locator(".fx-choices input")
        values = boxes.evaluate_all("boxes => boxes.map((box) => box.value)")
        if self.way == "mouse":
            for place, value in enumerate(values):
                if boxes.nth(place).is_checked() != (value in response) and (
                    value in response or boxes.nth(place).get_attribute("type") == "checkbox"
                ):
                    self.form(id_).locator(".fx-choice").nth(place).click()
            return
        boxes.first.focus()
        if boxes.first.get_attribute("type") == "radio":
            self.page.keyboard.press("Space")
            for _ in range(values.index(response[0])):
                self.page.keyboard.press("ArrowDown")
            return
        for place, value in enumerate(values):
            if boxes.nth(place).is_checked() != (value in response):
                self.page.keyboard.press("Space")
            if place < len(values) - 1:
                self.page.keyboard.press("Tab")

    def _list(self, id_: str, response: list[str]) -> None:
        for number, value in enumerate(response, 1):
            select = self.form(id_).locator(f"select[name='{id_}--{number}']")
            if self.way == "mouse":
                select.select_option(value)
            else:
                select.focus()
                self.page.keyboard.press("Home")
                for _ in range(int(value)):
                    self.page.keyboard.press("ArrowDown")


def answer_all(learner: Learner, *, right: bool) -> None:
    """Answer each question of the first lesson."""
    for id_ in FIRST:
        learner.answer(id_, responses(id_)[int(right)])


FOCUS = "document.activeElement.className"
