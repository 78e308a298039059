"""Nothing leaves the reader's device: no request to another host, no cookie, nothing loaded from elsewhere."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.pages import BOTH_WAYS, LESSON, NOT_FOUND, whole

# What a browser loads by itself. A plain link (<a href>) is the reader's decision.
LOADED = {
    "audio": ("src",),
    "embed": ("src",),
    "form": ("action",),
    "iframe": ("src",),
    "image": ("href", "xlink:href"),
    "img": ("src", "srcset"),
    "input": ("src",),
    "link": ("href",),
    "object": ("data",),
    "script": ("src",),
    "source": ("src", "srcset"),
    "track": ("src",),
    "use": ("href", "xlink:href"),
    "video": ("src", "poster"),
}
ABSOLUTE = re.compile(r"(?:^|[\s,])(?:https?:)?//", re.IGNORECASE)
NETWORK = ("fetch(", "XMLHttpRequest", "sendBeacon", "WebSocket", "EventSource", "importScripts", "document.cookie")
IN_STYLE = re.compile(r"""(?:url\(\s*|@import\s+)["']?((?:https?:)?//[^"')\s]+)""", re.IGNORECASE)


class Loaded(HTMLParser):
    """Collects the absolute addresses that a page makes the browser load."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name in LOADED.get(tag, ()) and value and ABSOLUTE.search(value):
                self.addresses.append(f"<{tag} {name}={value}>")
            if name == "style" and value:
                self.addresses += IN_STYLE.findall(value)
            if tag == "meta" and name == "content" and value and re.match(r"\d+\s*;\s*url=", value, re.IGNORECASE):
                self.addresses.append(f"<meta refresh {value}>")

    def handle_data(self, data: str) -> None:
        if self.cdata_elem == "style":
            self.addresses += IN_STYLE.findall(data)


def test_no_page_names_another_host_to_load_from(built_site: Path) -> None:
    found = []
    for file in sorted(built_site.rglob("*.html")):
        page = Loaded()
        page.feed(file.read_text(encoding="utf-8"))
        page.close()
        found += [f"{file.relative_to(built_site).as_posix()}: {address}" for address in page.addresses]
    assert found == []


def test_no_style_sheet_names_another_host(built_site: Path) -> None:
    sheets = sorted(built_site.rglob("*.css"))
    assert sheets
    found = {file.name: IN_STYLE.findall(file.read_text(encoding="utf-8")) for file in sheets}
    assert {name: addresses for name, addresses in found.items() if addresses} == {}


def test_no_script_of_ours_speaks_to_the_network(built_site: Path) -> None:
    script = (built_site / "assets" / "javascripts" / "handout.js").read_text(encoding="utf-8")
    assert [word for word in NETWORK if word in script] == []


@pytest.mark.parametrize(("place", "path"), BOTH_WAYS)
def test_a_page_asks_nobody_and_keeps_no_cookie(
    page: Page, request: pytest.FixtureRequest, place: str, path: str
) -> None:
    # The fixture `context` fails the test on any request to another host.
    whole(page, f"{request.getfixturevalue(place)}{path}")
    assert page.context.cookies() == []
    assert page.evaluate("document.cookie") == ""


def test_the_page_for_an_unknown_address_asks_nobody(page: Page, http_base: str) -> None:
    whole(page, f"{http_base}{NOT_FOUND}")
    assert page.context.cookies() == []


def test_what_is_kept_stays_under_the_names_of_the_course_and_of_the_colour_scheme(page: Page, http_base: str) -> None:
    whole(page, f"{http_base}{LESSON}")
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    whole(page, f"{http_base}index.html")
    names = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    assert [name for name in names if not re.search(r"chorus-pro|\.__|^fascicule", name)] == []
