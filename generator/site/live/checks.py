"""What is done after the page is shown, and once nothing has changed for a moment: first of all the checks."""

from __future__ import annotations

import datetime
import threading
from collections.abc import Callable
from functools import partial

from generator.check import Findings, check_all, check_since
from generator.diagnostics import Diagnostic
from generator.model.project import Project

GoOn = Callable[[], bool]
"""False once there is something newer to do."""


class Checks:
    """What the rules find, worked out again of the files that changed alone."""

    def __init__(self) -> None:
        self._before: Findings | None = None
        self._behind: frozenset[str] | None = None
        self._telling = threading.Lock()

    def changed(self, names: frozenset[str] | None) -> None:
        """These files changed since the last call; None for any."""
        with self._telling:
            self._behind = None if names is None or self._behind is None else self._behind | names

    def findings(self, project: Project, as_of: datetime.date) -> list[Diagnostic]:
        """All findings in the project, which holds the changes that were told; in one thread at a time."""
        with self._telling:
            before, behind = self._before, self._behind
            self._behind = frozenset()
        if before is None or behind is None:
            found = check_all(project, as_of)
        else:
            found = check_since(project, as_of, before, behind)
        self._before = found
        return found.listed()


class Background:
    """One thread, and the newest work given to it."""

    def __init__(self, quiet: float) -> None:
        """Work begins `quiet` seconds after it was given, if nothing newer was."""
        self._quiet = quiet
        self._work: Callable[[GoOn], None] | None = None
        self._number = 0
        self._closed = False
        self._told = threading.Condition()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def give(self, work: Callable[[GoOn], None] | None) -> None:
        """Do this next, in place of what was given before; None for nothing."""
        with self._told:
            self._work = work
            self._number += 1
            self._told.notify_all()

    def idle(self, seconds: float) -> bool:
        """Wait until all is done; False when it is not within so many seconds."""
        with self._told:
            return self._told.wait_for(lambda: self._work is None, seconds)

    def close(self) -> None:
        """End the thread, once its work is done."""
        with self._told:
            self._closed = True
            self._work = None
            self._number += 1
            self._told.notify_all()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._told:
                self._told.wait_for(lambda: self._closed or self._work is not None)
                if self._closed:
                    return
                work, number = self._work, self._number
                newer = self._told.wait_for(partial(self._is_old, number), self._quiet)
            if newer or work is None:
                continue
            work(partial(self._is_newest, number))
            with self._told:
                if self._number == number:
                    self._work = None
                    self._told.notify_all()

    def _is_newest(self, number: int) -> bool:
        return self._number == number

    def _is_old(self, number: int) -> bool:
        return self._number != number
