"""Work by a second process: its result, its errors, its end; and the same where there is no second process."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

import pytest

from generator import ahead
from generator.ahead import Ahead


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The runner of the tests has threads of its own, which this work does not touch."""
    monkeypatch.setattr(ahead, "can_fork", lambda: True)


@pytest.mark.usefixtures("alone")
def test_the_work_is_done_by_another_process() -> None:
    with Ahead(os.getpid) as work:
        assert work.begun
        assert work.result() != os.getpid()
        assert not work.begun


@pytest.mark.usefixtures("alone")
def test_an_error_of_the_work_is_raised_where_it_is_asked_for() -> None:
    def fail() -> int:
        raise LookupError("here")

    with pytest.raises(LookupError, match="here"), Ahead(fail) as work:
        work.result()


@pytest.mark.usefixtures("alone")
def test_work_whose_process_was_killed_is_done_here() -> None:
    here = os.getpid()

    def dies_elsewhere() -> int:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return os.getpid()

    with Ahead(dies_elsewhere) as work:
        assert work.result() == here


@pytest.mark.usefixtures("alone")
def test_what_nobody_asks_for_is_stopped(tmp_path: Path) -> None:
    started = tmp_path / "started"

    def never_ends() -> None:
        started.write_text(str(os.getpid()), encoding="utf-8")
        signal.pause()

    with Ahead(never_ends):
        while not started.is_file() or not started.read_text(encoding="utf-8"):
            pass
    with pytest.raises(ProcessLookupError):
        os.kill(int(started.read_text(encoding="utf-8")), 0)


@pytest.mark.usefixtures("alone")
def test_a_system_without_room_for_a_process_does_the_work_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", full)
    with Ahead(os.getpid) as work:
        assert not work.begun
        assert work.result() == os.getpid()


def test_a_process_with_threads_is_not_split() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    thread.start()
    try:
        with Ahead(os.getpid) as work:
            assert not work.begun
            assert work.result() == os.getpid()
    finally:
        over.set()
        thread.join()
