"""One version of the site: every file of it, made when it is asked for."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol

from generator.pages import Site, makers_of, page_of, site_around
from generator.pages.course_script import COURSE_SCRIPT, STEMS_SCRIPT, course_scripts
from generator.pages.frame import Frame as Course
from generator.pages.take_away import take_away_files
from generator.site.live.engine import Frame
from generator.site.swap import MARKER, marker


class Files(Protocol):
    """The files of a site, by their path in it."""

    @property
    def names(self) -> frozenset[str]:
        """All paths."""

    def get(self, name: str) -> bytes:
        """The bytes of one of them."""


class Contents:
    """What a course gives a site: the texts of pages and the bytes of the other files, each when it is asked for."""

    def __init__(self, course: Course, site: Site | None = None) -> None:
        """`site` is that of a course which is another one in texts alone, if there is one."""
        self.course = course
        self._made: dict[str, bytes] = {}
        self.files: dict[str, Callable[[], bytes]] = {
            name: partial(self._script, name) for name in (COURSE_SCRIPT, STEMS_SCRIPT)
        }
        for name, data in take_away_files(course).items():
            self.files[name] = partial(bytes, data)
        for path, asset in course.project.images.items():
            self.files[f"images/{path}"] = partial(bytes, asset.data)

        if site is None:
            site = site_around(course, dict.fromkeys((*self._makers, *self.files), b""))
        self.site = site
        """The site of these files, without a byte of them."""

    def _script(self, name: str) -> bytes:
        if not self._made:
            self._made = course_scripts(self.course)
        return self._made[name]

    @property
    def pages(self) -> list[str]:
        """The paths of all pages."""
        return [name for name in self.site.files if name.endswith(".md")]

    def text(self, page: str) -> str:
        """The text of a page."""
        return self._makers[page]() if "_makers" in self.__dict__ else page_of(self.course, page)

    @cached_property
    def _makers(self) -> dict[str, Callable[[], str]]:
        return dict(makers_of(self.course))

    def titles(self) -> Mapping[str, str]:
        """The titles of the pages that the navigation names without one: the first page of each section.

        They follow from the navigation and its language, so that they need not be looked at to see whether it changed.
        """
        return {name: _title(self._makers[name]()) for name in self.pages if name.rpartition("/")[2] == "index.md"}


def _title(text: str) -> str:
    from mkdocs.utils.meta import get_data

    return str(get_data(text)[1]["title"])


class Snapshot:
    """The course at one moment, in a frame that fits it."""

    def __init__(self, contents: Contents, frame: Frame) -> None:
        self.contents = contents
        self.frame = frame
        self._pages: dict[str, bytes] = {}
        self._making = threading.Lock()
        self._marker = marker(contents.course.project.course.id, contents.course.as_of)
        self.names = frozenset((*frame.documents, *frame.statics, *frame.templates, MARKER))

    def get(self, name: str) -> bytes:
        """The bytes of a file of the site. Raises what making it raises; `KeyError` for a name that it has not."""
        if name in self.frame.documents:
            with self._making:
                if name not in self._pages:
                    self._pages[name] = self.frame.convert(name, self.text(name))[0]
                return self._pages[name]
        if name in self.frame.templates:
            return self.frame.templates[name]
        if name == MARKER:
            return self._marker
        file = self.frame.statics[name]
        if file.src_uri in self.contents.files:
            return self.contents.files[file.src_uri]()
        return Path(str(file.abs_src_path)).read_bytes()

    def text(self, name: str) -> str:
        """The text of the page `name`, as the engine takes it."""
        return self.contents.text(self.frame.documents[name].src_uri)


class BuiltFiles:
    """A site that was built whole into a folder."""

    def __init__(self, folder: Path, swapping: threading.Lock) -> None:
        self._folder = folder
        self._swapping = swapping
        self.names = frozenset(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())

    def get(self, name: str) -> bytes:
        """The bytes of a file."""
        with self._swapping:
            return (self._folder / name).read_bytes()
