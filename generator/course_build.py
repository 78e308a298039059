"""Read, check, build: all of `fascicule build` for one course but what is printed."""

from __future__ import annotations

import datetime
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from generator.garbage import uncollected
from generator.kept import Kept
from generator.model.project import Project
from generator.reading_ahead import ReadingAhead
from generator.readings import Readings
from generator.site import WORK, Built, build_site, site_at
from generator.site.stood import Stood

if TYPE_CHECKING:
    from generator.checked import Checked
    from generator.site.pages import Pages


def build_course(
    root: Path,
    as_of: datetime.date | None,
    out: Path | None = None,
    engine: str = "mkdocs",
    while_swapping: AbstractContextManager[object] | None = None,
) -> tuple[Checked, Built | None]:
    """What is wrong with the course in `root`, and its site at `out` (by default `site/`); no site if it has errors.

    `as_of` None means the newest date in the content. Raises `BuildError`; what stood at `out` then still stands.
    """
    with ExitStack() as stack:
        stack.enter_context(uncollected())
        kept = Kept(root / WORK)
        readings = Readings(kept)
        stood = stack.enter_context(Stood(site_at(root, out), wanted=kept.holds("site")))
        ahead = stack.enter_context(ReadingAhead(root, readings))
        # Another process is reading meanwhile.
        from generator.checked import checked
        from generator.memory import Memory, Plan
        from generator.site.pages import Pages

        ahead.finish()
        memory = Memory(root / WORK, kept, readings)
        begun: list[Pages] = []

        def begin(course: Project, day: datetime.date) -> None:
            begun.append(stack.enter_context(Pages(Plan(memory, course, day))))

        result = checked(root, as_of, begin, readings, memory.judge)
        if result.failed(strict=False) or result.project is None:
            return result, None
        [pages] = begun
        return result, build_site(result.project, result.as_of, root, out, engine, while_swapping, pages, stood)
