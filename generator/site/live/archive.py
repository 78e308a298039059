"""The archive of the course under `serve`: packed when it is asked for, file by file, and not kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.pages.take_away import MANIFEST
from generator.site.live.engine import SEARCH
from generator.site.live.snapshot import Snapshot
from generator.site.offline import is_read_by_learners
from generator.site.packing import packed, write_archive


def archive_name(snapshot: Snapshot) -> str:
    """The path of the archive in the site."""
    return f"{snapshot.contents.course.project.course.id}.zip"


def archive_of(snapshot: Snapshot, get: Callable[[str], bytes]) -> bytes:
    """The archive that a build would write; `get` gives the bytes of a file."""
    course = snapshot.contents.course
    names = [
        name
        for name in (*snapshot.names, *SEARCH)
        if name != MANIFEST and is_read_by_learners(name)
    ]
    with TemporaryDirectory(prefix="fascicule-") as folder:
        path = Path(folder, "archive.zip")
        files = {name: packed(name, get(name)) for name in names}
        write_archive(path, str(course.project.course.id), files, course.as_of)
        return path.read_bytes()
