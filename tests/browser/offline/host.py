"""A host that deploys editions of a small course, well or by halves, and goes away; and a reader who checks bytes.

What must hold is in the test files.
"""

from __future__ import annotations

import shutil
import threading
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request, expect

from tests.browser.conftest import QuietHandler, QuietServer
from tests.browser.quiz.course import build
from tests.courses import ROOT

Editions = tuple[Path, Path]

KEEP = "Garder ce fascicule sur cet appareil"
DROP = "Retirer la copie hors connexion"

SHEET = "assets/stylesheets/frame.css"
NEW_PAGE = "bases/suite.html"
NEW_WORDS = "suit l'ordre des dates"
OLD_WORDS = "suit l'ordre d'émission"


def write_editions(built: Path, folder: Path) -> None:
    """Two editions of a course that is built, `first` and `second`: a text, a style sheet and the lessons differ."""
    course = Path(shutil.copytree(built, folder / "course"))
    shutil.copytree(course / "site", folder / "first")
    lesson = course / "content" / "bases" / "mentions.yml"
    text = lesson.read_text(encoding="utf-8")
    assert OLD_WORDS in text
    lesson.write_text(text.replace(OLD_WORDS, NEW_WORDS), encoding="utf-8")
    shutil.copy2(course / "content" / "bases" / "exercices.yml", course / "content" / "bases" / "suite.yml")
    module = course / "content" / "bases" / "module.yml"
    module.write_text(module.read_text(encoding="utf-8").replace("]", ", suite]"), encoding="utf-8")
    sheet = course / "overrides" / SHEET
    sheet.parent.mkdir(parents=True)
    sheet.write_bytes((ROOT / "generator" / "theme" / SHEET).read_bytes() + b"/* second edition */\n")
    shutil.copytree(build(course), folder / "second")


class Host:
    """Serves one folder below `/cours/`, or of each file the folder that `choose` gives; until it is stopped."""

    def __init__(self, site: Path, handler: type[QuietHandler] = QuietHandler) -> None:
        self.choose: Callable[[str], Path] = lambda _: site
        self.extra: dict[str, bytes] = {}
        host = self

        class Handler(handler):  # type: ignore[misc, valid-type]  # a base that is given
            def translate_path(self, path: str) -> str:
                name = urlsplit(path).path.removeprefix("/cours/")
                return str(host.choose(name) / name)

            def do_GET(self) -> None:  # noqa: N802 - the name that the base class calls
                # An older file would be "not modified" for a browser that has the newer one.
                del self.headers["If-Modified-Since"]
                data = host.extra.get(urlsplit(self.path).path.removeprefix("/cours/"))
                if data is None:
                    super().do_GET()
                    return
                self.send_response(200)
                self.send_header("Content-Type", self.guess_type(urlsplit(self.path).path))
                self.end_headers()
                self.wfile.write(data)

        self.handler = Handler
        self.port = 0
        self.start()

    def start(self) -> None:
        self.server = QuietServer(("127.0.0.1", self.port), self.handler)
        self.port = self.server.server_port
        self.thread = threading.Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        self.thread.start()

    def stop(self) -> None:
        self.server.shutdown()
        self.server.server_close()
        self.thread.join()

    def deploy(self, site: Path) -> None:
        self.choose = lambda _: site

    @property
    def base(self) -> str:
        return f"http://127.0.0.1:{self.port}/cours/"


class Reader:
    """A context that notes which requests leave, and which errors no test expects."""

    def __init__(self, context: BrowserContext, base: str) -> None:
        self.context = context
        self.base = base
        self.external: list[str] = []
        self.errors: list[str] = []
        context.set_default_timeout(10_000)
        context.on("request", self._note)
        context.on("console", self._listen)
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _note(self, request: Request) -> None:
        if not request.url.startswith((self.base.removesuffix("cours/"), "data:", "blob:", "file:")):
            self.external.append(request.url)

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.errors.append(f"{message.text} ({message.location.get('url', '')})")

    def open(self, path: str = "index.html") -> Page:
        page = self.context.new_page()
        page.goto(f"{self.base}{path}")
        return page


# All that a page is made of: itself, what it loads, the index of its search; asked for as the page asks for it.
PARTS = """async () => {
  const loaded = [...document.querySelectorAll("link[rel=stylesheet], script[src]")].map((one) => one.href ?? one.src);
  const [home] = document.querySelector("meta[name=fascicule]").content.split(" ");
  const root = new URL("./", new URL(home, location.href));
  const addresses = [location.href.split("#")[0], ...loaded, new URL("search/search_index.js", root).href];
  const found = {};
  for (const address of addresses) {
    const bytes = await (await fetch(address)).arrayBuffer();
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
    found[address.replace(root.href, "")] = [...hash].map((one) => one.toString(16).padStart(2, "0")).join("");
  }
  return found;
}"""


def assert_whole(page: Page, site: Path) -> None:
    """The page and every part of it are of this edition."""
    found: dict[str, str] = page.evaluate(PARTS)
    assert SHEET in found and len(found) > 6
    other = [name for name, digest in found.items() if digest != sha256((site / name).read_bytes()).hexdigest()]
    assert other == [], other


KEPT = """async () => ({
  workers: (await navigator.serviceWorker.getRegistrations()).length,
  caches: (await caches.keys()).length,
  stored: [...Object.keys(localStorage), ...Object.keys(sessionStorage)].filter((key) => !key.includes("__")),
})"""


def ready(page: Page) -> None:
    """Wait until the script of the page has asked for its copy and has said what follows from it."""
    expect(page.locator("head > link[rel=manifest]")).to_be_attached()
    # Asked after the script asked: the browser answers one after the other.
    page.evaluate("navigator.serviceWorker.getRegistration().then(() => null)")


def until(page: Page, promise: str) -> None:
    """Ask for a promise of the page until it gives true; `wait_for_function` takes the promise itself for true."""
    page.evaluate(f"async () => {{ while (!(await {promise})) await new Promise((done) => setTimeout(done, 20)); }}")


def keep(page: Page) -> None:
    """Press the button, and wait for the copy to be whole."""
    page.get_by_role("button", name=KEEP).click()
    state = page.locator("[data-fx-offline] [role=status]")
    expect(state).to_have_text("Gardé sur cet appareil : édition 2026.01.", timeout=20_000)
