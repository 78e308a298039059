"""Without a script everything can be read: pages, rows, questions, key, glossary; only comfort is missing."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import BOTH_WAYS, GLOSSARY, LESSON, MEMO

WITHOUT_SCRIPT = {"java_script_enabled": False, "viewport": {"width": 360, "height": 800}}
pytestmark = pytest.mark.parametrize("context_options", [pytest.param(WITHOUT_SCRIPT, id="script-off")])


@pytest.mark.parametrize(("place", "path"), BOTH_WAYS)
def test_every_page_opens_with_its_title_and_its_ways_on(
    page: Page, request: pytest.FixtureRequest, place: str, path: str
) -> None:
    page.goto(f"{request.getfixturevalue(place)}{path}")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator(".fx-bar").get_by_role("link")).to_have_count(4)


def test_a_lesson_is_complete(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    for body in page.locator(".fx-body").all():
        expect(body).to_be_visible()
    questions = page.locator("form.fx-question")
    assert questions.count() >= 1
    for form in questions.all():
        expect(form).to_be_visible()
        expect(form.locator("legend").first).to_be_visible()
        assert form.locator("input, select").count() >= 1


def test_no_button_promises_what_only_the_script_can_do(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    assert [button.inner_text() for button in page.locator("main button:visible").all()] == []
    page.goto(f"{base}{MEMO}")
    assert [button.inner_text() for button in page.locator("main button:visible").all()] == []


def test_each_question_has_its_key_one_click_away(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    names = [form.get_attribute("data-question") for form in page.locator("form.fx-question").all()]
    assert names
    for name in names:
        body = page.locator(f"#key-{name}")
        expect(body).to_have_count(1)
        expect(body).to_be_hidden()
        page.locator("details", has=body).locator("summary").first.click()
        expect(body).to_be_visible()
        expect(body.locator(".fx-key__answer, .fx-key__answers").first).to_be_visible()
        expect(body.locator(f"a[href$='#question-{name}']")).to_have_count(1)


def test_a_question_leads_to_its_key_and_the_key_opens(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    form = page.locator("form.fx-question").first
    form.locator(".fx-question__more a").click()
    expect(page.locator(f"#key-{form.get_attribute('data-question')}")).to_be_visible()


def test_enter_in_a_field_loses_nothing(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    field = page.locator("form.fx-question input[type=text]").first
    field.fill("30")
    field.press("Enter")
    expect(field).to_have_value("30")
    assert page.url == f"{base}{LESSON}"


def test_a_memo_shows_all_its_rows_and_no_dead_filter(page: Page, base: str) -> None:
    page.goto(f"{base}{MEMO}")
    rows = page.locator(".fx-table--records tbody tr")
    assert rows.count() >= 10
    for row in rows.all():
        expect(row).to_be_visible()
    expect(page.locator(".fx-filter")).to_be_hidden()


def test_a_term_is_a_link_to_its_entry(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    term = page.locator("a.fx-term").first
    anchor = (term.get_attribute("href") or "").partition("#")[2]
    term.click()
    assert page.url == f"{base}{GLOSSARY}#{anchor}"
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_the_drawer_opens_and_leads_on(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    page.locator(".md-header__button[for=__drawer]").click()
    expect(page.locator(".md-sidebar--primary")).to_be_in_viewport()
