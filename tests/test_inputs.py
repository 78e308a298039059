"""What a build reads has a digest that changes with it, and with nothing else; so has the generator that reads it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from generator.identity import SHAPING, generator_identity
from generator.inputs import input_digests, inputs_digest
from tests.courses import ROOT, TINY, copy_course, environment

LESSON = "content/know/checks.yml"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return copy_course(TINY, tmp_path / "course")


def changed(course: Path, before: dict[str, str]) -> set[str]:
    """The names whose digests are not those of `before`; a name that came or went is one of them."""
    return {name for name, _ in before.items() ^ input_digests(course).items()}


def test_every_file_of_the_course_has_a_digest_and_nothing_else_has(course: Path) -> None:
    files = {path.relative_to(course).as_posix() for path in course.rglob("*") if path.is_file()}
    (course / "site").mkdir()
    (course / "site/index.html").write_text("built", encoding="utf-8")
    (course / ".fascicule").mkdir()
    (course / ".fascicule/lock").write_text("", encoding="utf-8")
    (course / "README.md").write_text("for people", encoding="utf-8")
    digests = input_digests(course)
    assert set(digests) == files
    assert list(digests) == sorted(files)
    assert all(re.fullmatch("[0-9a-f]{32}", digest) for digest in digests.values())


def test_an_edit_changes_the_digest_of_its_file_alone_and_undone_gives_it_back(course: Path) -> None:
    before, whole = input_digests(course), inputs_digest(course)
    path = course / LESSON
    sound = path.read_bytes()
    path.write_bytes(sound + b"\n")
    assert changed(course, before) == {LESSON}
    assert inputs_digest(course) != whole
    path.write_bytes(sound)
    assert changed(course, before) == set()
    assert inputs_digest(course) == whole


def test_a_file_that_comes_goes_or_moves_changes_the_digest_of_all(course: Path) -> None:
    seen = {inputs_digest(course)}
    (course / "quizzes/more.yml").write_text("[]\n", encoding="utf-8")
    seen.add(inputs_digest(course))
    (course / "quizzes/more.yml").rename(course / "quizzes/other.yml")
    seen.add(inputs_digest(course))
    (course / "quizzes/other.yml").unlink()
    (course / "mkdocs.yml").unlink()
    seen.add(inputs_digest(course))
    assert len(seen) == 4


def test_what_editors_leave_beside_a_file_is_no_part_of_the_course(course: Path) -> None:
    before = input_digests(course)
    for name in ("content/.checks.yml.swp", "content/know/.#checks.yml", "content/.git/config", "quizzes/.bank.yml"):
        (course / name).parent.mkdir(exist_ok=True)
        (course / name).write_text("left", encoding="utf-8")
    assert changed(course, before) == set()


@pytest.mark.parametrize("name", ["quizzes/~bank.yml", "content/images/.set/a.svg", "overrides/.icons/a.svg"])
def test_what_a_build_reads_counts_under_any_name(course: Path, name: str) -> None:
    before = input_digests(course)
    (course / name).parent.mkdir(parents=True, exist_ok=True)
    (course / name).write_text("[]\n", encoding="utf-8")
    assert changed(course, before) == {name}


def test_settings_that_are_inherited_count_wherever_they_stand(course: Path) -> None:
    shared = course.parent / "shared.yml"
    shared.write_text("INHERIT: 'base.yml'  # of all\nfont: false\n", encoding="utf-8")
    (course.parent / "base.yml").write_text("site_name: x\n", encoding="utf-8")
    with (course / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("INHERIT: ../shared.yml\n")
    before = input_digests(course)
    assert {"mkdocs.yml", "../shared.yml", "../base.yml"} <= set(before)
    (course.parent / "base.yml").write_text("INHERIT: shared.yml\n", encoding="utf-8")
    assert changed(course, before) == {"../base.yml"}


# --- links and what cannot be read


def test_a_link_is_read_inside_the_course_and_only_told_outside(course: Path) -> None:
    outside = course.parent / "outside"
    outside.mkdir()
    (outside / "file.yml").write_text("one", encoding="utf-8")
    (course / "content/out.yml").symlink_to(outside / "file.yml")
    (course / "content/out").symlink_to(outside)
    (course / "content/again.yml").symlink_to(course / LESSON)
    (course / "content/self").symlink_to(course / "content/self")
    before = input_digests(course)
    assert before["content/again.yml"] == before[LESSON]
    assert {"content/out.yml", "content/out", "content/self"} <= set(before)
    assert not any(name.startswith("content/out/") for name in before)
    (outside / "file.yml").write_text("two", encoding="utf-8")
    assert changed(course, before) == set()
    (course / "content/out.yml").unlink()
    (course / "content/out.yml").symlink_to(outside / "other.yml")
    assert changed(course, before) == {"content/out.yml"}


def test_a_loop_of_links_ends(course: Path) -> None:
    (course / "content/images/loop").symlink_to(course / "content")
    (course / "content/loop").symlink_to(course / "content")
    names = set(input_digests(course))
    assert {"content/images/loop", "content/loop/loop", f"content/loop/{LESSON.removeprefix('content/')}"} <= names
    assert not any(name.startswith(("content/images/loop/", "content/loop/loop/")) for name in names)


def test_a_module_that_is_a_link_inside_the_course_is_read(course: Path) -> None:
    (course / "kept").mkdir()
    (course / "content/know").rename(course / "kept/know")
    (course / "content/know").symlink_to(course / "kept/know")
    before = input_digests(course)
    (course / "kept/know/checks.yml").write_text("other", encoding="utf-8")
    assert changed(course, before) == {LESSON}


def test_the_theme_may_take_a_file_from_outside(course: Path) -> None:
    (course.parent / "logo.svg").write_text("one", encoding="utf-8")
    (course / "overrides").mkdir()
    (course / "overrides/logo.svg").symlink_to(course.parent / "logo.svg")
    before = input_digests(course)
    (course.parent / "logo.svg").write_text("two", encoding="utf-8")
    assert changed(course, before) == {"overrides/logo.svg"}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(course: Path) -> None:
    before = input_digests(course)
    os.mkfifo(course / "content/pipe.yml")
    os.mkfifo(course / "quizzes/other.yml")
    assert changed(course, before) == {"content/pipe.yml", "quizzes/other.yml"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser reads everything")
def test_what_may_not_be_read_has_a_digest_all_the_same(course: Path) -> None:
    before = input_digests(course)
    (course / LESSON).chmod(0)
    (course / "content/mend").chmod(0)
    try:
        assert LESSON in changed(course, before)
        assert "content/mend/" in input_digests(course)
    finally:
        (course / "content/mend").chmod(0o755)


def test_no_course_is_no_error(tmp_path: Path) -> None:
    assert input_digests(tmp_path / "nowhere") == {}
    (tmp_path / "content").write_text("a file", encoding="utf-8")
    assert set(input_digests(tmp_path)) == {"content"}


# --- the generator


def identity(folder: Path) -> str:
    """What the package in `folder` calls itself, in a process of its own."""
    code = "from generator.identity import generator_identity; print(generator_identity())"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=folder, env=environment(PYTHONPATH=str(folder)), capture_output=True,
        encoding="utf-8", check=True,
    )  # fmt: skip
    return done.stdout.strip()


def test_the_generator_has_one_name_until_one_of_its_files_changes(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "generator", tmp_path / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    package = tmp_path / "generator"
    first = identity(tmp_path)
    assert re.fullmatch("[0-9a-f]{32}", first)
    # What Python keeps beside the sources was written by the first call.
    assert identity(tmp_path) == first
    seen = {first}
    for name in (
        "site/sw.js",
        "templates/page/lesson.md.j2",
        "theme/fascicule.html",
        "widgets/dist/quiz.js",
        "load.py",
    ):
        path = package / name
        path.write_bytes(path.read_bytes() + b"\n")
        seen.add(identity(tmp_path))
    (package / "theme/404.html").rename(package / "theme/405.html")
    seen.add(identity(tmp_path))
    assert len(seen) == 7


def test_the_name_is_the_same_in_another_process() -> None:
    assert identity(ROOT) == generator_identity()


def test_every_package_that_shapes_a_site_is_in_the_name() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["dependencies"] + project["optional-dependencies"]["zensical"]
    names = {re.match(r"[\w.-]+", one)[0] for one in wanted}  # type: ignore[index]  # each begins with its name
    assert names - {"click", "filelock", "watchfiles"} <= set(SHAPING)
