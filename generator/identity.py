"""Which generator runs: one name for its own files, its Python and the packages that shape what it writes.

Two processes with the same name make the same site of the same course on the same day. What a course says is the
business of `inputs`.
"""

from __future__ import annotations

import os
import re
import sys
import zlib
from functools import cache
from hashlib import blake2b
from pathlib import Path

SHAPING = (
    "Jinja2",
    "Markdown",
    "MarkupSafe",
    "PyYAML",
    "markdown-it-py",
    "mdit-py-plugins",
    "mkdocs",
    "mkdocs-material",
    "pydantic",
    "pydantic-core",
    "Pygments",
    "pymdown-extensions",
    "zensical",
)
"""The distributions whose version may show in a site."""

_PACKAGE = Path(__file__).parent
_INFO = re.compile(r"(?P<name>[^-]+)-(?P<version>[^-]+)(?:-py\d.*)?\.(?:dist|egg)-info")


@cache
def generator_identity() -> str:
    """The name, 32 hexadecimal digits; worked out once for a process."""
    digest = blake2b(digest_size=16)
    # Archives are packed by zlib, which is not the same everywhere.
    for part in (sys.version, zlib.ZLIB_RUNTIME_VERSION, *_versions()):
        digest.update(f"{part}\n".encode())
    for name, path in sorted(_files(_PACKAGE, "")):
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - twice as fast as a Path, for three hundred files
            data = file.readall()
        digest.update(f"{name}\n{len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()


def _files(folder: str | Path, prefix: str) -> list[tuple[str, str]]:
    """Name and path of every file of the package, but what Python keeps beside them.

    Sources of sheets and scripts are among them: a list of what a build reads would be forgotten one day.
    """
    found: list[tuple[str, str]] = []
    with os.scandir(folder) as entries:
        for entry in entries:
            name = prefix + entry.name
            if entry.name.startswith((".", "__pycache__")) or entry.name.endswith((".pyc", ".pyo")):
                continue
            if entry.is_dir():
                found += _files(entry.path, f"{name}/")
            else:
                found.append((name, entry.path))
    return found


def _versions() -> list[str]:
    """`name version` of each distribution that is installed, in the order of `SHAPING`.

    Their names and versions stand in the names of folders; `importlib.metadata` would read and parse a file for each.
    """
    found: dict[str, str] = {}
    for place in sys.path:
        try:
            names = os.listdir(place or ".")  # noqa: PTH208 - as above
        except OSError:
            continue
        for name in sorted(names):
            info = _INFO.fullmatch(name)
            if info:
                found.setdefault(_folded(info["name"]), info["version"])
    return [f"{name} {found[_folded(name)]}" for name in SHAPING if _folded(name) in found]


def _folded(name: str) -> str:
    """The form in which names of distributions are compared."""
    return re.sub(r"[-_.]+", "-", name).lower()
