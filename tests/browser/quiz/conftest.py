"""The browser tests of questions stand on the course of the examples, built once, in place of Chorus Pro."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser.conftest import QuietHandler, served
from tests.browser.quiz.course import build, write_course
from tests.courses import made_once


class CachingHandler(QuietHandler):
    """Serves files as a host does, to be kept for a while: fonts come once."""

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "max-age=600")
        super().end_headers()


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "examples", lambda folder: build(write_course(folder))) / "site"


@pytest.fixture(scope="session")
def http_base(built_site: Path) -> Iterator[str]:
    with served(built_site, CachingHandler) as address:
        yield address


@pytest.fixture(scope="session")
def file_base(built_site: Path) -> str:
    return f"{built_site.as_uri()}/"
