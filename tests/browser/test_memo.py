"""A memo answers in seconds: filter by word or by group, a count one hears, an address for each row."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.pages import MEMO, MEMOS, WIDE_MEMO

VISIBLE = "rows.filter(row => row.checkVisibility())"


def rows(page: Page) -> Locator:
    return page.locator(".fx-table--records tbody tr")


def field(page: Page) -> Locator:
    return page.locator(".fx-filter input[type=search]")


def count(page: Page) -> Locator:
    return page.locator(".fx-filter [role=status]")


def shown(page: Page) -> list[str]:
    found = rows(page).evaluate_all(f"rows => {VISIBLE}.map(row => row.querySelector('[id]').id)")
    assert isinstance(found, list)
    return found


# Typed → one of the rows that are left.
KEPT = [
    ("suspendue", "suspendue"),
    ("SUSPENDUES", "suspendue"),
    ("deposee", "deposee"),
    ("l'engagement", "a-recycler"),
    ("engagement", "a-recycler"),
    ("06", "suspendue"),
    ("helios", "mise-a-disposition-comptable"),  # one of the words of `also`
]


def test_the_filter_keeps_the_rows_that_hold_the_words(page: Page, base: str) -> None:
    page.goto(f"{base}{MEMO}")
    total = rows(page).count()
    for typed, row in KEPT:
        field(page).fill("")
        assert len(shown(page)) == total
        field(page).fill(typed)
        left = shown(page)
        assert row in left and len(left) < total, typed
        expect(count(page)).to_have_text(re.compile(rf"^{len(left)}\b.*\b{total}\b"))


def test_each_word_typed_must_be_there(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{MEMO}")
    field(page).fill("numéro")
    several = shown(page)
    field(page).fill("numéro pièce")
    assert shown(page) == ["suspendue"]
    assert len(several) > 1


def test_nothing_left_is_said_and_an_empty_field_brings_all_back(page: Page, base: str) -> None:
    page.goto(f"{base}{MEMO}")
    total = rows(page).count()
    field(page).fill("zzz")
    assert shown(page) == []
    expect(count(page)).to_have_text("Aucune ligne ne correspond.")
    field(page).fill("")
    assert len(shown(page)) == total
    expect(count(page)).to_have_text(re.compile(rf"^{total}\b.*\b{total}\b"))


def test_the_filter_is_named_and_says_its_count(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{MEMO}")
    expect(page.get_by_role("searchbox", name=re.compile("^Filtrer"))).to_be_visible()
    expect(page.get_by_role("status").and_(count(page))).to_be_visible()


def test_enter_in_the_filter_keeps_page_and_words(page: Page, base: str) -> None:
    page.goto(f"{base}{MEMO}")
    field(page).fill("rejet")
    field(page).press("Enter")
    expect(field(page)).to_have_value("rejet")
    assert page.url == f"{base}{MEMO}"
    assert "rejetee" in shown(page)


def memo_with_groups(page: Page, base: str) -> bool:
    """Opens the first memo whose rows fall into groups."""
    page.goto(f"{base}{MEMOS}")
    links = page.locator(".fx-course__title a").evaluate_all("links => links.map(link => link.href)")
    assert links
    for link in links:
        page.goto(link)
        if page.locator(".fx-toggle").count():
            return True
    return False


def test_a_toggle_shows_its_group_alone(page: Page, base: str) -> None:
    if not memo_with_groups(page, base):
        pytest.skip("no memo of the course has a column with two to four values")
    total = rows(page).count()
    toggles = page.locator(".fx-toggle")
    expect(toggles.first).to_have_attribute("aria-pressed", "true")
    sizes = 0
    for toggle in toggles.all()[1:]:
        toggle.click()
        expect(page.locator(".fx-toggle[aria-pressed=true]")).to_have_text(toggle.inner_text())
        groups = rows(page).evaluate_all(f"rows => {VISIBLE}.map(row => row.dataset.fxGroup)")
        assert set(groups) == {toggle.get_attribute("data-fx-show")}
        expect(count(page)).to_have_text(re.compile(rf"^{len(groups)}\b.*\b{total}\b"))
        sizes += len(groups)
    assert sizes <= total
    toggles.first.click()
    assert len(shown(page)) == total


def test_toggle_and_words_work_together_and_by_keyboard(page: Page, http_base: str) -> None:
    if not memo_with_groups(page, http_base):
        pytest.skip("no memo of the course has a column with two to four values")
    field(page).focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(".fx-toggle").nth(1)).to_be_focused()
    page.keyboard.press("Space")
    expect(page.locator(".fx-toggle").nth(1)).to_have_attribute("aria-pressed", "true")
    group = set(shown(page))
    field(page).fill("zzz")
    assert shown(page) == []
    field(page).fill("")
    assert set(shown(page)) == group


@pytest.mark.parametrize(("path", "row"), [(MEMO, "suspendue"), (WIDE_MEMO, "a22")])
def test_a_row_has_an_address_that_leads_to_it(page: Page, base: str, path: str, row: str) -> None:
    page.goto(f"{base}{path}#{row}")
    heading = page.locator(f"#{row}")
    expect(heading).to_be_in_viewport()
    # What the address names stands out, and the bars at the edges of the window do not cover it.
    named = page.locator(".fx-table--records tr:has(:target) > td").first
    plain = page.locator(".fx-table--records tr:not(:has(:target)) > td").first
    colour = "cell => getComputedStyle(cell).backgroundColor"
    assert named.evaluate(colour) != plain.evaluate(colour)
    on_top = """heading => {
      const { x, y, width, height } = heading.getBoundingClientRect();
      return heading.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    }"""
    assert heading.evaluate(on_top)


def test_an_address_wins_over_the_filter_that_hides_its_row(page: Page, base: str) -> None:
    page.goto(f"{base}{MEMO}")
    field(page).fill("brouillon")
    assert "suspendue" not in shown(page)
    page.evaluate("location.hash = 'suspendue'")
    expect(page.locator("#suspendue")).to_be_in_viewport()


def test_each_heading_of_a_row_is_there_once(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{MEMO}")
    ids = page.locator("[id]").evaluate_all("elements => elements.map(element => element.id)")
    assert len(ids) == len(set(ids))
