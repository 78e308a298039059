"""`fascicule build --all`: every course, each as built alone; the unchanged passed over; no course harms another."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from generator.many.find import find_courses
from tests.courses import ROOT, TINY, built, copy_course, environment, fascicule, tree
from tests.many_courses import PAGES, build_all, report

NAMES = ["a", "b/c", "d"]


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three courses with the same id, built in one run; tests change nothing in it."""
    folder = tmp_path_factory.mktemp("many") / "all"
    for name in NAMES:
        copy_course(TINY, folder / name)
    done = build_all(folder, "--jobs", "2")
    assert done == (0, report(*(f"built: {name} ({PAGES} pages)" for name in NAMES), built=3))
    return folder


@pytest.fixture
def courses(first: Path, tmp_path: Path) -> Path:
    """A copy of the three courses and their sites, of the test's own."""
    return shutil.copytree(first, tmp_path / "all")


@pytest.fixture
def course(first: Path, tmp_path: Path) -> Path:
    """A copy of one of them."""
    return shutil.copytree(first / "a", tmp_path / "all" / "a")


def times(folder: Path) -> dict[str, tuple[int, int]]:
    """What tells whether a file was written again: its number on the disk and its time."""
    paths = [path for path in folder.rglob("*") if path.is_file() and "site" in path.relative_to(folder).parts]
    return {str(path): (path.stat().st_ino, path.stat().st_mtime_ns) for path in paths}


def edit(course: Path) -> None:
    path = course / "content/course.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("The everyday bicycle", "The bicycle of every day", 1), encoding="utf-8")


def spoil(course: Path) -> None:
    path = course / "content/know/module.yml"
    path.write_text(path.read_text(encoding="utf-8") + "bogus: 1\n", encoding="utf-8")


