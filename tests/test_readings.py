"""What each file says is kept from one reading to the next, by its bytes."""

from __future__ import annotations

from pathlib import Path

from generator.load import load
from generator.readings import Readings
from tests.course_edits import read, write
from tests.courses import TINY, copy_course
from tests.test_cache import SENTENCE, reword


def test_a_file_with_the_same_bytes_gives_the_same_models(tmp_path: Path) -> None:
    course = copy_course(TINY, tmp_path / "course")
    readings = Readings()
    first, second = load(course, readings).project, load(course, readings).project
    assert first and second
    assert all(second.lessons[id_].lesson is placed.lesson for id_, placed in first.lessons.items())
    reword(course)
    third = load(course, readings).project
    assert third
    changed = [id_ for id_, placed in first.lessons.items() if third.lessons[id_].lesson is not placed.lesson]
    assert changed == ["mend/puncture"]
    assert SENTENCE in str(third.lessons["mend/puncture"].lesson)


def test_one_file_may_be_read_as_two_kinds(tmp_path: Path) -> None:
    """A list of lessons that names `module` is a mistake, told as one each time."""
    course = copy_course(TINY, tmp_path / "course")
    module = read(course / "content/know/module.yml")
    module["lessons"].append("module")
    write(course / "content/know/module.yml", module)
    readings = Readings()
    first, second = load(course, readings), load(course, readings)
    assert first.problems and first.problems == second.problems
    assert first.problems == load(course).problems


def test_a_file_that_goes_is_forgotten(tmp_path: Path) -> None:
    course = copy_course(TINY, tmp_path / "course")
    readings = Readings()
    load(course, readings)
    assert "content/mend/workshop.yml" in readings.digests()
    module = read(course / "content/mend/module.yml")
    module["lessons"].remove("workshop")
    write(course / "content/mend/module.yml", module)
    (course / "content/mend/workshop.yml").unlink()
    load(course, readings)
    assert "content/mend/workshop.yml" not in readings.digests()


