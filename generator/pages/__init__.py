"""`Project` → every page of the handout: {path: bytes}, the navigation and what the engine must be told. Pure.

A page is front matter, `## headings`, and finished HTML blocks that the engine only places. Engines live in `site`.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from generator.model.project import Project
from generator.pages.assessment import assessment_pages
from generator.pages.course_script import Told, course_scripts
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


def some_pages(frame: Frame, standing: Collection[str] = ()) -> dict[str, bytes]:
    """The pages of two modules in three and their exercise books, but for those that are `standing`.

    For another process, while this one checks.
    """
    wanted = of_two_modules_in_three(frame.project).difference(standing)
    return {path: make().encode() for path, make in (*_module_pages(frame), *training_pages(frame)) if path in wanted}


def of_two_modules_in_three(project: Project) -> frozenset[str]:
    """The paths of the pages that `some_pages` makes."""
    modules = [module for place, module in enumerate(project.modules) if place % 3]
    return frozenset(
        path
        for module in modules
        for path in (
            f"{module.id}/index.md", f"{module.id}/print.md", f"training/{module.id}.md",
            *(f"{placed.id}.md" for placed in module.lessons),
        )
    )  # fmt: skip


def site_of(project: Project, as_of: datetime.date) -> Site:
    """All pages of `project` as they stand on `as_of`."""
    return site_in(frame_of(project, as_of))


def site_in(
    frame: Frame,
    standing: Mapping[str, bytes] | None = None,
    told: Callable[[str], Told] | None = None,
    others: Callable[[], dict[str, bytes]] | None = None,
) -> Site:
    """All pages of a frame. Those that are `standing` are taken as they are.

    `told` is as `course_scripts` takes it; `others` gives the pages of `some_pages` when they are ready.
    """
    standing = standing or {}
    elsewhere = of_two_modules_in_three(frame.project) if others else frozenset()
    # A path that stands here keeps its place: the order of the pages is that of one process.
    files = {
        path: standing[path] if path in standing else b"" if path in elsewhere else make().encode()
        for path, make in makers_of(frame)
    }
    if others:
        files |= others()
    files |= course_scripts(frame, told)
    files |= take_away_files(frame)
    for path, asset in frame.project.images.items():
        files[f"images/{path}"] = asset.data
    return site_around(frame, files)


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
        yield "glossary.md", partial(glossary_page, frame)
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


__all__ = [
    "Site", "makers_of", "of_two_modules_in_three", "page_of", "site_around", "site_in", "site_of", "some_pages",
]  # fmt: skip
