"""What is worked out once for all pages of a build: most texts of a course stand on three or four of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from markupsafe import Markup

from generator.language import Language
from generator.model.lesson import CircuitBlock, DecisionBlock, StatesBlock, TimelineBlock
from generator.model.project import PlacedLesson, Project
from generator.term_links import TermFinder


@dataclass(frozen=True)
class CourseMemo:
    """The texts of one course on one day, finished, by what the author wrote; pieces for any page, by their thing."""

    project: Project
    language: Language
    inline: dict[str, Markup] = field(default_factory=dict)
    blocks: dict[str, Markup] = field(default_factory=dict)
    plain: dict[str, str] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)
    raised: dict[str, Markup] = field(default_factory=dict)
    stems: dict[str, tuple[Markup, Markup]] = field(default_factory=dict)
    shared: dict[tuple[object, ...], Markup] = field(default_factory=dict)
    fingerprints: dict[int, tuple[object, str]] = field(default_factory=dict)
    """Those of questions, which go by identity: the question is kept beside its own."""

    @cached_property
    def finder(self) -> TermFinder:
        return TermFinder(self.project.terms, self.language)

    @cached_property
    def first_lesson_of_figure(self) -> dict[str, PlacedLesson]:
        first: dict[str, PlacedLesson] = {}
        for placed in self.project.lessons.values():
            for _, block in placed.blocks():
                match block:
                    case TimelineBlock():
                        first.setdefault(block.timeline, placed)
                    case CircuitBlock():
                        first.setdefault(block.circuit, placed)
                    case StatesBlock():
                        first.setdefault(block.states, placed)
                    case DecisionBlock():
                        first.setdefault(block.decision, placed)
                    case _:
                        pass
        return first
