"""One page of each kind of the Chorus Pro site: what must hold on every page is tested on these, opened whole."""

import pytest
from playwright.sync_api import Page

HOME = "index.html"
MODULE = "contexte/index.html"
LESSON = "contexte/histoire.html"
CALENDAR = "contexte/calendrier.html"
PRINT = "contexte/print.html"
MEMOS = "reference/index.html"
MEMO = "reference/statuts.html"
WIDE_MEMO = "reference/cadres.html"
GLOSSARY = "glossary.html"
SOURCES = "sources.html"
PROGRAMME = "programme.html"
TRAINING = "training/index.html"
EXERCISES = "training/contexte.html"
RESULTS = "results.html"
POSITIONING = "assessments/positionnement.html"
FINAL = "assessments/finale.html"
PAPER = "assessments/finale-a.html"
CORRECTED = "assessments/finale-a-key.html"
TEXTS = ("about.html", "privacy.html", "accessibility.html")

# Every kind, and a second page where two of a kind differ much. Only a server shows NOT_FOUND.
KINDS = (
    *(HOME, MODULE, LESSON, CALENDAR, PRINT),
    *(MEMOS, MEMO, WIDE_MEMO, GLOSSARY, SOURCES, PROGRAMME),
    *(TRAINING, EXERCISES, RESULTS, POSITIONING, FINAL, PAPER, CORRECTED),
    *TEXTS,
)
NOT_FOUND = "404.html"

# Every kind from a server, two from a folder; the other kinds from a folder in `make test-all`.
BOTH_WAYS = [
    pytest.param(
        place, path, marks=pytest.mark.exhaustive if place == "file_base" and path not in (HOME, LESSON) else ()
    )
    for place in ("http_base", "file_base")
    for path in KINDS
]

# Laid out, so that it knows which fonts it wants.
_FONTS = "() => { document.body.offsetHeight; return document.fonts.ready.then(() => null); }"


def whole(page: Page, address: str) -> None:
    """Open a page and wait for all that it loads by itself: scripts, pictures and style sheets, then its fonts."""
    page.goto(address)
    page.evaluate(_FONTS)
