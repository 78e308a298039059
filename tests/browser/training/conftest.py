"""The browser tests of the sessions stand on a course of quick questions, built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import served
from tests.browser.quiz.course import build
from tests.browser.training.course import write_training_course
from tests.courses import made_once


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "training", lambda folder: build(write_training_course(folder))) / "site"


@pytest.fixture(scope="session")
def http_base(built_site: Path) -> Iterator[str]:
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def file_base(built_site: Path) -> str:
    return f"{built_site.as_uri()}/"
