"""The site that a build replaces, looked at by a second process: what is said of a file is true when it is asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import ahead
from generator.digests import digest_of
from generator.site.stood import Stood


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(ahead, "can_fork", lambda: True)
    folder = tmp_path / "site"
    (folder / "below").mkdir(parents=True)
    for number in range(120):
        (folder / "below" / f"{number}.html").write_text(f"page {number}", encoding="utf-8")
    return folder


def digest(text: str) -> str:
    return digest_of(text.encode())


@pytest.mark.parametrize("wanted", [True, False])
def test_a_file_has_the_digest_of_its_bytes_and_a_link_none(site: Path, wanted: bool) -> None:
    (site / "link.html").symlink_to(site / "below" / "1.html")
    with Stood(site, wanted=wanted) as stood:
        assert stood._work.begun == wanted
        assert stood.digest("below/7.html") == digest("page 7")
        assert stood.digest("link.html") is None
        assert stood.digest("none.html") is None


def test_what_another_build_put_there_meanwhile_is_looked_at_again(site: Path) -> None:
    with Stood(site, wanted=True) as stood:
        assert stood.digest("below/7.html") == digest("page 7")
        site.rename(site.with_name("old"))
        (site / "below").mkdir(parents=True)
        (site / "below" / "7.html").write_text("page X", encoding="utf-8")
        (site / "below" / "new.html").write_text("new", encoding="utf-8")
        assert stood.digest("below/7.html") == digest("page X")
        assert stood.digest("below/8.html") is None
        assert stood.digest("below/new.html") == digest("new")


def test_a_file_changed_in_its_place_is_looked_at_again(site: Path) -> None:
    with Stood(site, wanted=True) as stood:
        assert stood.digest("below/9.html") == digest("page 9")
        (site / "below" / "9.html").write_text("page Y", encoding="utf-8")
        assert stood.digest("below/9.html") == digest("page Y")
