"""Read, check, build: all of `fascicule build` for one course but what is printed."""

from __future__ import annotations

import datetime
from contextlib import AbstractContextManager, ExitStack
from pathlib import Path

from generator.checked import Checked, checked
from generator.garbage import uncollected
from generator.memory import Memory, Plan
from generator.model.project import Project
from generator.site import WORK, Built, build_site
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
        memory = Memory(root / WORK)
        begun: list[Pages] = []

        def begin(course: Project, day: datetime.date) -> None:
            begun.append(stack.enter_context(Pages(Plan(memory, course, day))))

        result = checked(root, as_of, begin, memory.readings, memory.judge)
        if result.failed(strict=False) or result.project is None:
            return result, None
        [pages] = begun
        return result, build_site(result.project, result.as_of, root, out, engine, while_swapping, pages)
