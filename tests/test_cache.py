"""What a build keeps from one time to the next never shows: after any edits a site is what a first build would write.

And it is worth keeping: a sentence that changes in a lesson leaves most pages as they stand. What is damaged or foreign
is as good as nothing.
"""

from __future__ import annotations

import datetime
import os
import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.course_build import build_course
from generator.kept import NAME, SECRET
from tests.course_edits import EDITS, read, write
from tests.courses import ROOT, TINY, copy_course, tree

DAY = datetime.date(2026, 5, 20)
LESSON = "content/mend/puncture.yml"
SENTENCE = "Then look at the tyre once more."


@pytest.fixture(autouse=True)
def own_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another account than the tester's, and one process: a test of one must not rest on the other."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("FASCICULE_ONE_PROCESS", "1")
    monkeypatch.delenv(SECRET, raising=False)


def site_of(course: Path, day: datetime.date | None = DAY) -> Path | None:
    """The site of the course, which may have earlier ones; nothing where it has errors."""
    _, built = build_course(course, day)
    return course / "site" if built else None


def first_site(course: Path, beside: Path, day: datetime.date | None = DAY) -> dict[str, bytes]:
    """The files of a build that knows nothing."""
    shutil.rmtree(beside, ignore_errors=True)
    assert site_of(copy_course(course, beside), day)
    return tree(beside / "site")


