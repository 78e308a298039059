"""Writes the handout: pages into `.fascicule/`, the engine's build, then the swap into `site/`.

Everything before the swap happens beside the finished site; a failed or killed build leaves the previous one whole.
"""

from __future__ import annotations

import datetime
import json
import shutil
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from filelock import Timeout

from generator.ahead import Ahead
from generator.inputs import settings_files
from generator.model.project import Project
from generator.site import mkdocs, zensical
from generator.site.errors import BuildError
from generator.site.swap import MARKER, WAIT_SECONDS, lock, marker, may_replace, recover, swap
from generator.site.workspace import theme_files, write_tree

if TYPE_CHECKING:
    from generator.memory import Plan
    from generator.pages import Site
    from generator.site.output import Output

WORK = ".fascicule"

# A second process costs some hundredths of a second.
_WORTH_A_PROCESS = 10


class Engine(Protocol):
    """What builds a site from pages: a module of this package, and the only one that knows that engine."""

    def identity(self) -> dict[str, bytes]:
        """This engine and its version, for the name of a frame. Raises `BuildError` if it is not installed."""

    def configuration(self, site: Site, frame_id: str) -> bytes:
        """`.fascicule/mkdocs.yml` for this engine."""

    def build(self, work: Path, as_of: datetime.date, output: Output) -> None:
        """Build `work/docs` into `output.folder`, `work/site`. Raises `BuildError` for anything the engine warns of."""


ENGINES: dict[str, Engine] = {"mkdocs": mkdocs, "zensical": zensical}


@dataclass(frozen=True)
class Built:
    """What a build made: the number of pages and the folder, as a person would name it."""

    pages: int
    out: Path
    shown: str


def put_right(root: Path, out: Path | None = None) -> None:
    """Restore the site of `root` (at `out`, by default `site/`) if an earlier build was killed while it swapped."""
    recover((out or root / "site").absolute(), root / WORK)


def pages_ahead(plan: Plan) -> Ahead[dict[str, bytes]]:
    """Begin pages of a course that is not yet checked, for `build_site`."""
    from generator.pages import of_two_modules_in_three, some_pages

    new = of_two_modules_in_three(plan.frame.project).difference(plan.standing)
    return Ahead(lambda: some_pages(plan.frame, plan.standing), wanted=len(new) >= _WORTH_A_PROCESS)


def build_site(
    project: Project,
    as_of: datetime.date,
    root: Path,
    out: Path | None = None,
    engine: str = "mkdocs",
    while_swapping: AbstractContextManager[object] | None = None,
    plan: Plan | None = None,
    pages: Ahead[dict[str, bytes]] | None = None,
) -> Built:
    """Build the checked `project` as it stands on `as_of` and put it at `out` (by default `site/`).

    `while_swapping` is held during the two renames. `plan` is that of this project on this day, with what is known of
    earlier builds; `pages` are some of its pages, if they were begun (`pages_ahead`). Raises `BuildError`; what stood
    at `out` then still stands.
    """
    from generator.pages import site_in
    from generator.pages.frame import frame_of
    from generator.site import offline
    from generator.site.output import Output

    chosen = ENGINES[engine]
    identity = chosen.identity()
    target = (out or root / "site").absolute()
    work = root / WORK
    may_replace(target, root)
    if not (root / "mkdocs.yml").is_file():
        raise BuildError("no-config", file="mkdocs.yml")
    others = pages.result if pages and pages.begun else None
    site = site_in(plan.frame, plan.standing, plan.told, others) if plan else site_in(frame_of(project, as_of))
    try:
        with lock(work):
            files = offline.marked(site.files, plan.standing if plan else ())
            write_tree(work / "docs", files)
            theme = theme_files(root)
            write_tree(work / "theme", theme)
            frame = offline.frame_id(theme, identity, around_of(root, site))
            (work / "mkdocs.yml").write_bytes(chosen.configuration(site, frame))
            shutil.rmtree(work / "site", ignore_errors=True)
            output = Output(work / "site", target, plan.memory if plan else None)
            chosen.build(work, as_of, output)
            offline.add_offline(output, project.course.id, as_of)
            (work / "site" / MARKER).write_bytes(marker(project.course.id, as_of))
            with while_swapping or nullcontext():
                swap(work / "site", target)
            if plan:
                plan.keep({path: data for path, data in files.items() if path.endswith(".md")})
                plan.memory.save()
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


__all__ = ["BuildError", "Built", "around_of", "build_site", "pages_ahead", "put_right"]
