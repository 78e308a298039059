"""A broken course keeps the last good page and shows what is wrong; nothing that is saved ends the preview."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.site.live.checks import Background
from generator.site.live.preview import Preview
from generator.site.live.watch import changed, look, stamp
from tests.courses import TINY, copy_course
from tests.preview import PATIENCE, Previewed

LESSON = "content/mend/puncture.yml"
PAGE = "mend/puncture.html"


@pytest.fixture
def previewed(tmp_path: Path) -> Iterator[Previewed]:
    with Previewed(tmp_path) as one:
        yield one
    assert "Traceback" not in "".join(one.said)


def test_a_file_that_cannot_be_read_keeps_the_last_good_page(previewed: Previewed) -> None:
    before = previewed.page(PAGE)
    previewed.change(LESSON, "duration: 25 min", "duration: long")
    previewed.look()
    assert "content/mend/puncture.yml:3:11" in previewed.report
    assert (previewed.version, previewed.page(PAGE)) == (1, before)
    # A page that nobody asked for before is the one of then, too.
    assert "Before each ride" in previewed.page("know/checks.html")

    previewed.change("content/know/checks.yml", "title: Before each ride", "title: After each ride")
    previewed.look()
    assert "content/mend/puncture.yml:3:11" in previewed.report
    assert "Before each ride" in previewed.page("know/index.html")

    previewed.change(LESSON, "duration: long", "duration: 25 min")
    previewed.look()
    assert (previewed.version, previewed.report) == (2, "")
    assert "After each ride" in previewed.page("know/index.html")


def test_what_the_checks_refuse_is_shown_as_it_is_typed_with_the_error_over_it(previewed: Previewed) -> None:
    previewed.settle()
    previewed.change(LESSON, "programme: [p-02]", "programme: [p-99]")
    previewed.change(LESSON, "title: ", "title: Typed, ")
    previewed.look()
    assert "Typed, " in previewed.page(PAGE)
    previewed.settle()
    assert "p-99" in previewed.report
    assert "would refuse it" in previewed.said[-1]
    # The report of the checks stays until they have seen the next version: it does not go and come with each save.
    previewed.change(LESSON, "programme: [p-99]", "programme: [p-02]")
    previewed.look()
    assert "p-99" in previewed.report
    previewed.settle()
    assert previewed.report == ""


def test_warnings_are_counted_once(previewed: Previewed) -> None:
    picture = previewed.course / "content/images/wheel.png"
    (previewed.course / "content/images/unused.png").write_bytes(picture.read_bytes())
    for text in ("one", "two"):
        previewed.change("content/glossary.yml", "Levers lift it.", f"Levers lift it. {text}")
        previewed.change("content/glossary.yml", f" {text}", "")
        previewed.look()
        previewed.settle()
    assert "".join(previewed.said).count("1 warning") == 1
    assert previewed.report == ""


@pytest.mark.parametrize(
    ("name", "broken", "said"),
    [
        ("overrides/main.html", '{% extends "fascicule.html" %}{% block notice %}{{ 1 / 0 }}', "main.html"),
        ("overrides/main.html", "{% if %}", "overrides/main.html:1"),
        ("mkdocs.yml", "site_name: [", "mkdocs.yml"),
        ("mkdocs.yml", "- a list", "mkdocs.yml:1"),
        ("mkdocs.yml", "theme: {name: nowhere}\nplugins: {none-such: {}}\n", "none-such"),
    ],
)
def test_broken_settings_and_templates_keep_the_last_good_page(
    previewed: Previewed, name: str, broken: str, said: str
) -> None:
    before = previewed.page(PAGE)
    settings = previewed.text("mkdocs.yml")
    previewed.write(name, broken)
    previewed.look()
    assert said in previewed.report
    assert (previewed.version, previewed.page(PAGE)) == (1, before)
    # Another save does not make it good.
    previewed.change(LESSON, "title: ", "title: Later, ")
    previewed.look()
    assert said in previewed.report
    (previewed.course / name).unlink()
    previewed.write("mkdocs.yml", settings)
    previewed.look()
    assert (previewed.version, previewed.report) == (2, "")
    assert "Later, " in previewed.page(PAGE)


def test_settings_that_are_gone_are_asked_for(previewed: Previewed) -> None:
    settings = previewed.text("mkdocs.yml")
    (previewed.course / "mkdocs.yml").unlink()
    previewed.look()
    assert "mkdocs.yml" in previewed.report
    previewed.write("mkdocs.yml", settings)
    previewed.look()
    assert (previewed.version, previewed.report) == (2, "")


@pytest.mark.parametrize("name", ["content/course.yml", "content/mend/module.yml", LESSON, "quizzes/mend.yml"])
@pytest.mark.parametrize("text", ["", "nonsense: [", "- 1\n- 2\n", "\x00", "title: x\ntitle: y\n"])
def test_no_file_ends_the_preview(previewed: Previewed, name: str, text: str) -> None:
    good = previewed.text(name)
    page = previewed.page(PAGE)
    previewed.write(name, text)
    previewed.look()
    previewed.settle()
    assert previewed.page(PAGE) == page or previewed.report
    assert previewed.report
    (previewed.course / name).unlink()
    previewed.look()
    previewed.settle()
    assert previewed.preview.get("index.html")
    previewed.write(name, good)
    previewed.look()
    previewed.settle()
    assert previewed.report == ""
    assert previewed.page(PAGE) == page


def test_a_course_broken_from_the_start_has_no_page_before_it_is_mended(tmp_path: Path) -> None:
    course = copy_course(TINY, tmp_path / "course")
    broken = course / "content/mend/module.yml"
    text = broken.read_text(encoding="utf-8")
    broken.write_text(f"nonsense: 1\n{text}", encoding="utf-8")
    preview = Preview(course, None, "en", lambda _: None, quiet=0)
    preview.refresh()
    assert preview.get("index.html") is None
    assert "content/mend/module.yml:1:1" in str(preview.state()["report"])
    broken.write_text(text, encoding="utf-8")
    preview.refresh(frozenset({"content/mend/module.yml"}))
    assert b"The everyday bicycle" in (preview.get("index.html") or b"")
    preview.close()


# --- what is waited for, and what is seen


def test_a_page_that_waits_is_told_at_once(previewed: Previewed) -> None:
    token = str(previewed.preview.state()["token"])
    waiting = threading.Thread(target=previewed.preview.wait, args=(token, PATIENCE))
    waiting.start()
    previewed.change(LESSON, "title: ", "title: New, ")
    previewed.look()
    waiting.join(PATIENCE)
    assert not waiting.is_alive()
    assert previewed.preview.state()["token"] != token


def test_a_stamp_tells_what_is_new_gone_and_other(tmp_path: Path) -> None:
    course = copy_course(TINY, tmp_path / "course")
    before = stamp(course)
    lesson = course / LESSON
    beside = lesson.with_name("puncture.new")
    # The size and the time of the old one, as some editors and all checkouts of the same second leave them.
    beside.write_bytes(lesson.read_bytes().replace(b"title", b"tilte"))
    status = lesson.stat()
    os.utime(beside, ns=(status.st_atime_ns, status.st_mtime_ns))
    beside.replace(lesson)
    (course / "content/know/new.yml").write_text("title: x\n")
    (course / "content/values.yml").unlink()
    (course / "content/know/.checks.yml.swp").write_text("x")
    (course / "content/loop").symlink_to(course / "content", target_is_directory=True)
    assert changed(before, stamp(course)) == {LESSON, "content/know/new.yml", "content/values.yml"}


def test_a_look_at_the_files_that_are_told_of_finds_what_a_look_everywhere_finds(tmp_path: Path) -> None:
    course = copy_course(TINY, tmp_path / "course")
    before = stamp(course)
    (course / LESSON).write_text("title: other\n")
    (course / "content/values.yml").unlink()
    (course / "content/know/.checks.yml.swp").write_text("x")
    told = frozenset({LESSON, "content/values.yml", "content/know/.checks.yml.swp"})
    assert look(course, before, told) == stamp(course)
    (course / "content/mend").rename(course / "content/mended")
    assert look(course, before, frozenset({"content/mend", "content/mended"})) == stamp(course)
    assert look(course, before, frozenset({"../elsewhere"})) == stamp(course)
    assert look(course, before, None) == stamp(course)


def test_newer_work_takes_the_place_of_what_was_not_begun() -> None:
    done: list[str] = []
    begun, go = threading.Event(), threading.Event()

    def first(go_on: object) -> None:
        begun.set()
        assert go.wait(PATIENCE)
        done.append(f"first, {go_on()}" if callable(go_on) else "")

    background = Background(0)
    background.give(first)
    assert begun.wait(PATIENCE)
    background.give(lambda _: done.append("second"))
    background.give(lambda go_on: done.append(f"third, {go_on()}"))
    go.set()
    assert background.idle(PATIENCE)
    background.close()
    assert done == ["first, False", "third, True"]