def assert_same(course: Path, beside: Path, day: datetime.date | None = DAY) -> None:
    now, fresh = tree(course / "site"), first_site(course, beside, day)
    assert [name for name in sorted(now.keys() | fresh.keys()) if now.get(name) != fresh.get(name)] == []


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course that was built."""
    copy = copy_course(TINY, tmp_path / "course")
    assert site_of(copy)
    return copy


def reword(course: Path) -> None:
    """Change a sentence of a block."""
    path = course / LESSON
    lesson = read(path)
    body = lesson["sections"][0]["body"]
    place = next(place for place, block in enumerate(body) if isinstance(block, str))
    body[place] = f"{body[place].rstrip()} {SENTENCE}"
    write(path, lesson)


# --- random edits


def walk(course: Path, rng: random.Random, steps: int) -> Iterator[tuple[list[str], datetime.date]]:
    """Edit the course again and again; what has errors is taken back. The edits of each step and its day."""
    day = DAY
    for _ in range(steps):
        before = copy_course(course, course.with_name("before"))
        names = rng.sample(sorted(EDITS), rng.choice([1, 1, 1, 2, 4]))
        for name in names:
            EDITS[name](rng, course)
        if rng.random() < 0.15:
            day += datetime.timedelta(days=rng.randrange(-40, 400))
        if site_of(course, day) is None:
            for part in ("content", "quizzes"):
                shutil.rmtree(course / part)
                shutil.copytree(before / part, course / part)
            assert site_of(course, day)
        else:
            yield names, day
        shutil.rmtree(before)


@pytest.mark.parametrize(
    ("seed", "steps"), [(1, 9), *(pytest.param(seed, 25, marks=pytest.mark.exhaustive) for seed in range(2, 7))]
)
def test_after_any_edits_the_site_is_that_of_a_first_build(
    course: Path, tmp_path: Path, seed: int, steps: int
) -> None:
    done: list[list[str]] = []
    for names, day in walk(course, random.Random(seed), steps):
        done.append(names)
        now, fresh = tree(course / "site"), first_site(course, tmp_path / "first", day)
        other = [name for name in sorted(now.keys() | fresh.keys()) if now.get(name) != fresh.get(name)]
        assert other == [], done
    assert len(done) > steps / 2


@pytest.mark.exhaustive
# A lesson goes, or gets another name, only after it came: the walks do that.
@pytest.mark.parametrize("name", sorted(EDITS.keys() - {"lesson gone", "lesson renamed"}))
def test_after_one_edit_the_site_is_that_of_a_first_build(course: Path, tmp_path: Path, name: str) -> None:
    rng = random.Random(11)
    EDITS[name](rng, course)
    if site_of(course):
        assert_same(course, tmp_path / "first")


@pytest.mark.exhaustive
def test_a_sentence_of_the_course_of_this_repository(tmp_path: Path) -> None:
    course = copy_course(ROOT, tmp_path / "course")
    assert site_of(course, None)
    path = course / "content" / "contexte" / "histoire.yml"
    lesson = read(path)
    lesson["sections"][0]["body"].insert(1, "Cela se vérifie chaque mois.")
    write(path, lesson)
    before = stamps(course)
    assert site_of(course, None)
    assert_same(course, tmp_path / "first", None)
    assert written_anew(before, course) == {"contexte/histoire.html", "contexte/print.html"}


# --- what it is good for


def stamps(course: Path) -> dict[str, tuple[int, int]]:
    """Which file each page is, and when it was written."""
    site = course / "site"
    found = ((path.relative_to(site).as_posix(), path.stat()) for path in site.rglob("*.html"))
    return {name: (status.st_ino, status.st_mtime_ns) for name, status in found}


def written_anew(before: dict[str, tuple[int, int]], course: Path) -> set[str]:
    return {name for name, stamp in stamps(course).items() if before.get(name) != stamp}


def test_a_sentence_in_a_lesson_changes_that_lesson_and_the_module_to_print(course: Path) -> None:
    before = stamps(course)
    reword(course)
    assert site_of(course)
    assert written_anew(before, course) == {"mend/puncture.html", "mend/print.html"}
    assert SENTENCE.encode() in (course / "site/mend/puncture.html").read_bytes()


def test_a_course_that_did_not_change_is_linked_whole(course: Path) -> None:
    before = {path: path.stat().st_ino for path in (course / "site").rglob("*.*") if path.is_file()}
    assert site_of(course)
    made = {"sw.js", "everyday-bicycle.zip", "fascicule.json", "search_index.js"}
    moved = {path.name for path, inode in before.items() if path.stat().st_ino != inode}
    assert moved <= made | {"sitemap.xml", "sitemap.xml.gz"}


def test_settings_of_other_files_and_of_the_environment_count(
    course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = course / "mkdocs.yml"
    (course / "base.yml").write_text("copyright: One\n", encoding="utf-8")
    path.write_text(f"INHERIT: base.yml\nsite_url: !ENV ADDRESS\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    monkeypatch.setenv("ADDRESS", "https://one.example/")
    assert site_of(course)
    monkeypatch.setenv("ADDRESS", "https://two.example/")
    (course / "base.yml").write_text("site_author: Somebody\n", encoding="utf-8")
    assert site_of(course)
    page = (course / "site" / "mend" / "puncture.html").read_text(encoding="utf-8")
    assert "https://two.example/" in page and "https://one.example/" not in page and "Somebody" in page


def test_where_no_link_can_be_made_files_are_copied(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no links on this disk")

    monkeypatch.setattr(os, "link", refuse)
    before = tree(course / "site")
    assert site_of(course)
    assert tree(course / "site") == before


# --- what is not to be trusted


def spoil_rows(course: Path) -> None:
    with sqlite3.connect(course / ".fascicule" / NAME) as connection:
        rows = connection.execute("SELECT kind, name, data FROM kept").fetchall()
        for kind, name, data in rows:
            half = len(data) // 2
            spoiled = data[:half] + bytes([data[half] ^ 1]) + data[half + 1 :]
            connection.execute("UPDATE kept SET data = ? WHERE kind = ? AND name = ?", (spoiled, kind, name))
    connection.close()


def swap_rows(course: Path) -> None:
    """Each entry under the name of another: whole, and not what it says."""
    with sqlite3.connect(course / ".fascicule" / NAME) as connection:
        rows = connection.execute("SELECT kind, name, data FROM kept WHERE kind = 'site'").fetchall()
        for (kind, name, _), (_, _, data) in zip(rows, rows[1:] + rows[:1], strict=True):
            connection.execute("UPDATE kept SET data = ? WHERE kind = ? AND name = ?", (data, kind, name))
    connection.close()


def no_database(course: Path) -> None:
    (course / ".fascicule" / NAME).write_bytes(b"SQLite format 3\x00" + bytes(5000))


def cut_short(course: Path) -> None:
    path = course / ".fascicule" / NAME
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def spoil_pages(course: Path) -> None:
    for path in (course / "site").rglob("*.html"):
        path.write_bytes(path.read_bytes().replace(b"tyre", b"tire"))


def spoil_texts(course: Path) -> None:
    for path in (course / ".fascicule" / "docs").rglob("*.md"):
        path.write_bytes(path.read_bytes().replace(b"tyre", b"tire"))


def links_in_its_place(course: Path) -> None:
    """Pages with the right bytes, in files that others may change."""
    for number, path in enumerate(sorted((course / "site").rglob("*.html"))):
        elsewhere = course / f"elsewhere-{number}"
        path.rename(elsewhere)
        path.symlink_to(elsewhere)


def site_gone(course: Path) -> None:
    shutil.rmtree(course / "site")


def folder_in_its_place(course: Path) -> None:
    (course / ".fascicule" / NAME).unlink()
    (course / ".fascicule" / NAME).mkdir()


@pytest.mark.parametrize(
    "spoil",
    [
        spoil_rows, swap_rows, no_database, cut_short, spoil_pages, spoil_texts, links_in_its_place, site_gone,
        folder_in_its_place,
    ],
    ids=lambda spoil: spoil.__name__,
)
def test_what_is_damaged_is_as_good_as_nothing(course: Path, spoil: Callable[[Path], None]) -> None:
    before = tree(course / "site")
    spoil(course)
    assert site_of(course)
    assert tree(course / "site") == before
    assert not any(path.is_symlink() for path in (course / "site").rglob("*"))
