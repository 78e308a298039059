"""Each test of the offline handout has a host of its own, and a learner in a browser of their own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.offline.host import Editions, Host, Reader, write_editions
from tests.browser.quiz.course import build, write_course
from tests.courses import made_once


@pytest.fixture(scope="package")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Two editions of one course, the first of them the one of the tests of questions."""
    first = made_once(tmp_path_factory, "examples", lambda folder: build(write_course(folder)))
    folder = made_once(tmp_path_factory, "editions", lambda folder: write_editions(first, folder))
    return folder / "first", folder / "second"


@pytest.fixture
def host(editions: Editions) -> Iterator[Host]:
    """Serves the first edition until told otherwise."""
    host = Host(editions[0])
    yield host
    host.stop()


@pytest.fixture
def reader(browser: Browser, host: Host) -> Iterator[Reader]:
    context = browser.new_context()
    reader = Reader(context, host.base)
    yield reader
    context.close()
    assert reader.external == []
