"""What is kept from build to build is read by the account, the generator and the key that it was kept for, alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from generator.course_build import build_course
from generator.kept import NAME, SECRET, Kept
from tests.courses import TINY, copy_course


@pytest.fixture(autouse=True)
def own_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another account than the tester's."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.delenv(SECRET, raising=False)


def kept(folder: Path) -> object:
    """What stands under one kind, name and key."""
    return Kept(folder).get("kind", "name", "key")


def keep(folder: Path) -> None:
    store = Kept(folder)
    store.put("kind", "name", "key", [1])
    store.save({})


def test_what_was_kept_is_read_under_its_kind_name_and_key(tmp_path: Path) -> None:
    keep(tmp_path)
    store = Kept(tmp_path)
    assert store.get("kind", "name", "key") == [1]
    assert [store.get("other", "name", "key"), store.get("kind", "other", "key"), store.get("kind", "name", "k")] == [
        None, None, None
    ]  # fmt: skip


def test_what_is_not_asked_for_any_more_is_forgotten(tmp_path: Path) -> None:
    keep(tmp_path)
    Kept(tmp_path).save({"other": set()})
    assert kept(tmp_path) == [1]
    Kept(tmp_path).save({"kind": {"another"}})
    assert kept(tmp_path) is None


def test_an_entry_under_another_name_is_not_read(tmp_path: Path) -> None:
    """Whole, sealed here, with the right key: and of something else."""
    keep(tmp_path)
    store = Kept(tmp_path)
    store._rows["kind", "other"] = store._rows["kind", "name"]
    assert store.get("kind", "other", "key") is None


def test_what_another_account_kept_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    assert kept(tmp_path) is None


def test_what_another_generator_kept_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(tmp_path)
    monkeypatch.setattr("generator.kept.generator_identity", lambda: "another")
    assert kept(tmp_path) is None


def test_a_secret_that_is_given_travels_with_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SECRET, "a secret of the whole service")
    keep(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "another"))
    assert kept(tmp_path) == [1]
    monkeypatch.setenv(SECRET, "short")
    assert kept(tmp_path) is None


def test_an_account_without_a_folder_keeps_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "file"))
    keep(tmp_path)
    assert not (tmp_path / NAME).exists()
    course = copy_course(TINY, tmp_path / "course")
    assert build_course(course, None)[1] and build_course(course, None)[1]


def test_the_secret_is_for_its_owner_alone_and_stays(tmp_path: Path) -> None:
    keep(tmp_path)
    path = tmp_path / "state" / "fascicule" / "secret"
    assert path.stat().st_mode & 0o077 == 0 or os.name != "posix"
    before = path.read_bytes()
    assert len(before) == 32
    keep(tmp_path)
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["secret"]


def test_half_a_secret_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "state" / "fascicule" / "secret"
    path.parent.mkdir(parents=True)
    path.write_bytes(b"half")
    keep(tmp_path)
    assert len(path.read_bytes()) == 32
    assert kept(tmp_path) == [1]
