"""What every browser test stands on: the site, one server and one browser a worker, pages that stay here.

What the pages must do is in the test files; which pages there are is in pages.py.
"""

import os
import shutil
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Route, sync_playwright


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
        # The same flows from a folder: the main one of each kind every time, the others once in a while.
        call = getattr(item, "callspec", None)
        later = item.path.parent.name in ("training", "results", "assessments")
        if later and call and call.params.get("base") == "file" and not item.get_closest_marker("folder_too"):
            item.add_marker(pytest.mark.exhaustive)


@pytest.fixture(scope="session")
def built_site(request: pytest.FixtureRequest) -> Path:
    """The folder of the built Chorus Pro site; FASCICULE_SITE names one that is already built."""
    if ready := os.environ.get("FASCICULE_SITE"):
        return Path(ready).resolve(strict=True)
    site = request.getfixturevalue("main_site")
    assert isinstance(site, Path)
    return site


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves files and says nothing: pytest owns the output."""

    def log_message(self, format: str, *args: object) -> None:
        return


class QuietServer(ThreadingHTTPServer):
    """A browser that leaves a page breaks connections off; that is no error of the test."""

    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]  # socketserver types them loosely


@contextmanager
def served(folder: Path, handler: type[SimpleHTTPRequestHandler] = QuietHandler) -> Iterator[str]:
    """The address of a folder while a server on this machine answers from it."""
    with QuietServer(("127.0.0.1", 0), partial(handler, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


# A folder of tests with a course of its own has its own three fixtures: one that is kept for the session and is only
# asked for another `built_site` would still serve the first.
@pytest.fixture(scope="session")
def http_base(built_site: Path) -> Iterator[str]:
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def file_base(built_site: Path) -> str:
    return f"{built_site.as_uri()}/"


@pytest.fixture(params=["http", "file"])
def base(request: pytest.FixtureRequest) -> str:
    """The site's address, once on a server and once opened from the folder."""
    value = request.getfixturevalue(f"{request.param}_base")
    assert isinstance(value, str)
    return value


def chromium() -> str:
    """The installed Chromium; the tests download no browser."""
    # The shell has no windows, profiles and extensions to set up: a page costs a third of what it costs in the other.
    shell = shutil.which("chromium-headless-shell")
    candidates = [os.environ.get("FASCICULE_CHROMIUM"), shell, "/usr/bin/chromium", shutil.which("chromium")]
    for candidate in candidates:
        if candidate and Path(candidate).is_file():
            return candidate
    pytest.fail(
        "No Chromium found. On Debian: `sudo apt install chromium chromium-headless-shell` (or `make test`, which "
        "installs both); elsewhere set FASCICULE_CHROMIUM to the path of a Chromium or Chrome.",
        pytrace=False,
    )


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        # In a container Chromium has no sandbox of its own; and no name but our own address resolves.
        options = ["--no-sandbox", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
        browser = playwright.chromium.launch(executable_path=chromium(), args=options)
        yield browser
        browser.close()


class Watch:
    """Keeps a context on this machine, and remembers what went wrong in it."""

    def __init__(self, context: BrowserContext, http_base: str) -> None:
        self.own = http_base
        self.requests: list[str] = []
        self.external: list[str] = []
        self.errors: list[str] = []
        context.route(lambda url: not self.is_own(url), self.refuse)
        context.on("request", self.note)
        context.on("console", self.listen)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def is_own(self, url: str) -> bool:
        return url.startswith((self.own, "file:", "data:", "blob:", "about:"))

    def note(self, request: Request) -> None:
        self.requests.append(request.url)
        if not self.is_own(request.url):
            self.external.append(request.url)

    def refuse(self, route: Route) -> None:
        self.external.append(route.request.url)
        route.abort()

    def listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def check(self) -> None:
        assert not self.external, f"requests to other hosts: {sorted(set(self.external))}"
        assert not self.errors, f"errors in the page: {self.errors}"


@pytest.fixture
def context_options() -> dict[str, object]:
    """A test overrides it by parametrizing it: viewport, colour scheme, script off, touch."""
    return {}


@pytest.fixture
def context(browser: Browser, http_base: str, context_options: dict[str, object]) -> Iterator[BrowserContext]:
    context = browser.new_context(**context_options)  # type: ignore[arg-type]  # a bag of Playwright's own keywords
    context.set_default_timeout(10_000)
    watch = Watch(context, http_base)
    yield context
    context.close()
    watch.check()


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()
