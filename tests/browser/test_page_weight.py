"""A page is light: what its first view fetches compressed, what a further one adds; and nothing moves."""

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import QuietHandler, served
from tests.browser.pages import (
    FINAL,
    HOME,
    MEMO,
    MODULE,
    POSITIONING,
    PROGRAMME,
    RESULTS,
    SOURCES,
    TEXTS,
    TRAINING,
    WIDE_MEMO,
    whole,
)  # fmt: skip

FIRST_VIEW = 165_000
FURTHER = 25_000
LONG = 32_000
"""Of a page that is one long list, and of an assessment with its script."""

TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
INDEX = "search/search_index.js"
WORKER = re.compile(r"/workers/search\.\w+\.min\.js$")
WOFF = "assets/fonts/"


class GzipHandler(QuietHandler):
    """Answers with text compressed as a usual host does, and lets the browser keep it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802  # the name that the server calls
        path = Path(self.translate_path(self.path.partition("?")[0]))
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in TEXT:
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@pytest.fixture(scope="module")
def http_base(built_site: Path) -> Iterator[str]:
    with served(built_site, GzipHandler) as address:
        yield address


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """Without the watch of the other tests: a browser that intercepts requests keeps nothing for a further page."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield context
    context.close()


@dataclass
class Traffic:
    """What came over the wire, by address below the site: heads and bodies."""

    base: str
    bytes_of: dict[str, int] = field(default_factory=dict)
    asked_by: dict[str, str] = field(default_factory=dict)
    """Which page asked for it."""

    def of(self, page: str) -> dict[str, int]:
        """What came for a page: the icon of the one before may come late."""
        return {name: size for name, size in self.bytes_of.items() if self.asked_by.get(name) == page}

    @property
    def total(self) -> int:
        return sum(self.bytes_of.values())


@pytest.fixture
def traffic(context: BrowserContext, page: Page, http_base: str) -> Traffic:
    found = Traffic(http_base)
    names: dict[str, str] = {}
    cdp = context.new_cdp_session(page)
    cdp.send("Network.enable")

    def ask(event: dict[str, Any]) -> None:
        address, document = event["request"]["url"], event["documentURL"]
        found.asked_by[address.removeprefix(http_base)] = document.removeprefix(http_base).partition("#")[0]

    def name(event: dict[str, Any]) -> None:
        response = event["response"]
        if response["url"].startswith("http") and not response.get("fromDiskCache"):
            names[event["requestId"]] = response["url"].removeprefix(http_base)

    def weigh(event: dict[str, Any]) -> None:
        if event["requestId"] in names:
            found.bytes_of[names[event["requestId"]]] = int(event["encodedDataLength"])

    cdp.on("Network.requestWillBeSent", ask)
    cdp.on("Network.responseReceived", name)
    cdp.on("Network.loadingFinished", weigh)
    return found


def packed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6, mtime=0))


def pages_of(site: Path, kind: str) -> list[str]:
    found = sorted(site.rglob("*.html"))
    return [one.relative_to(site).as_posix() for one in found if f'fx-sheet--{kind}"' in one.read_text("utf-8")]


def longest(site: Path) -> str:
    return max(pages_of(site, "lesson"), key=lambda name: packed(site / name))


def still(page: Page) -> None:
    """The calm after which the script of the questions comes never ends, however slow the machine is."""
    page.clock.install(time="2026-11-24T10:00:00")
    page.clock.pause_at("2026-11-24T10:00:01")


def test_the_first_view_of_the_longest_lesson_is_light(
    page: Page, http_base: str, built_site: Path, traffic: Traffic
) -> None:
    still(page)
    whole(page, f"{http_base}{longest(built_site)}")
    assert page.locator("quiz-question").count() > 0
    assert traffic.total <= FIRST_VIEW, traffic.bytes_of
    assert INDEX not in traffic.bytes_of
    assert not any(WORKER.search(f"/{name}") for name in traffic.bytes_of)
    assert sum(name.startswith(WOFF) for name in traffic.bytes_of) == 2


