"""Work shared with a second process: each takes the next piece when it is free; without one, this process does all.

Gain at 200 lessons on two cores: two fifths of a first build. `fork` carries the course over without a copy; it is not
used where it is missing (Windows), where system libraries do not survive it (macOS), nor in a process with threads
(`serve`).
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from typing import BinaryIO, Generic, TypeVar, cast

Result = TypeVar("Result")

_TICKET = 4
_DONE = b"."


def can_fork() -> bool:
    """True when a second process may be split off here and has a core to run on."""
    if sys.platform in ("win32", "darwin", "emscripten", "wasi") or os.environ.get("FASCICULE_ONE_PROCESS"):
        return False
    return threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


class Ahead(Generic[Result]):
    """`pieces` of work on their way. Use as a context: what is not asked for by its end is stopped."""

    def __init__(self, pieces: Sequence[Callable[[], Result]], *, wanted: bool = True) -> None:
        self._pieces = pieces
        self._child = 0
        self.begun = False
        """True while another process is at it."""
        if wanted and len(pieces) > 1 and can_fork():
            self._fork()

    def _fork(self) -> None:
        self._tickets, writing_tickets = os.pipe()
        self._word, saying = os.pipe()
        # What a pipe does not hold (a page of memory, where the system is short of them) is left to the parent.
        os.set_blocking(writing_tickets, False)
        os.write(writing_tickets, b"".join(place.to_bytes(_TICKET, "big") for place in range(len(self._pieces))))
        os.close(writing_tickets)
        sys.stdout.flush()
        sys.stderr.flush()
        self._results = _nameless_file()
        try:
            self._child = os.fork()
        except OSError:  # no more processes, no more memory: the work is done here
            os.close(saying)
            self._close()
            return
        if self._child:
            os.close(saying)
            self.begun = True
            return
        # The child: nothing of the parent's (files, messages, handlers at exit) may happen twice.
        try:
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            # Each result is written while the parent is still at work; a pipe would be full long before.
            for place in self._drawn():
                pickle.dump((place, self._pieces[place]()), self._results, pickle.HIGHEST_PROTOCOL)
            self._results.flush()
            os.write(saying, _DONE)
            os._exit(0)
        except BaseException:  # noqa: BLE001
            # The parent does the work again, and meets the error where it can be told.
            os._exit(1)

    def _drawn(self) -> Iterator[int]:
        """The pieces that fall to this process, as it comes to them: a ticket is read by one process only."""
        while ticket := os.read(self._tickets, _TICKET):
            yield int.from_bytes(ticket, "big")

    def results(self) -> list[Result]:
        """What the pieces returned, in their order; this process does its share. Their errors are raised here."""
        done: dict[int, Result] = {}
        if self.begun:
            done = {place: self._pieces[place]() for place in self._drawn()}
            # The child is not waited for: its memory is given back while this process goes on.
            if os.read(self._word, len(_DONE)) == _DONE:
                done |= self._told()
            self.begun = False
        return [done[place] if place in done else piece() for place, piece in enumerate(self._pieces)]

    def _told(self) -> dict[int, Result]:
        """What the other process wrote."""
        end = self._results.seek(0, os.SEEK_END)
        self._results.seek(0)
        found: dict[int, Result] = {}
        while self._results.tell() < end:
            place, result = pickle.load(self._results)  # noqa: S301 - our own child wrote it
            found[place] = result
        return found

    def _close(self) -> None:
        os.close(self._tickets)
        os.close(self._word)
        self._results.close()

    def __enter__(self) -> Ahead[Result]:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child:
            if self.begun:
                with suppress(ProcessLookupError):
                    os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            self._close()
            self._child = 0
            self.begun = False


def _nameless_file() -> BinaryIO:
    """In memory where the system has such files (Linux), else on the disk."""
    if hasattr(os, "memfd_create"):
        return os.fdopen(os.memfd_create("fascicule"), "w+b")
    return cast(BinaryIO, tempfile.TemporaryFile())  # closed by who asked for it
