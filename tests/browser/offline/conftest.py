"""Each test of the offline handout has a host of its own, and a learner in a browser of their own."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.offline.host import Editions, Host, Reader, write_editions


@pytest.fixture(scope="package")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Editions:
    """Two editions of one course."""
    return write_editions(tmp_path_factory.mktemp("editions"))


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
