"""`fascicule serve` as a trainer uses it the evening before a session: save, look, break, mend, stop."""

from __future__ import annotations

import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.courses import ROOT, TINY, built, copy_course, environment, tree

PATIENCE = 60


class Served:
    """A running `serve`, what it says, and what it answers."""

    def __init__(self, course: Path, port: int) -> None:
        options = ["--lang", "en", "--project", str(course), "--port", str(port)]
        line = [sys.executable, "-m", "generator", "serve", *options]
        # A process group of its own, so that a signal reaches it alone.
        self.process = subprocess.Popen(
            line, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
            encoding="utf-8", start_new_session=True,
        )  # fmt: skip
        self.course = course
        self.before = course
        self.lines: list[str] = []
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.url = self.wait(self._address)

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.lines.extend(self.process.stdout)

    def _address(self) -> str:
        return next((line.split()[4] for line in self.lines if line.startswith("The handout is at")), "")

    def wait(self, answer: Callable[[], Any]) -> Any:
        """What `answer` gives once it gives something."""
        until = time.monotonic() + PATIENCE
        while not (given := answer()):
            assert self.process.poll() is None, f"serve ended:\n{''.join(self.lines)}"
            assert time.monotonic() < until, f"nothing came:\n{''.join(self.lines)}"
            time.sleep(0.05)
        return given

    def get(self, path: str) -> str:
        with urllib.request.urlopen(f"{self.url}{path}", timeout=PATIENCE) as answer:
            body: bytes = answer.read()
        return body.decode()

    def state(self) -> dict[str, Any]:
        state: dict[str, Any] = json.loads(self.get("__fascicule__"))
        return state

    def rebuilt(self, after: int) -> bool:
        return self.state()["version"] > after

    def stop(self) -> int:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code


@pytest.fixture(scope="module")
def course(tiny_course: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("serve") / "mon cours d'été"
    shutil.copytree(tiny_course, copy)
    return copy


@pytest.fixture(scope="module")
def served(course: Path, tiny_course: Path) -> Iterator[Served]:
    """The site served at the port after one that is taken."""
    if os.name == "nt":
        pytest.skip("signals of another kind on Windows")
    with socket.create_server(("127.0.0.1", 0)) as taken:
        one = Served(course, taken.getsockname()[1])
        one.before = tiny_course
        try:
            assert one.url != f"http://127.0.0.1:{taken.getsockname()[1]}/"
            yield one
        finally:
            one.stop()


def test_it_says_its_address_and_shows_the_handout(served: Served) -> None:
    page = served.get("")
    assert "The everyday bicycle" in page
    assert "/__fascicule__" in page
    # The pages are in memory: what was built before stays.
    assert "/__fascicule__" not in (served.course / "site" / "index.html").read_text(encoding="utf-8")
    assert tree(served.course / "site") == tree(served.before / "site")


def test_a_preview_is_never_kept_for_offline(served: Served) -> None:
    """How the worker that it serves takes an older copy away is tested in tests/browser/offline."""
    assert "registration.unregister()" in served.get("sw.js")
    assert '"[data-fx-offline]"' in served.get("index.html")


def test_it_answers_as_a_server_of_files_does(served: Served, tmp_path: Path) -> None:
    host = served.url.removeprefix("http://").rstrip("/")
    with closing(http.client.HTTPConnection(host, timeout=PATIENCE)) as connection:
        answers_as_a_server_of_files(connection)
        connection.request("GET", "/everyday-bicycle.zip")
        archive = connection.getresponse()
        assert (archive.status, archive.headers["Content-Type"]) == (200, "application/zip")
        # Other tests may have saved something since the start.
        site = built(copy_course(served.course, tmp_path / "course"))
        assert archive.read() == (site / "everyday-bicycle.zip").read_bytes()


def answers_as_a_server_of_files(connection: http.client.HTTPConnection) -> None:

    def ask(path: str) -> tuple[int, http.client.HTTPMessage, bytes]:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()

    status, headers, body = ask("/nowhere.html")
    assert status == 404 and b"Page not found" in body
    status, headers, _ = ask("/know?x=1")
    assert (status, headers["Location"]) == (301, "/know/?x=1")
    assert ask("//know")[1]["Location"] == "/know/"
    assert ask("/assets/fonts/bitter-latin-wght-normal.woff2")[1]["Content-Type"] == "font/woff2"
    assert ask("/../mkdocs.yml")[0] == 404
    assert ask("/%2e%2e/content/course.yml")[0] == 404
    for hostile in ("/%00", "/know/%2e%2e/%2e%2e/mkdocs.yml", "/..%5cmkdocs.yml", "/know/checks.html/x", "/%ff", "/http://x/"):
        assert ask(hostile)[0] == 404, hostile
    assert ask("//know/checks.html")[0] == 200
    assert ask("/know/checks.html#part")[0] == 200
    size = ask("/know/checks.html")[1]["Content-Length"]
    connection.request("HEAD", "/know/checks.html")
    answer = connection.getresponse()
    assert (answer.status, answer.headers["Content-Length"], answer.read()) == (200, size, b"")


def test_a_page_is_told_of_what_is_new_about_it_alone(served: Served) -> None:
    """What the script in a page asks: a page whose own bytes stay is not loaded again: one's place stays."""

    def ask(page: str, token: str) -> dict[str, Any]:
        state: dict[str, Any] = json.loads(served.get(f"__fascicule__?page={page}&token={token}"))
        return state

    first, other = ask("/mend/", ""), ask("/know/checks.html", "")
    assert f'data-digest="{first["digest"]}"' in served.get("mend/")
    lesson = served.course / "content" / "know" / "checks.yml"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("*older* than", "*older* by years than"), encoding="utf-8")
    # Answered when there is something new, not before: the token is the one of the version before.
    assert ask("/mend/", first["token"])["digest"] == first["digest"]
    assert ask("/know/checks.html", first["token"])["digest"] != other["digest"]
    lesson.write_text(text, encoding="utf-8")
    served.wait(lambda: ask("/know/checks.html", "")["digest"] == other["digest"])
    assert ask("/nowhere.html", "")["digest"] == ask("/404.html", "")["digest"]


