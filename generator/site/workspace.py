"""The working folder `.fascicule/`: pages, merged theme and engine configuration, written only where bytes changed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Mapping
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from generator.digests import digest_of
from generator.site.errors import BuildError

_DEFAULT_MAIN = b'{% extends "fascicule.html" %}\n'
_TEXT = frozenset({".html", ".css", ".js", ".txt", ".svg"})


class Tree:
    """What `folder` is to hold: exactly `files` (path with `/` → bytes). Written as a whole, or in parts.

    `heads` are the front matter of some of them and `digests` their digests, where these are known; those `there` were
    seen to stand as they should.
    """

    def __init__(
        self, folder: Path, files: Mapping[str, bytes], heads: Mapping[str, Mapping[str, Any]] | None = None,
        digests: Mapping[str, str] | None = None, there: Collection[str] = (),
    ) -> None:  # fmt: skip
        self.folder = folder
        self.files = files
        self.heads = heads or {}
        self._digests = dict(digests or {})
        self._there = there

    def digest(self, name: str) -> str:
        """The digest of a file, which is read once."""
        if name not in self._digests:
            self._digests[name] = digest_of(self.files[name])
        return self._digests[name]

    def write(self) -> None:
        """Write all of it; an engine that reads the folder is not told what was seen there before it was locked."""
        self.clear()
        for name, data in self.files.items():
            _put(self.folder / name, data)

    def clear(self) -> None:
        """Remove what is not to be there."""
        _clear(self.folder, self.files)

    def put(self, names: Iterable[str]) -> None:
        """Write these files; one with the same bytes is not touched."""
        for name in names:
            if name not in self._there:
                _put(self.folder / name, self.files[name])


def write_tree(folder: Path, files: Mapping[str, bytes]) -> None:
    """Make `folder` hold exactly `files`; a file with the same bytes is not touched."""
    Tree(folder, files).write()


def _clear(folder: Path, wanted: Collection[str]) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for current, folders, names in os.walk(folder, topdown=False):
        place = Path(current)
        for name in names:
            if (place / name).relative_to(folder).as_posix() not in wanted:
                (place / name).unlink()
        for name in folders:
            inner = place / name
            if inner.is_symlink():
                inner.unlink()
            elif not any(inner.iterdir()):
                inner.rmdir()


def _put(path: Path, data: bytes) -> None:
    try:
        if path.stat().st_size == len(data) and path.read_bytes() == data:
            return
    except IsADirectoryError:
        shutil.rmtree(path)
    except FileNotFoundError:
        path.parent.mkdir(parents=True, exist_ok=True)
    else:
        if path.is_dir():
            shutil.rmtree(path)
    path.write_bytes(data)


def theme_files(root: Path) -> dict[str, bytes]:
    """The theme of the package with the project's `overrides/` laid over it, and the scripts of the widgets."""
    files = dict(_package_files(resources.files("generator") / "theme", ""))
    for name, data in _package_files(resources.files("generator") / "widgets" / "dist", ""):
        files[f"assets/javascripts/{name}"] = data
    files["main.html"] = _DEFAULT_MAIN
    overrides = root / "overrides"
    for current, folders, names in os.walk(overrides):
        folders.sort()
        for name in sorted(names):
            path = Path(current) / name
            if not name.startswith(".") and path.is_file():
                files[path.relative_to(overrides).as_posix()] = _override(path, root)
    return files


def _override(path: Path, root: Path) -> bytes:
    data = path.read_bytes()
    if path.suffix == ".html":
        try:
            data.decode()
        except UnicodeDecodeError:
            raise BuildError("not-utf-8", file=path.relative_to(root).as_posix()) from None
    return data


def _package_files(folder: Traversable, prefix: str) -> list[tuple[str, bytes]]:
    found: list[tuple[str, bytes]] = []
    for entry in sorted(folder.iterdir(), key=lambda one: one.name):
        if entry.name.startswith((".", "__")):
            continue
        if entry.is_dir():
            found += _package_files(entry, f"{prefix}{entry.name}/")
        else:
            data = entry.read_bytes()
            if Path(entry.name).suffix in _TEXT:  # a checkout on Windows may have other line ends
                data = data.replace(b"\r\n", b"\n")
            found.append((prefix + entry.name, data))
    return found
