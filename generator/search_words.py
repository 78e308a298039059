"""What the search shows and finds of a row or a term: its own words first, then those people look for it by.

One block of text: the search shows the block in which a word was found, and that block should hold the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.diagnostics import fold
from generator.rendering import Rendering

# « Factur-X » is no plural.
_PLURAL = re.compile(r"(?<=\w{3})s$|(?<=[ae]u)x$")


def search_words(texts: Iterable[str], also: Iterable[str], rendering: Rendering) -> str:
    """The texts as sentences, then the other words, typeset; one that the text already says is left out.

    The search folds accents, capitals and plurals itself, so a spelling that differs only by these adds nothing.
    """
    said = [rendering.plain(text).strip().rstrip(".") for text in texts]
    sentence = ". ".join(one for one in said if one)
    seen = _bare(sentence)
    others: list[str] = []
    for word in also:
        bare = _bare(word)
        if bare and f" {bare} " not in f" {seen} ":
            others.append(rendering.typo(word))
            seen += f" {bare}"
    return f"{sentence}. {', '.join(others)}" if others and sentence else sentence or ", ".join(others)


def _bare(words: str) -> str:
    """Folded words without signs and endings of the plural, parted by one space."""
    return " ".join(_PLURAL.sub("", word) for word in re.findall(r"\w+", fold(words).replace("œ", "oe")))