def test_the_script_of_the_questions_comes_by_itself(
    page: Page, http_base: str, built_site: Path, traffic: Traffic
) -> None:
    """Who listens to a page, or searches it, gives no sign."""
    still(page)
    whole(page, f"{http_base}{longest(built_site)}")
    assert "assets/javascripts/quiz.js" not in traffic.bytes_of
    page.clock.resume()
    expect(page.get_by_role("button", name="Valider").first).to_be_attached(timeout=8_000)
    assert page.locator(".fx-key__item:visible").count() == 0


@pytest.mark.parametrize("sign", ["scroll", "key", "print link"])
def test_the_first_sign_of_the_reader_brings_the_script_of_the_questions(
    page: Page, http_base: str, built_site: Path, sign: str
) -> None:
    still(page)
    whole(page, f"{http_base}{longest(built_site)}")
    defined = page.locator("quiz-question:defined")
    assert defined.count() == 0
    if sign == "scroll":
        page.mouse.wheel(0, 200)
    elif sign == "key":
        page.keyboard.press("Tab")
    else:
        page.evaluate("location.hash = 'corrige'")
    expect(defined.first).to_be_attached()


def test_who_has_answered_gets_the_script_before_the_first_picture(
    page: Page, http_base: str, built_site: Path, traffic: Traffic
) -> None:
    lesson = longest(built_site)
    whole(page, f"{http_base}{HOME}")
    page.evaluate("localStorage.setItem('fascicule:chorus-pro:2:p:length', '5')")
    page.goto(f"{http_base}{lesson}")
    expect(page.get_by_role("button", name="Valider").first).to_be_attached()
    assert page.locator("script[data-fx-past]").count() == 0
    assert page.locator("script[src$='quiz.js']").count() == 1


@pytest.mark.parametrize(
    ("name", "most"),
    [
        *((name, FURTHER) for name in (HOME, MODULE, MEMO, WIDE_MEMO, PROGRAMME, TRAINING, RESULTS)),
        *(pytest.param(name, FURTHER, marks=pytest.mark.exhaustive) for name in TEXTS),
        *((name, LONG) for name in (POSITIONING, FINAL, SOURCES)),
        ("glossary.html", LONG),
    ],
)
def test_a_further_page_adds_little(
    page: Page, http_base: str, built_site: Path, traffic: Traffic, name: str, most: int
) -> None:
    whole(page, f"{http_base}{longest(built_site)}")
    traffic.bytes_of.clear()
    whole(page, f"{http_base}{name}")
    added = traffic.of(name)
    assert name in added
    assert sum(added.values()) <= most, added


def test_no_other_lesson_and_no_memo_weighs_more_than_a_further_page_may(built_site: Path) -> None:
    """Their style sheets and scripts came with the first lesson."""
    first = longest(built_site)
    names = [*pages_of(built_site, "lesson"), *pages_of(built_site, "memo"), *pages_of(built_site, "module")]
    heavy = {name: packed(built_site / name) for name in names if name != first}
    assert len(heavy) > 40
    assert {name: size for name, size in heavy.items() if size > FURTHER} == {}


# The columns beside the sheet are Material's: it moves its table of contents along while one scrolls.
SHIFTS = """() => new Promise((done) => {
  const moved = [];
  const inSheet = ({ node }) => !node || !(node.nodeType === 1 ? node : node.parentElement)?.closest(".md-sidebar");
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (!entry.hadRecentInput && entry.sources.some(inSheet)) {
        moved.push([entry.value, ...entry.sources.map(({ node }) => node?.className ?? "gone")]);
      }
    }
  }).observe({ type: "layout-shift", buffered: true });
  setTimeout(() => done(moved), 300);
})"""


@pytest.mark.parametrize("width", [360, 1280])
def test_nothing_shifts_while_a_page_comes(page: Page, http_base: str, built_site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    others = [pages_of(built_site, kind)[0] for kind in ("module", "print", "exercises")]
    for name in (longest(built_site), HOME, MEMO, *others):
        whole(page, f"{http_base}{name}")
        assert page.evaluate(SHIFTS) == [], name


def test_nothing_shifts_when_the_script_of_the_questions_comes(page: Page, http_base: str, built_site: Path) -> None:
    whole(page, f"{http_base}{longest(built_site)}")
    for _ in range(12):
        page.mouse.wheel(0, 400)
        page.wait_for_timeout(60)
    expect(page.get_by_role("button", name="Valider").first).to_be_attached()
    assert page.evaluate(SHIFTS) == []
