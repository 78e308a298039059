"""What tests of several topics stand on: the two courses, read once a worker and built once. Browsers are elsewhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

from generator.load import load
from generator.model.project import Project
from tests.courses import ROOT, TINY, built, copy_course, made_once

# A loaded machine is slow, not wrong. The same cases each time: a change is judged by itself and not by a lucky draw.
# FASCICULE_DRAW=1 draws new ones, to look for more.
settings.register_profile("repository", deadline=None, print_blob=True, derandomize="FASCICULE_DRAW" not in os.environ)
settings.load_profile("repository")


def _read(folder: Path) -> Project:
    loaded = load(folder)
    assert loaded.problems == []
    assert loaded.project is not None
    return loaded.project


@pytest.fixture(scope="session")
def tiny() -> Project:
    """The English course of the tests: every block, every type of question."""
    return _read(TINY)


@pytest.fixture(scope="session")
def main_course() -> Project:
    """The French course of this repository."""
    return _read(ROOT)


@pytest.fixture(scope="session")
def tiny_course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the English course that is built; tests read it and change nothing."""
    return made_once(tmp_path_factory, "tiny", lambda folder: built(copy_course(TINY, folder / "course"))) / "course"


@pytest.fixture(scope="session")
def tiny_site(tiny_course: Path) -> Path:
    """The site of the English course."""
    return tiny_course / "site"


@pytest.fixture(scope="session")
def main_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the French course, which the browser tests read too."""
    made = made_once(tmp_path_factory, "main", lambda folder: built(copy_course(ROOT, folder / "course")))
    return made / "course" / "site"
