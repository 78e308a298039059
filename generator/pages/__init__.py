"""`Project` → every page of the handout: {path: bytes}, the navigation and what the engine must be told. Pure.

A page is front matter, `## headings`, and finished HTML blocks that the engine only places. Engines live in `site`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from generator.index import TermsOf
from generator.model.project import PlacedLesson, Project
from generator.pages.assessment import assessment_pages
from generator.pages.course_script import COURSE_SCRIPT, STEMS_SCRIPT, Told, course_scripts, told_of
from generator.pages.frame import Frame, frame_of, inert
from generator.pages.glossary import glossary_page
from generator.pages.home import home_page
from generator.pages.lesson import lesson_page
from generator.pages.memo import memo_page, memos_page
from generator.pages.module import module_page, print_page
from generator.pages.nav import nav_of
from generator.pages.programme import programme_page
from generator.pages.results import RESULTS, results_page
from generator.pages.sources import sources_page
from generator.pages.take_away import take_away_files
from generator.pages.texts import TEXT_PAGES, text_page
from generator.pages.training import training_pages

GLOSSARY = "glossary.md"


@dataclass(frozen=True)
class Site:
    """What an engine needs: files below `docs/`, and settings that come from the course."""

    name: str
    description: str
    language: str
    files: dict[str, bytes]
    nav: list[dict[str, Any]]
    nav_icons: list[str]
    not_in_nav: list[str]
    footer: list[dict[str, str]]
    strings: dict[str, str]


@dataclass
class Made:
    """What pieces of a build gave: pages by path, what scripts tell by bank, the terms by lesson, what was drawn."""

    pages: dict[str, bytes] = field(default_factory=dict)
    told: dict[str, Told] = field(default_factory=dict)
    terms: dict[str, tuple[str, ...]] = field(default_factory=dict)
    draws: dict[Any, object] = field(default_factory=dict)

    def add(self, other: Made) -> None:
        """Take in what another piece gave."""
        self.pages |= other.pages
        self.told |= other.told
        self.terms |= other.terms
        self.draws |= other.draws


@dataclass(frozen=True)
class Wanted:
    """What a build has to make of `Made`; `terms_of` reads those of a lesson."""

    pages: Collection[str]
    banks: Collection[str]
    lessons: Collection[str]
    terms_of: TermsOf

    def pieces(self, frame: Frame) -> list[Callable[[], Made]]:
        """The work in pieces that two processes may share: a module with all that shows its texts is one of them."""
        makers = {path: make for path, make in makers_of(frame) if path in self.pages and path != GLOSSARY}
        pieces = []
        for module in frame.project.modules:
            paths = (
                f"{module.id}/index.md", *(f"{placed.id}.md" for placed in module.lessons), f"{module.id}/print.md",
                f"training/{module.id}.md",
            )  # fmt: skip
            mine = {path: makers.pop(path) for path in paths if path in makers}
            banks = [module.id] if module.id in self.banks else []
            lessons = [placed for placed in module.lessons if placed.id in self.lessons]
            if mine or banks or lessons:
                pieces.append(partial(self._piece, frame, mine, banks, lessons))
        modules = {module.id for module in frame.project.modules}
        pieces += [partial(self._piece, frame, {}, [bank], ()) for bank in self.banks if bank not in modules]
        return [*pieces, *(partial(self._piece, frame, {path: make}, (), ()) for path, make in makers.items())]

    def _piece(
        self, frame: Frame, makers: Mapping[str, Callable[[], str]], banks: Iterable[str],
        lessons: Iterable[PlacedLesson],
    ) -> Made:  # fmt: skip
        drawn = set(frame.project.draws)
        made = Made(
            terms={placed.id: self.terms_of(placed) for placed in lessons},
            pages={path: make().encode() for path, make in makers.items()},
            told={bank: told_of(frame, bank) for bank in banks},
        )
        made.draws = {place: value for place, value in frame.project.draws.items() if place not in drawn}
        return made


def site_of(project: Project, as_of: datetime.date) -> Site:
    """All pages of `project` as they stand on `as_of`."""
    frame = frame_of(project, as_of)
    return site_around(frame, files_of(frame, {}, {}))


def outline_of(frame: Frame) -> Site:
    """The site of a frame before its files are made: they have their names, and are empty."""
    paths = (path for path, _ in makers_of(frame))
    images = (f"images/{path}" for path in frame.project.images)
    names = (*paths, COURSE_SCRIPT, STEMS_SCRIPT, *take_away_files(frame), *images)
    return site_around(frame, dict.fromkeys(names, b""))


def files_of(frame: Frame, pages: Mapping[str, bytes], told: Mapping[str, Told]) -> dict[str, bytes]:
    """All files of a frame, of which some `pages` and what is `told` of some banks are made."""
    files = {path: pages[path] if path in pages else make().encode() for path, make in makers_of(frame)}
    files |= course_scripts(frame, lambda bank: told[bank] if bank in told else told_of(frame, bank))
    files |= take_away_files(frame)
    for path, asset in frame.project.images.items():
        files[f"images/{path}"] = asset.data
    return files


def site_around(frame: Frame, files: dict[str, bytes]) -> Site:
    """The site of these files: its navigation and settings look at their names alone."""
    project, words, typo = frame.project, frame.words, frame.rendering.typo
    nav, icons = nav_of(frame, files)
    named = set(_below(nav))
    return Site(
        name=inert(typo(project.course.title)),
        description=inert(typo(project.course.subtitle or project.course.title)),
        language=project.course.language,
        files=files,
        nav=nav,
        nav_icons=icons,
        not_in_nav=[path for path in files if path.endswith(".md") and path not in named],
        footer=[
            {"title": words.sources, "url": "sources.html"},
            {"title": words.about, "url": "about.html"},
            {"title": words.privacy, "url": "privacy.html"},
            {"title": words.accessibility, "url": "accessibility.html"},
        ],
        strings={
            "skip": words.skip_to_content,
            "not_found_title": words.not_found_title,
            "not_found_text": words.not_found_text,
            "not_found_home": words.not_found_home,
            "close": words.close,
            "glossary": words.see_in_glossary,
            "bar": words.quick_access,
            "footer": words.about_handout,
            "copyright": words.copyright,
            "edition_ready": words.edition_ready,
            "take_edition": words.take_edition,
            "later": words.later,
        },
    )


Maker = tuple[str, Callable[[], str]]
"""Path of a page, and what makes its text."""


def _module_pages(frame: Frame) -> Iterator[Maker]:
    for module in frame.project.modules:
        yield f"{module.id}/index.md", partial(module_page, frame, module)
        for placed in module.lessons:
            yield f"{placed.id}.md", partial(lesson_page, frame, placed)
        yield f"{module.id}/print.md", partial(print_page, frame, module)


def page_of(frame: Frame, path: str) -> str:
    """The text of the page at `path`; that of a lesson without a look at the rest of the course."""
    placed = frame.project.lessons.get(path.removesuffix(".md"))
    return lesson_page(frame, placed) if placed is not None else dict(makers_of(frame))[path]()


def makers_of(frame: Frame) -> Iterator[Maker]:
    """Every page, in the order of the course; none is made before it is asked for."""
    project = frame.project
    yield "index.md", partial(home_page, frame)
    yield from _module_pages(frame)
    if project.memos:
        yield "reference/index.md", partial(memos_page, frame)
        for number, name in enumerate(project.memos, 1):
            yield f"reference/{name}.md", partial(memo_page, frame, name, number)
    if project.terms:
        yield GLOSSARY, partial(glossary_page, frame)
    yield from training_pages(frame)
    yield from assessment_pages(frame)
    yield "programme.md", partial(programme_page, frame)
    yield "sources.md", partial(sources_page, frame)
    if frame.graded:
        yield RESULTS, partial(results_page, frame)
    for path in TEXT_PAGES:
        yield path, partial(text_page, frame, path)


def _below(nav: Iterable[Any]) -> Iterator[str]:
    """Every page that the navigation names."""
    for entry in nav:
        if isinstance(entry, str):
            yield entry
        elif isinstance(entry, dict):
            yield from _below(entry.values())
        else:
            yield from _below(entry)


__all__ = ["Made", "Site", "Wanted", "files_of", "makers_of", "outline_of", "page_of", "site_around", "site_of"]
