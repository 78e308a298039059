"""The browser tests of the record stand on the course of the examples with two assessments, built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import served
from tests.browser.quiz.course import build
from tests.browser.results.past import write_results_course
from tests.courses import made_once


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "results", lambda folder: build(write_results_course(folder))) / "site"


@pytest.fixture(scope="session")
def http_base(built_site: Path) -> Iterator[str]:
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def file_base(built_site: Path) -> str:
    return f"{built_site.as_uri()}/"
