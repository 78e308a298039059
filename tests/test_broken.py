"""Every rule speaks when it should, says it so that an author can act, and is silent once the fault is mended.

`FASCICULE_GOLDEN=1` (make golden) writes the expected reports again: read the difference before it is committed.
"""

from __future__ import annotations

import os
import string
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import report
from generator.checked import checked
from generator.codes import CODES
from tests.broken_cases import BASE, Case, cases, lay, shown

CASES = cases()
WRITE = bool(os.environ.get("FASCICULE_GOLDEN"))


def test_the_base_course_is_silent(tmp_path: Path) -> None:
    lay(tmp_path)
    assert shown(checked(tmp_path, None)) == "Aucun problème.\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_golden_report_of_a_broken_course(case: Case, tmp_path: Path) -> None:
    result = case.check("broken", tmp_path)
    expected = case.folder / "expected.txt"
    if WRITE:
        expected.write_bytes(shown(result).encode())
    assert case.code in {finding.code for finding in result.findings}
    assert shown(result) == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_the_mended_course_is_silent(case: Case, tmp_path: Path) -> None:
    assert shown(case.check("mended", tmp_path)) == "Aucun problème.\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.folder.name)
def test_a_case_holds_only_what_differs(case: Case) -> None:
    for half in ("broken", "mended"):
        for path in (case.folder / half).rglob("*"):
            same = BASE / path.relative_to(case.folder / half)
            if half == "broken" and path.is_file() and same.is_file():
                assert path.read_bytes() != same.read_bytes(), path


# --- what git cannot hold as a file: made here ---------------------------------------------------------------------

VENDRE = "content/comptoir/vendre.yml"


def _write(data: bytes) -> Callable[[Path], None]:
    def spoil(path: Path) -> None:
        path.write_bytes(data)

    return spoil


def _unlike(path: Path) -> None:
    path.unlink()
    path.symlink_to(path.name)


def _out(path: Path) -> None:
    outside = path.parents[3] / "dehors.yml"
    outside.write_text("title: Dehors\n", encoding="utf-8")
    path.unlink()
    path.symlink_to(outside)


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


_TEXT = (BASE / VENDRE).read_bytes()
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01"
MADE: dict[str, tuple[str, str, Callable[[Path], None], str]] = {
    "a folder in place of a file": ("S101", VENDRE, _folder, "1:1"),
    "Latin-1": (
        "S102",
        VENDRE,
        _write(_TEXT.decode().replace("title: Conseiller", "title: Gardé").encode("latin-1")),
        "1:12",
    ),
    "UTF-16": ("S102", VENDRE, _write(_TEXT.decode().encode("utf-16")), "1:1"),
    "a control character": ("S103", VENDRE, _write(_TEXT.replace(b"un linge,", b"un linge\x00,")), "10:49"),
    "a picture in place of a text": ("S103", VENDRE, _write(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00"), "1:1"),
    "a mark of byte order in the middle": (
        "S103",
        VENDRE,
        _write(_TEXT.replace(b"duration", "\ufeffduration".encode())),
        "2:1",
    ),
    "three megabytes": ("S104", VENDRE, _write(_TEXT + b"# " + b"x" * 3_000_000 + b"\n"), "1:1"),
    "a link that leads to itself": ("S119", VENDRE, _unlike, "1:1"),
    "a link out of the project": ("S119", VENDRE, _out, "1:1"),
    "a picture of six megabytes": ("A512", "content/images/lourd.png", _write(PNG + bytes(6_000_000)), "1:1"),
    "a picture of twenty megabytes": ("A504", "content/images/gros.png", _write(b"\x89PNG" + bytes(20_000_001)), "1:1"),
}


@pytest.mark.parametrize("name", MADE)
def test_a_file_that_is_made_here_is_explained(name: str, tmp_path: Path) -> None:
    code, file, spoil, place = MADE[name]
    root = tmp_path / "cours"
    lay(root)
    spoil(root / file)
    all_findings = checked(root, None).findings
    findings = [finding for finding in all_findings if report.severity(finding) == "error" or finding.code == code]
    assert [(finding.code, str(finding.span)) for finding in findings] == [(code, f"{file}:{place}")]


def test_a_mark_of_byte_order_at_the_head_is_harmless(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / VENDRE).write_bytes(b"\xef\xbb\xbf" + _TEXT)
    assert shown(checked(tmp_path, None)) == "Aucun problème.\n"


# --- the table of codes ---------------------------------------------------------------------------------------------


# No author can reach M299: it is what is left when pydantic says something that has no sentence yet.
UNREACHED = {"M299"}


def test_every_code_has_a_case() -> None:
    shown_codes = {case.code for case in CASES} | {code for code, *_ in MADE.values()}
    assert set(CODES) - shown_codes == UNREACHED


def test_every_case_is_named_after_a_code() -> None:
    assert [case.folder.name for case in CASES if case.code not in CODES] == []


@pytest.mark.parametrize("code", CODES)
def test_a_code_says_what_is_wrong_and_what_to_do(code: str) -> None:
    entry = CODES[code]
    assert entry.id == code
    assert entry.cause.endswith((".", "!")), code
    for language in ("fr", "en"):
        sentence, cure = getattr(entry.message, language), getattr(entry.help, language)
        assert not sentence.endswith("."), code
        assert sentence != cure, code
        for said in (entry.title, entry.message, entry.help, entry.note):
            list(string.Formatter().parse(getattr(said, language)))
        assert code in report.explain(code, language)
    assert entry.bad != entry.good, code
