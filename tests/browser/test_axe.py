"""axe finds nothing to object to: every kind of page, both colour schemes, phone and desk, and the states one opens."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.pages import EXERCISES, GLOSSARY, HOME, KINDS, LESSON, MEMO, NOT_FOUND, RESULTS, WIDE_MEMO

AXE = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = "tags => axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] })"

PHONE = {"width": 360, "height": 800}
DESK = {"width": 1280, "height": 900}
# Both schemes and both widths always; the two other pairs only by `make test-all`, since axe takes seconds a page.
SCHEMES = [
    pytest.param({"color_scheme": "light", "viewport": PHONE}, id="light-360"),
    pytest.param({"color_scheme": "dark", "viewport": DESK}, id="dark-1280"),
    pytest.param({"color_scheme": "light", "viewport": DESK}, id="light-1280", marks=pytest.mark.exhaustive),
    pytest.param({"color_scheme": "dark", "viewport": PHONE}, id="dark-360", marks=pytest.mark.exhaustive),
]


def assert_no_violation(page: Page) -> None:
    """Fails with a line a finding: rule, what it wants, where."""
    assert AXE.is_file(), "axe-core is not installed: npm ci --ignore-scripts"
    page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(RUN, TAGS)
    found = [
        f"{finding['id']}: {finding['help']}: {node['target']} {node['failureSummary']}"
        for finding in result["violations"]
        for node in finding["nodes"][:4]
    ]
    assert not found, "\n".join(found)


# Every kind in one scheme; of the other one, in `make test`, the kinds that have colours of their own.
COLOURS = (HOME, LESSON, WIDE_MEMO, EXERCISES, RESULTS)


@pytest.mark.parametrize(
    ("path", "context_options"),
    [
        pytest.param(
            path,
            *scheme.values,
            id=f"{path}-{scheme.id}",
            marks=[*scheme.marks, *([] if scheme.id == "light-360" or path in COLOURS else [pytest.mark.exhaustive])],
        )
        for path in (*KINDS, NOT_FOUND)
        for scheme in SCHEMES
    ],
)
def test_a_page_has_no_fault(page: Page, http_base: str, path: str) -> None:
    page.goto(f"{http_base}{path}")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate" if dark(page) else "default")
    assert_no_violation(page)


def dark(page: Page) -> bool:
    return bool(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))


@pytest.mark.parametrize("context_options", SCHEMES)
def test_the_open_search_has_no_fault(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{HOME}")
    page.keyboard.press("/")
    page.locator(".md-search__input").fill("facture")
    page.locator(".md-search__input").press("End")
    expect(page.locator(".md-search-result__link").first).to_be_visible()
    assert_no_violation(page)


@pytest.mark.parametrize("context_options", SCHEMES)
def test_an_opened_key_has_no_fault(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{LESSON}")
    page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true })")
    assert_no_violation(page)


@pytest.mark.parametrize("context_options", SCHEMES)
@pytest.mark.parametrize("path", [MEMO, WIDE_MEMO])
def test_a_filtered_memo_has_no_fault(page: Page, http_base: str, path: str) -> None:
    page.goto(f"{http_base}{path}")
    page.locator(".fx-filter input[type=search]").fill("zzz")
    assert_no_violation(page)


@pytest.mark.parametrize("context_options", SCHEMES)
def test_an_explained_term_has_no_fault(page: Page, http_base: str) -> None:
    page.goto(f"{http_base}{LESSON}")
    page.locator("a.fx-term").first.click()
    expect(page.locator(".fx-explain:popover-open")).to_be_visible()
    assert_no_violation(page)


@pytest.mark.parametrize("context_options", [{"forced_colors": "active", "viewport": DESK}])
@pytest.mark.parametrize("path", [HOME, LESSON, MEMO, GLOSSARY])
def test_forced_colours_have_no_fault(page: Page, http_base: str, path: str) -> None:
    page.goto(f"{http_base}{path}")
    assert_no_violation(page)
