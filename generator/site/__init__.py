"""Writes the handout: pages into `.fascicule/`, the engine's build, then the swap into `site/`.

Everything before the swap happens beside the finished site; a failed or killed build leaves the previous one whole.
"""

from __future__ import annotations

import datetime
import json
import shutil
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, cast

from filelock import Timeout

from generator.inputs import settings_files
from generator.model.project import Project
from generator.site.errors import BuildError
from generator.site.swap import MARKER, WAIT_SECONDS, lock, marker, may_replace, recover, swap
from generator.site.workspace import Tree, theme_files, write_tree

if TYPE_CHECKING:
    from generator.pages import Site
    from generator.site.output import Output
    from generator.site.pages import Pages
    from generator.site.stood import Stood

WORK = ".fascicule"


class Engine(Protocol):
    """What builds a site from pages: a module of this package, and the only one that knows that engine."""

    def identity(self) -> dict[str, bytes]:
        """This engine and its version, for the name of a frame. Raises `BuildError` if it is not installed."""

    def configuration(self, site: Site, frame_id: str) -> bytes:
        """`.fascicule/mkdocs.yml` for this engine."""

    def build(self, work: Path, as_of: datetime.date, output: Output, finish: Callable[[], Tree]) -> None:
        """Build `work/docs` into `output.folder`, `work/site`. Raises `BuildError` for anything the engine warns of.

        `finish()` gives what `work/docs` is to hold, which the engine writes: it is called once all is done that does
        not need it.
        """


ENGINES = ("mkdocs", "zensical")
"""Modules of this package."""


def _engine(name: str) -> Engine:
    assert name in ENGINES
    return cast(Engine, import_module(f"generator.site.{name}"))


@dataclass(frozen=True)
class Built:
    """What a build made: the number of pages and the folder, as a person would name it."""

    pages: int
    out: Path
    shown: str


def site_at(root: Path, out: Path | None = None) -> Path:
    """Where the site of `root` is put."""
    return (out or root / "site").absolute()


def put_right(root: Path, out: Path | None = None) -> None:
    """Restore the site of `root` (at `out`, by default `site/`) if an earlier build was killed while it swapped."""
    recover(site_at(root, out), root / WORK)


def build_site(
    project: Project,
    as_of: datetime.date,
    root: Path,
    out: Path | None = None,
    engine: str = "mkdocs",
    while_swapping: AbstractContextManager[object] | None = None,
    pages: Pages | None = None,
    stood: Stood | None = None,
) -> Built:
    """Build the checked `project` as it stands on `as_of` and put it at `out` (by default `site/`).

    `while_swapping` is held during the two renames. `pages` are those of this project on this day, if they were begun,
    with what is known of earlier builds; `stood` knows what stands at `out`. Raises `BuildError`; what stood there then
    still stands.
    """
    from generator.pages import files_of, outline_of
    from generator.pages.frame import frame_of
    from generator.site import offline
    from generator.site.output import Output

    chosen = _engine(engine)
    identity = chosen.identity()
    target = site_at(root, out)
    work = root / WORK
    may_replace(target, root)
    if not (root / "mkdocs.yml").is_file():
        raise BuildError("no-config", file="mkdocs.yml")
    frame = pages.frame if pages else frame_of(project, as_of)
    site = outline_of(frame)
    trees: list[Tree] = []

    def finish() -> Tree:
        docs = work / "docs"
        trees.append(pages.tree(docs) if pages else Tree(docs, offline.marked(files_of(frame, {}, {}))))
        return trees[0]

    try:
        with lock(work):
            theme = theme_files(root)
            write_tree(work / "theme", theme)
            frame_id = offline.frame_id(theme, identity, around_of(root, site))
            (work / "mkdocs.yml").write_bytes(chosen.configuration(site, frame_id))
            shutil.rmtree(work / "site", ignore_errors=True)
            output = Output(work / "site", target, pages.plan.memory if pages else None, stood)
            chosen.build(work, as_of, output, finish)
            offline.add_offline(output, project.course.id, as_of)
            (work / "site" / MARKER).write_bytes(marker(project.course.id, as_of))
            with while_swapping or nullcontext():
                swap(work / "site", target)
            if pages:
                [tree] = trees
                pages.plan.keep({path: tree.digest(path) for path in tree.files if path.endswith(".md")})
                pages.plan.memory.save()
    except Timeout:
        raise BuildError("busy", seconds=str(WAIT_SECONDS)) from None
    except OSError as error:
        place = str(error.filename or target)
        raise BuildError("disk", reason=error.strerror or str(error), file=place) from error
    shown = target.relative_to(root).as_posix() + "/" if target.is_relative_to(root) else str(target)
    return Built(sum(name.endswith(".md") for name in site.files), target, shown)


def around_of(root: Path, site: Site) -> dict[str, bytes]:
    """What all pages show of the site around them: its settings, inherited ones too, and its own names."""
    said = (site.name, site.description, site.language, site.nav, site.nav_icons, site.footer, site.strings)
    settings = {f"settings {number}": path.read_bytes() for number, path in enumerate(settings_files(root))}
    return {**settings, "site": json.dumps(said).encode()}


__all__ = ["BuildError", "Built", "around_of", "build_site", "put_right", "site_at"]
