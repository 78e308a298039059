"""What changed on disk: when to look, and which files are not what they were."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from generator.inputs import settings_files

WATCHED = ("content", "quizzes", "overrides", "mkdocs.yml")

_QUIET = 30
"""Milliseconds without a change after which all of them are told at once: fifty files saved together are one change."""
_LONGEST = 400
"""Milliseconds after which changes are told even when more come."""

Stamp = dict[str, tuple[int, ...]]
"""Each file of a course by name, with `/`: what the disk says of it but for its bytes."""


def moments(root: Path) -> Iterator[frozenset[str] | None]:
    """Each time to look for changes: at the files that the system tells of, at once; everywhere (None) every second.

    Only folders of the course are watched, since `root` may hold a large `.venv`. The looks in between find what no
    watch tells of: a folder that is new, a disk of another machine, a system that watches no more files.
    """
    from watchfiles import watch

    folders = [root / name for name in WATCHED if (root / name).is_dir()]
    with suppress(OSError, RuntimeError):
        for told in watch(
            *folders, watch_filter=None, step=_QUIET, debounce=_LONGEST, rust_timeout=1000, yield_on_timeout=True
        ):
            yield frozenset(os.path.relpath(path, root).replace(os.sep, "/") for _, path in told) or None
    while True:
        time.sleep(1)
        yield None


def stamp(root: Path) -> Stamp:
    """The files of the course in `root` and inherited settings; what editors put beside a file is no part of it."""
    found: Stamp = {}
    for name in WATCHED:
        _look(f"{root}/{name}", name, found, 0)
    for path in settings_files(root):
        _look(str(path), os.path.relpath(path, root).replace(os.sep, "/"), found, _DEEPEST)
    return found


def shapes_pages(name: str) -> bool:
    """Whether a file of the course is a setting or a template rather than a text."""
    return not name.startswith(("content/", "quizzes/"))


def look(root: Path, before: Stamp, names: frozenset[str] | None) -> Stamp:
    """The files of the course, of which only those in `names` changed; any may have where it is None.

    A thousand questions to the disk take their time while another thread is at work.
    """
    now = dict(before)
    for name in names or ():
        place, parts = f"{root}/{name}", name.split("/")
        if parts[0] not in WATCHED:  # the system's own name for a folder that is reached by a link
            return stamp(root)
        if any(part.startswith((".", "~")) for part in parts):
            continue
        # A folder that came or went is more than its own name.
        if name not in before and not os.path.isfile(place):  # noqa: PTH113
            return stamp(root)
        now.pop(name, None)
        _look(place, name, now, _DEEPEST)
    return stamp(root) if names is None else now


_DEEPEST = 40
"""A link to a folder above it never ends."""


def _look(place: str, name: str, found: Stamp, depth: int) -> None:
    with suppress(OSError):  # gone meanwhile, or a link that leads nowhere
        status = os.stat(place)  # noqa: PTH116 - Path costs more than the disk, for thousands of files
        if not os.path.isdir(place):  # noqa: PTH112
            found[name] = status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino
            return
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith((".", "~")):
                    continue
                inner = f"{name}/{entry.name}"
                with suppress(OSError):
                    if entry.is_dir() and not entry.is_symlink() and depth < _DEEPEST:
                        _look(entry.path, inner, found, depth + 1)
                    elif not entry.is_dir():
                        one = entry.stat()
                        found[inner] = one.st_mtime_ns, one.st_ctime_ns, one.st_size, one.st_ino


def changed(before: Stamp, now: Stamp) -> frozenset[str]:
    """The names of the files that are new, gone or not the same."""
    return frozenset(name for name in before.keys() | now.keys() if before.get(name) != now.get(name))
