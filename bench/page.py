"""What a page of the real course costs its reader: bytes, main-thread time, layout shift, Lighthouse.

For developers: Playwright, a Chromium and npm's `lighthouse` are looked for when asked, and only then.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.sizes import Tell
from bench.timing import ROOT, CommandError, interpreter, median, run

_TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".txt", ".webmanifest"}
_OURS = ("assets/questions.js", "assets/stems.js", "assets/javascripts/handout.js", "assets/javascripts/quiz.js")
_INDEX = re.compile(r"/search/search_index\.js")
_LIGHTHOUSE = ROOT / "bench" / "node_modules" / ".bin" / "lighthouse"
_CATEGORIES = ("performance", "accessibility", "best-practices")
_SLOWER = 4
_RUNS = 9


@dataclass(frozen=True)
class PageMeasures:
    """All of it; bytes are over the wire, heads and bodies."""

    first_view: int
    index_asked: bool
    further: Mapping[str, int]
    script_milliseconds: float
    shift: float
    lighthouse: Mapping[str, Mapping[str, int]]

    def as_markdown(self) -> str:
        """A section of the report."""
        rows = [
            ("first view of the longest lesson", f"{self.first_view / 1000:.1f} kB", "165 kB"),
            ("search index among its requests", "yes" if self.index_asked else "no", "no"),
            ("heaviest further page", f"{max(self.further.values()) / 1000:.1f} kB", "25 kB"),
            (f"our scripts on the main thread, {_SLOWER} × slower", f"{self.script_milliseconds:.0f} ms", "50 ms"),
            ("layout shift", f"{self.shift:.4f}", "0"),
        ]
        text = "## The learner's page\n\nChromium, the course of the repository, local server with gzip.\n\n"
        text += "| | measured | at most |\n| --- | --: | --: |\n" + "".join(f"| {' | '.join(row)} |\n" for row in rows)
        text += "\n| further page | kB |\n| --- | --: |\n"
        text += "".join(f"| {name} | {size / 1000:.1f} |\n" for name, size in self.further.items())
        if not self.lighthouse:
            return text + "\nLighthouse was not installed.\n"
        text += f"\n| Lighthouse, median of three | {' | '.join(_CATEGORIES)} |\n| --- | --: | --: | --: |\n"
        for name, scores in self.lighthouse.items():
            text += f"| {name} | {' | '.join(str(scores[one]) for one in _CATEGORIES)} |\n"
        return text


class _Packed(SimpleHTTPRequestHandler):
    """Text compressed as hosts do; the browser may keep it."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path.partition("?")[0]))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        data = path.read_bytes()
        self.send_response(200)
        kind = self.guess_type(str(path))
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if kind.startswith("text/") else kind)
        self.send_header("Cache-Control", "max-age=600")
        if path.suffix in _TEXT:
            data = gzip.compress(data, 6, mtime=0)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of `folder`, compressed, while it lasts."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Packed, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()


def chromium() -> str:
    """The browser that measures."""
    for candidate in (os.environ.get("FASCICULE_CHROMIUM"), "/usr/bin/chromium", shutil.which("chromium")):
        if candidate and Path(candidate).is_file():
            return candidate
    raise CommandError("no Chromium found: set FASCICULE_CHROMIUM")


def measure_pages(tell: Tell) -> PageMeasures:
    """Build the course of the repository elsewhere and measure it."""
    with TemporaryDirectory(prefix="bench-") as place:
        for name in ("content", "quizzes", "overrides"):
            if (ROOT / name).is_dir():
                shutil.copytree(ROOT / name, Path(place, name))
        shutil.copyfile(ROOT / "mkdocs.yml", Path(place, "mkdocs.yml"))
        run((interpreter(), "-m", "generator", "build", "--project", place), Path(place))
        with served(Path(place, "site")) as base:
            return measure_site(Path(place, "site"), base, tell)


def longest_lesson(site: Path) -> str:
    """The lesson with the most HTML."""
    pages = [page for page in sorted(site.rglob("*.html")) if 'fx-sheet--lesson"' in page.read_text(encoding="utf-8")]
    return max(pages, key=lambda page: len(gzip.compress(page.read_bytes(), 6, mtime=0))).relative_to(site).as_posix()


