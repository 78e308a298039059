"""Work done by a second process while this one goes on; where there is none to be had, done when it is asked for.

Gain at 200 lessons on two cores: pages while the course is checked, a quarter of a cold build; half of the site's
pages, a tenth. `fork` carries the course over without a copy; it is not used where it is missing (Windows), where
system libraries do not survive it (macOS), nor in a process with threads (`serve`).
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

Result = TypeVar("Result")


def can_fork() -> bool:
    """True when a second process may be split off here and has a core to run on."""
    if sys.platform in ("win32", "darwin", "emscripten", "wasi") or os.environ.get("FASCICULE_ONE_PROCESS"):
        return False
    return threading.active_count() == 1 and len(os.sched_getaffinity(0)) > 1


class Ahead(Generic[Result]):
    """`work()` on its way. Use as a context: what is not asked for by its end is stopped."""

    def __init__(self, work: Callable[[], Result], *, wanted: bool = True) -> None:
        self._work = work
        self._child = 0
        if wanted and can_fork():
            self._fork()

    def _fork(self) -> None:
        reading, writing = os.pipe()
        sys.stdout.flush()
        sys.stderr.flush()
        try:
            child = os.fork()
        except OSError:  # no more processes, no more memory: the work is done here
            os.close(reading)
            os.close(writing)
            return
        if child:
            os.close(writing)
            self._child, self._pipe = child, os.fdopen(reading, "rb")
            return
        # The child: nothing of the parent's (files, messages, handlers at exit) may happen twice.
        try:
            os.close(reading)
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            data = pickle.dumps(self._work(), pickle.HIGHEST_PROTOCOL)
            with os.fdopen(writing, "wb") as pipe:
                pipe.write(data)
            os._exit(0)
        except BaseException:  # noqa: BLE001
            # The parent does the work again, and meets the error where it can be told.
            os._exit(1)

    @property
    def begun(self) -> bool:
        """True while another process is at it, or has done it."""
        return bool(self._child)

    def result(self) -> Result:
        """What the work returned; its errors are raised here."""
        if self._child:
            with self._pipe:
                data = self._pipe.read()
            _, status = os.waitpid(self._child, 0)
            self._child = 0
            if status == 0:
                return pickle.loads(data)  # type: ignore[no-any-return]  # noqa: S301 - our own child wrote it
        return self._work()

    def __enter__(self) -> Ahead[Result]:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child:
            self._pipe.close()
            with suppress(ProcessLookupError):
                os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
            self._child = 0
