"""`.fascicule/built.json`: of what the finished site was made, so that a course that did not change is not built again.

The record is never believed for what it says of the site: the site's own bytes are read and compared. It is written
while the build still holds the project's lock, so that it stands for the site beside it.
"""

from __future__ import annotations

import datetime
import json
import os
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.identity import generator_identity
from generator.inputs import inputs_digest
from generator.many.settings import tell_all
from generator.site import WORK

NAME = "built.json"
_MOST_BYTES = 10_000
_PIECE = 1 << 18


@dataclass(frozen=True)
class Asked:
    """What a build was asked for; `as_of` None means the newest date in the content."""

    as_of: datetime.date | None
    engine: str


def pages_if_unchanged(root: Path, asked: Asked) -> int | None:
    """The number of pages of the site of `root` if a build as `asked` would make the same site again, else None."""
    known = _read(root / WORK / NAME)
    pages = known.pop("pages", None)
    if not isinstance(pages, int) or not known.get("site") or not tell_all(root):
        return None
    # The cheapest question first: most courses that changed have changed files.
    if known | made_of(root, asked) != known or known["site"] != _site_digest(root / "site"):
        return None
    return pages


def made_of(root: Path, asked: Asked) -> dict[str, str]:
    """All that the site of `root` depends on, to be taken before a build reads anything."""
    return {
        "inputs": inputs_digest(root),
        "as_of": asked.as_of.isoformat() if asked.as_of else "",
        "engine": asked.engine,
        "generator": generator_identity(),
    }


class Recording(AbstractContextManager[None]):
    """Held while a new site is put in place: what stands there is known before another build may replace it."""

    def __init__(self, root: Path, asked: Asked) -> None:
        self._root = root
        self._made_of = made_of(root, asked)
        self._site = ""

    def __exit__(self, *_: object) -> None:
        self._site = _site_digest(self._root / "site")

    def write(self, pages: int) -> None:
        """Write the record of the site that was put in place, which has so many pages."""
        path = self._root / WORK / NAME
        beside = path.with_name(f"{NAME}.{os.getpid()}")
        text = json.dumps({**self._made_of, "site": self._site, "pages": pages}, indent=1) + "\n"
        # A record that cannot be written costs a build next time, not this one.
        with suppress(OSError):
            beside.write_text(text, encoding="utf-8", newline="\n")
            beside.replace(path)


def _read(path: Path) -> dict[str, Any]:
    """What a record says; nothing if it is damaged or missing."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            return {}
        known = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    return known if isinstance(known, dict) else {}


def _site_digest(site: Path) -> str:
    """A digest of the names and bytes of all that is in `site`; empty if there is no site, or something odd in it."""
    digest = blake2b(digest_size=16)
    try:
        for name, path in sorted(_files(str(site), "")):
            digest.update(f"{name}\n{os.stat(path).st_size}\n".encode("utf-8", "surrogateescape"))  # noqa: PTH116
            with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - for the speed of a thousand pages
                while piece := file.read(_PIECE):
                    digest.update(piece)
    except OSError:
        return ""
    return digest.hexdigest()


def _files(folder: str, prefix: str) -> list[tuple[str, str]]:
    """Name and path of every file below `folder`. Raises `OSError` for a link or anything else that no build writes."""
    found: list[tuple[str, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                found += _files(entry.path, f"{prefix}{entry.name}/")
            elif entry.is_file(follow_symlinks=False):
                found.append((prefix + entry.name, entry.path))
            else:
                raise OSError(f"no file: {entry.path}")
    return found
