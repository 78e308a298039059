"""A module: its page, and the page that holds all its lessons to be printed at once."""

from __future__ import annotations

from generator.model.project import PlacedModule
from generator.pages.blocks import Counters
from generator.pages.frame import Frame
from generator.pages.lesson import lesson_parts


def _front(frame: Frame, module: PlacedModule, kind: str) -> dict[str, object]:
    typo = frame.rendering.typo
    return {
        "title": typo(module.module.title),
        "description": frame.rendering.plain(module.module.aim),
        "kind": kind,
        "thumb": module.number,
        "running_head": f"{module.number} {typo(module.module.title)}",
    }


def _objectives(module: PlacedModule) -> list[str]:
    """The objectives of the lessons, in order, each once."""
    return list(dict.fromkeys(str(id_) for placed in module.lessons for id_ in placed.lesson.objectives))


def module_page(frame: Frame, module: PlacedModule) -> str:
    """Aim, duration and lessons of a module."""
    front = _front(frame, module, "module") | {"hide": ["toc"], "record": True}
    return frame.page("module", f"{module.id}/index.md", front, module=module, objectives=_objectives(module))


def print_page(frame: Frame, module: PlacedModule) -> str:
    """All lessons of a module on one page, with the key of all questions."""
    path = f"{module.id}/print.md"
    counters = Counters()
    lessons = []
    for placed in module.lessons:
        short = placed.id.rpartition("/")[2]
        rendering = frame.rendering.on(path, prefix=f"{short}-")
        lessons.append((short, lesson_parts(frame, placed, rendering, counters, 3)))
    front = _front(frame, module, "print") | {
        "hide": ["navigation", "toc", "footer"],
        "search": {"exclude": True},
    }
    front["title"] = f"{front['title']}{frame.words.colon}{frame.words.print_module.lower()}"
    return frame.page("print", path, front, module=module, lessons=lessons, objectives=_objectives(module))
