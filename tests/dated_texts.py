"""French texts of pages set beside a day: what still waits for a day that has come, what takes one to come for past."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from generator.language import language_of

FRENCH = language_of("fr")
_FIRSTS = [datetime.date(2026, month, 1) for month in range(1, 13)]
_MONTH = {
    said.split()[1].rstrip("."): day.month for day in _FIRSTS for said in (FRENCH.date(day), FRENCH.medium_date(day))
}
DATE = re.compile(rf"(?:\b(\d{{1,2}})(?:er)? )?\b({'|'.join(_MONTH)})\.? (20\d\d)\b", re.IGNORECASE)

# « retirez », « assurez » and « livrez » are imperatives: the plural forms of these endings are named one by one.
FUTURE = (
    r"(?:(?:[eiudvr]|tt)r(?:ai|as|a|ont)|(?:[edr]|tt)r(?:ons|ez)|(?:dev|recev|fin|chois)i?r(?:ons|ez)|s?aur(?:ons|ez))"
)
WAITING = re.compile(
    rf"\b\w*{FUTURE}\b|\b(?:à venir|pas encore|d'ici|futur\w*|prochain\w*|bientôt|demain)\b"
    r"|\b(?:jusqu'au|jusqu'en|avant le|avant la fin|à partir du|attendez|préparez|anticipez|prenez de l'avance)\b"
    r"|\b(?:n'oblige pas|n'est pas (?:encore )?(?:tenue?|obligée?)|peut la repousser|[Aa]ucun report)\b"
    r"|\b(?:prévue?s? (?:pour|le|au)|entrent? en vigueur le)\b",
    re.IGNORECASE,
)
"""Said of a day that has come, these words still wait for it."""

HOLDING = re.compile(r"\b(?:depuis|dès|en vigueur)(?: (?:le|quand|l'étape du))*(?: : )?(?: le)? ?$", re.IGNORECASE)
"""Just before a day to come, these words take it for past."""

_BLOCKS = frozenset([
    "p", "li", "td", "th", "dd", "dt", "h1", "h2", "h3", "h4", "h5", "h6", "summary", "legend", "label", "div",
    "section", "figcaption", "caption", "tr", "option", "text",
])  # fmt: skip


class Blocks(HTMLParser):
    """What a page says, block by block: a paragraph, a line of a list, a cell with the name of its column."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.blocks: list[str] = []
        self._now = ""
        text = re.sub(r"\A---\n.*?\n---\n", "", page.decode(), flags=re.DOTALL)
        self.feed(re.sub(r"^(#.*)$", r"<p>\1</p>", text, flags=re.MULTILINE))
        self.close()
        self._end()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self._end()
        if label := dict(attrs).get("data-label"):
            self._now = f"{label} : "

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        if self.cdata_elem is None:
            self._now += data

    def _end(self) -> None:
        if text := " ".join(self._now.replace("\u2019", "'").split()):
            self.blocks.append(text)
        self._now = ""


def dates_in(text: str) -> Iterator[tuple[datetime.date, int]]:
    """The days that a text names, and where; a month stands for its first day."""
    for found in DATE.finditer(text):
        yield datetime.date(int(found[3]), _MONTH[found[2].lower()], int(found[1] or 1)), found.start()


def waiting(blocks: dict[str, list[str]], since: datetime.date, day: datetime.date) -> dict[str, str]:
    """Block → page: what still waits for a day after `since` that has come on `day`."""
    return {
        block: page
        for page, said in blocks.items()
        for block in said
        if WAITING.search(block) and any(since < date <= day for date, _ in dates_in(block))
    }


def held(blocks: dict[str, list[str]], day: datetime.date) -> dict[str, str]:
    """Block → page: what takes a day after `day` for past."""
    return {
        block: page
        for page, said in blocks.items()
        for block in said
        if any(date > day and HOLDING.search(block[:start]) for date, start in dates_in(block))
    }
