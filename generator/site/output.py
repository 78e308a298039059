"""The finished files of a build: new ones are written, those that stand in the last site as they should are linked.

A page is taken over when its key is the same and the file still holds the bytes that were written. A hard link costs
no copy; where the system makes none (another disk, a file system without them), the file is copied.
"""

from __future__ import annotations

import base64
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Protocol

from generator.digests import DIGITS, digest_of
from generator.site.packing import Packed, packed
from generator.site.stood import Stood

Entries = list[dict[str, Any]]
"""What a page adds to the search index."""

class Remembers(Protocol):
    """What is kept from build to build (`generator.memory`)."""

    def get(self, kind: str, name: str, key: str) -> object:
        """What was kept under this key, or None."""

    def put(self, kind: str, name: str, key: str, value: object) -> None:
        """Keep `value`."""


@dataclass(frozen=True)
class Finished:
    """A finished file: its digest, its checksum for the service worker, its form in the archive, its entries."""

    digest: str
    checksum: str
    packed: Packed
    entries: Entries


def finished(name: str, data: bytes, entries: Entries | None = None) -> Finished:
    """What is to be known of a file called `name` in the site."""
    digest, checksum = digests_of(data)
    return Finished(digest, checksum, packed(name, data), entries or [])


def digests_of(data: bytes) -> tuple[str, str]:
    """`digest_of`, and the checksum as a service worker asks for it (Subresource Integrity); read once for both."""
    whole = sha256(data).digest()
    return whole.hex()[:DIGITS], f"sha256-{base64.b64encode(whole).decode()}"


class Output:
    """The site that is being built in `folder`; `before` is the one that it will replace."""

    def __init__(
        self, folder: Path, before: Path, memory: Remembers | None = None, stood: Stood | None = None
    ) -> None:
        self.folder = folder
        self._before = before
        self._memory = memory
        self._stood = stood or Stood(before, wanted=False)
        self.files: dict[str, Finished] = {}

    def take_over(self, name: str, key: str) -> bool:
        """Put the file of the site before in place, if it was made under the same key and is whole."""
        known = self._memory.get("site", name, key) if self._memory else None
        if not isinstance(known, Finished):
            return False
        if self._stood.digest(name) != known.digest:
            return False
        link_or_copy(self._before / name, self.folder / name)
        self.files[name] = known
        return True

    def keep(self, name: str, key: str, file: Finished) -> None:
        """A page was written: keep what is known of it."""
        self.files[name] = file
        if self._memory:
            self._memory.put("site", name, key, file)

    def complete(self, name: str) -> Finished:
        """What is to be known of any file of the folder, which `settle` puts in place."""
        if name not in self.files:
            self.keep(*self.looked_at(name))
        return self.files[name]

    def looked_at(self, name: str) -> tuple[str, str, Finished]:
        """The same with name and key, for `keep`."""
        data = self.settle(name)
        # By content: what is kept of a file of the theme holds for every build.
        key = digest_of(data)
        kept = self._memory.get("site", name, key) if self._memory else None
        return name, key, kept if isinstance(kept, Finished) else finished(name, data)

    def names(self) -> list[str]:
        """The files that stand in the folder, sorted."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*") if path.is_file())

    def settle(self, name: str) -> bytes:
        """The bytes of a file of the folder; one with those of the site before becomes a link to it."""
        path = self.folder / name
        data = path.read_bytes()
        if self._stood.bytes_of(name) == data:
            path.unlink()
            link_or_copy(self._before / name, path)
        return data

    def meta(self, name: str, digest: str) -> Mapping[str, Any] | None:
        """The front matter of a page file whose bytes have this digest."""
        known = self._memory.get("front", name, digest) if self._memory else None
        return known if isinstance(known, dict) else None

    def keep_meta(self, name: str, digest: str, meta: Mapping[str, Any]) -> None:
        """Keep the front matter of a page file."""
        if self._memory:
            self._memory.put("front", name, digest, dict(meta))


def link_or_copy(source: Path, target: Path) -> None:
    """Make `target` the same file as `source`, or a copy of it."""
    target.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.link(source, target, follow_symlinks=False)
    except (OSError, NotImplementedError):
        shutil.copyfile(source, target)
