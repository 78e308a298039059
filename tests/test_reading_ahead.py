"""Lessons and banks read by two processes: what `load` then says is what it says alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.content import course_of
from bench.projects import project
from generator import ahead
from generator.kept import Kept
from generator.load import Loaded, load
from generator.reading_ahead import ReadingAhead
from generator.readings import Readings

LESSON = "content/module-002/lecon-0017.yml"


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Forty-five lessons, and a second process although the runner of the tests has threads."""
    monkeypatch.setattr(ahead, "can_fork", lambda: True)
    return project("ours", course_of(45), tmp_path / "course").folder


def said(loaded: Loaded) -> tuple[object, ...]:
    assert loaded.project is not None
    lessons = {id_: placed.lesson.model_dump(mode="json") for id_, placed in loaded.project.lessons.items()}
    questions = {id_: question.model_dump(mode="json") for id_, question in loaded.project.questions.items()}
    places = [str(placed.lesson.place("title")) for placed in loaded.project.lessons.values()]
    return lessons, questions, places, loaded.problems, loaded.files


def read_ahead(course: Path, readings: Readings) -> ReadingAhead:
    with ReadingAhead(course, readings) as work:
        assert work._work.begun
        work.finish()
    return work


@pytest.mark.parametrize("broken", ["", "title: [", "caf\xe9", "title: A\ntitle: B\n"])
def test_what_was_read_ahead_is_what_is_read(course: Path, broken: str) -> None:
    if broken:
        (course / LESSON).write_bytes(broken.encode("latin-1"))
    readings = Readings(Kept(course / ".fascicule"))
    read_ahead(course, readings)
    assert len(readings.kept) == 50
    models = {id(reading.models[0]) for _, reading in readings.kept.values() if reading.models}
    loaded = load(course, readings)
    assert said(loaded) == said(load(course))
    assert loaded.project is not None
    assert {id(placed.lesson) for placed in loaded.project.lessons.values()} <= models, "it was read twice"
    assert bool(loaded.problems) == bool(broken)


def test_it_is_kept_as_if_it_had_been_read_here(course: Path) -> None:
    store = Kept(course / ".fascicule")
    readings = Readings(store)
    read_ahead(course, readings)
    before = load(course, readings)
    store.save({"reading": readings.rows()})
    again = Readings(Kept(course / ".fascicule"))
    assert not again.know_nothing
    with ReadingAhead(course, again) as work:
        assert not work._work.begun, "what is known is not read again"
        work.finish()
    assert said(load(course, again)) == said(before)


def test_a_file_that_changes_or_goes_meanwhile_is_read_as_it_is_now(course: Path) -> None:
    readings = Readings()
    with ReadingAhead(course, readings) as work:
        work.finish()
    text = (course / LESSON).read_text(encoding="utf-8")
    (course / LESSON).write_text(text.replace('title: "', 'title: "Autrement. ', 1), encoding="utf-8")
    (course / "content/module-001/lecon-0003.yml").unlink()
    loaded = load(course, readings)
    assert said(loaded) == said(load(course))
    assert loaded.project is not None
    assert "Autrement." in loaded.project.lessons["module-002/lecon-0017"].lesson.title


def test_no_link_is_followed_and_no_stray_file_stays(course: Path, tmp_path: Path) -> None:
    secret = tmp_path / "secret.yml"
    secret.write_text("title: Ailleurs\n", encoding="utf-8")
    (course / "content/module-001/ailleurs.yml").symlink_to(secret)
    (course / "content/dehors").symlink_to(tmp_path, target_is_directory=True)
    (course / "content/module-001/perdue.yml").write_text("title: Perdue\n", encoding="utf-8")
    readings = Readings()
    read_ahead(course, readings)
    names = {name for name, _ in readings.kept}
    assert "content/module-001/perdue.yml" in names
    assert not any("ailleurs" in name or "dehors" in name for name in names)
    load(course, readings)
    assert "content/module-001/perdue.yml" not in readings.digests()
