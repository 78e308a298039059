"""The archive and the service worker's list as files: what is in them, and that they are always the same.

How both behave in a browser is in tests/browser/offline.
"""

from __future__ import annotations

import base64
import datetime
import hashlib
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

import pytest

from generator.site.offline import add_offline, frame_id, marked, worker
from generator.site.output import Output
from tests.courses import Page, tree

BY_US = {"sw.js", "fascicule.json"}


@pytest.fixture(params=["tiny", "chorus-pro"])
def site(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue("tiny_site" if request.param == "tiny" else "main_site")
    return folder


def course_of(site: Path) -> str:
    return str(json.loads((site / "fascicule.json").read_text(encoding="utf-8"))["course"])


def carried(site: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(site / f"{course_of(site)}.zip") as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def edition(site: Path) -> dict[str, Any]:
    head = (site / "sw.js").read_text(encoding="utf-8").split(";\n")[0].removeprefix("self.fasciculeEdition=")
    said: dict[str, Any] = json.loads(head)
    return said


# --- the archive


def test_the_archive_holds_what_a_reader_opens_in_one_folder(site: Path) -> None:
    course, files = course_of(site), tree(site)
    inside = {name.removeprefix(f"{course}/"): data for name, data in carried(site).items()}
    assert all(name.startswith(f"{course}/") for name in carried(site))
    left_out = {name for name in files if name not in inside}
    assert {name for name in left_out if not re.search(r"\.map$|/(?:wordcut|tinyseg)\.js$", name)} == {
        *BY_US, f"{course}.zip", "manifest.webmanifest", "sitemap.xml", "sitemap.xml.gz",
    }  # fmt: skip
    changed = {name for name, data in inside.items() if data != files[name]}
    assert changed == {name for name in inside if name.endswith(".html")}


def test_the_archive_leads_to_nothing_that_it_does_not_hold(site: Path) -> None:
    course, files = course_of(site), carried(site)
    for name, data in files.items():
        if not name.endswith(".html") or name.endswith("404.html"):  # which only a host shows
            continue
        page = Page(data.decode())
        assert not [one for one in page.elements if one[0] == "meta" and one[1].get("name") == "fascicule"], name
        for tag, attributes in page.elements:
            for link in (attributes.get("href", ""), attributes.get("src", "")):
                path = re.sub(r"[?#].*", "", link)
                if path and not re.match(r"[a-z]+:", path):
                    target = (Path("/") / name).parent / path
                    parts: list[str] = []
                    for part in target.parts[1:]:
                        parts = parts[:-1] if part == ".." else [*parts, part]
                    assert "/".join(parts) in files, f"{name}: <{tag}> {link}"
    assert f"{course}/index.html" in files


def test_the_archive_says_how_to_open_it(tiny_site: Path, main_site: Path) -> None:
    for site, name, words in ((tiny_site, "READ-ME.txt", "double click"), (main_site, "LISEZ-MOI.txt", "double-clic")):
        text = carried(site)[f"{course_of(site)}/{name}"].decode()
        assert words in text and "index.html" in text
        assert re.sub("\r\n|[\u00a0\u202f]", "", text).isprintable()


def test_the_archive_carries_no_clock_and_no_owner(site: Path) -> None:
    day = datetime.date.fromisoformat(json.loads((site / "fascicule.json").read_text(encoding="utf-8"))["as_of"])
    with zipfile.ZipFile(site / f"{course_of(site)}.zip") as archive:
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {entry.date_time for entry in entries} == {(day.year, day.month, day.day, 0, 0, 0)}
    assert {(entry.external_attr, entry.create_system, entry.extra) for entry in entries} == {(0o100644 << 16, 3, b"")}


@pytest.mark.parametrize("year", [1, 1979, 2108, 9999])
def test_an_archive_can_be_of_any_day(tmp_path: Path, year: int) -> None:
    (tmp_path / "index.html").write_bytes(b"<p>Bonjour")
    add_offline(Output(tmp_path, tmp_path / "none"), "cours", datetime.date(year, 12, 31))
    with zipfile.ZipFile(io.BytesIO((tmp_path / "cours.zip").read_bytes())) as archive:
        assert archive.testzip() is None
        assert archive.read("cours/index.html") == b"<p>Bonjour"


# --- the service worker


def test_the_worker_lists_each_file_that_pages_use_with_its_checksum(site: Path) -> None:
    files = tree(site)
    listed = edition(site)["files"]
    for name, checksum in listed.items():
        assert checksum == "sha256-" + base64.b64encode(hashlib.sha256(files[name]).digest()).decode(), name
    names = {name.removeprefix(f"{course_of(site)}/") for name in carried(site)}
    assert set(listed) == names | {"manifest.webmanifest"}


def test_each_page_names_its_frame_and_its_text(site: Path) -> None:
    said = {
        name: re.findall(rb'<meta name="fascicule" content="\S+ (\w+)(?:-(\w+))?">', data)
        for name, data in tree(site).items()
        if name.endswith(".html")
    }
    assert {len(found) for found in said.values()} == {1}
    assert len({frame for [(frame, _)] in said.values()}) == 1
    texts = [text for name, [(_, text)] in said.items() if name != "404.html"]
    assert b"" not in texts and len(set(texts)) == len(texts)


def test_a_page_is_marked_after_its_own_text() -> None:
    pages = {"a.md": b"---\ntitle: A\n---\n\none\n", "images/a.svg": b"<svg/>"}
    first = marked(pages)
    assert first["images/a.svg"] == b"<svg/>"
    assert re.fullmatch(rb'---\nmark: "p[0-9a-f]{12}"\ntitle: A\n---\n\none\n', first["a.md"])
    assert marked({**pages, "b.md": b"---\ntitle: B\n---\n\ntwo\n"})["a.md"] == first["a.md"]
    assert marked({"a.md": pages["a.md"].replace(b"one", b"two")})["a.md"][:20] != first["a.md"][:20]


def test_a_worker_of_other_files_keeps_them_under_another_name() -> None:
    """And one of the same files is the same worker, byte for byte."""
    files = {"index.html": "one", "images/plan d'été.svg": "two"}
    assert worker(files) == worker(dict(reversed(list(files.items()))))
    assert worker(files)[:60] != worker({**files, "index.html": "three"})[:60]
    assert b'"images/plan%20d\'%C3%A9t%C3%A9.svg"' in worker(files)


def test_a_frame_is_named_after_all_that_goes_into_it() -> None:
    assert frame_id({"a": b"1"}, {"b": b"2"}) == frame_id({"a": b"1"}, {"b": b"2"})
    others = [frame_id({"a": b"1"}), frame_id({"a": b"2"}), frame_id({"a1": b""}), frame_id({"a": b"1", "b": b""})]
    assert len(set(others)) == len(others)


# --- the app


def test_the_manifest_names_files_that_are_there(site: Path) -> None:
    manifest = json.loads((site / "manifest.webmanifest").read_text(encoding="utf-8"))
    assert (site / manifest["start_url"]).is_file()
    for icon in manifest["icons"]:
        data = (site / icon["src"]).read_bytes()
        width, height = int.from_bytes(data[16:20]), int.from_bytes(data[20:24])
        assert icon["sizes"] == f"{width}x{height}", icon["src"]
    assert (site / "assets" / "icons" / "apple-touch-icon.png").is_file()


def test_no_page_links_the_manifest_which_a_folder_cannot_load(site: Path) -> None:
    for name, data in tree(site).items():
        assert not name.endswith(".html") or b'rel="manifest"' not in data, name
