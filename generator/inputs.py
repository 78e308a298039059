"""What a build of a project reads, file by file, as digests: the same digests, the same course.

Nothing here knows what files mean. The generator that reads them has a name of its own (`identity`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path

SETTINGS = "mkdocs.yml"
FOLDERS = ("content", "quizzes", "overrides")

# Folders whose hidden folders a build goes into: pictures of the course and of the theme.
_WHOLE = ("content/images/", "overrides/")
_INHERIT = re.compile(
    rb"^INHERIT[ \t]*:[ \t]*(?P<quote>['\"]?)(?P<path>[^\r\n#]+?)(?P=quote)[ \t]*(?:#.*)?\r?$", re.MULTILINE
)
_MOST_INHERITED = 20
_PIECE = 1 << 16


def input_digests(root: Path) -> dict[str, str]:
    """Every file that a build of the project in `root` reads: its name, with `/`, → 32 hexadecimal digits.

    Names are relative to `root` and sorted. What editors leave beside a file (its name begins with a point) is no part
    of the course. Of what cannot be read, and of a link that leads out of the course, the digest says so: never raises.
    """
    found: dict[str, str] = {}
    try:
        real = root.resolve()
    except (OSError, RuntimeError):
        real = root.absolute()
    for name in FOLDERS:
        path = os.path.join(root, name)  # noqa: PTH118 - Path costs more than reading, for thousands of files
        if os.path.islink(path):  # noqa: PTH114
            found.update(_linked(path, name, real, follow=True))
        elif os.path.isdir(path):  # noqa: PTH112
            found.update(_below(path, f"{name}/", real))
        elif os.path.lexists(path):
            found[name] = _digest(path)
    for settings in settings_files(root):
        found[os.path.relpath(settings, root).replace(os.sep, "/")] = _digest(str(settings))
    return dict(sorted(found.items()))


def inputs_digest(root: Path) -> str:
    """One digest of all that a build of the project in `root` reads."""
    digest = blake2b(digest_size=16)
    for name, one in input_digests(root).items():
        digest.update(f"{name}\n{one}\n".encode("utf-8", "surrogateescape"))
    return digest.hexdigest()


def _below(folder: str, prefix: str, root: Path) -> Iterator[tuple[str, str]]:
    """The files below `folder`, whose name is `prefix`; `root` is the real folder of the project."""
    try:
        with os.scandir(folder) as entries:
            listed = list(entries)
    except OSError as error:
        yield prefix, _said(f"no folder: {error.errno}")
        return
    for entry in listed:
        name = prefix + entry.name
        hidden = entry.name.startswith(".")
        if entry.is_symlink():
            if not hidden:
                # Of a folder only modules and their like, which are named by their path, are read through a link.
                yield from _linked(entry.path, name, root, follow=prefix == "content/")
        elif entry.is_dir():
            if not hidden or name.startswith(_WHOLE):
                yield from _below(entry.path, f"{name}/", root)
        elif not hidden:
            # What the folder says of the entry spares a question to the disk for each file.
            yield name, _of_file(entry.path) if entry.is_file() else _said("no file")


def _linked(path: str, name: str, root: Path, *, follow: bool) -> Iterator[tuple[str, str]]:
    """What a link leads to, where a build reads it: inside the project, and for the theme from outside too."""
    real = os.path.realpath(path)
    readable = Path(real).is_relative_to(root) or name.startswith("overrides")
    if not readable:
        yield name, _said(f"elsewhere: {real}")
    elif not os.path.isdir(real):  # noqa: PTH112
        yield name, _digest(real)
    elif follow:
        yield from _below(path, f"{name}/", root)
    else:
        yield name, _said(f"folder: {real}")


def settings_files(root: Path) -> Iterator[Path]:
    """`mkdocs.yml` and the settings that it inherits, which may stand beside the project; those that are there."""
    path = root / SETTINGS
    for _ in range(_MOST_INHERITED):
        if not os.path.lexists(path):
            return
        yield path
        try:
            inherited = _INHERIT.search(path.read_bytes()) if path.is_file() else None
        except OSError:
            return
        if inherited is None:
            return
        path = path.parent / os.fsdecode(inherited["path"])


def _digest(path: str) -> str:
    """The digest of what is at `path`. Only of a file: a pipe would never end."""
    return _of_file(path) if os.path.isfile(path) else _said("no file")  # noqa: PTH113


def _of_file(path: str) -> str:
    """The digest of a file's bytes."""
    digest = blake2b(digest_size=16)
    try:
        file = os.open(path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
        try:
            while piece := os.read(file, _PIECE):
                digest.update(piece)
        finally:
            os.close(file)
    except OSError as error:
        return _said(f"cannot be read: {error.errno}")
    return digest.hexdigest()


def _said(words: str) -> str:
    """A digest of a remark; no file has it by chance, since its key is not that of a file."""
    return blake2b(words.encode("utf-8", "surrogateescape"), digest_size=16, key=b"remark").hexdigest()
