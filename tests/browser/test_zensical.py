"""The French course by both engines, side by side: every page, the console of the browser, and what the search finds.

The English course, the same bytes and the failures are in tests/test_zensical.py.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.conftest import served
from tests.browser.pages import HOME, KINDS, LESSON, whole
from tests.browser.test_search import ROWS
from tests.browser.test_search_course import NOTHING, QUERIES, VISIBLE_LINKS, ask
from tests.courses import ROOT, built, copy_course
from tests.shapes import different, shapes_of

TYPED = tuple(dict.fromkeys([*(typed for typed, _ in ROWS), *(typed for typed, _, _ in QUERIES)]))


@pytest.fixture(scope="module")
def zensical_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The French course as Zensical builds it; FASCICULE_ZENSICAL_SITE names one that is already built."""
    if ready := os.environ.get("FASCICULE_ZENSICAL_SITE"):
        return Path(ready).resolve(strict=True)
    return built(copy_course(ROOT, tmp_path_factory.mktemp("zensical") / "course"), "--engine", "zensical")


@pytest.fixture(scope="module")
def zensical_http(zensical_site: Path) -> Iterator[str]:
    with served(zensical_site) as address:
        yield address


@pytest.fixture
def elsewhere(browser: Browser) -> Iterator[BrowserContext]:
    """A context that may go to both sites; the one of the other tests stays on one."""
    context = browser.new_context()
    context.set_default_timeout(20_000)
    yield context
    context.close()


def test_every_page_is_the_same_as_with_mkdocs(built_site: Path, zensical_site: Path) -> None:
    ours, theirs = shapes_of(built_site), shapes_of(zensical_site)
    assert different(ours, theirs) == {}
    assert len(ours) > 90
    assert sum(len(one.questions) for one in ours.values()) > 10_000


def console(context: BrowserContext, base: str) -> dict[str, list[str]]:
    """What each kind of page says in the console, and what it cannot load or asks of others."""
    said: dict[str, list[str]] = {}
    for path in KINDS:
        page = context.new_page()
        lines: list[str] = []
        said[path] = lines
        listen(page, base, lines)
        page.goto(f"{base}{path}")
        page.wait_for_load_state("load")
        page.close()
    return said


def listen(page: Page, base: str, lines: list[str]) -> None:
    page.on("console", lambda message: lines.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: lines.append(f"error: {error}"))
    page.on("requestfailed", lambda request: lines.append(f"failed: {request.url}"))
    page.on("response", lambda response: lines.extend([] if response.ok else [response.url]))
    page.on("request", lambda request: lines.extend([] if own(request.url, base) else [request.url]))


def own(url: str, base: str) -> bool:
    return url.startswith((base, "data:", "blob:"))


@pytest.mark.exhaustive
def test_the_console_says_the_same_on_every_kind_of_page(
    elsewhere: BrowserContext, http_base: str, zensical_http: str
) -> None:
    ours = console(elsewhere, http_base)
    assert console(elsewhere, zensical_http) == ours
    assert not any(ours.values())


# --- the search


def open_search(page: Page) -> Locator:
    """Open Zensical's search by its key; its window is made when the index has come."""
    page.keyboard.press("/")
    field = page.locator("dialog[open] input[role=combobox]")
    expect(field).to_be_focused()
    return field


def ask_zensical(page: Page, typed: str, said: str) -> Locator:
    """Types into the open search and waits until it says `said`."""
    page.locator("dialog[open] input[role=combobox]").fill(typed)
    expect(page.locator("dialog[open] [role=status]")).to_have_text(re.compile(said), timeout=20_000)
    return page.locator("dialog[open] [role=option]")


def test_what_is_typed_finds_the_same_page_first(elsewhere: BrowserContext, http_base: str, zensical_http: str) -> None:
    mkdocs, zensical = elsewhere.new_page(), elsewhere.new_page()
    mkdocs.goto(f"{http_base}{HOME}")
    mkdocs.keyboard.press("/")
    zensical.goto(f"{zensical_http}{HOME}")
    open_search(zensical)
    other = {}
    for typed in TYPED:
        ask(mkdocs, NOTHING, "^Aucun")
        ours = [href.removeprefix(http_base) for href in ask(mkdocs, typed, r"^\d").evaluate_all(VISIBLE_LINKS)]
        ask_zensical(zensical, NOTHING, "^No")
        links = ask_zensical(zensical, typed, r"^\d").evaluate_all("links => links.map(link => link.href)")
        theirs = [href.removeprefix(zensical_http) for href in links]
        rows = [href for href in ours if "#" in href]
        # The row that Material shows first under a page is among the ten that Zensical shows at once, in one list.
        if theirs[0].partition("#")[0] != ours[0].partition("#")[0] or (rows and rows[0] not in theirs):
            other[typed] = (ours[:3], theirs[:5])
    assert other == {}
    assert len(TYPED) > 60


def test_a_result_marks_the_words_and_leads_to_its_row(page: Page, zensical_site: Path) -> None:
    """Opened from the folder, where the worker is a frame and the index a script."""
    base = f"{zensical_site.as_uri()}/"
    page.goto(f"{base}{LESSON}")
    open_search(page)
    link = ask_zensical(page, "numeros d'engagement", r"^\d").and_(page.locator("[href$='#a-recycler']"))
    assert {"numéro", "engagement"} <= {text.lower() for text in link.locator("mark").all_inner_texts()}
    assert "<" not in link.inner_text()
    page.locator("dialog[open] input[role=combobox]").fill("suspendues")
    first = page.locator("dialog[open] [role=option]").first
    expect(first).to_have_attribute("href", re.compile(r"statuts\.html#suspendue$"), timeout=20_000)
    first.click()
    page.wait_for_url(f"{base}reference/statuts.html#suspendue")
    expect(page.locator("#suspendue")).to_be_in_viewport()


@pytest.mark.exhaustive
def test_more_results_come_as_one_scrolls(elsewhere: BrowserContext, zensical_http: str) -> None:
    page = elsewhere.new_page()
    page.goto(f"{zensical_http}{HOME}")
    open_search(page)
    shown = ask_zensical(page, "facture", r"^\d{2,}")
    expect(shown).to_have_count(10)
    shown.nth(9).scroll_into_view_if_needed()
    expect(shown.nth(15)).to_be_attached()
    hrefs = shown.evaluate_all("links => links.map(link => link.href)")
    assert len(set(hrefs)) == len(hrefs)


def test_the_index_waits_until_the_search_is_used(elsewhere: BrowserContext, zensical_http: str) -> None:
    page = elsewhere.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.removeprefix(zensical_http)))
    whole(page, f"{zensical_http}{HOME}")
    assert "search.json" not in asked
    page.get_by_role("button", name="Recherche").click()
    expect(page.locator("dialog[open] input[role=combobox]")).to_be_focused()
    ask_zensical(page, "suspendues", r"^\d")
    assert asked.count("search.json") == 1


def test_the_link_over_the_navigation_leads_somewhere(elsewhere: BrowserContext, zensical_http: str) -> None:
    page = elsewhere.new_page()
    page.goto(f"{zensical_http}{LESSON}")
    targets = page.locator(".md-skip, .fx-skip").evaluate_all(
        "links => links.map(link => !!document.getElementById(link.hash.slice(1)))"
    )
    assert targets and all(targets)
