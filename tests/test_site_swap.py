"""The finished site is whole at every moment: kills, full disks, two builds at once, and folders that are not ours."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
import time
import zipfile
from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from generator.cli import command
from generator.site.swap import lock, may_replace, recover, swap
from tests.courses import ROOT, built, environment, fascicule, tree

EDITION = re.compile(rb"Edition (\d+) of the bicycle")
BUILD = re.compile(rb'(?<=<meta name="fascicule" content=")[^"]*')


@pytest.fixture
def course(tiny_course: Path, tmp_path: Path) -> Path:
    """A built course of the test's own."""
    copy = tmp_path / "course"
    shutil.copytree(tiny_course, copy)
    return copy


def start(course: Path, *arguments: str) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-m", "generator", "build", "--lang", "en", "--project", str(course), *arguments]
    return subprocess.Popen(line, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE)


def check(course: Path) -> None:
    """Another command on the same course, as a person runs it next."""
    CliRunner().invoke(command("en"), ["check", "--project", str(course)], catch_exceptions=False)


def beside(course: Path) -> list[str]:
    return sorted(path.name for path in course.iterdir() if path.name.startswith(".site"))


def assert_one_build(site: Path) -> None:
    """The worker lists the bytes that are there, and the archive is whole and holds the same."""
    files = json.loads((site / "sw.js").read_text(encoding="utf-8").split('"files":', 1)[1].split("}}", 1)[0] + "}")
    for path, checksum in files.items():
        data = (site / unquote(path)).read_bytes()
        assert checksum == "sha256-" + b64encode(sha256(data).digest()).decode(), path
    [name] = [path for path in site.iterdir() if path.suffix == ".zip"]
    with zipfile.ZipFile(name) as archive:
        assert archive.testzip() is None
        assert archive.read(f"{name.stem}/assets/questions.js") == (site / "assets/questions.js").read_bytes()


# --- killed


@pytest.mark.timeout(400)
def test_a_site_is_whole_after_a_kill_at_any_moment(course: Path) -> None:
    file = course / "content" / "course.yml"
    sound = file.read_text(encoding="utf-8")

    def write(edition: int) -> None:
        file.write_text(sound.replace("The everyday bicycle", f"Edition {edition} of the bicycle"), encoding="utf-8")

    def edition_of(site: dict[str, bytes]) -> str:
        editions = {found for data in site.values() for found in EDITION.findall(data)}
        assert len(editions) == 1, f"pages of several builds: {editions}"
        return editions.pop().decode()

    def common(site: dict[str, bytes]) -> dict[str, bytes]:
        # The worker and the archive hold all of a build in one file: they differ as soon as anything does.
        kept = {name: data for name, data in site.items() if name != "sw.js" and not name.endswith(".zip")}
        return {name: BUILD.sub(b"", EDITION.sub(b"", data)) for name, data in kept.items()}

    write(10)
    began = time.monotonic()
    built(course)
    lasts = time.monotonic() - began
    whole = common(tree(course / "site"))
    chance = random.Random(20260520)
    expected = {"10"}
    for number in range(8):
        write(11 + number)
        expected.add(str(11 + number))
        process = start(course)
        time.sleep(lasts * (number + chance.random()) / 8)
        process.kill()
        process.communicate()
        check(course)
        site = tree(course / "site")
        assert edition_of(site) in expected
        assert common(site) == whole
        assert_one_build(course / "site")
        assert beside(course) == []
    write(20)
    built(course)
    assert edition_of(tree(course / "site")) == "20"


class Killed(BaseException):
    """Stands for the end of the process: nothing handles it."""


