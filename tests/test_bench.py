"""The bench compares like with like, and its arithmetic is right. Nothing here depends on a clock."""

from __future__ import annotations

import io
import json
import re
from collections import Counter
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
import yaml

from bench import ours, plain
from bench.__main__ import main
from bench.content import Course, course_of
from bench.page import PageMeasures
from bench.projects import change_a_sentence, lesson_file, page_file, project
from bench.questions import TYPES
from bench.report import Numbers, text_of
from bench.serving import Saves
from bench.sizes import Measured, ratios
from bench.timing import CommandError, Run, exponent, ratio, run
from tests.courses import ROOT, fascicule

SIZE = 20
WORDS_OF_A_LESSON = (600, 750)
MORE = 1.25

# What is no word of a reader: names of things in the course, and links between them.
NAMES = {
    "id", "type", "objective", "objectives", "programme", "sources", "see", "difficulty", "revised", "duration",
    "figure", "circuit", "questions", "correct", "trainer",
}  # fmt: skip


@pytest.fixture(scope="module")
def course() -> Course:
    return course_of(SIZE)


def words(text: str) -> Counter[str]:
    """The words a reader meets; of links, what is read."""
    text = re.sub(r"\]\([^)]*\)|\{ #[^}]*\}", " ", text)
    return Counter(re.findall(r"[^\W\d_]+|\d+", text.casefold()))