def measure_site(site: Path, base: str, tell: Tell) -> PageMeasures:
    """Measure a built site that is served at `base`."""
    from playwright.sync_api import sync_playwright

    lesson = longest_lesson(site)
    memo = min(path.relative_to(site).as_posix() for path in site.glob("reference/*.html") if path.name != "index.html")
    other = [page.relative_to(site).as_posix() for page in sorted(site.glob(f"{lesson.split('/')[0]}/*.html"))]
    further_pages = dict.fromkeys(["index.html", memo, *(page for page in other if page != lesson)])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        context = browser.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.add_init_script(_SHIFT)
        traffic = _Traffic(context.new_cdp_session(page))
        page.goto(base + lesson, wait_until="networkidle")
        first, asked = traffic.take()
        page.mouse.wheel(0, 4000)
        page.wait_for_timeout(2000)
        shift = float(page.evaluate("window.benchShift"))
        more, later = traffic.take()
        tell(f"{lesson}: {first} bytes, {more} more once one reads on")
        further = {}
        for name in further_pages:
            page.goto(base + name, wait_until="networkidle")
            further[name] = traffic.take()[0]
            shift = max(shift, float(page.evaluate("window.benchShift")))
        context.close()
        with_ours: list[float] = []
        without: list[float] = []
        _busy(browser, base + lesson, block=False)  # the first page of a browser is slower
        for turn in range(_RUNS):
            for block in (False, True) if turn % 2 else (True, False):
                (without if block else with_ours).append(_busy(browser, base + lesson, block))
        browser.close()
    ours = median(with_ours) - median(without)
    tell(f"main thread: {median(with_ours):.0f} ms with our scripts, {median(without):.0f} ms without")
    lighthouse = {name: _lighthouse(base + name, tell) for name in ("index.html", lesson, memo)}
    scores = lighthouse if all(lighthouse.values()) else {}
    return PageMeasures(first, any(map(_INDEX.search, asked + later)), further, ours, shift, scores)


_SHIFT = """window.benchShift = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.benchShift += entry.value;
}).observe({ type: "layout-shift", buffered: true });"""


class _Traffic:
    """Bytes that came over the wire, not from the browser's own store."""

    def __init__(self, cdp: Any) -> None:
        self._bytes = 0
        self._asked: dict[str, str] = {}
        self._kept: set[str] = set()
        cdp.send("Network.enable")
        cdp.on("Network.requestWillBeSent", self._ask)
        cdp.on("Network.requestServedFromCache", lambda event: self._kept.add(event["requestId"]))
        cdp.on("Network.responseReceived", self._answer)
        cdp.on("Network.loadingFinished", self._finish)

    def _ask(self, event: dict[str, Any]) -> None:
        self._asked[event["requestId"]] = event["request"]["url"]

    def _answer(self, event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            self._kept.add(event["requestId"])

    def _finish(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self._kept:
            self._bytes += int(event["encodedDataLength"])

    def take(self) -> tuple[int, list[str]]:
        """Bytes and addresses since the last time."""
        taken = self._bytes, list(self._asked.values())
        self._bytes, self._asked = 0, {}
        return taken


def _busy(browser: Any, address: str, block: bool) -> float:
    """Milliseconds of work of the main thread, slowed down, until the page is read on and at rest.

    What stands in the page itself (the search on demand, the look at the past) runs both ways; without our files the
    page is the one that a reader without scripts has: forms without buttons, the « Corrigé » open.
    """
    context = browser.new_context(viewport={"width": 360, "height": 740})
    page = context.new_page()
    cdp = context.new_cdp_session(page)
    # By the browser itself, since to intercept takes time of its own; both ways alike.
    cdp.send("Network.enable")
    cdp.send("Network.setBlockedURLs", {"urls": [f"*/{name}*" for name in (_OURS if block else ("no-such.js",))]})
    # The time that the thread worked: what else the machine does is not counted.
    cdp.send("Performance.enable", {"timeDomain": "threadTicks"})
    cdp.send("Emulation.setCPUThrottlingRate", {"rate": _SLOWER})
    page.goto(address, wait_until="networkidle")
    page.mouse.wheel(0, 600)
    page.wait_for_timeout(3000)
    metrics = {one["name"]: one["value"] for one in cdp.send("Performance.getMetrics")["metrics"]}
    context.close()
    return float(metrics["TaskDuration"]) * 1000


def _lighthouse(address: str, tell: Tell) -> dict[str, int]:
    """Scores from 0 to 100, median of three runs; nothing where Lighthouse is not installed."""
    if not _LIGHTHOUSE.is_file():
        return {}
    runs: list[dict[str, int]] = []
    for _ in range(3):
        command = [
            str(_LIGHTHOUSE), address, "--quiet", "--output=json", "--chrome-flags=--headless --no-sandbox",
            f"--only-categories={','.join(_CATEGORIES)}",
        ]  # fmt: skip
        environment = os.environ | {"CHROME_PATH": chromium()}
        done = subprocess.run(command, capture_output=True, env=environment, encoding="utf-8", check=False)
        if done.returncode != 0:
            raise CommandError(f"lighthouse: {done.stderr}")
        found = json.loads(done.stdout)["categories"]
        runs.append({name: round(found[name]["score"] * 100) for name in _CATEGORIES})
        tell(f"{address}: {runs[-1]}")
    return {name: round(median([one[name] for one in runs])) for name in _CATEGORIES}