def test_it_builds_again_when_a_file_is_saved_or_replaced(served: Served) -> None:
    lesson = served.course / "content" / "know" / "checks.yml"
    text = lesson.read_text(encoding="utf-8")

    before = served.state()["version"]
    lesson.write_text(text.replace("title: Before each ride", "title: Saved in place"), encoding="utf-8")
    served.wait(lambda: served.rebuilt(before))
    assert "Saved in place" in served.get("know/checks.html")

    # Many editors write a new file and put it in the place of the old one.
    before = served.state()["version"]
    beside = lesson.with_name("checks.yml.tmp")
    beside.write_text(text.replace("title: Before each ride", "title: Put in its place"), encoding="utf-8")
    beside.replace(lesson)
    served.wait(lambda: served.rebuilt(before))
    assert "Put in its place" in served.get("know/checks.html")

    # A folder that was not there at the start.
    before = served.state()["version"]
    (served.course / "overrides").mkdir()
    notice = '{% extends "fascicule.html" %}{% block notice %}<p>Said on every page</p>{% endblock %}'
    (served.course / "overrides" / "main.html").write_text(notice, encoding="utf-8")
    served.wait(lambda: served.rebuilt(before))
    assert "Said on every page" in served.get("about.html")


def test_fifty_files_changed_at_once_are_one_version(served: Served) -> None:
    lesson = (served.course / "content" / "mend" / "workshop.yml").read_text(encoding="utf-8")
    before = served.state()["version"]
    places = [served.course / "content" / "mend" / f"more-{number}.yml" for number in range(49)]
    module = served.course / "content" / "mend" / "module.yml"
    kept = module.read_text(encoding="utf-8")
    named = ", ".join(place.stem for place in places)
    beside = module.with_name("module.yml~new")
    beside.write_text(kept.replace("workshop]", f"workshop, {named}]"), encoding="utf-8")
    for number, place in enumerate(places):
        place.write_text(lesson.replace("title: An evening", f"title: Evening {number}"), encoding="utf-8")
    beside.replace(module)
    served.wait(lambda: "Evening 48" in served.get("mend/index.html"))
    assert "Evening 7" in served.get("mend/more-7.html")
    # The disk may be slow: some of them may be told apart, but not each.
    assert served.state()["version"] - before <= 3
    module.write_text(kept, encoding="utf-8")
    for place in places:
        place.unlink()
    served.wait(lambda: "Evening 48" not in served.get("mend/index.html"))
    with pytest.raises(urllib.error.HTTPError, match="404") as gone:
        served.get("mend/more-7.html")
    gone.value.close()


def test_a_broken_file_keeps_the_last_good_page_and_shows_what_is_wrong(served: Served) -> None:
    lesson = served.course / "content" / "mend" / "puncture.yml"
    text = lesson.read_text(encoding="utf-8")
    before = served.state()["version"]
    lesson.write_text(text.replace("duration: 25 min", "duration: long"), encoding="utf-8")
    served.wait(lambda: served.state()["report"])
    assert "content/mend/puncture.yml:3:11" in served.state()["report"]
    assert served.state()["version"] == before
    assert "A puncture, mended" in served.get("mend/puncture.html")

    lesson.write_text(text, encoding="utf-8")
    served.wait(lambda: served.rebuilt(before))
    assert served.state()["report"] == ""


def test_a_course_broken_from_the_start_is_served_once_it_is_mended(served: Served, tmp_path: Path) -> None:
    course = copy_course(TINY, tmp_path / "course")
    broken = course / "content" / "mend" / "module.yml"
    text = broken.read_text(encoding="utf-8")
    broken.write_text(f"nonsense: 1\n{text}", encoding="utf-8")
    # Two at once do not fight for a port.
    second = Served(course, int(served.url.rstrip("/").rpartition(":")[2]))
    try:
        assert second.url != served.url
        assert "content/mend/module.yml:1:1" in second.state()["report"]
        with pytest.raises(urllib.error.HTTPError, match="404") as nothing:
            second.get("")
        assert b"/__fascicule__" in nothing.value.read()
        nothing.value.close()
        broken.write_text(text, encoding="utf-8")
        second.wait(lambda: second.rebuilt(0))
        assert "The everyday bicycle" in second.get("")
    finally:
        code = second.stop()
    assert code == 0
    assert "Traceback" not in "".join(second.lines)
    assert "The everyday bicycle" in served.get("")