@pytest.mark.parametrize("moment", range(4))
def test_a_kill_between_two_renames_is_put_right(moment: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, work, finished = tmp_path / "site", tmp_path / "work", tmp_path / "finished"
    for folder, text in ((out, "old"), (finished, "new")):
        folder.mkdir()
        (folder / "index.html").write_text(text, encoding="utf-8")
        (folder / "fascicule.json").write_text(text, encoding="utf-8")
    steps = iter(range(100))
    really = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if next(steps) == moment:
            raise Killed
        return really(self, target)

    def rmtree(path: Path, ignore_errors: bool = False) -> None:
        (path / "index.html").unlink()
        raise Killed

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", rename)
        patched.setattr(shutil, "rmtree", rmtree)
        with pytest.raises(Killed):
            swap(finished, out)
    recover(out, work)
    texts = {path.read_text(encoding="utf-8") for path in out.iterdir()}
    assert texts == ({"old"} if moment < 3 else {"new"})
    assert {path.name for path in tmp_path.iterdir()} <= {"site", "finished", "work"}


def test_a_rename_that_fails_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, finished = tmp_path / "site", tmp_path / "finished"
    out.mkdir()
    finished.mkdir()
    (out / "old").touch()
    really = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if self.name == ".site.new":
            raise PermissionError(13, "held by another program", str(target))
        return really(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", rename)
        with pytest.raises(PermissionError):
            swap(finished, out)
    assert (out / "old").is_file()


@pytest.mark.parametrize("arguments", [["check"], ["check", "--format", "json"], ["schema", "--check"]])
def test_any_command_restores_a_site_that_was_moved_away(course: Path, arguments: list[str]) -> None:
    before = tree(course / "site")
    (course / "site").rename(course / ".site.old")
    (course / ".site.new").mkdir()
    CliRunner().invoke(command("en"), [*arguments, "--project", str(course)], catch_exceptions=False)
    assert tree(course / "site") == before
    assert beside(course) == []


def test_leftovers_of_a_kill_go_and_the_site_stays(course: Path) -> None:
    before = tree(course / "site")
    for name in (".site.new", ".site.old"):
        (course / name).mkdir()
        (course / name / "index.html").write_text("half", encoding="utf-8")
    check(course)
    assert tree(course / "site") == before
    assert beside(course) == []


def test_a_command_touches_nothing_while_a_build_is_running(course: Path) -> None:
    (course / "site").rename(course / ".site.old")
    with lock(course / ".fascicule"):
        check(course)
        assert beside(course) == [".site.old"]
    check(course)
    assert beside(course) == []
    assert (course / "site" / "index.html").is_file()


# --- full disks


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 12 MB; only an administrator may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "tmpfs", str(place)]
    try:
        done = subprocess.run(mount, capture_output=True, text=True, check=False)
    except OSError as error:
        pytest.skip(f"no disk can be mounted here: {error}")
    if done.returncode:
        pytest.skip(f"no disk can be mounted here: {done.stderr.strip()}")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_full_disk_leaves_the_site_as_it_was(small_disk: Path, tiny_course: Path) -> None:
    course = small_disk / "course"
    shutil.copytree(tiny_course, course)
    before = tree(course / "site")
    filler = small_disk / "filler"
    with filler.open("wb") as file:
        file.write(b"\0" * (shutil.disk_usage(small_disk).free - 1_000_000))
    done = fascicule("build", "--lang", "en", "--project", course)
    assert (done.returncode, done.stdout) == (1, "")
    assert "No space left" in done.stderr and "untouched" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(course / "site") == before
    filler.unlink()
    assert fascicule("build", "--project", course).returncode == 0
    assert tree(course / "site") == before


def test_a_file_that_cannot_be_written_leaves_the_site_as_it_was(course: Path) -> None:
    pytest.importorskip("resource", reason="limits on the size of files are a matter of POSIX")
    before = tree(course / "site")
    program = (
        "import resource, sys\nresource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000))\n"
        "from generator.cli import main\nmain(sys.argv[1:])"
    )
    line = [sys.executable, "-c", program, "build", "--lang", "en", "--project", str(course)]
    done = subprocess.run(line, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "cannot write (File too large)" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(course / "site") == before


# --- two at once


def test_two_builds_at_once_both_succeed(course: Path) -> None:
    before = tree(course / "site")
    both = [start(course) for _ in range(2)]
    said = [process.communicate(timeout=120) for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert tree(course / "site") == before
    assert beside(course) == []


# --- folders that are not ours


@pytest.mark.parametrize(
    ("out", "said"),
    [
        ("..", "contains the course or is part of it"),
        (".", "contains the course or is part of it"),
        ("content", "contains the course or is part of it"),
        ("content/new", "contains the course or is part of it"),
        (".fascicule/site", "contains the course or is part of it"),
        ("foreign", "holds something that is not a Fascicule site"),
        ("mkdocs.yml", "is a file"),
    ],
)
def test_out_takes_no_folder_that_holds_something_else(course: Path, out: str, said: str) -> None:
    (course / "foreign").mkdir()
    (course / "foreign" / "letter.txt").write_text("precious", encoding="utf-8")
    before = tree(course)
    done = CliRunner().invoke(command("en"), ["build", "--project", str(course), "--out", str(course / out)])
    assert done.exit_code in (1, 2)
    assert said in done.output
    assert tree(course) == before


@pytest.mark.parametrize("state", ["missing", "empty", "its own"])
def test_out_takes_a_new_folder_an_empty_one_and_one_of_its_own(course: Path, tmp_path: Path, state: str) -> None:
    out = tmp_path / "deep" / "out"
    if state == "empty":
        out.mkdir(parents=True)
    if state == "its own":
        shutil.copytree(course / "site", out)
        (out / "stale.html").touch()
    may_replace(out, course)
    swap(_copy(course / "site", tmp_path / "finished"), out)
    assert tree(out) == tree(course / "site")


def _copy(folder: Path, target: Path) -> Path:
    return Path(shutil.copytree(folder, target))
