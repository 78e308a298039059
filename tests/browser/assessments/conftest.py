"""The tests of assessments stand on the course of the examples with an assessment of each kind, built once."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.assessments.course import ASSESSMENTS
from tests.browser.conftest import served
from tests.browser.quiz.course import build, write_course
from tests.courses import made_once


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "assessments", write_and_build) / "site"


def write_and_build(folder: Path) -> None:
    course = write_course(folder)
    (course / "quizzes" / "assessments.yml").write_text(ASSESSMENTS, encoding="utf-8")
    build(course)


@pytest.fixture(scope="session")
def http_base(built_site: Path) -> Iterator[str]:
    with served(built_site) as address:
        yield address


@pytest.fixture(scope="session")
def file_base(built_site: Path) -> str:
    return f"{built_site.as_uri()}/"
