"""From saving a lesson to its new bytes on the page, while `fascicule serve` runs: asked over http until they come."""

from __future__ import annotations

import http.client
import socket
import subprocess
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.content import course_of
from bench.projects import change_a_sentence, page_file, project
from bench.sizes import Tell
from bench.timing import CommandError, environment, interpreter, median

_START_SECONDS = 600.0
_ALL_SECONDS = 240.0
"""No more saves after this long: a slow server gives fewer, and the report says how many."""
_PAUSE = 0.004


@dataclass(frozen=True)
class Saves:
    """Milliseconds from each save to the page."""

    milliseconds: tuple[float, ...]

    @property
    def median(self) -> float:
        """The middle one."""
        return median(self.milliseconds)


def saves(size: int, tell: Tell, count: int = 20) -> Saves:
    """Save lessons of a course of `size`, one after the other, each time with another sentence."""
    with TemporaryDirectory(prefix="bench-") as place:
        course = course_of(size)
        built = project("ours", course, Path(place, "ours"))
        port = _free_port()
        command = [interpreter(), "-m", "generator", "serve", "--project", str(built.folder), "--port", str(port)]
        with Path(place, "said.txt").open("wb") as said:
            server = subprocess.Popen(command, cwd=place, env=environment(), stdout=said, stderr=subprocess.STDOUT)
            try:
                _wait(server, port, page_file(course, 0), b"</html>", _START_SECONDS)
                taken: list[float] = []
                began = time.perf_counter()
                for turn in range(count):
                    number = turn * 7 % size
                    # Long enough for a watcher to be at rest again; a person saves more slowly still.
                    time.sleep(0.5)
                    started = time.perf_counter()
                    marker = change_a_sentence(built, course, number, turn)
                    _wait(server, port, page_file(course, number), marker.encode(), 120)
                    taken.append((time.perf_counter() - started) * 1000)
                    tell(f"{size} lessons, save {turn + 1}: {taken[-1]:.0f} ms")
                    if time.perf_counter() - began > _ALL_SECONDS:
                        break
                return Saves(tuple(taken))
            finally:
                server.terminate()
                try:
                    server.wait(10)
                except subprocess.TimeoutExpired:
                    server.kill()
                    server.wait()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _wait(server: subprocess.Popen[bytes], port: int, page: str, wanted: bytes, seconds: float) -> None:
    """Ask for the page again and again until it holds `wanted`."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        if server.poll() is not None:
            raise CommandError(f"fascicule serve ended by itself: {server.returncode}")
        with suppress(OSError, http.client.HTTPException):
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            try:
                connection.request("GET", f"/{page}")
                if wanted in connection.getresponse().read():
                    return
            finally:
                connection.close()
        time.sleep(_PAUSE)
    raise CommandError(f"{page} did not come within {seconds:.0f} s")
