"""The preview serves what a build writes, byte for byte, also after a day of edits."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.preview import Previewed

LESSON = "content/know/checks.yml"


@pytest.fixture
def previewed(tmp_path: Path) -> Iterator[Previewed]:
    with Previewed(tmp_path) as one:
        yield one


def assert_same(previewed: Previewed) -> None:
    """Every file of the built site but the worker is what the preview gives, the search and the archive too."""
    previewed.settle()
    built = previewed.built()
    del built["sw.js"]
    assert previewed.preview.names - {"sw.js"} == built.keys()
    assert [name for name, data in built.items() if previewed.preview.get(name) != data] == []
    assert previewed.report == ""


def _text(one: Previewed) -> None:
    one.change(LESSON, "*older* than its tyres", "*much older* than its tyres")


def _term_named(one: Previewed) -> None:
    one.change(LESSON, "A drop of oil on each link is enough.", "The bead of the inner tube is greased.")


def _title(one: Previewed) -> None:
    one.change(LESSON, "title: Before each ride", "title: Before the \"ride\" & after")


def _question(one: Previewed) -> None:
    one.change("quizzes/know.yml", "What do you check first?", "What do you look at first?")


def _shared(one: Previewed) -> None:
    one.change("content/glossary.yml", "Levers lift it.", "Two levers lift it.")
    one.change("content/values.yml", "value: 0.75", "value: 0.5")
    picture = one.course / "content/images/wheel.png"
    picture.write_bytes(picture.read_bytes() + b"\n")
    (one.course / "content/images/more.png").write_bytes(picture.read_bytes())


def _settings(one: Previewed) -> None:
    one.change("mkdocs.yml", "navigation.prune", "navigation.top")


def _inherited(one: Previewed) -> None:
    one.write("base.yml", "site_author: Somebody\n")
    one.write("mkdocs.yml", f"INHERIT: base.yml\n{one.text('mkdocs.yml')}")


def _what_is_inherited(one: Previewed) -> None:
    one.change("base.yml", "Somebody", "Somebody else")


def _overrides(one: Previewed) -> None:
    notice = '{% extends "fascicule.html" %}{% block notice %}<p>Said on every page</p>{% endblock %}'
    one.write("overrides/main.html", notice)


def _overrides_gone(one: Previewed) -> None:
    (one.course / "overrides/main.html").unlink()
    one.change(LESSON, "      - questions: [know-first, know-true, know-year, know-word]\n", "")


def _lesson_moved_to_a_new_module(one: Previewed) -> None:
    one.change("content/mend/module.yml", "lessons: [puncture, workshop]", "lessons: [puncture]")
    one.write("content/more/workshop.yml", one.text("content/mend/workshop.yml"))
    (one.course / "content/mend/workshop.yml").unlink()
    one.write("content/more/module.yml", "title: More\naim: Come and see us at the workshop.\nlessons: [workshop]\n")
    course = one.text("content/course.yml")
    one.write("content/course.yml", course.replace("\nmodules: [know, mend]", "\nmodules: [know, mend, more]"))


def _day(one: Previewed) -> None:
    one.change(LESSON, "revised: 2026-05-20", "revised: 2026-12-03")


EDITS: tuple[Callable[[Previewed], None], ...] = (
    _text, _term_named, _title, _question, _shared, _settings, _inherited, _what_is_inherited, _overrides,
    _overrides_gone, _lesson_moved_to_a_new_module, _day,
)  # fmt: skip


def test_what_is_served_is_what_a_build_writes_after_any_edit(previewed: Previewed) -> None:
    assert_same(previewed)
    for number, edit in enumerate(EDITS, 2):
        edit(previewed)
        previewed.look()
        assert previewed.version == number, edit.__name__
        assert_same(previewed)


def test_a_change_of_texts_alone_makes_the_frame_of_no_page_again(previewed: Previewed) -> None:
    assert "older</em> than" in previewed.page("know/checks.html")
    frame = previewed.preview.frame
    _text(previewed)
    assert previewed.look() == {LESSON}
    assert "much older</em> than" in previewed.page("know/checks.html")
    assert previewed.preview.frame is frame
    _title(previewed)
    previewed.look()
    assert previewed.preview.frame is not frame
    assert "after" in previewed.page("know/index.html")


def test_several_lessons_changed_at_once_are_one_version(previewed: Previewed) -> None:
    _text(previewed)
    previewed.change("content/mend/workshop.yml", "open to everyone", "open to all of you")
    previewed.look()
    assert previewed.version == 2
    assert "much older" in previewed.page("know/checks.html")
    assert "open to all of you" in previewed.page("mend/workshop.html")
    assert "open to all of you" in previewed.page("mend/print.html")


def test_the_site_folder_is_left_alone(previewed: Previewed) -> None:
    previewed.page("index.html")
    previewed.settle()
    assert {path.name for path in previewed.course.iterdir()} == {"content", "quizzes", "mkdocs.yml", ".fascicule"}
    assert [path.name for path in (previewed.course / ".fascicule").iterdir()] == ["serve"]


def test_a_project_that_needs_a_whole_build_gets_one(previewed: Previewed) -> None:
    """A template that looks at the page: the accelerated build does not know what it does with it."""
    template = '{% extends "fascicule.html" %}{% block notice %}<p>{{ page.title }}</p>{% endblock %}'
    previewed.write("overrides/main.html", template)
    previewed.look()
    assert "main.html" in "".join(previewed.said)
    assert_same(previewed)
    _text(previewed)
    previewed.look()
    assert_same(previewed)
    assert "".join(previewed.said).count("No immediate preview") == 1
    (previewed.course / "overrides/main.html").unlink()
    previewed.look()
    assert_same(previewed)
    assert previewed.preview.frame is not None


@pytest.mark.exhaustive
def test_five_hundred_saves_leave_the_memory_as_it_was(previewed: Previewed) -> None:
    """Memory that Python gives out, from the two hundredth save on."""
    lesson = previewed.text(LESSON)
    used: list[int] = []
    previewed.page("search/search_index.js")
    tracemalloc.start()
    try:
        for number in range(500):
            previewed.write(LESSON, lesson.replace("*older* than", f"*older*, save{number}, than"))
            if number % 10 == 0:
                previewed.change(LESSON, "title: Decide at the door", f"title: Decide {number} at the door")
            previewed.look()
            assert f"save{number}," in previewed.page("know/checks.html")
            if number % 100 == 99:
                previewed.settle()
                gc.collect()
                used.append(tracemalloc.get_traced_memory()[0])
    finally:
        tracemalloc.stop()
    # Some of what stood before is made again once, and only then counted.
    assert max(used[2:]) - used[1] < 500_000, used
    assert used[-1] < 5_000_000, used
