"""T8xx for every language: what the generator cannot mend in a paragraph, since it does not know what was meant.

Spaces, quotes in pairs, apostrophes and dots are set by `language` and never reported. Faults of French spelling and
usage are in `french`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.check.prose import Passage, Reader, words
from generator.check.texts import Written
from generator.check.thresholds import THRESHOLDS
from generator.diagnostics import Diagnostic
from generator.language import OBJECT

if TYPE_CHECKING:
    from generator.check.rule import Context, Rule


def _texts(context: Context) -> Iterator[Diagnostic]:
    reader = context.reader
    for one, passages in reader.all:
        for index, passage in enumerate(passages):
            text = passage.text  # each rule is asked only where it may find something
            if '"' in text:
                yield from _quotes(passage, reader)
            if "«" in text or "»" in text:
                yield from _guillemets(passage)
            if " ," in text or " ." in text or "( " in text or " )" in text:
                yield from _spaces(passage)
            if one.part in _SENTENCES and one.rich:
                follows = passages[index + 1].kind if index + 1 < len(passages) else None
                yield from _full_stop(one, passage, follows)
    for _, passage in context.vocabulary.doubled():
        yield from _doubled(passage, reader)


def _quotes(passage: Passage, reader: Reader) -> Iterator[Diagnostic]:
    """A straight quote without its pair: the generator leaves it straight."""
    text = passage.text
    if reader.language.code == "fr":
        paired = {place for edit in reader.language.edits(text) for place in range(edit.start, edit.end)}
        alone = [place for place, char in enumerate(text) if char == '"' and place not in paired]
    else:
        # English turns each quote on its own, so an odd one out shows by the number.
        all_ = [place for place, char in enumerate(text) if char == '"' and not _is_inch(text, place)]
        alone = all_[-1:] if len(all_) % 2 else []
    for place in alone:
        if not _is_inch(text, place):
            yield Diagnostic("T803", passage.span(place, place + 1))


def _is_inch(text: str, place: int) -> bool:
    return place > 0 and text[place - 1].isdigit()


def _guillemets(passage: Passage) -> Iterator[Diagnostic]:
    """« and » that do not pair within the paragraph."""
    opened: list[int] = []
    for place, char in enumerate(passage.text):
        if char == "«":
            opened.append(place)
        elif char == "»":
            if opened:
                opened.pop()
            else:
                yield Diagnostic("T804", passage.span(place, place + 1), {"mark": "»"})
    for place in opened:
        yield Diagnostic("T804", passage.span(place, place + 1), {"mark": "«"})


_SPACED = re.compile(r"(?<=[^\W\d_])( +)([,.])(?=\s|\Z)|(\()( +)(?=\w)|(?<=\w)( +)(\))")


def _spaces(passage: Passage) -> Iterator[Diagnostic]:
    """A space that no language wants: before a comma, a full stop or a closing bracket."""
    for found in _SPACED.finditer(passage.prose):
        mark = found[2] or found[3] or found[6]
        yield Diagnostic("T807", passage.span(found.start(), found.end()), {"mark": mark})


_TWICE = {
    "fr": re.compile(
        r"(?<![\w'’-])(le|la|les|de|des|du|un|une|et|à|au|aux|que|qui|en|dans|pour|par|sur|est|ce|se|sa|son|avec|ou|ne|pas)"
        r"[ \n]+(\1)(?![\w'’-])",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?<![\w'’-])(the|a|an|of|to|in|on|for|and|or|with|is|are|at|by|it|be)[ \n]+(\1)(?![\w'’-])", re.IGNORECASE
    ),
}


def _doubled(passage: Passage, reader: Reader) -> Iterator[Diagnostic]:
    for found in _TWICE[reader.language.code].finditer(passage.prose):
        yield Diagnostic("T815", passage.span(found.start(2), found.end(2)), {"word": found[2]})


_SENTENCES = frozenset(
    {
        "text", "note", "tip", "warning", "in_practice", "example", "answer", "trainer", "summary", "intro",
        "definition", "explanation", "feedback", "debrief", "situation", "hint", "aim", "method", "evaluation",
        "follow_up", "quality", "material", "changes",
    }
)  # fmt: skip
"""Parts that are made of sentences, and so end with a mark."""

_FULL_STOPS = ".!?…:;"
_ENDS = re.compile(r"[.!?…:;](?:[\s»”\")\]]*)\Z")


def _full_stop(one: Written, passage: Passage, follows: str | None) -> Iterator[Diagnostic]:
    if passage.kind != "paragraph" or one.owner == "source":
        return
    text = passage.text.rstrip()
    if not text or text[-1] in _FULL_STOPS or _ENDS.search(text):  # the cheap tests first: nearly all end here
        return
    is_label = len(words(text)) < THRESHOLDS.full_stop_from_words or all(passage.bold[: len(text)])
    leads = follows in ("item", "cell")
    if not is_label and not leads and text[-1] != OBJECT:
        yield Diagnostic("T805", passage.span(len(text) - 1, len(text)))


RULES: tuple[Rule, ...] = (_texts,)
