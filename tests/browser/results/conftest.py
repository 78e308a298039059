"""The browser tests of the record stand on the course of the examples with two assessments, built once a worker."""

import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from tests.browser.conftest import QuietHandler, QuietServer
from tests.browser.quiz.course import build
from tests.browser.results.past import write_results_course


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(write_results_course(tmp_path_factory.mktemp("results")))


@pytest.fixture(scope="session")
def http_base(built_site: Path) -> Iterator[str]:
    with QuietServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(built_site))) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def file_base(built_site: Path) -> str:
    return f"{built_site.as_uri()}/"
