"""Puts a finished folder in the place of another one: write beside, then two renames.

`out` is whole at every moment but one, between the two renames; `recover` puts that right, and every command that looks
at a project calls it first. Names beside `out`: `.out.new` (being put there) and `.out.old` (the one that was there).
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
from contextlib import suppress
from pathlib import Path

from filelock import FileLock, Timeout

from generator import __version__
from generator.site.errors import BuildError

MARKER = "fascicule.json"
"""A file at the root of each site that we wrote: only such a folder, or an empty one, is ever replaced."""

WAIT_SECONDS = 300


def marker(course: str, as_of: datetime.date) -> bytes:
    """The bytes of that file."""
    about = {"course": str(course), "as_of": as_of.isoformat(), "fascicule": __version__}
    return (json.dumps(about, indent=1) + "\n").encode()


def lock(work: Path) -> FileLock:
    """The lock of a project's working folder; the system frees it when its holder dies."""
    work.mkdir(parents=True, exist_ok=True)
    return FileLock(work / "lock", timeout=WAIT_SECONDS)


def recover(out: Path, work: Path) -> None:
    """Put right what a build killed between two renames left; does nothing while a build is running."""
    new, old = _beside(out)
    if not os.path.lexists(new) and not os.path.lexists(old):
        return
    # What cannot be moved now stays: a command that only reads goes on, and the next build says what is in its way.
    with suppress(Timeout, OSError), lock(work).acquire(timeout=0):
        _put_right(out)


def _put_right(out: Path) -> None:
    new, old = _beside(out)
    if old.is_dir() and not os.path.lexists(out):
        old.rename(out)
    for leftover in (new, old):
        if leftover.is_dir() and not leftover.is_symlink():
            shutil.rmtree(leftover)
        elif os.path.lexists(leftover):
            leftover.unlink()


def _beside(out: Path) -> tuple[Path, Path]:
    return out.with_name(f".{out.name}.new"), out.with_name(f".{out.name}.old")


def may_replace(out: Path, root: Path) -> None:
    """Raise `BuildError` when `out` is not ours to replace."""
    resolved, project = out.resolve(), root.resolve()
    protected = [project / name for name in ("content", "quizzes", "overrides", "generator", ".git", ".fascicule")]
    if project.is_relative_to(resolved) or any(resolved.is_relative_to(folder) for folder in protected):
        raise BuildError("out-inside", out=str(out))
    if out.is_symlink() or (os.path.lexists(out) and not out.is_dir()):
        raise BuildError("out-foreign", out=str(out))
    if out.is_dir() and any(out.iterdir()) and not (out / MARKER).is_file():
        raise BuildError("out-foreign", out=str(out))


def swap(finished: Path, out: Path) -> None:
    """Move the folder `finished` to `out`; the caller holds the lock."""
    _put_right(out)
    new, old = _beside(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    try:
        finished.rename(new)
    except OSError:  # another file system: copy, and only then swap
        shutil.copytree(finished, new)
        shutil.rmtree(finished)
    if out.is_dir():
        out.rename(old)
    try:
        new.rename(out)
    except OSError:
        if old.is_dir():
            old.rename(out)
        raise
    shutil.rmtree(old, ignore_errors=True)
