"""MkDocs behind the preview: its settings, navigation and frame, kept while nothing that they depend on changes.

Pages go through it one by one; what a page holds is made elsewhere. On disk stands only the theme, below `.fascicule/`:
a template that stays in its place is compiled once.
"""

from __future__ import annotations

import datetime
import gzip
import io
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from generator.pages import Site
from generator.site import WORK, around_of, mkdocs, offline
from generator.site.errors import BuildError
from generator.site.live.watch import shapes_pages
from generator.site.workspace import theme_files, write_tree

SEARCH = ("search/search_index.js",)
SITEMAP = "sitemap.xml"


class ForeignError(Exception):
    """The project asks for what only a whole build gives; the text is the setting or template that does."""


class Frame:
    """The settings, navigation and templates of a site; `convert` puts one page into them at a time."""

    def __init__(self, folder: Path, overrides: Path, settings: bytes, site: Site, titles: Mapping[str, str]) -> None:
        """`settings` are those of `site` but for its navigation, which MkDocs would take long to read from YAML."""
        from mkdocs.config import load_config
        from mkdocs.structure.files import File, Files, InclusionLevel

        from generator.site.fast import Driver, as_read, understands

        self._theme = folder / "theme"
        self._overrides = overrides
        self._making = threading.RLock()
        with self._saying():
            config = load_config(mkdocs.Settings(folder / "mkdocs.yml", settings), nav=site.nav)
            config.plugins.on_startup(command="build", dirty=False)
            foreign = understands(config, overrides) or ("extra_templates" if config.extra_templates else "")
            if foreign:
                raise ForeignError(foreign)
            # Pages have no text before they are asked for; the navigation shows titles that are named nowhere else.
            heads = {name: f"---\ntitle: {json.dumps(title)}\n---\n" for name, title in titles.items()}
            names = sorted(site.files, key=as_read)
            files = Files([File.generated(config, name, content=heads.get(name, "")) for name in names])
            self._driver = Driver(config, files)
            # A fault of a template shows in every page.
            self.templates = {"404.html": self._driver.error_page().encode()}
            self._sitemap()
        self.documents = {file.dest_uri: file for file in self._driver.documents}
        self.statics = {
            file.dest_uri: file for file in self._driver.files
            if not file.is_documentation_page() and file.inclusion.value > InclusionLevel.DRAFT.value
        }  # fmt: skip

    @contextmanager
    def _saying(self) -> Iterator[None]:
        from generator.site.fast.splice import NotUnderstoodError

        try:
            with mkdocs.refusals(self._theme, self._overrides):
                yield
        except NotUnderstoodError as error:
            raise ForeignError(str(error)) from error

    def _sitemap(self) -> None:
        from mkdocs.commands.build import _build_template
        from mkdocs.utils import get_build_timestamp

        driver = self._driver
        for name in driver.config.theme.static_templates - {"404.html"}:
            text = _build_template(name, driver.env.get_template(name), driver.files, driver.config, driver.nav)
            if text.strip():
                self.templates[name] = text.encode()
        if SITEMAP in self.templates:
            pages = [file.page for file in driver.documents if file.page is not None]
            packed = io.BytesIO()
            with gzip.GzipFile(f"{SITEMAP}.gz", "wb", fileobj=packed, mtime=get_build_timestamp(pages=pages)) as file:
                file.write(self.templates[SITEMAP])
            self.templates[f"{SITEMAP}.gz"] = packed.getvalue()

    def convert(self, name: str, text: str) -> tuple[bytes, list[dict[str, Any]]]:
        """The page `name` (as in `documents`) of this text, finished, and its entries for the search index.

        Raises `BuildError` for what a build would refuse, `ForeignError` when only a whole build can do it.
        """
        from mkdocs.structure.toc import TableOfContents

        file = self.documents[name]
        page = file.page
        assert page is not None
        data = next(iter(offline.marked({file.src_uri: text.encode()}).values()))
        with self._making, self._saying():
            file._content = data
            try:
                page.read_source(self._driver.config)
                html, entries = self._driver.page(file)
            finally:
                # The navigation goes on with the title alone.
                page.active = False
                page.content = page.markdown = file._content = ""
                page.toc = TableOfContents([])
        return html.encode("utf-8", errors="xmlcharrefreplace"), entries

    def search(self, entries: list[dict[str, Any]]) -> dict[str, bytes]:
        """The index of the search, as the offline plug-in of Material writes it."""
        with self._making:
            index = self._driver.config.plugins["material/search"].search_index
            index.entries = entries
            data = index.generate_search_index(None)
            index.entries = []
        return {SEARCH[0]: f"var __index = {data}".encode()}


class Engine:
    """The frame of a project's site, made again only when it would be another one."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._folder = root / WORK / "serve"
        self._theme: dict[str, bytes] = {}
        self._settings = b""
        self._seen: tuple[object, ...] | None = None
        self._frame: Frame | None = None

    def frame(
        self, site: Site, as_of: datetime.date, titles: Callable[[], Mapping[str, str]], changed: frozenset[str] | None
    ) -> Frame:
        """The frame of `site`, of which only the names of files count; `titles` of the pages that `untitled` names.

        `changed` are the files of the project that changed since the last call, None for any. Raises `BuildError` and
        `ForeignError`.
        """
        if changed is None or any(map(shapes_pages, changed)):
            self._seen = None
        # A frame that was refused, or never made, is tried again.
        if self._seen is None or self._frame is None:
            self._read()
        seen = (
            as_of, site.name, site.description, site.language, list(site.files), site.nav, site.nav_icons,
            site.not_in_nav, site.footer, site.strings,
        )  # fmt: skip
        if self._frame is None or seen != self._seen:
            self._frame = None
            self._frame = self._made(site, as_of, titles())
            self._seen = seen
        return self._frame

    def _read(self) -> None:
        path = self._root / "mkdocs.yml"
        if not path.is_file():
            raise BuildError("no-config", file="mkdocs.yml")
        mkdocs.refuse_odd_settings(path)
        self._settings = path.read_bytes()
        self._theme = theme_files(self._root)
        self._frame = None

    def _made(self, site: Site, as_of: datetime.date, titles: Mapping[str, str]) -> Frame:
        mkdocs.settle_date(as_of)
        write_tree(self._folder / "theme", self._theme)
        write_tree(self._folder / "docs", {})
        frame = offline.frame_id(self._theme, mkdocs.identity(), around_of(self._root, site))
        text = mkdocs.configuration(replace(site, nav=[]), frame)
        text = text.replace(b"INHERIT: ../mkdocs.yml", b"INHERIT: ../../mkdocs.yml")
        return Frame(self._folder, self._root / "overrides", text, site, titles)
