"""What all pages share: the course, its index, the words of its language, and the shape of a page file."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from markupsafe import Markup

from generator.index import Index, TermsOf, counted, index_of, shown_sections
from generator.key_data import is_graded
from generator.language import Strings
from generator.model.course import Source
from generator.model.project import PlacedLesson, PlacedModule, Project
from generator.model.question import Question
from generator.pages import front_matter
from generator.rendering import Rendering
from generator.search_words import search_words
from generator.source_lines import source_html, stale
from generator.templating import render

_SPECIAL = re.compile(r"[\\`*_{}\[\]<>&|~^$#!]")
_BLANK_LINES = "\n\n\n"
_ACTIVE = re.compile(r'[<"]|&(?=[#\w])')


@dataclass(frozen=True)
class Frame:
    """One build: the project on a day."""

    project: Project
    as_of: datetime.date
    rendering: Rendering
    index: Index

    @property
    def words(self) -> Strings:
        """The strings of the interface."""
        return self.rendering.strings

    @cached_property
    def edition(self) -> str:
        """Year and month of the newest revision: `2026.11`."""
        return f"{self.revised:%Y.%m}"

    @cached_property
    def revised(self) -> datetime.date:
        """The newest `revised` date of the lessons."""
        return max((one.lesson.revised for one in self.project.lessons.values()), default=self.as_of)

    @cached_property
    def fresh_sources(self) -> int:
        """Number of sources that need no review on the day."""
        return sum(not stale(source, self.as_of) for source in self.project.sources.values())

    @cached_property
    def graded(self) -> dict[str, Question]:
        """The questions in force that a page grades, those inside cases too, by id in the order of the banks."""
        return {
            str(one.id): one
            for question in self.project.questions.values()
            if question.in_force(self.as_of)
            for one in counted(question)
            if is_graded(one, self.project.figures)
        }

    @property
    def minutes(self) -> int:
        """Minutes of the lessons that are written and count."""
        return sum(module.duration for module in self.project.modules)

    def lesson_title(self, placed: PlacedLesson) -> str:
        """`1.2 Votre calendrier`, as links name a lesson."""
        return f"{placed.module_number}.{placed.number} {self.rendering.typo(placed.lesson.title)}"

    def first_sentence(self, text: str, rendering: Rendering) -> str:
        """The first sentence of a text, plain: enough to choose by in a list."""
        sentence, stop, _ = rendering.plain(text).partition(". ")
        return sentence + stop.strip()

    def module_of(self, placed: PlacedLesson) -> PlacedModule:
        """The module a lesson stands in."""
        return self._modules[placed.module]

    @cached_property
    def _modules(self) -> dict[str, PlacedModule]:
        return {module.id: module for module in self.project.modules}

    def after(self, placed: PlacedLesson) -> PlacedLesson | None:
        """The lesson that comes after this one in the course."""
        return self._after.get(placed.id)

    @cached_property
    def _after(self) -> dict[str, PlacedLesson]:
        lessons = list(self.project.lessons.values())
        return {one.id: other for one, other in pairwise(lessons)}

    def questions_in(self, lessons: Iterable[PlacedLesson]) -> int:
        """Number of questions shown in these lessons."""
        return sum(len(self.index.questions_of_lesson.get(placed.id, ())) for placed in lessons)

    def page(self, template: str, path: str, front: dict[str, Any], /, **context: Any) -> str:
        """The text of a page file: front matter, then the template."""
        rendering = self.rendering.on(path)
        title = self.rendering.typo(self.project.course.title)
        # The theme writes these two as they come; the running lines go through its own escapes for CSS.
        safe = {name: inert(front[name]) for name in ("title", "description")}
        front = {**front, **safe, "running_foot": f"{title}, {self.words.edition_word} {self.edition}"}
        shared = {"frame": self, "r": rendering, "s": self.words, "course": self.project.course}
        shared |= {"h": heading, "words": search_words}
        body = render(f"page/{template}.md.j2", **shared, **context)
        return f"{front_matter.written(front)}\n{_tidy(body)}"

    def practice_front(self, title: str, description: str, kind: str, *styles: str) -> dict[str, Any]:
        """The front matter of a page to work on: no columns, not in the search, the record before the paint."""
        return {
            "title": title,
            "description": description,
            "kind": kind,
            "hide": ["navigation", "toc", "footer"],
            "search": {"exclude": True},
            "record": True,
            "styles": list(styles),
        }

    def source_line(self, source: Source, rendering: Rendering) -> Markup:
        """Title, publisher and date of check of a source."""
        return source_html(source, rendering)

    def sources_of(self, placed: PlacedLesson) -> list[Source]:
        """The sources of a lesson in the order of its sections, each once."""
        ids: dict[str, None] = {}
        for section in shown_sections(placed, self.as_of):
            ids.update(dict.fromkeys(section.sources))
        return [self.project.sources[id_] for id_ in ids if id_ in self.project.sources]


def frame_of(project: Project, as_of: datetime.date, terms_of: TermsOf | None = None) -> Frame:
    """The frame of a build; `terms_of` is as `index_of` takes it."""
    return Frame(project, as_of, Rendering(project, as_of), index_of(project, as_of, terms_of))


def heading(text: str) -> Markup:
    """A finished plain title as Markdown that says just that: no sign of it is read as markup."""
    return Markup(_SPECIAL.sub(lambda found: f"&#{ord(found[0])};", text))


def inert(text: str) -> str:
    """A finished plain text for a setting that the theme writes into HTML, in one place unescaped, in another escaped.

    Only what HTML would act on is escaped: « R & D » stays the same in both.
    """
    return _ACTIVE.sub(lambda found: {"<": "&lt;", '"': "&quot;"}.get(found[0], "&amp;"), text)


def _tidy(body: str) -> str:
    """Blank lines only where the engine needs them: around headings and between blocks."""
    # On plain text: each piece of a `Markup` would be another one.
    text = "\n".join(map(str.rstrip, str(body).strip().split("\n")))
    while _BLANK_LINES in text:
        text = text.replace(_BLANK_LINES, "\n\n")
    return text + "\n"
