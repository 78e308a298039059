"""The words of a course and the passages that hold them: a rule about words reads only where its words stand.

A course has few different words, however long it is: a pattern is tried on each of them once instead of on every
character of every text. What a rule finds there, it decides with its own pattern.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import islice
from operator import eq

from generator.check.prose import Passage
from generator.check.texts import Written

_WORD = re.compile(r"\w+")

Sought = Callable[[str], object]
"""Whether a word is sought. Known by identity: give the same function each time."""


class Vocabulary:
    """The words (as written) of some texts, in `text` and in `prose` of their passages.

    `asked` keeps, for each question, the words it was asked about and those that were sought: parts of one course share
    it, for their words are nearly the same.
    """

    def __init__(
        self,
        texts: list[tuple[Written, list[Passage]]],
        asked: dict[Sought, tuple[set[str], set[str]]] | None = None,
    ) -> None:
        self._passages = [(one, passage) for one, passages in texts for passage in passages]
        self._asked = {} if asked is None else asked
        # One text of all passages, with a word between them: taken to words at once, in half the time.
        whole = "\n_\n".join([passage.prose for _, passage in self._passages])
        self._listed = _WORD.findall(whole)
        self._all = set(self._listed)
        for _, passage in self._passages:
            if passage.prose is not passage.text:
                self._all.update(_WORD.findall(passage.text))

    def holding(self, is_sought: Sought) -> Iterator[tuple[Written, Passage]]:
        """The passages, in order, with a word that is sought; each word of the course is asked about once."""
        asked, sought = self._asked.setdefault(is_sought, (set(), set()))
        new = self._all - asked
        asked |= new
        sought.update(filter(is_sought, new))
        here = self._all & sought
        if here:
            yield from (held for held in self._passages if _holds_one(held[1], here))

    def doubled(self) -> Iterator[tuple[Written, Passage]]:
        """The passages, in order, in which a word follows itself."""
        if _follows_itself(self._listed):
            yield from (held for held in self._passages if _follows_itself(_WORD.findall(held[1].prose)))


def _holds_one(passage: Passage, words: set[str]) -> bool:
    """Whether one of the words stands in the passage. Most hold none, not even inside a longer word."""
    text = passage.text
    return any(word in text for word in words) and not (
        words.isdisjoint(_WORD.findall(text)) and words.isdisjoint(_WORD.findall(passage.prose))
    )


def _follows_itself(words: list[str]) -> bool:
    folded = list(map(str.casefold, words))
    return any(map(eq, folded, islice(folded, 1, None)))
