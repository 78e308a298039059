"""Every page fits: 320 px without scrolling sideways (WCAG 1.4.10), a phone with its bar, a desk with its columns."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import CALENDAR, HOME, KINDS, LESSON, MEMO, MODULE, NOT_FOUND

# Elements that stick out of the window without standing in a region that scrolls by itself.
TOO_WIDE = """() => {
  const width = document.documentElement.clientWidth;
  const scrolls = (element) => {
    for (let parent = element.parentElement; parent; parent = parent.parentElement) {
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(parent).overflowX)) return true;
    }
    return false;
  };
  return [...document.querySelectorAll("main *, footer *, .fx-foot *, .fx-bar *, header *")]
    .filter((element) => element.checkVisibility() && !element.closest(".fx-sr"))
    .filter((element) => element.getBoundingClientRect().right > width + 0.5 && !scrolls(element))
    .map((element) => [element.tagName, element.className, Math.round(element.getBoundingClientRect().right)].join(" "))
    .slice(0, 5);
}"""


WIDTHS = (320, 360, 768, 1280)
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
ENTRIES = ["Cours", "Mémos", "S’entraîner", "Résultats"]


# What moves because the window changed, the folded search of the theme, stands where it goes.
ARRIVE = """() => {
  for (const one of document.getAnimations()) {
    if (Number.isFinite(one.effect.getComputedTiming().endTime)) one.finish();
  }
}"""


def assert_fits(page: Page, where: object) -> None:
    page.evaluate(ARRIVE)
    too_wide = page.evaluate(TOO_WIDE)
    assert page.evaluate(SIDEWAYS) == 0, (where, too_wide)
    assert too_wide == [], where


@pytest.mark.parametrize("path", [*KINDS, NOT_FOUND])
def test_no_page_scrolls_sideways(page: Page, http_base: str, path: str) -> None:
    """However wide the window is made."""
    page.goto(f"{http_base}{path}")
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        assert_fits(page, width)


@pytest.mark.exhaustive
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("path", [*KINDS, NOT_FOUND])
def test_no_page_comes_too_wide(page: Page, http_base: str, path: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{http_base}{path}")
    assert_fits(page, width)


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 800}}])
class TestOnAPhone:
    """360 px: the bar at the bottom, stacked records, the circuit as a list."""

    def test_the_bar_leads_to_the_four_parts(self, page: Page, http_base: str) -> None:
        page.goto(f"{http_base}{LESSON}")
        bar = page.locator(".fx-bar")
        expect(bar).to_be_visible()
        assert [text.strip() for text in bar.get_by_role("link").all_inner_texts()] == ENTRIES
        expect(bar.locator("[aria-current]")).to_have_text("Cours")
        for link in bar.get_by_role("link").all():
            box = link.bounding_box()
            assert box and box["height"] >= 44 and box["width"] >= 44
        expect(page.locator(".md-tabs")).to_be_hidden()
        bar.get_by_role("link", name="Mémos").click()
        page.wait_for_url("**/reference/index.html")
        expect(page.locator(".fx-bar [aria-current]")).to_have_text("Mémos")

    def test_the_bar_covers_no_text_at_the_end_of_the_page(self, page: Page, http_base: str) -> None:
        page.goto(f"{http_base}{LESSON}")
        page.evaluate("window.scrollTo(0, document.documentElement.scrollHeight)")
        bar = page.locator(".fx-bar").bounding_box()
        foot = page.locator(".fx-foot__inner > :last-child").bounding_box()
        assert bar and foot and foot["y"] + foot["height"] <= bar["y"]

    def test_a_memo_is_a_list_of_records(self, page: Page, http_base: str) -> None:
        page.goto(f"{http_base}{MEMO}")
        row = page.locator(".fx-table--records tbody tr").first
        first, second = row.locator("td").nth(0).bounding_box(), row.locator("td").nth(1).bounding_box()
        assert first and second and second["y"] >= first["y"] + first["height"] - 1
        assert page.evaluate(
            """() => [...document.querySelectorAll(".fx-table--records tbody td[data-label]")]
                 .every((cell) => getComputedStyle(cell, "::before").content.includes(cell.dataset.label))"""
        )

    def test_the_first_screen_of_the_home_shows_the_cover_and_more(self, page: Page, http_base: str) -> None:
        page.goto(f"{http_base}{HOME}")
        cover = page.locator(".fx-cover").bounding_box()
        assert cover and cover["y"] + cover["height"] <= 800 * 0.75

    def test_what_one_touches_is_large_enough(self, page: Page, http_base: str) -> None:
        page.goto(f"{http_base}{LESSON}")
        small = page.evaluate(
            """() => [...document.querySelectorAll("article :is(button, summary, select, .fx-choice, .fx-input)")]
                 .filter((element) => element.checkVisibility())
                 .map((element) => [element.className || element.tagName, element.getBoundingClientRect()])
                 .filter(([, box]) => box.height < 24 || box.width < 24).map(([name]) => name)"""
        )
        assert small == []


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 1280, "height": 900}}])
class TestOnADesk:
    """1280 px: tabs in place of the bar, the contents of a lesson beside it, a measure one can read."""

    def test_the_tabs_take_the_place_of_the_bar(self, page: Page, http_base: str) -> None:
        page.goto(f"{http_base}{LESSON}")
        expect(page.locator(".md-tabs")).to_be_visible()
        expect(page.locator(".fx-bar")).to_be_hidden()
        assert [text.strip() for text in page.locator(".md-tabs__link").all_inner_texts()] == ENTRIES

    def test_a_line_of_prose_stays_readable(self, page: Page, http_base: str) -> None:
        page.goto(f"{http_base}{LESSON}")
        widths = page.evaluate(
            """() => [...document.querySelectorAll(".fx-body > p")].map((line) => line.getBoundingClientRect().width)"""
        )
        assert widths and max(widths) <= 620

    def test_a_memo_is_a_table_with_heads(self, page: Page, http_base: str) -> None:
        page.goto(f"{http_base}{MEMO}")
        row = page.locator(".fx-table--records tbody tr").first
        first, second = row.locator("td").nth(0).bounding_box(), row.locator("td").nth(1).bounding_box()
        assert first and second and abs(second["y"] - first["y"]) < 2 and second["x"] > first["x"]
        expect(page.get_by_role("columnheader").first).to_be_visible()

    @pytest.mark.parametrize("path", [MODULE, CALENDAR])
    def test_prose_does_not_touch_the_edge_of_the_sheet(self, page: Page, http_base: str, path: str) -> None:
        page.goto(f"{http_base}{path}")
        sheet, title = page.locator(".fx-sheet").bounding_box(), page.locator("h1").bounding_box()
        assert sheet and title and title["x"] - sheet["x"] >= 20
