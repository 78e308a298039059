"""Whoever reads, however: no script, no fault that axe finds, and no key in the source of a paper."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.assessments.sitter import asked, give, open_paper, verdict
from tests.browser.quiz.learner import QUESTIONS
from tests.browser.test_axe import DESK, PHONE, assert_no_violation


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}], ids=["script-off"])
def test_without_a_script_everything_is_there(page: Page, base: str) -> None:
    page.goto(f"{base}assessments/finale.html")
    expect(page.locator("[data-fx-intro]")).to_be_hidden()
    page.get_by_role("link", name="Évaluation finale, sujet A").first.click()
    expect(page.locator("form.fx-question")).to_have_count(5)
    assert page.locator("main button:visible").count() == 0
    page.get_by_role("link", name="Voir le corrigé").click()
    expect(page.locator("details.fx-key__item:visible")).to_have_count(5)
    expect(page.locator("form.fx-question:visible")).to_have_count(0)
    expect(page.locator("#bareme")).to_be_visible()
    assert page.locator("main button:visible").count() == 0


@pytest.mark.parametrize("name", ["finale-a", "finale-b", "depart", "froid-a", "tout-a"])
def test_no_source_of_a_paper_tells_a_key(built_site: Path, name: str) -> None:
    source = (built_site / "assessments" / f"{name}.html").read_text(encoding="utf-8")
    ids = re.findall(r'data-question="([^"]+)"', source)
    assert ids
    for told in ("data-fx-key", "fx-key__", "#key-", "fx-hint"):
        assert told not in source
    for id_ in ids:
        if id_ in QUESTIONS:
            assert QUESTIONS[id_].explanation.strip()[:25] not in source


SCHEMES = [
    pytest.param({"color_scheme": "light", "viewport": PHONE}, id="light-360"),
    pytest.param({"color_scheme": "dark", "viewport": DESK}, id="dark-1280", marks=pytest.mark.exhaustive),
    pytest.param({"forced_colors": "active", "viewport": PHONE}, id="forced-360", marks=pytest.mark.exhaustive),
]


@pytest.mark.parametrize("context_options", SCHEMES)
def test_no_state_of_an_assessment_has_a_fault(page: Page, http_base: str) -> None:
    learner = open_paper(page, http_base)
    ids = asked(page)
    give(learner, ids[0])
    learner.form(ids[1]).get_by_role("button", name="À revoir").click()
    page.reload()
    page.get_by_role("button", name="Relire", exact=True).click()
    page.get_by_role("button", name="Remettre ma copie").click()
    assert_no_violation(page)
    page.get_by_role("button", name="Remettre quand même").click()
    expect(verdict(page)).to_be_visible()
    assert_no_violation(page)
    page.goto(f"{http_base}assessments/finale.html")
    expect(page.locator(".fx-past > li")).to_have_count(1)
    assert_no_violation(page)
    page.goto(f"{http_base}assessments/finale-a.html")
    expect(page.locator(".fx-sit__say")).to_be_visible()
    assert_no_violation(page)
    page.goto(f"{http_base}assessments/finale-b-key.html")
    assert_no_violation(page)
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")
