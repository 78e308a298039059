"""The index of the search, as heavy as all else together, is fetched when the search is first used, and once."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.pages import HOME, MEMO

INDEX = "search/search_index.js"
WORKER = re.compile(r"/workers/search\.\w+\.min\.js$")


def by_key(key: str) -> Callable[[Page], None]:
    return lambda page: page.keyboard.press(key)


def by_tab(page: Page) -> None:
    field = page.locator(".md-search__input")
    for _ in range(15):
        page.keyboard.press("Tab")
        if field.evaluate("field => field === document.activeElement"):
            return
    raise AssertionError("no way to the search by Tab")


USES: dict[str, Callable[[Page], None]] = {
    "click": lambda page: page.locator(".md-search__input").click(),
    "slash": by_key("/"),
    "s": by_key("s"),
    "f": by_key("f"),
    "tab": by_tab,
}


@dataclass
class Fetches:
    """Requests for the index and for its worker."""

    index: int = 0
    worker: int = 0


@pytest.fixture
def fetches(page: Page) -> Fetches:
    found = Fetches()

    def note(url: str) -> None:
        found.index += url.endswith(INDEX)
        found.worker += bool(WORKER.search(url))

    page.on("request", lambda request: note(request.url))
    return found


def answered(page: Page) -> list[str]:
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile(r"^\d"))
    return page.locator(".md-search-result__link").evaluate_all("links => links.map(link => link.href)")


@pytest.mark.parametrize("use", USES)
def test_the_index_is_fetched_when_the_search_is_first_used_and_once(
    page: Page, http_base: str, fetches: Fetches, use: str
) -> None:
    page.goto(f"{http_base}{HOME}")
    assert (fetches.index, fetches.worker) == (0, 0)
    USES[use](page)
    page.locator(".md-search__input").press_sequentially("suspendue")
    assert f"{http_base}reference/statuts.html#suspendue" in answered(page)
    page.keyboard.press("Escape")
    USES["click"](page)
    page.locator(".md-search__input").fill("a9")
    page.keyboard.press("End")
    expect(page.locator(".md-search-result__link[href$='cadres.html#a9']")).to_be_attached()
    assert (fetches.index, fetches.worker) == (1, 1)


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 640}, "has_touch": True}])
def test_on_a_phone_the_magnifier_is_enough(page: Page, http_base: str, fetches: Fetches) -> None:
    page.goto(f"{http_base}{MEMO}")
    assert fetches.index == 0
    page.locator("button[for=__search]").tap()
    page.locator(".md-search__input").fill("suspendue")
    page.keyboard.press("End")
    assert f"{http_base}reference/statuts.html#suspendue" in answered(page)
    assert fetches.index == 1


def test_an_address_may_ask(page: Page, http_base: str, fetches: Fetches) -> None:
    page.goto(f"{http_base}{HOME}?q=suspendue")
    assert f"{http_base}reference/statuts.html#suspendue" in answered(page)
    assert fetches.index == 1


def test_what_is_typed_before_the_index_has_come_is_answered_then(page: Page, http_base: str) -> None:
    held: list[Route] = []
    page.route(f"**/{INDEX}", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks what it is given
    page.goto(f"{http_base}{HOME}")
    said = page.locator(".md-search-result__meta")
    assert held == []
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("suspendue")
    expect(said).to_have_text("Initialisation de la recherche")
    expect(said).to_be_visible()
    expect(said).to_have_role("status")
    assert len(held) == 1
    held[0].continue_()
    assert f"{http_base}reference/statuts.html#suspendue" in answered(page)


def test_an_index_that_does_not_come_is_asked_for_again(browser: Browser, http_base: str) -> None:
    context = browser.new_context()  # not the watched one: the browser itself says in the console that a request failed
    page = context.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    held: list[Route] = []
    page.route(f"**/{INDEX}", lambda route: held.append(route))  # noqa: PLW0108  # Playwright marks what it is given
    page.goto(f"{http_base}{HOME}")
    with page.expect_request(f"**/{INDEX}"):
        page.keyboard.press("/")
    # One use is several events, the focus and then the box: all of them are over before the request fails.
    expect(page.locator("#__search")).to_be_checked()
    with page.expect_event("requestfailed"):
        held[0].abort()
    page.evaluate("document.readyState")  # the page has heard of the failure
    assert len(held) == 1
    with page.expect_request(f"**/{INDEX}"):
        page.locator(".md-search__input").press_sequentially("suspendue")
    expect(page.locator(".md-search__input")).to_have_value("suspendue")
    held[1].continue_()
    assert f"{http_base}reference/statuts.html#suspendue" in answered(page)
    assert len(held) == 2
    assert broken == []
    context.close()


def test_a_page_gives_the_browser_its_own_back(page: Page, http_base: str) -> None:
    """Nothing but that one request and that one worker is held."""
    page.goto(f"{http_base}{HOME}")
    assert page.evaluate("[XMLHttpRequest.prototype.open, XMLHttpRequest.prototype.send, Worker].map(String)") == [
        "function open() { [native code] }",
        "function send() { [native code] }",
        "function Worker() { [native code] }",
    ]


def test_opened_from_a_folder_nothing_is_held(page: Page, file_base: str) -> None:
    page.goto(f"{file_base}{HOME}")
    assert page.locator("script[src$='search_index.js']").count() == 0
    page.keyboard.press("/")
    page.locator(".md-search__input").press_sequentially("suspendue")
    assert f"{file_base}reference/statuts.html#suspendue" in answered(page)
