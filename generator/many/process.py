"""One process for each course: started, heard, and stopped with all that it started."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from pathlib import Path

from generator.cli_texts import TEXTS
from generator.many.outcome import Outcome
from generator.many.record import Asked
from generator.site import put_right

# Not `-m`: that looks for modules in the current folder first, which may be a course.
_PROGRAM = (
    "import json, sys; given = json.loads(sys.argv[1]); sys.path[:] = given.pop('path'); "
    "from generator.many.worker import work; work(**given)"
)
_LAST_LINES = 40


class Processes:
    """The processes at work. As a context: at its end none is left, and the site of one that was stopped is whole."""

    def __init__(self, alone: bool) -> None:
        """`alone`: one course at a time, which may then use a second process of its own (`ahead`)."""
        self._environment = dict(os.environ) if alone else {**os.environ, "FASCICULE_ONE_PROCESS": "1"}
        self._lock = threading.Lock()
        self._running: dict[subprocess.Popen[str], Path] = {}
        self._stopped = False

    def __enter__(self) -> Processes:
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def build(self, root: Path, name: str, asked: Asked, language: str) -> Outcome:
        """Build the course in `root`, called `name` in what is said of it. Waits; whatever happens is its outcome."""
        given = {
            "path": [os.path.abspath(place) for place in sys.path],  # noqa: PTH100 - "" is the current folder
            "root": str(root), "name": name, "language": language,
            "as_of": asked.as_of.isoformat() if asked.as_of else None, "engine": asked.engine,
        }  # fmt: skip
        try:
            process = self._start([sys.executable, "-c", _PROGRAM, json.dumps(given)], root)
        except OSError as error:
            return self._failed(name, language, "many_no_process", reason=error.strerror or str(error))
        if process is None:
            return Outcome(name, "failed")
        said, errors = process.communicate()
        with self._lock:
            del self._running[process]
        try:
            return Outcome.from_json(said)
        except (ValueError, TypeError):
            put_right(root)
        if "Traceback (most recent call last)" in errors:
            lines = "\n".join(errors.rstrip().splitlines()[-_LAST_LINES:])
            return self._failed(name, language, "many_bug", lines=lines)
        return self._failed(name, language, "many_died", how=_how(process.returncode))

    def _failed(self, name: str, language: str, text: str, **words: str) -> Outcome:
        return Outcome(name, "failed", reason=TEXTS[language][text].format(**words))

    def _start(self, command: list[str], root: Path) -> subprocess.Popen[str] | None:
        """The process, or None when all is being stopped. Raises `OSError` if the system gives none."""
        with self._lock:
            if self._stopped:
                return None
            # In a group of its own: Ctrl+C comes to us alone, and what it started can be stopped with it.
            process = subprocess.Popen(
                command,
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                encoding="utf-8",
                errors="replace",
                creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
                process_group=None if sys.platform == "win32" else 0,
            )
            self._running[process] = root
            return process

    def stop(self) -> None:
        """Stop what runs, and put right the site of a course that was stopped between two renames."""
        with self._lock:
            self._stopped = True
            running = dict(self._running)
        for process in running:
            _kill(process)
        for process, root in running.items():
            process.wait()
            put_right(root)


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"code {code}"


def _kill(process: subprocess.Popen[str]) -> None:
    """End a process, and the second one that its build may have where there is `fork`."""
    if sys.platform == "win32":
        process.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
