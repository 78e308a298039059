"""What a rule is and what it may look at. Which rules there are is in `check` itself.

There are two kinds. A **local** rule judges one part at a time: what it finds follows from the lesson or bank it is
given and from files that are neither. It goes through `lessons`, `questions`, `banks`, and what is made of their texts;
it goes through the other files only when `has_others` says so. A rule **across** files sees the course whole: in
`project`, and in `facts` what was worked out of each part.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from generator.check.facts import Facts
from generator.check.known import values_in
from generator.check.part import OTHERS, Part, parts_of
from generator.check.prose import Reader
from generator.check.texts import Written
from generator.check.vocabulary import Vocabulary
from generator.diagnostics import Diagnostic
from generator.markup import links_in
from generator.markup.nodes import Link
from generator.model.project import PlacedLesson, Project
from generator.model.question import Question

T = TypeVar("T")


@dataclass(frozen=True)
class Context:
    """What a rule may look at: the project, the date of the build, and the part that is judged (None: all in one)."""

    project: Project
    as_of: datetime.date
    part: Part | None = None
    facts: Facts = field(default_factory=Facts)
    """Given to the rules across files: what all parts tell."""
    _made: dict[Callable[[Project, datetime.date], Any], Any] = field(default_factory=dict, repr=False, compare=False)

    def on(self, part: Part) -> Context:
        """The same course, one part of it; what was worked out about the course is kept."""
        return replace(self, part=part)

    def once(self, make: Callable[[Project, datetime.date], T]) -> T:
        """What `make` works out about the other files of the course: once, for all parts."""
        if make not in self._made:
            self._made[make] = make(self.project, self.as_of)
        made: T = self._made[make]
        return made

    @cached_property
    def parts(self) -> Mapping[str, Part]:
        """The parts of the course by file."""
        return parts_of(self.project)

    @property
    def has_others(self) -> bool:
        """Whether the files that are neither lessons nor banks are judged here."""
        return self.part is None or self.part.file == OTHERS

    @property
    def lessons(self) -> Iterable[PlacedLesson]:
        """The lessons that are judged here."""
        return self.project.lessons.values() if self.part is None else self.part.lessons

    @property
    def banks(self) -> Iterable[tuple[Question, ...]]:
        """The banks that are judged here."""
        return self.project.banks.values() if self.part is None else (self.part.bank,)

    @property
    def questions(self) -> Iterator[Question]:
        """Every question that is judged here, those inside cases too."""
        return self.project.all_questions() if self.part is None else self.part.questions()

    @property
    def texts(self) -> tuple[Written, ...]:
        """Every text that is judged here, gathered once for all rules."""
        return self.reader.texts

    @cached_property
    def reader(self) -> Reader:
        """These texts as plain passages, read once for all rules."""
        if self.part is None:
            return Reader(self.project, self.as_of)
        texts = tuple(self.part.texts(self.project))
        return Reader(self.project, self.as_of, texts, self.once(_written))

    @cached_property
    def links(self) -> list[tuple[Written, Link]]:
        """Every link of these texts."""
        return [(one, link) for one in self.texts if one.rich for link in links_in(one.text)]

    @cached_property
    def values(self) -> list[tuple[Written, str, int]]:
        """Every `[=id]` of these texts: the id, and where it begins in the text."""
        return [(one, name, offset) for one in self.texts for name, offset in values_in(one)]

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words of these passages and where each stands."""
        return Vocabulary(self.reader.all, self.once(_sought))


def _written(_project: Project, _day: datetime.date) -> dict[str, str]:
    """What each value writes, as far as it was asked for."""
    return {}


def _sought(_project: Project, _day: datetime.date) -> dict[Callable[[str], object], tuple[set[str], set[str]]]:
    """For each question about words, those that were asked about and those of them that were sought."""
    return {}


Rule = Callable[[Context], Iterator[Diagnostic]]
