"""What earlier builds of a project worked out, kept beside its pages: `.fascicule/kept.db`.

Every entry is sealed with a secret of this user's account: what was damaged, or comes from another machine, another
account or another generator, is passed over as if it were not there. A build without this file gives the same bytes.
"""

from __future__ import annotations

import hmac
import os
import pickle
import secrets
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from functools import partial
from hashlib import blake2b
from pathlib import Path
from typing import Any

from generator.identity import generator_identity

NAME = "kept.db"
SECRET = "FASCICULE_SECRET"
"""The variable that holds the secret where no account lasts, as on a CI service that keeps folders between runs."""

_SHORTEST = 16
_TABLE = "CREATE TABLE IF NOT EXISTS kept (kind TEXT, name TEXT, data BLOB, PRIMARY KEY (kind, name))"
_SEAL = 32
_TOGETHER = 50
"""Entries that one piece of work packs."""

Rows = dict[tuple[str, str], bytes]
"""Kind and name of entries → what is written of them."""


def secret() -> bytes | None:
    """What seals the entries; None where nothing of ours can be kept, so that nothing is."""
    given = os.environ.get(SECRET, "").encode()
    if len(given) >= _SHORTEST:
        return given
    path = _state_folder() / "secret"
    try:
        return _read(path) or _made(path)
    except (OSError, RuntimeError):  # no place to write, no home
        return None


def _read(path: Path) -> bytes | None:
    """The secret; None when there is none yet, or half of one."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return None
    return data if len(data) >= _SHORTEST else None


def _made(path: Path) -> bytes | None:
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    # Written whole under another name: a second process sees all of it or nothing. Of two at once the later one stays.
    beside = path.with_name(f"secret.{os.getpid()}")
    beside.touch(mode=0o600)
    beside.write_bytes(secrets.token_bytes(32))
    beside.replace(path)
    return _read(path)


def _state_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local") / "fascicule"
    return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "fascicule"


class Kept:
    """The entries of one project by kind and name. Reads at once; what is put is written by `save`, or never.

    Every value is pickled, which is safe for what the seal says this account wrote.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        key = secret()
        # The generator is part of the seal: what another one kept is not even read.
        self._key = None if key is None else blake2b(generator_identity().encode(), key=key[:64]).digest()
        self._rows: dict[tuple[str, str], bytes] = {}
        self._fresh: dict[tuple[str, str], tuple[str, object]] = {}
        self._packed: Rows = {}
        self._load()

    def _load(self) -> None:
        if self._key is None or not self._path.is_file():
            return
        try:
            connection = sqlite3.connect(f"{self._path.absolute().as_uri()}?mode=ro", uri=True)
            try:
                for kind, name, data in connection.execute("SELECT kind, name, data FROM kept"):
                    if isinstance(data, bytes):
                        self._rows[kind, name] = data
            finally:
                connection.close()
        except sqlite3.Error:
            self._rows.clear()

    def get(self, kind: str, name: str, key: str) -> Any:
        """What was kept under this kind and name for this `key`; None when there is nothing, or another key's."""
        data = self._rows.get((kind, name))
        if data is None or self._key is None or len(data) < _SEAL:
            return None
        value = data[_SEAL:]
        if not hmac.compare_digest(self._seal(kind, name, value), data[:_SEAL]):
            return None
        known, _, pickled = value.partition(b"\x00")
        return pickle.loads(pickled) if known == key.encode() else None  # noqa: S301 - sealed by this account

    def holds(self, kind: str) -> bool:
        """Whether anything of this kind was kept."""
        return any(row[0] == kind for row in self._rows)

    def put(self, kind: str, name: str, key: str, value: object) -> None:
        """Keep a value for a `key`; another key of the same kind and name is forgotten."""
        if self._key is not None:
            self._fresh[kind, name] = key, value

    def packed(self, kind: str, name: str, key: str, value: object) -> bytes | None:
        """An entry as `take` takes it and `opened` opens it; None where nothing is kept."""
        return None if self._key is None else self._row(kind, name, key, value)

    def opened(self, packed: bytes) -> Any:
        """The value of an entry that this process, or a child of it, packed."""
        return pickle.loads(packed[_SEAL:].partition(b"\x00")[2])  # noqa: S301

    def packers(self, kind: str) -> list[Callable[[], Rows]]:
        """What was put of this kind, ready to be written, in pieces of work that any process may do for `take`."""
        names = [row for row in self._fresh if row[0] == kind]
        parts = [names[start : start + _TOGETHER] for start in range(0, len(names), _TOGETHER)]
        return [partial(self._pack, part) for part in parts]

    def _pack(self, rows: Iterable[tuple[str, str]]) -> Rows:
        return {row: self._row(*row, *self._fresh[row]) for row in rows}

    def take(self, packed: Rows) -> None:
        """These entries are ready to be written."""
        for row in packed:
            self._fresh.pop(row, None)
        self._packed |= packed

    def _row(self, kind: str, name: str, key: str, value: object) -> bytes:
        data = key.encode() + b"\x00" + pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
        return self._seal(kind, name, data) + data

    def _seal(self, kind: str, name: str, data: bytes) -> bytes:
        assert self._key is not None
        digest = blake2b(f"{kind}\x00{name}\x00".encode(), key=self._key, digest_size=_SEAL)
        digest.update(data)
        return digest.digest()

    def save(self, names: Mapping[str, Collection[str]]) -> None:
        """Write what was put, and forget of each kind in `names` what is not named there.

        A disk that is full or a file that is no database costs the next build time, and this one nothing.
        """
        if self._key is None:
            return
        try:
            self._save(names)
        except sqlite3.DatabaseError:
            with suppress(OSError, sqlite3.Error):
                self._path.unlink(missing_ok=True)
                self._save(names)
        except OSError:
            pass

    def _save(self, names: Mapping[str, Collection[str]]) -> None:
        gone = [row for row in self._rows if row[0] in names and row[1] not in names[row[0]]]
        self._path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(self._path, timeout=10)
        try:
            # Losing the last entries with the power is no harm: the seal shows what is half written.
            connection.execute("PRAGMA synchronous = OFF")
            with connection:
                connection.execute(_TABLE)
                connection.executemany("DELETE FROM kept WHERE kind = ? AND name = ?", gone)
                connection.executemany(
                    "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)",
                    ((*row, data) for row, data in (*self._packed.items(), *self._pack(self._fresh).items())),
                )
        finally:
            connection.close()
