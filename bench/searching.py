"""How long a learner of many lessons waits for a search: from the letter to its results, in Chromium, over http."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.content import course_of
from bench.page import chromium, served
from bench.projects import project
from bench.sizes import Tell
from bench.timing import median, run

AT_MOST = 100
_RUNS = 5
_CALM = 1500
"""Milliseconds between two queries: the results of the one before have come."""

# From the letter's own event to the results in the list, painted.
_WATCH = """() => {
  const list = document.querySelector(".md-search-result__list");
  window.benchSearch = new Promise((done, fail) => addEventListener("input", () => {
    setTimeout(() => fail(new Error("no results came")), 60000);
    const start = performance.now();
    const seen = new MutationObserver(() => {
      if (list.children.length > 0) {
        seen.disconnect();
        requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
      }
    });
    seen.observe(list, { childList: true });
  }, { capture: true, once: true }));
}"""


@dataclass(frozen=True)
class Searches:
    """Milliseconds: the first use with its index, then the median of each query."""

    lessons: int
    index_megabytes: float
    first: float
    queries: Mapping[str, float]

    def as_markdown(self) -> str:
        """A section of the report."""
        text = f"## A search in {self.lessons} lessons\n\n"
        text += "Chromium, from a letter in the field to the results, once the index is loaded.\n\n"
        text += "| query | ms | at most |\n| --- | --: | --: |\n"
        text += "".join(f"| {query} | {found:.0f} | {AT_MOST} |\n" for query, found in self.queries.items())
        return (
            text
            + f"\nThe first, which loads and reads the index of {self.index_megabytes:.1f} MB: {self.first:.0f} ms.\n"
        )


def _index(site: Path) -> Path:
    return next(path for path in sorted((site / "search").glob("search_index.js*")))


def queries_of(site: Path) -> dict[str, str]:
    """A query of each kind, with words that the course has."""
    text = _index(site).read_text(encoding="utf-8")
    docs = json.loads(text[text.index("{") :].rstrip().rstrip(";"))["docs"]
    words = [word.strip(".,:;!?«»()’'").casefold() for doc in docs for word in doc["title"].split()]
    often: dict[str, int] = {}
    for word in words:
        # A shorter one may be one that no search looks for; the last letter needs a key, and Chromium has ASCII ones.
        if word.isalpha() and len(word) > 6 and word[-1].isascii():
            often[word] = often.get(word, 0) + 1
    by_number = sorted(often, key=lambda word: (often[word], word))
    accents = next((word for word in reversed(by_number) if not word.isascii()), by_number[-1])
    common, other = by_number[-1], by_number[-2]
    return {
        "a common word": common,
        "a rare word": by_number[0],
        "two words": f"{common} {other}",
        "a word with an accent": accents,
        "the begin of a word": common[:4],
    }


def measure_search(page: Any, site: Path, base: str, lessons: int) -> Searches:
    """Search in a site that is served at `base`, as a learner types: the last letter is the one that counts."""
    page.goto(base + "index.html", wait_until="networkidle")
    field = page.locator(".md-search__input")
    field.focus()
    queries = queries_of(site)
    page.evaluate(_WATCH)
    field.press_sequentially(next(iter(queries.values())))
    first = float(page.evaluate("window.benchSearch"))
    found: dict[str, list[float]] = {name: [] for name in queries}
    for _ in range(_RUNS):
        for name, query in queries.items():
            field.fill("")
            field.press_sequentially(query[:-1])
            page.wait_for_timeout(_CALM)
            page.evaluate(_WATCH)
            page.keyboard.type(query[-1])
            found[name].append(float(page.evaluate("window.benchSearch")))
    size = _index(site).stat().st_size / 1e6
    return Searches(lessons, size, first, {f"{name}: {queries[name]}": median(times) for name, times in found.items()})


def measure_searches(lessons: int, tell: Tell) -> Searches:
    """Build a course of so many lessons and search in it."""
    from playwright.sync_api import sync_playwright

    with TemporaryDirectory(prefix="bench-") as place:
        built = project("ours", course_of(lessons), Path(place, "ours"))
        run(built.command, built.folder)
        with served(built.site) as base, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
            page = browser.new_page(viewport={"width": 1280, "height": 800})
            found = measure_search(page, built.site, base, lessons)
            browser.close()
    tell(f"{lessons} lessons: first search {found.first:.0f} ms, then {dict(found.queries)}")
    return found