def hook(course: Path, code: str) -> None:
    """Let the engine run `code` when it has read the settings of this course."""
    (course / "hook.py").write_text(code, encoding="utf-8")
    with (course / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("\nhooks: [../hook.py]\n")


# --- each as built alone


def test_each_course_has_the_bytes_of_a_build_alone(first: Path, tiny_site: Path) -> None:
    alone = tree(tiny_site)
    assert all(tree(first / name / "site") == alone for name in NAMES)


def test_what_did_not_change_is_not_touched(courses: Path) -> None:
    before = times(courses)
    done = build_all(courses)
    assert done == (0, report(*(f"unchanged: {name} ({PAGES} pages)" for name in NAMES), unchanged=3))
    assert times(courses) == before


def test_only_what_changed_is_built_and_what_is_broken_hides_nothing(courses: Path) -> None:
    before = times(courses / "d")
    broken = tree(courses / "b/c/site")
    edit(courses / "a")
    spoil(courses / "b/c")
    code, said = build_all(courses)
    assert code == 1
    lines = said.splitlines()
    assert lines[0] == f"built: a ({PAGES} pages)"
    assert lines[1] == "failed: b/c"
    place = len((courses / "b/c/content/know/module.yml").read_text(encoding="utf-8").splitlines())
    assert f'b/c/content/know/module.yml:{place}:1: error[M202]: unknown key here: "bogus"' in lines
    assert f"  {place:>5} | bogus: 1" in lines
    assert lines[-2:] == [f"unchanged: d ({PAGES} pages)", "Courses: 3. Built: 1. Unchanged: 1. Failed: 1."]
    assert tree(courses / "b/c/site") == broken
    assert times(courses / "d") == before
    assert b"The bicycle of every day" in (courses / "a/site/index.html").read_bytes()
    assert tree(courses / "a/site") == tree(built(copy_course(courses / "a", courses.parent / "alone")))


def test_the_report_as_json_and_as_workflow_commands(courses: Path) -> None:
    spoil(courses / "b/c")
    code, said = build_all(courses, "--format", "json")
    assert code == 1
    outcomes = json.loads(said)
    assert [(one["course"], one["state"], one["pages"], one["reason"]) for one in outcomes] == [
        ("a", "unchanged", PAGES, ""), ("b/c", "failed", 0, ""), ("d", "unchanged", PAGES, ""),
    ]  # fmt: skip
    [error] = [one for one in outcomes[1]["findings"] if one["severity"] == "error"]
    assert (error["code"], error["path"]) == ("M202", "b/c/content/know/module.yml")
    code, said = build_all(courses, "--format", "github")
    assert code == 1
    line = f"::error file={error['path']},line={error['line']},col={error['column']},title=M202::"
    assert any(one.startswith(line) for one in said.splitlines())


def test_a_site_that_cannot_be_written_is_told_under_its_course(course: Path) -> None:
    shutil.rmtree(course / "site")
    (course / "site").mkdir()
    (course / "site/diary.txt").write_text("mine", encoding="utf-8")
    code, said = build_all(course.parent)
    assert code == 1
    assert said.startswith("failed: a\n")
    assert "holds something that is not a Fascicule site" in said
    assert (course / "site/diary.txt").read_text(encoding="utf-8") == "mine"


# --- processes that end before their work is done


def test_a_process_that_is_killed_is_told_and_the_others_are_built(courses: Path) -> None:
    hook(courses / "a", "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)\n")
    hook(courses / "d", "raise MemoryError\n")
    site = tree(courses / "a/site")
    edit(courses / "b/c")
    code, said = build_all(courses)
    assert code == 1
    lines = said.splitlines()
    assert [line for line in lines if "its process was stopped" not in line] == [
        "failed: a", f"built: b/c ({PAGES} pages)", "failed: d", "Courses: 3. Built: 1. Unchanged: 0. Failed: 2.",
    ]  # fmt: skip
    assert lines[1].startswith("its process was stopped before its end (")
    assert lines[4].startswith("its process was stopped before its end (code 12)")
    assert tree(courses / "a/site") == site


def test_an_error_of_the_program_is_shown_as_one(course: Path) -> None:
    hook(course, "def on_config(config):\n    raise RuntimeError('not foreseen')\n")
    code, said = build_all(course.parent)
    assert code == 1
    assert said.startswith("failed: a\nan error of Fascicule itself")
    assert "Traceback (most recent call last):" in said
    assert "RuntimeError: not foreseen" in said


def test_what_an_engine_prints_is_no_part_of_the_report(course: Path) -> None:
    hook(course, "print('{}')\n")
    assert build_all(course.parent) == (0, report(f"built: a ({PAGES} pages)", built=1))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the test hears of the build by a named pipe")
@pytest.mark.parametrize("sent", ["SIGINT", "SIGTERM"])
def test_an_interruption_stops_all_and_leaves_every_site_whole(courses: Path, tmp_path: Path, sent: str) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for name in ("a", "b/c"):
        # It says which process it is, and then never ends.
        hook(
            courses / name,
            f"import os, signal\nopen({str(pipe)!r}, 'w').write(f'{{os.getpid()}}\\n')\nsignal.pause()\n",
        )
    before = {name: tree(courses / name / "site") for name in NAMES}
    edit(courses / "d")
    # Where tests run in the background, a process starts deaf to Ctrl+C.
    heard = "import signal; signal.signal(signal.SIGINT, signal.default_int_handler)"
    code = f"{heard}; from generator.cli import main; main()"
    command = [sys.executable, "-c", code, "build", "--all", str(courses), "--jobs", "2", "--lang", "en"]
    with subprocess.Popen(command, cwd=ROOT, env=environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        begun: set[int] = set()
        while len(begun) < 2:
            begun |= {int(line) for line in pipe.read_text(encoding="utf-8").split()}
        run.send_signal(getattr(signal, sent))
        said, _ = run.communicate(timeout=60)
    assert run.returncode == 1
    assert said == b""
    for process in begun:
        with pytest.raises(ProcessLookupError):
            os.kill(process, 0)
    assert {name: tree(courses / name / "site") for name in NAMES} == before
    assert not list(courses.rglob(".site.*"))


# --- which courses


def test_courses_are_found_below_a_folder_and_sorted(tmp_path: Path) -> None:
    for name in (
        "b", "a", "a/more/deep", "a/content/inside", "a/overrides/inside", ".hidden/x", "x/node_modules/y", ".venv/z",
        "old/site/x", "c d/é",
    ):  # fmt: skip
        (tmp_path / name / "content").mkdir(parents=True)
        (tmp_path / name / "content/course.yml").write_text("", encoding="utf-8")
    (tmp_path / "old/site/fascicule.json").write_text("{}", encoding="utf-8")
    (tmp_path / "x/loop").symlink_to(tmp_path)
    (tmp_path / "x/again").symlink_to(tmp_path / "b")
    found, closed = find_courses(tmp_path)
    assert [course.name for course in found] == ["a", "a/more/deep", "b", "c d/é"]
    assert [course.root for course in found] == [tmp_path / course.name for course in found]
    assert closed == []


def test_the_folder_itself_may_be_a_course(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content/course.yml").write_text("title: x\n", encoding="utf-8")
    code, said = build_all(tmp_path)
    assert code == 1
    assert said.startswith("failed: .\n")
    assert "\ncontent/course.yml:1:1: error[" in said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--all", "{empty}"], "no course below {empty}: a course is a folder that holds content/course.yml"),
        (["--all", "{empty}", "--out", "x"], "--all builds each course in its own folder: leave out --out"),
        (["--all", "{empty}", "--project", "."], "--all builds each course in its own folder: leave out --project"),
        (["--all", "{empty}", "--as-of", "soon"], '"soon" is not a date: write YYYY-MM-DD'),
        (["--all", "{empty}/nowhere"], "does not exist"),
        (["--all", "{empty}", "--jobs", "0"], "--jobs"),
        (["--jobs", "2"], "--jobs goes with --all DIR only"),
        (["--format", "json"], "--format goes with --all DIR only"),
    ],
)
def test_misuse_is_told_as_such(tmp_path: Path, arguments: list[str], said: str) -> None:
    done = fascicule("build", "--lang", "en", *(one.format(empty=tmp_path) for one in arguments))
    assert (done.returncode, done.stdout) == (2, "")
    assert said.format(empty=tmp_path) in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_report_is_french_by_default(course: Path) -> None:
    done = fascicule("build", "--all", course.parent)
    assert done.stdout == f"inchangé : a ({PAGES} pages)\nCours : 1. Construits : 0. Inchangés : 1. En échec : 0.\n"


# --- the workflow in docs/many-courses.md


def test_the_workflow_of_the_guide_deals_out_every_course_once_and_builds_it(course: Path, tmp_path: Path) -> None:
    guide = (ROOT / "docs/many-courses.md").read_text(encoding="utf-8")
    workflow = yaml.safe_load(guide.split("```yaml\n")[1].split("```")[0])
    listing, building = (
        next(step["run"] for step in job["steps"] if "<<'END'" in step.get("run", ""))
        for job in (workflow["jobs"]["list"], workflow["jobs"]["build"])
    )
    course.parent.rename(tmp_path / "courses")
    for number in range(44):
        (tmp_path / f"courses/more/{number}/content").mkdir(parents=True)
        (tmp_path / f"courses/more/{number}/content/course.yml").write_text("", encoding="utf-8")

    def run(script: str, **more: str) -> subprocess.CompletedProcess[str]:
        code = script.split("<<'END'\n")[1].removesuffix("END\n")
        command = [sys.executable, "-c", code]
        return subprocess.run(
            command, cwd=tmp_path, env=environment(**more), capture_output=True, encoding="utf-8", check=False
        )

    shards = json.loads(run(listing).stdout.removeprefix("shards="))
    dealt = sorted(name for shard in shards for name in shard["courses"])
    assert dealt == sorted(["courses/a", *(f"courses/more/{number}" for number in range(44))])
    assert (len(shards), {len(shard["courses"]) for shard in shards}) == (3, {15})
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    assert run(building, PATH=path, COURSES='["courses/a"]').returncode == 0
    assert run(building, PATH=path, COURSES='["courses/more/1", "courses/a"]').returncode == 1
