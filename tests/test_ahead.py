"""Work by a second process: its result, its errors, its end; and the same where there is no second process."""

from __future__ import annotations

import os
import signal
import threading
from functools import partial
from pathlib import Path

import pytest

from generator import ahead
from generator.ahead import Ahead


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner of the tests has threads of its own, which this work does not touch."""
    monkeypatch.setattr(ahead, "can_fork", lambda: True)


@pytest.mark.usefixtures("alone")
def test_the_work_is_shared_with_another_process_and_comes_back_in_order(tmp_path: Path) -> None:
    def piece(place: int) -> tuple[int, int]:
        (tmp_path / f"{place} by {os.getpid()}").touch()
        while len({name.name.partition(" by ")[2] for name in tmp_path.iterdir()}) < 2:
            pass  # the first piece of each process waits until the other one has taken one
        return place, os.getpid()

    with Ahead([partial(piece, place) for place in range(40)]) as work:
        begun = work.begun
        found = work.results()
        assert (begun, work.begun) == (True, False)
    assert [place for place, _ in found] == list(range(40))
    assert len({pid for _, pid in found}) == 2
    assert len(list(tmp_path.iterdir())) == 40, "a piece was done twice"


@pytest.mark.usefixtures("alone")
def test_an_error_of_the_work_is_raised_where_it_is_asked_for() -> None:
    def fail() -> int:
        raise LookupError("here")

    with pytest.raises(LookupError, match="here"), Ahead([fail, fail]) as work:
        work.results()


@pytest.mark.usefixtures("alone")
def test_work_whose_process_was_killed_is_done_here(tmp_path: Path) -> None:
    here, taken = os.getpid(), tmp_path / "taken"

    def dies_elsewhere() -> int:
        if os.getpid() != here:
            taken.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        while not taken.is_file():
            pass
        return os.getpid()

    with Ahead([dies_elsewhere] * 5) as work:
        assert work.results() == [here] * 5


@pytest.mark.usefixtures("alone")
def test_what_nobody_asks_for_is_stopped(tmp_path: Path) -> None:
    started = tmp_path / "started"

    def never_ends() -> None:
        started.write_text(str(os.getpid()), encoding="utf-8")
        signal.pause()

    descriptors = Path("/proc/self/fd")
    open_files = len(list(descriptors.iterdir())) if descriptors.is_dir() else 0
    with Ahead([never_ends, never_ends]):
        while not started.is_file() or not started.read_text(encoding="utf-8"):
            pass
    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text(encoding="utf-8")), 0)
    if open_files:
        assert len(list(descriptors.iterdir())) == open_files, "a pipe was left open"


@pytest.mark.usefixtures("alone")
def test_a_system_without_room_for_a_process_does_the_work_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", full)
    with Ahead([os.getpid, os.getpid]) as work:
        assert not work.begun
        assert work.results() == [os.getpid()] * 2


@pytest.mark.usefixtures("alone")
def test_more_pieces_than_a_pipe_holds_are_done_all_the_same() -> None:
    with Ahead([partial(int, place) for place in range(20_000)]) as work:
        assert work.begun
        assert work.results() == list(range(20_000))


def test_a_process_with_threads_is_not_split() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        with Ahead([os.getpid, os.getpid]) as work:
            assert not work.begun
            assert work.results() == [os.getpid()] * 2
    finally:
        over.set()
        thread.join()
