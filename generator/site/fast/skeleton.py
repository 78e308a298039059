"""Whole pages of the theme: each shape rendered once with marks, then filled for each page of that shape.

Two pages have one shape when the theme can only differ in what is marked: same front matter but for its texts, same
open tab, same neighbours or none, same depth and no link of the frame into their folder.
Gain: a fifth of a plain build.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import jinja2
from mkdocs.commands.build import get_context
from mkdocs.utils import get_relative_url, normalize_url

from generator.site.fast.partials import Lenient, Partials, folder_of
from generator.site.fast.splice import Spliced, mark, squeezed, stays_as_it_is

_TEXTS = ("title", "description", "running_head", "running_foot", "thumb", "mark")
"""The front matter that the frame writes as it is (`theme/fascicule.html`)."""


class _Content(str):
    """Stands for a page's content: the theme only asks whether there is a title in it."""

    has_title = True

    def __contains__(self, part: object) -> bool:
        return self.has_title if part == "<h1" else super().__contains__(str(part))


class Skeletons:
    """The pages of one build."""

    def __init__(self, env: jinja2.Environment, base: Mapping[str, Any], nav: Any, partials: Partials) -> None:
        self._template = env.get_template("main.html")
        self._base = base
        self._nav = nav
        self._partials = partials
        self._shapes: dict[tuple[Any, ...], Spliced] = {}
        self._linked: dict[tuple[Any, ...], frozenset[str]] = {}

    def page(self, page: Any, content: str) -> str:
        """The finished page; `page` must be active, with its front matter and table of contents read."""
        toc = self._partials.toc(page)
        values = self._values(page, content)
        values["nav"] = self._partials.navigation(page, toc)
        values["tabs"] = self._partials.tabs(page)
        values["toc"] = toc
        texts = (value for name, value in values.items() if name not in ("nav", "tabs", "toc", "content"))
        if not all(stays_as_it_is(value) for value in texts):
            return self._whole(page, content, values)
        return self._shape(page, content).fill(values)

    def error_page(self, text: str) -> str:
        """A template that is no page (404.html), rendered with marks."""
        values = {"nav": self._partials.navigation(None, ""), "tabs": self._partials.tabs(None)}
        values["toc"] = self._partials.toc(Lenient(toc=[]))
        return Spliced(squeezed(text)).fill(values)

    def _values(self, page: Any, content: str) -> dict[str, str]:
        values = {f"meta_{name}": str(page.meta[name]) for name in _TEXTS if page.meta.get(name)}
        values |= {"content": content, "title": str(page.title), "canonical": page.canonical_url or ""}
        for name, other in (("previous", page.previous_page), ("next", page.next_page)):
            if other is not None:
                values |= {f"{name}_url": normalize_url(other.url, page, ""), f"{name}_title": str(other.title)}
        first = next(iter(page.toc), None)
        if first is not None:
            values["first"] = first.url
        return values

    def _whole(self, page: Any, content: str, values: Mapping[str, str]) -> str:
        """A page that holds what a filter changes: rendered as it is, but for its navigation."""
        context = dict(self._base, page=page, base_url=get_relative_url(".", page.url))
        before = page.content
        page.content = mark("content")
        if "<h1" in content:
            page.content = _Content(page.content)
        try:
            text = self._template.render(context)
        finally:
            page.content = before
        return Spliced(squeezed(text)).fill(values)

    def _shape(self, page: Any, content: str) -> Spliced:
        texts = tuple(name for name in _TEXTS if page.meta.get(name))
        rest = {name: value for name, value in page.meta.items() if name not in texts and name != "search"}
        folder = folder_of(page.url)
        look = (
            texts, json.dumps(rest, sort_keys=True, default=str), folder.count("/") + 1 if folder else 0,
            next((number for number, entry in enumerate(self._nav.items) if entry.active), None),
            page.previous_page is None, page.next_page is None, not page.toc, page.is_homepage,
            page.canonical_url is None, "<h1" in content,
        )  # fmt: skip
        for key in ((look, ""), (look, folder)):
            shape = self._shapes.get(key)
            if shape is None:
                shape = self._render(page, content, rest, texts, key)
            first = folder.split("/")[0]
            if not folder or key[1] or first not in self._linked[key]:
                return shape
        raise AssertionError

    def _render(self, page: Any, content: str, rest: dict[str, Any], texts: tuple[str, ...], key: Any) -> Spliced:
        """Render the shape of `page`: from its folder when the key names it, else from a made-up one."""
        place = key[1] or self._partials.place(page)
        at = f"{place}/x.html" if place else "x.html"
        inner = _Content(mark("content"))
        inner.has_title = "<h1" in content
        neighbours = [
            None if other is None else Lenient(url=mark(f"{name}_url"), title=mark(f"{name}_title"))
            for name, other in (("previous", page.previous_page), ("next", page.next_page))
        ]
        stand_in = Lenient(
            url=at, title=mark("title"), meta=rest | {name: mark(f"meta_{name}") for name in texts}, content=inner,
            canonical_url=mark("canonical") if page.canonical_url else None, is_homepage=page.is_homepage,
            previous_page=neighbours[0], next_page=neighbours[1],
            toc=[Lenient(url=mark("first"))] if page.toc else [],
        )  # fmt: skip
        addresses: set[str] = set()
        config = self._base["config"]
        paths = [str(path) for path in (*config.extra_css, *config.extra_javascript)]
        context = {
            **self._base, "page": stand_in, "base_url": get_relative_url(".", at), "addresses": addresses,
            "extra_css": [_seen_from(stand_in, path) for path in config.extra_css],
            "extra_javascript": [_seen_from(stand_in, path) for path in config.extra_javascript],
        }  # fmt: skip
        shape = self._shapes[key] = Spliced(squeezed(self._template.render(context)))
        self._linked[key] = frozenset(address.split("/")[0] for address in (*addresses, *paths))
        return shape


def _seen_from(page: Any, path: object) -> str:
    return normalize_url(str(path), page, "")


def base_context(config: Any, nav: Any, files: Any) -> dict[str, Any]:
    """What MkDocs gives every template, but for what comes from a page."""
    return dict(get_context(nav, files, config, base_url=""))
