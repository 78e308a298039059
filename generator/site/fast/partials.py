"""Navigation, tabs and table of contents, by the theme's own partials: each shape of an entry once, with marks.

A plain build renders the whole tree for every page, which grows with the square of the course. Here an entry that is
not open is rendered once for a depth, an open one once for a folder, and a page joins them. Gain: 61 % of a plain build
at 1,000 lessons, 26 % at 200.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any
from urllib.parse import urlsplit

import jinja2
from mkdocs.utils import get_relative_url, normalize_url

from generator.site.fast.splice import NotUnderstoodError, Spliced, cut_at, mark, squeezed, stays_as_it_is

NOWHERE = "fx-no-such-folder"
"""A folder that no page lies in: what is rendered there holds for every folder of that depth that no link names."""

_STUBBED = {
    "partials/nav.html": mark("nav"),
    "partials/tabs.html": mark("tabs"),
    "partials/toc.html": mark("toc"),
}
_ORIGINAL = "fascicule-original/"
_HEAD = '{% import "partials/language.html" as lang with context %}{% set features = config.theme.features or [] %}'
_ITEM = (
    _HEAD + '{% import "partials/nav-item.html" as item with context %}{{ item.render(entry, path, level, parent) }}'
)


class _Stubs(jinja2.BaseLoader):
    """The theme's loader with marks in place of three partials, which stay within reach under another name."""

    def __init__(self, theme: jinja2.BaseLoader) -> None:
        self._theme = theme

    def get_source(
        self, environment: jinja2.Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        if template in _STUBBED:
            return _STUBBED[template], None, lambda: True
        return self._theme.get_source(environment, template.removeprefix(_ORIGINAL))


def stub(env: jinja2.Environment) -> None:
    """Put marks where the theme includes its navigation, and let addresses with a mark through the filter `url`."""
    assert env.loader is not None
    env.loader = _Stubs(env.loader)
    env.auto_reload = False
    theirs = env.filters["url"]

    @jinja2.pass_context
    def url(context: jinja2.runtime.Context, value: Any) -> str:
        text = str(value)
        if "\ue000" in text:
            return text
        seen = context.get("addresses")
        if isinstance(seen, set):
            seen.add(text)
        return str(theirs(context, value))

    env.filters["url"] = url


class Lenient:
    """Stands for an object of MkDocs in a template. Asked for what it was not given, it ends the accelerated build."""

    _absent = frozenset({"typeset", "encrypted", "pages", "edit_url"})

    def __init__(self, **known: Any) -> None:
        self.__dict__.update(known)

    def __getattr__(self, name: str) -> Any:
        if name in Lenient._absent or name.startswith("__"):
            raise AttributeError(name)
        raise NotUnderstoodError(f"the theme reads {name}")


def leaf(**more: Any) -> Lenient:
    """A page in a list, marked."""
    return Lenient(**{
        "children": None, "active": False, "is_index": False, "meta": {}, "title": mark("title"), "url": mark("url"),
        "toc": [], **more,
    })  # fmt: skip


def folder_of(url: str) -> str:
    """The folder of a page, by its address in the site; empty at the root."""
    return url.rpartition("/")[0]


class Partials:
    """Navigation, tabs and table of contents of one build."""

    def __init__(self, env: jinja2.Environment, base: Mapping[str, Any], nav: Any) -> None:
        self._env = env
        self._base = base
        self._nav = nav
        # As `mkdocs.commands.build._build_template` writes addresses on the page of errors.
        self._root = urlsplit(base["config"].site_url or "/").path
        self._sources: dict[str, jinja2.Template] = {}
        self._kept: dict[tuple[Any, ...], Any] = {}
        self._first_folders: dict[int, frozenset[str]] = {}

    def place(self, page: Any | None, entries: Iterable[Any] = ()) -> str:
        """The folder to render from: that of `page`, or a made-up one of its depth where no entry links into it."""
        if page is None:
            return "/"
        folder = folder_of(page.url)
        if folder and not any(folder.split("/")[0] in self.first_folders(entry) for entry in entries):
            return "/".join([NOWHERE] * (folder.count("/") + 1))
        return folder

    def first_folders(self, entry: Any) -> frozenset[str]:
        """The first folders of all addresses below an entry of the navigation."""
        known = self._first_folders.get(id(entry))
        if known is None:
            if entry.children:
                known = frozenset().union(*(self.first_folders(child) for child in entry.children))
            else:
                known = frozenset({entry.url.split("/")[0]})
            self._first_folders[id(entry)] = known
        return known

    def render(self, source: str, place: str, **more: Any) -> str:
        """Render a template text as a page in the folder `place` would; `/` is the page of errors."""
        template = self._sources.get(source)
        if template is None:
            template = self._sources[source] = self._env.from_string(source)
        page = more.pop("page", None)
        if place == "/":
            context = {**self._base, "page": None, "base_url": self._root, **more}
        else:
            at = f"{place}/x.html" if place else "x.html"
            page = page or Lenient(url=at)
            context = {**self._base, "page": page, "base_url": get_relative_url(".", at), **more}
        return squeezed(template.render(context))

    # --- table of contents ---

    def toc(self, page: Any) -> str:
        """`partials/toc.html` for a page."""
        contents = list(page.toc)
        plain = all(not one.children and one.level > 1 and stays_as_it_is(one.title) for one in contents)
        if not contents or not plain:
            return self.render(f'{_HEAD}{{% include "{_ORIGINAL}partials/toc.html" %}}', "", page=Lenient(toc=contents))
        before, item, after = self._toc_shape()
        return before + "".join(item.fill({"url": one.url, "title": one.title}) for one in contents) + after

    def _toc_shape(self) -> tuple[str, Spliced, str]:
        key = ("toc",)
        if key not in self._kept:
            one = Lenient(url=mark("url"), title=mark("title"), level=2, children=[])
            whole = self.render(f'{_HEAD}{{% include "{_ORIGINAL}partials/toc.html" %}}', "", page=Lenient(toc=[one]))
            item = self.render(f'{_HEAD}{{% include "partials/toc-item.html" %}}', "", toc_item=one)
            before, after = cut_at(whole, item.strip())
            self._kept[key] = before, Spliced(item.strip()), after
        found: tuple[str, Spliced, str] = self._kept[key]
        return found

    # --- tabs ---

    def tabs(self, page: Any | None) -> str:
        """`partials/tabs.html` for a page."""
        items = self._nav.items
        root = next((number for number, entry in enumerate(items) if entry.active), None)
        place = self.place(page, items)
        key = ("tabs", root, place)
        if key not in self._kept:
            source = f'{_HEAD}{{% include "{_ORIGINAL}partials/tabs.html" %}}'
            self._kept[key] = self.render(source, place, nav=self._nav)
        return str(self._kept[key])

    # --- navigation ---

    def navigation(self, page: Any | None, toc: str) -> str:
        """`partials/nav.html` for a page, which must be active; `toc` is its table of contents."""
        place = self.place(page, [])
        key = ("nav", place)
        if key not in self._kept:
            homepage = Lenient(url=self._nav.homepage.url if self._nav.homepage else "")
            one = leaf()
            inner = Lenient(items=[one], homepage=homepage)
            source = f'{_HEAD}{{% include "{_ORIGINAL}partials/nav.html" %}}'
            whole = self.render(source, place, nav=inner)
            self._kept[key] = cut_at(whole, self._item(one, place, "", 1, None).strip())
        ends: tuple[str, str] = self._kept[key]
        return ends[0] + self._entries(self._nav.items, None, page, toc, "__nav", 1, None) + ends[1]

    def _item(self, entry: Any, place: str, path: str, level: int, parent: Any, page: Any = None) -> str:
        return self.render(_ITEM, place, entry=entry, path=path, level=level, parent=parent, page=page)

    def _entry(self, entry: Any, page: Any | None, toc: str, path: str, level: int, parent: Any) -> str:
        """An entry as the page shows it."""
        if not entry.active:
            return self._closed(entry, page, path, level, parent)
        if not entry.children:
            return self._current(entry, page, toc)
        place = self.place(page, [entry])
        # A section among the children has no such attribute, which a template reads as « no ».
        indexes = [child for child in entry.children if self._indexes and getattr(child, "is_index", False)]
        index = indexes[0] if indexes else None
        before, after = self._open(entry, place, path, level, parent, index, index is page)
        return before + self._entries(entry.children, index, page, toc, path, level + 1, entry) + after

    def _entries(
        self, entries: list[Any], index: Any, page: Any | None, toc: str, path: str, level: int, parent: Any
    ) -> str:
        """A list; what stands around its open entry is joined once for all pages of a folder."""
        listed = [(f"{path}_{number}", one) for number, one in enumerate(entries, 1) if one is not index]
        opened = [place for place, (_, one) in enumerate(listed) if one.active]
        if len(opened) > 1:
            return "".join(self._entry(one, page, toc, name, level, parent) for name, one in listed)
        active = opened[0] if opened else len(listed)
        key = ("entries", path, page and folder_of(page.url), active, bool(parent is not None and parent.active))
        if key not in self._kept:
            closed = [self._closed(one, page, name, level, parent) for name, one in listed if not one.active]
            self._kept[key] = "".join(closed[:active]), "".join(closed[active:])
        before, after = self._kept[key]
        middle = "".join(self._entry(one, page, toc, name, level, parent) for name, one in listed[active : active + 1])
        return f"{before}{middle}{after}"

    @property
    def _indexes(self) -> bool:
        return "navigation.indexes" in self._base["config"].theme.get("features", [])

    def _closed(self, entry: Any, page: Any | None, path: str, level: int, parent: Any) -> str:
        """An entry that is not open, with all that is below it."""
        place = self.place(page, [entry])
        key = ("closed", path, place, bool(parent is not None and parent.active))
        found = self._kept.get(key)
        if found is None:
            if not entry.children and stays_as_it_is(entry.title):
                shape = self._leaf_shape(place)
                at = f"{place}/x.html" if place and place != "/" else "x.html"
                base = self._root if place == "/" else ""
                here: Any = None if place == "/" else Lenient(url=at)
                url = normalize_url(entry.url, here, base)
                found = shape.fill({"url": url, "title": entry.title})
            else:
                found = self._item(entry, place, path, level, parent).strip()
            self._kept[key] = found
        return str(found)

    def _leaf_shape(self, place: str) -> Spliced:
        key = ("leaf", "/" if place == "/" else "")
        if key not in self._kept:
            self._kept[key] = Spliced(self._item(leaf(), place, "", 2, None).strip())
        found: Spliced = self._kept[key]
        return found

    def _current(self, entry: Any, page: Any, toc: str) -> str:
        """The page itself in the navigation."""
        has_toc = bool(list(page.toc))
        if not stays_as_it_is(entry.title):
            one = leaf(active=True, toc=list(page.toc), title=entry.title, url=entry.url)
            return Spliced(self._item(one, "", "", 2, None, page=one).strip()).fill({"toc": toc})
        key = ("current", has_toc)
        if key not in self._kept:
            contents = [Lenient(level=2, children=[])] if has_toc else []
            one = leaf(active=True, toc=contents)
            self._kept[key] = Spliced(self._item(one, "", "", 2, None, page=one).strip())
        url = normalize_url(entry.url, page, "")
        return str(self._kept[key].fill({"url": url, "title": entry.title, "toc": toc}))

    def _open(
        self, entry: Any, place: str, path: str, level: int, parent: Any, index: Any, on_index: bool
    ) -> tuple[str, str]:
        """An open section up to its list and after it."""
        others = len(entry.children) - (index is not None)
        key = ("open", path, place, on_index)
        if key not in self._kept:
            one = leaf()
            front = None
            if index is not None:
                front = leaf(is_index=True, title=index.title, url=index.url)
            children = [child for child in (front, one if others else None) if child is not None]
            section = Lenient(
                title=entry.title, children=children, active=True, is_index=False, meta=None, url=None,
            )  # fmt: skip
            page = front if on_index else None
            whole = self._item(section, place, path, level, parent, page=page)
            if others:
                item = self._item(one, place, "", level + 1, None).strip()
                self._kept[key] = cut_at(whole, item)
            else:
                self._kept[key] = whole, ""
        found: tuple[str, str] = self._kept[key]
        return found
