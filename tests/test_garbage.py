"""What is made while Python does not look for cycles is not gone through right after, and is collected all the same."""

from __future__ import annotations

import gc
import weakref

import pytest

from generator.garbage import uncollected


class Loop:
    def __init__(self) -> None:
        self.self = self


def test_what_was_made_counts_as_old_afterwards() -> None:
    assert gc.isenabled()
    with uncollected():
        made = [Loop() for _ in range(5000)]
        assert not gc.isenabled()
        assert gc.get_count()[0] > 5000
    assert gc.isenabled()
    assert gc.get_count()[0] < 1000
    watched = weakref.ref(made[0])
    made.clear()
    assert watched() is not None
    gc.collect()
    assert watched() is None


def test_a_fault_gives_python_its_collector_back_and_an_inner_one_leaves_it_off() -> None:
    @uncollected()
    def fail() -> None:
        with uncollected():
            pass
        assert not gc.isenabled()
        raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        fail()
    assert gc.isenabled()
