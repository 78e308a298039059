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


class Vocabulary:
    """The words (as written) of each passage, in `text` and in `prose`."""

    def __init__(self, texts: list[tuple[Written, list[Passage]]]) -> None:
        self._passages = [(one, passage) for one, passages in texts for passage in passages]
        self._words: list[set[str]] = []
        self._doubled: list[int] = []
        for number, (_, passage) in enumerate(self._passages):
            listed = _WORD.findall(passage.prose)
            words = set(listed)
            if passage.prose is not passage.text:
                words.update(_WORD.findall(passage.text))
            self._words.append(words)
            folded = list(map(str.casefold, listed))
            if any(map(eq, folded, islice(folded, 1, None))):
                self._doubled.append(number)
        self._all: set[str] = set().union(*self._words)

    def holding(self, is_sought: Callable[[str], object]) -> Iterator[tuple[Written, Passage]]:
        """The passages, in order, with a word that is sought; each word of the course is asked about once."""
        sought = set(filter(is_sought, self._all))
        return (held for held, words in zip(self._passages, self._words, strict=True) if not sought.isdisjoint(words))

    def doubled(self) -> Iterator[tuple[Written, Passage]]:
        """The passages, in order, in which a word follows itself."""
        return (self._passages[number] for number in self._doubled)
