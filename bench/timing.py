"""Runs of a command in a new process: wall time, peak memory; and what is taken from several of them."""

from __future__ import annotations

import math
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class CommandError(Exception):
    """A measured command failed; the text is what it said."""


@dataclass(frozen=True)
class Run:
    """One run: seconds on the wall clock and of processor time, and the most memory that its processes held, in MB."""

    seconds: float
    memory: float
    processor: float = 0.0


def interpreter() -> str:
    """The Python of all runs: this one, or that of `.venv` (made by `make site`) if this one lacks what is measured."""
    if find_spec("mkdocs") and find_spec("material") and find_spec("pydantic"):
        return sys.executable
    for name in ("bin/python", "Scripts/python.exe"):
        if (ROOT / ".venv" / name).is_file():
            return str(ROOT / ".venv" / name)
    raise CommandError("MkDocs Material is not installed: run `make site` first")


def environment() -> dict[str, str]:
    """The same for every tool."""
    dropped = ("FASCICULE_", "SOURCE_DATE", "PYTHONDONTWRITE")  # a trainer has none of them
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return kept | {"PYTHONPATH": str(ROOT), "NO_MKDOCS_2_WARNING": "1"}


def run(command: Sequence[str], folder: Path, *, weighed: bool = False) -> Run:
    """Run `command` in `folder`. Raises `CommandError` if it fails.

    The memory of a process and its children together is added up only in a run that is `weighed`: asking the system for
    it ten times a second slows whoever has children by a tenth, and nobody else. Else it is that of the largest.
    """
    with (folder / "said.txt").open("w+b") as said:
        started = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, env=environment(), stdout=said, stderr=subprocess.STDOUT)
        family = _Family(process.pid)
        if weighed:
            family.start()
        largest = processor = 0.0
        try:
            if hasattr(os, "wait4"):
                _, status, usage = os.wait4(process.pid, 0)
                seconds = time.perf_counter() - started
                processor = usage.ru_utime + usage.ru_stime
                process.returncode = os.waitstatus_to_exitcode(status)
                largest = usage.ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)
            else:
                process.wait()
                seconds = time.perf_counter() - started
            family.stop()
        except BaseException:
            process.kill()
            raise
        if process.returncode != 0:
            said.seek(0)
            raise CommandError(f"{' '.join(command)}\n{said.read().decode(errors='replace')}")
    return Run(seconds, max(largest, family.peak), processor)


class _Family(threading.Thread):
    """Adds up the memory of a process and its children (Linux), where there are any: forked processes share most of it.

    A single process costs nothing here, its peak is told by the system when it ends.
    """

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.peak = 0.0
        self._pid = pid
        self._over = threading.Event()

    def run(self) -> None:
        while not self._over.wait(0.1):
            children = _children(self._pid)
            if children:
                self.peak = max(self.peak, sum(_share(pid) for pid in (self._pid, *children)) / 1024)

    def stop(self) -> None:
        self._over.set()
        if self.ident is not None:
            self.join()


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError):
        for task in Path(f"/proc/{pid}/task").iterdir():
            for child in (task / "children").read_text().split():
                found += [int(child), *_children(int(child))]
    return found


def _share(pid: int) -> int:
    """The proportional share of a process in kB: what it shares with others counts once in all."""
    with suppress(OSError, ValueError):
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    return 0


def median(values: Sequence[float]) -> float:
    """The middle one."""
    return statistics.median(values)


def ratio(ours: Sequence[float], stock: Sequence[float]) -> float:
    """Median of ours ÷ median of stock, to three digits after the point."""
    return round(median(ours) / median(stock), 3)


def exponent(small: tuple[int, float], large: tuple[int, float]) -> float:
    """How time grows with size: 1 when twice the lessons take twice the time, 2 when four times."""
    return math.log(large[1] / small[1]) / math.log(large[0] / small[0])


def megabytes(folder: Path) -> float:
    """All files below a folder, in MB of a million bytes."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1e6