def texts(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(texts(inner) for key, inner in value.items() if key not in NAMES)
    if isinstance(value, list):
        return " ".join(texts(inner) for inner in value)
    return "" if isinstance(value, bool) else str(value)


def with_values(text: str, files: dict[str, str]) -> str:
    for value in yaml.safe_load(files["content/values.yml"]):
        text = text.replace(f"[={value['id']}]", f"{value['value']} {value['unit']}")
    return text


def test_the_same_size_gives_the_same_files() -> None:
    assert ours.files_of(course_of(SIZE)) == ours.files_of(course_of(SIZE))
    assert plain.files_of(course_of(SIZE)) == plain.files_of(course_of(SIZE))


def test_a_lesson_is_the_same_in_a_larger_course(course: Course) -> None:
    assert course_of(60).lessons[:SIZE] == course.lessons


def test_a_course_has_what_its_size_asks_for() -> None:
    large = course_of(200)
    questions = [question for lesson in large.lessons for question in lesson.questions]
    assert (len(large.lessons), len(large.modules), len(large.figures), len(large.memos)) == (200, 20, 10, 4)
    assert {len(lesson.questions) for lesson in large.lessons} == {5}
    assert Counter(question.type for question in questions) == dict.fromkeys(TYPES, 100)
    assert len({question.id for question in questions}) == 1000


def test_lessons_are_as_long_as_said(course: Course) -> None:
    files = ours.files_of(course)
    lengths = [sum(words(texts(yaml.safe_load(files[f"content/{one.path}.yml"]))).values()) for one in course.lessons]
    assert WORDS_OF_A_LESSON[0] <= sum(lengths) / len(lengths) <= WORDS_OF_A_LESSON[1], lengths


@pytest.mark.parametrize("size", [SIZE, 200])
def test_our_project_has_no_error(size: int, tmp_path: Path) -> None:
    """And at 200 every kind of figure is in it."""
    project("ours", course_of(size), tmp_path)
    done = fascicule("check", "--format", "json", "--project", tmp_path)
    assert done.returncode == 0, done.stdout[:2000]
    assert {one["code"] for one in json.loads(done.stdout)} <= {"R351"}


def test_hand_written_lessons_hold_all_words_of_ours_and_few_more(course: Course) -> None:
    """Each word at least as often; and not many more: labels, titles of boxes, heads and figures as tables."""
    files, by_hand = ours.files_of(course), plain.files_of(course)
    for module in course.modules:
        bank = {one["id"]: one for one in yaml.safe_load(files[f"quizzes/{module.id}.yml"])}
        for lesson in module.lessons:
            own = texts(yaml.safe_load(files[f"content/{lesson.path}.yml"]))
            own += " ".join(texts(bank[question.id]) for question in lesson.questions)
            meant, written = words(with_values(own, files)), words(by_hand[f"docs/{lesson.path}.md"])
            assert not meant - written, lesson.path
            assert sum(written.values()) <= MORE * sum(meant.values()), lesson.path


@pytest.mark.parametrize("quiz", [False, True], ids=["material", "mkdocs-quiz"])
def test_hand_written_lessons_ask_as_many_questions(course: Course, quiz: bool) -> None:
    by_hand = plain.files_of(course, quiz=quiz)
    for lesson in course.lessons:
        text = by_hand[f"docs/{lesson.path}.md"]
        assert text.count("<quiz>") + len(re.findall(r"^\*\*Question \d\.\*\*", text, re.MULTILINE)) == 5
        assert ("<quiz>" in text) == quiz
        assert all(question.stem in text for question in lesson.questions)


def test_the_hand_written_project_has_our_pages_and_features(course: Course) -> None:
    by_hand = plain.files_of(course)
    settings = yaml.safe_load(by_hand["mkdocs.yml"])
    real = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    pruned = yaml.safe_load(plain.files_of(course, prune=True)["mkdocs.yml"])["theme"]["features"]
    # Pruning is one of our means (see bench/plain.py): the bench measures stock without it, and with it apart.
    assert set(pruned) == {*real["theme"]["features"], "navigation.prune"}
    assert set(settings["theme"]["features"]) == set(pruned) - {"navigation.prune"}
    assert set(settings["plugins"]) == set(real["plugins"])
    assert "custom_dir" not in settings["theme"]
    pages = {path for path in by_hand if path.endswith(".md")}
    assert {f"docs/{lesson.path}.md" for lesson in course.lessons} < pages
    named = set(re.findall(r"\S+\.md", by_hand["mkdocs.yml"]))
    assert {f"docs/{name}" for name in named} == pages


def test_a_change_is_another_sentence_each_time_and_still_builds(course: Course, tmp_path: Path) -> None:
    built = project("ours", course, tmp_path)
    file = lesson_file(built, course, 4)
    before = file.read_text(encoding="utf-8")
    seen = [before]
    for turn in range(3):
        marker = change_a_sentence(built, course, 4, turn)
        seen.append(file.read_text(encoding="utf-8"))
        assert seen[-1].count(marker) == 1
        assert len(seen[-1].splitlines()) == len(before.splitlines())
    assert len(set(seen)) == 4
    assert seen[-1].count("passage") == 1
    done = fascicule("check", "--project", tmp_path)
    assert done.returncode == 0, done.stdout[:2000]


def test_ratios_are_of_medians() -> None:
    assert ratio([1.0, 9.0, 2.0], [4.0, 100.0, 3.0]) == 0.5
    ours_, stock = Measured(), Measured()
    ours_.cold = [Run(second, 10) for second in (3, 1, 2)]
    ours_.rebuild = [Run(second, 10) for second in (0.5, 0.4, 9)]
    stock.cold = [Run(second, 10) for second in (4, 5, 60)]
    assert ratios({"ours": ours_, "stock": stock}) == {"cold_ratio": 0.4, "rebuild_ratio": 0.1}


def test_the_exponent_says_how_time_grows() -> None:
    assert exponent((200, 2), (1000, 10)) == pytest.approx(1)
    assert exponent((200, 2), (1000, 50)) == pytest.approx(2)


def test_a_command_that_fails_is_no_measure(tmp_path: Path) -> None:
    import sys

    with pytest.raises(CommandError, match="broken on purpose"):
        run([sys.executable, "-c", "raise SystemExit('broken on purpose')"], tmp_path)
    held = run([sys.executable, "-c", "x = bytearray(60_000_000); print(len(x))"], tmp_path)
    assert held.memory > 57
    child = "import os, time; os.fork(); x = bytearray(60_000_000); time.sleep(1)"
    if sys.platform == "linux":
        assert run([sys.executable, "-c", child], tmp_path, weighed=True).memory > 114
    assert held.seconds > 0


def measured(seconds: float, again: float | None) -> Measured:
    rebuild = [] if again is None else [Run(again, 50)]
    return Measured([Run(seconds, 120, seconds)], rebuild, megabytes=12.34, pages=45)


def test_the_report_says_the_numbers() -> None:
    page = PageMeasures(160_400, False, {"index.html": 9_000, "a/b.html": 24_600}, 31.4, 0.0,
                        {"index.html": {"performance": 99, "accessibility": 100, "best-practices": 98}})  # fmt: skip
    sizes = {
        200: {"ours": measured(2, 0.5), "stock": measured(4, None)},
        1000: {"ours": measured(10, 1), "stock": measured(100, None)},
    }
    numbers = Numbers(sizes, {60: Saves((90, 140, 100))}, page, "2 cores", "2026-11-24", ["zensical"])
    text = text_of(numbers)
    assert "| Fascicule | 45 | 2.00 | 0.500 | 0.50 | 0.125 | 2.00 | 120 | 12.3 |" in text
    assert "| Material for MkDocs | 45 | 100.00 | 1.000 | as cold |  | 100.00 | 120 | 12.3 |" in text
    assert "`cold_ratio` 0.100, `rebuild_ratio` 0.010." in text
    assert "| Fascicule | 1.00 |" in text
    assert "| Material for MkDocs | 2.00 |" in text
    assert "| 60 | 3 | 100 | 140 |" in text
    assert "| heaviest further page | 24.6 kB | 25 kB |" in text
    assert "| index.html | 99 | 100 | 98 |" in text
    assert "2 cores, 2026-11-24" in text
    assert "Zensical" in text.partition("## Not measured here")[2]


def test_the_report_names_what_was_left_out() -> None:
    numbers = Numbers({20: {"ours": measured(1, 1), "stock": measured(1, None)}}, {}, None, "1 core", "", ["page"])
    text = text_of(numbers)
    assert text.endswith("## Not measured here\n\npage.\n")
    assert "Growth" not in text


@pytest.mark.exhaustive
def test_json_is_one_line_of_ratios_and_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """With real builds of three lessons; one run in place of five."""
    monkeypatch.setattr("bench.sizes.runs_of", lambda _: 1)
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    monkeypatch.setattr("tempfile.tempdir", None)
    report = ROOT / "docs" / "performance.md"
    before = report.read_bytes() if report.is_file() else b""
    said = io.StringIO()
    with redirect_stdout(said):
        assert main(["--sizes", "3", "--json"]) == 0
    found = json.loads(said.getvalue())
    assert said.getvalue().count("\n") == 1
    assert list(found) == ["3"]
    assert list(found["3"]) == ["cold_ratio", "rebuild_ratio"]
    assert all(isinstance(value, float) and value > 0 for value in found["3"].values())
    assert list(tmp_path.iterdir()) == []
    assert (report.read_bytes() if report.is_file() else b"") == before


@pytest.mark.parametrize("sizes", ["", "20,x", "0", "-3"])
def test_sizes_that_are_none_are_refused(sizes: str) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([f"--sizes={sizes}", "--json"])
    assert stopped.value.code == 2


def test_the_page_of_a_lesson_is_named_as_both_tools_name_it(course: Course) -> None:
    assert page_file(course, 0) == "module-001/lecon-0001.html"
