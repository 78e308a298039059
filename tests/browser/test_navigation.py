"""One moves by keyboard alone, and by touch: skip link, tabs, drawer, lesson to lesson, terms explained in place."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.pages import CALENDAR, GLOSSARY, HOME, KINDS, LESSON, MEMO, RESULTS

PHONE = {"viewport": {"width": 360, "height": 800}}
DESK = {"viewport": {"width": 1280, "height": 900}}
TOUCH = {**PHONE, "has_touch": True, "is_mobile": True}


# What has the focus but cannot be seen, and why.
UNSEEN_FOCUS = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  // The theme draws the focus of a hidden input on its label.
  const label = element.matches(".md-option") ? element.nextElementSibling : element.closest(".fx-choice");
  const target = label ?? element;
  const box = [...target.getClientRects()].find((box) => box.width > 1 && box.height > 1);
  if (!box) return `invisible: ${element.outerHTML.slice(0, 120)}`;
  const seen = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.1], [0.5, 0.9]].some(([x, y]) => {
    const top = document.elementFromPoint(box.x + box.width * x, box.y + box.height * y);
    return top && (target.contains(top) || top.contains(target));
  });
  return seen ? null : `covered: ${element.outerHTML.slice(0, 120)}`;
}"""


def tab_to(page: Page, target: Locator, presses: int = 60) -> None:
    """Presses Tab until the target has the focus."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if target.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"not reached with {presses} Tabs: {target}")


@pytest.mark.parametrize("path", [HOME, LESSON, MEMO])
def test_the_first_stop_leads_past_the_navigation(page: Page, base: str, path: str) -> None:
    page.goto(f"{base}{path}")
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text(re.compile("contenu"))
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


@pytest.mark.parametrize("context_options", [DESK])
def test_the_tabs_are_reached_and_followed_by_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}{HOME}")
    tab_to(page, page.locator(".md-tabs__link", has_text="Mémos"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}reference/index.html")
    expect(page.locator(".md-tabs [aria-current]")).to_have_text(re.compile("Mémos"))


@pytest.mark.parametrize("context_options", [PHONE])
def test_the_drawer_opens_by_keyboard_and_leads_on(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    opener = page.locator(".md-header__button[for=__drawer]")
    tab_to(page, opener)
    expect(opener).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    drawer = page.locator(".md-sidebar--primary")
    expect(drawer).to_be_in_viewport()
    tab_to(page, drawer.get_by_role("link", name="Résultats"))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}{RESULTS}")


@pytest.mark.parametrize("context_options", [PHONE])
def test_the_drawer_closes_by_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    opener = page.locator(".md-header__button[for=__drawer]")
    tab_to(page, opener)
    page.keyboard.press("Space")
    expect(opener).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("Space")
    expect(opener).to_have_attribute("aria-expanded", "false")
    expect(page.locator(".md-sidebar--primary")).not_to_be_in_viewport()


@pytest.mark.parametrize("context_options", [PHONE])
def test_a_closed_drawer_is_no_stop(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{HOME}")
    for _ in range(12):
        page.keyboard.press("Tab")
        stop = page.evaluate("document.activeElement.closest('.md-sidebar--primary') !== null")
        assert not stop, page.evaluate("document.activeElement.outerHTML")


@pytest.mark.parametrize("context_options", [PHONE, DESK])
def test_the_search_opens_and_closes_by_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".md-search__input")).not_to_be_focused()
    expect(page.locator(".md-search__output")).to_be_hidden()


@pytest.mark.parametrize("context_options", [PHONE, pytest.param(DESK, marks=pytest.mark.exhaustive)])
@pytest.mark.parametrize("path", KINDS)
def test_every_stop_of_the_keyboard_is_seen(page: Page, http_base: str, path: str) -> None:
    """WCAG 2.4.7 and 2.4.11: what has the focus is on the screen, not under a bar, and marked."""
    page.goto(f"{http_base}{path}")
    faults = []
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(UNSEEN_FOCUS):
            try:  # the search folds away in a moment
                page.wait_for_function(f"!({UNSEEN_FOCUS})()", timeout=2_000)
            except PlaywrightTimeout:
                faults.append(str(page.evaluate(UNSEEN_FOCUS)))
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("context_options", [DESK])
def test_a_lesson_leads_to_the_next_one(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    following = page.locator(".md-footer__link--next")
    expect(following).to_contain_text("Suivant")
    following.click()
    page.wait_for_url(f"{base}{CALENDAR}")
    page.locator(".md-footer__link--prev").click()
    page.wait_for_url(f"{base}{LESSON}")


@pytest.mark.exhaustive
def test_every_link_of_the_site_leads_somewhere(page: Page, http_base: str) -> None:
    """Pages by their links from the home, and every anchor named on the way."""
    todo, done, broken = [f"{http_base}{HOME}"], set[str](), list[str]()
    anchors: dict[str, set[str]] = {}
    wanted: list[tuple[str, str, str]] = []
    while todo:
        address = todo.pop()
        done.add(address)
        answer = page.goto(address, wait_until="domcontentloaded")
        if answer is None or answer.status != 200:
            broken.append(address)
            continue
        anchors[address] = set(page.locator("[id]").evaluate_all("elements => elements.map(element => element.id)"))
        for link in page.locator("a[href]").evaluate_all("links => links.map(link => link.href)"):
            if not link.startswith(http_base):
                continue
            target, _, anchor = link.partition("#")
            wanted.append((address, target, anchor))
            if target.endswith(".html") and target not in done and target not in todo:
                todo.append(target)
    for place, target, anchor in wanted:
        if anchor and anchor not in anchors[target]:
            broken.append(f"{place} → {target}#{anchor}")
    assert broken == []
    assert len(done) >= len(KINDS)


def explanation(page: Page) -> Locator:
    return page.locator(".fx-explain:popover-open")


def test_a_term_is_explained_in_place_by_keyboard(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    term = page.locator("a.fx-term").first
    term.focus()
    page.keyboard.press("Enter")
    expect(explanation(page)).to_be_visible()
    expect(explanation(page)).to_contain_text(term.get_attribute("data-definition") or "?")
    expect(term).to_have_attribute("aria-expanded", "true")
    assert page.url == f"{base}{LESSON}"
    page.keyboard.press("Escape")
    expect(explanation(page)).to_have_count(0)
    expect(term).to_be_focused()
    expect(term).to_have_attribute("aria-expanded", "false")


def test_an_explanation_leads_to_the_glossary(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    term = page.locator("a.fx-term").first
    anchor = (term.get_attribute("href") or "").partition("#")[2]
    term.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(explanation(page).get_by_role("link")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"{base}{GLOSSARY}#{anchor}")
    expect(page.locator(f"#{anchor}")).to_be_in_viewport()


def test_moving_on_closes_the_explanation(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{LESSON}")
    page.locator("a.fx-term").first.focus()
    page.keyboard.press("Enter")
    expect(explanation(page)).to_be_visible()
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(explanation(page)).to_have_count(0)


@pytest.mark.parametrize("context_options", [TOUCH])
def test_a_term_is_explained_in_place_by_touch(page: Page, base: str) -> None:
    page.goto(f"{base}{LESSON}")
    terms = page.locator("a.fx-term")
    terms.first.tap()
    box = explanation(page).bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= 360
    assert page.url == f"{base}{LESSON}"
    explanation(page).get_by_role("button").tap()
    expect(explanation(page)).to_have_count(0)
    terms.first.tap()
    terms.last.tap()
    expect(explanation(page)).to_have_count(1)
    page.locator("h1").tap()
    expect(explanation(page)).to_have_count(0)


@pytest.mark.parametrize("context_options", [{**TOUCH, "viewport": {"width": 320, "height": 640}}])
def test_every_explanation_fits_a_small_phone(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{LESSON}")
    for term in page.locator("a.fx-term").all():
        term.tap()
        box = explanation(page).bounding_box()
        assert box and box["x"] >= 0 and box["x"] + box["width"] <= 320
        explanation(page).get_by_role("button").tap()


def test_a_term_is_marked_once_a_section(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{LESSON}")
    for body in page.locator(".fx-body").all():
        targets = body.locator("a.fx-term").evaluate_all("links => links.map(link => link.href)")
        assert len(targets) == len(set(targets))


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 800}, "color_scheme": "dark"}])
def test_the_reader_chooses_the_colours_and_keeps_them(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{LESSON}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator("label[title='Passer en mode clair']:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
    page.goto(f"{http_base}{MEMO}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "default")
