"""What each file of a course says, kept from one reading to the next: a file with the same bytes is not read again.

A reading depends on the bytes of its file and on its name alone; what files say together is the business of `load`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.codes import CODES
from generator.diagnostics import Diagnostic
from generator.kept import Kept
from generator.model.course import Course, Module
from generator.model_errors import got, validate
from generator.reading import bytes_of, read_bytes
from generator.source import WARNINGS, Items, Read, SourceFile, Text, Value, lost

_MISREAD = frozenset(code for code in CODES if code.startswith("S")) - WARNINGS


@dataclass(frozen=True)
class Reading:
    """What became of a file: its models, its faults, and whether all of it could be read."""

    file: SourceFile
    problems: tuple[Diagnostic, ...] = ()
    models: tuple[Any, ...] = ()
    whole: bool = False


@dataclass(frozen=True)
class Taken:
    """A reading on its way between two processes: as it is, or packed as it will be kept."""

    place: tuple[str, str]
    digest: bytes
    reading: Reading | bytes

    def packed(self, store: Kept | None) -> Taken:
        """The same, packed if anything can be kept."""
        row = "reading", _row(self.place)
        data = store.packed(*row, self.digest.hex(), self.reading) if store else None
        return self if data is None else replace(self, reading=data)


@dataclass
class Readings:
    """The readings of one project by file and kind, each with the digest of the file's bytes.

    With `store`, those of earlier processes are there too.
    """

    store: Kept | None = None
    kept: dict[tuple[str, str], tuple[bytes, Reading]] = field(default_factory=dict)

    def read(self, path: Path, name: str, kind: Any, *, listed: bool) -> Reading:
        """The reading of the file at `path` as one `kind`, or as a list of them. Never raises for what is in it."""
        place = _place(name, kind, listed=listed)
        raw = bytes_of(path, name)
        if isinstance(raw, Read):
            self.kept.pop(place, None)
            return Reading(raw.file, tuple(raw.problems))
        digest = blake2b(raw, digest_size=16).digest()
        known = self.kept.get(place)
        if known is None or known[0] != digest:
            known = self.kept[place] = digest, self._read(raw, place, digest.hex(), kind, listed)
        return known[1]

    def taken(self, path: Path, name: str, kind: Any, *, listed: bool) -> Taken | None:
        """The reading of a file for `take`, perhaps in another process; None for one that cannot be read at all."""
        raw = bytes_of(path, name)
        if isinstance(raw, Read):
            return None
        reading = _reading(read_bytes(raw, name), kind, listed)
        return Taken(_place(name, kind, listed=listed), blake2b(raw, digest_size=16).digest(), reading)

    def take(self, one: Taken) -> None:
        """Keep what was read elsewhere."""
        reading = one.reading
        if isinstance(reading, bytes):
            assert self.store is not None
            self.store.take({("reading", _row(one.place)): reading})
            reading = self.store.opened(reading)
        elif self.store:
            self.store.put("reading", _row(one.place), one.digest.hex(), reading)
        self.kept[one.place] = one.digest, reading

    @property
    def know_nothing(self) -> bool:
        """Whether no file was read yet, here or in an earlier process."""
        return not self.kept and not (self.store and self.store.holds("reading"))

    def _read(self, raw: bytes, place: tuple[str, str], digest: str, kind: Any, listed: bool) -> Reading:
        name, row = place[0], _row(place)
        known = self.store.get("reading", row, digest) if self.store else None
        if isinstance(known, Reading):
            return known
        reading = _reading(read_bytes(raw, name), kind, listed)
        if self.store:
            self.store.put("reading", row, digest, reading)
        return reading

    def keep_only(self, names: set[str]) -> None:
        """Forget the files that are not among `names`: a file that goes frees its memory."""
        for place in [place for place in self.kept if place[0] not in names]:
            del self.kept[place]

    def digests(self) -> dict[str, bytes]:
        """The digest of each file that was read."""
        return {name: digest for (name, _), (digest, _) in self.kept.items()}

    def rows(self) -> set[str]:
        """The names under which the store keeps these readings."""
        return {_row(place) for place in self.kept}


def _place(name: str, kind: Any, *, listed: bool) -> tuple[str, str]:
    """One file may be read as two kinds, when a list of lessons names `module`."""
    return name, f"{getattr(kind, '__name__', 'one of several')}{' list' if listed else ''}"


def _row(place: tuple[str, str]) -> str:
    return "\n".join(place)


@cache
def _adapter(kind: Any) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


def _reading(read: Read, kind: Any, listed: bool) -> Reading:
    problems = list(read.problems)
    if read.tree is None:
        return Reading(read.file, tuple(problems))
    before = len(problems)
    models = tuple((_entries if listed else _one)(read.tree, kind, problems))
    return Reading(read.file, tuple(problems), models, read.whole and len(problems) == before)


def _one(tree: Value, kind: Any, problems: list[Diagnostic]) -> Iterator[Any]:
    model = _model(tree, kind, problems)
    # What the course and its modules lead to is read all the same; a lesson with a hole would mislead the checks.
    if model is not None and (kind in (Course, Module) or not lost(tree)):
        yield model


def _entries(tree: Value, kind: Any, problems: list[Diagnostic]) -> Iterator[Any]:
    """Entries of a list are taken one by one: a broken one costs itself."""
    if not isinstance(tree, Items):
        problems.append(Diagnostic("M206", tree.span, got(tree)))
        return
    for number, item in enumerate(tree, 1):
        if isinstance(item, Text) and not item:
            problems.append(Diagnostic("M223", item.span, {"number": str(number)}))
            continue
        model = _model(item, kind, problems)
        if model is not None and not lost(item):
            yield model


def _model(tree: Value, kind: Any, problems: list[Diagnostic]) -> Any:
    """The model of a tree, or None; faults are added, but not on a line that could not be read as it was meant."""
    model, found = validate(_adapter(kind), tree, kind)
    if found:
        misread = {(one.span.path, one.span.line) for one in problems if one.code in _MISREAD}
        problems += [one for one in found if (one.span.path, one.span.line) not in misread]
    return model
