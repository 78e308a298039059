"""What an author can put into a course by accident: a placed message or harmless text, an exit code, no traceback."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import report
from generator.checked import Checked, checked
from generator.cli import command
from generator.load import load
from tests.broken_cases import BASE, lay

LESSON = "content/comptoir/vendre.yml"
BANK = "quizzes/comptoir.yml"
FILES = sorted(path.relative_to(BASE).as_posix() for path in BASE.rglob("*.yml"))
PNG = b"\x89PNG\r\n\x1a\n" + bytes(range(256))

BAD: dict[str, bytes] = {
    "empty": b"",
    "only a comment": b"# rien\n",
    "a text": b"Bonjour\n",
    "a number": b"12\n",
    "a list of texts": b"- un\n- deux\n",
    "a list of nothing": b"-\n-\n",
    "a mapping of nothing": b"title:\nid:\n",
    "a key nobody knows": b"couleur: bleu\n",
    "keys in another order of things": b"sections:\n  a: b\ntitle: [x]\n",
    "binary": PNG,
    "zeros": bytes(1000),
    "Latin-1": "title: Été\n".encode("latin-1"),
    "UTF-16": "title: Été\n".encode("utf-16"),
    "tabs": b"title: a\nsections:\n\t- id: b\n",
    "wrong indentation": b"title: a\n  duration: 10 min\n aim: b\n",
    "only brackets": b"[[[[[[[[[[[[",
    "too deep": b"[" * 100 + b"]" * 100,
    "deep without end": b"a:\n" + b"".join(b" " * depth + b"- a:\n" for depth in range(1, 200)),
    "an anchor that grows": b"a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
    "a tag that would run": b"!!python/object/apply:os.system ['echo']\n",
    "huge": b"title: " + b"x" * 2_100_000 + b"\n",
    "line ends of three systems": b"title: a\r\naim: b\rlessons: [c]\n",
    "template syntax": b"title: {{ 7 * 7 }}\naim: {% raw %}\nlessons: {! x !}\n",
}  # fmt: skip


def problems(root: Path) -> list[tuple[str, str]]:
    return [(finding.code, str(finding.span)) for finding in checked(root, None).findings]


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the base course for tests that put back what they change."""
    root = tmp_path_factory.mktemp("cours")
    lay(root)
    return root


def with_file(root: Path, name: str, data: bytes) -> Checked:
    """The findings when one file holds `data`; the file is then put back."""
    before = (root / name).read_bytes()
    try:
        (root / name).write_bytes(data)
        return checked(root, None)
    finally:
        (root / name).write_bytes(before)


@pytest.mark.parametrize("file", FILES)
def test_a_file_with_the_wrong_content_is_explained(file: str, course: Path) -> None:
    kept = (course / file).read_bytes()
    try:
        for name, data in BAD.items():
            (course / file).write_bytes(data)
            result = load(course)
            assert any(
                finding.span.path == file and report.severity(finding) == "error" for finding in result.problems
            ), name
            for language in ("fr", "en"):
                assert f"{file}:" in report.as_text(result.problems, result.files, language), name
            assert report.as_json(result.problems, "fr")
            assert report.as_github(result.problems, "fr")
    finally:
        (course / file).write_bytes(kept)


@pytest.mark.parametrize("file", [file for file in FILES if file != "content/course.yml"])
def test_a_missing_file_does_not_stop_the_others(file: str, course: Path) -> None:
    kept = (course / file).read_bytes()
    (course / file).unlink()
    try:
        result = checked(course, None)
        assert result.project is not None
        # The three lists of the course and the figures are optional files: who names their entries is told.
        assert any(report.severity(finding) == "error" for finding in result.findings)
        assert any("file" in finding.params or finding.code[0] in "RPM" for finding in result.findings)
    finally:
        (course / file).write_bytes(kept)


QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
SPOILS = st.sampled_from(
    [
        "",
        "\n",
        "  ",
        "- ",
        ": ",
        "[",
        "]",
        "{",
        "}",
        '"',
        "'",
        "|",
        "#",
        "&a ",
        "*a",
        "[[",
        "]]",
        "[=",
        "](",
        "<b>",
        "null",
        "\t",
        "é",
        "\x00",
    ]
)


@QUICK
@given(file=st.sampled_from(FILES), start=st.integers(0, 4000), length=st.integers(0, 30), spoil=SPOILS)
def test_a_slip_anywhere_is_never_a_traceback(file: str, start: int, length: int, spoil: str, course: Path) -> None:
    text = (BASE / file).read_text(encoding="utf-8")
    start %= len(text)
    spoiled = text[:start] + spoil + text[start + length :]
    result = with_file(course, file, spoiled.encode())
    lines = spoiled.split("\n")
    for finding in result.findings:
        if finding.span.path == file:
            assert finding.span.line <= len(lines) + 1
    assert report.as_text(result.findings, result.files, "fr")


# --- files and links -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "place", ["content/images/boucle", "content/figures/boucle.yml", "content/boucle", "quizzes/boucle.yml"]
)
def test_a_link_in_a_circle_is_told_or_ignored(place: str, tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / place).symlink_to(Path(place).name)
    found = problems(tmp_path)
    assert all(path.startswith(place) for _, path in found)
    assert bool(found) == (place != "content/boucle")


@pytest.mark.parametrize("folder", ["content", "content/levain", "content/images", "content/figures", "quizzes"])
def test_a_folder_that_leads_into_itself_ends(folder: str, tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / folder / "encore").symlink_to(tmp_path / folder, target_is_directory=True)
    assert all(code in ("S119", "R350", "R356") for code, _ in problems(tmp_path))


def test_a_whole_folder_that_is_missing_is_told(tmp_path: Path) -> None:
    lay(tmp_path)
    for path in (tmp_path / "quizzes").iterdir():
        path.unlink()
    (tmp_path / "quizzes").rmdir()
    assert ("R328", f"{LESSON}:14:21") in problems(tmp_path)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("plan.png", b"Un plan"),
        ("plan.png", b""),
        ("plan.jpg", b"\xff\xd8\xff\xe0 coup\xe9"),
        ("plan.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("plan.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>"),
        ("plan.svg", b"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'>&a;</svg>"),
        ("plan.svg", b"<svg"),
        ("plan.gif", b"GIF89a"),
        ("plan.webp", b"RIFF\x00\x00\x00\x00WEBPVP8X"),
    ],
)
def test_what_is_not_a_picture_is_refused(name: str, data: bytes, tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "content/images" / name).write_bytes(data)
    lesson = tmp_path / "content/levain/nourrir.yml"
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("bocal.svg", name), encoding="utf-8")
    assert problems(tmp_path) == [("A505", f"content/images/{name}:1:1")]


# --- ids -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "id_",
    ["été", "Vend", "vend_garde", "1-vend", "vend--garde", "-vend", "vend garde", "../x", "a/b", "<b>", "x" * 3 + "é"],
)
def test_an_id_is_plain(id_: str, course: Path) -> None:
    text = (BASE / BANK).read_text(encoding="utf-8").replace("id: vend-garde", f"id: {id_}")
    assert ("R301", f"{BANK}:1:7") in [
        (one.code, str(one.span)) for one in with_file(course, BANK, text.encode()).findings
    ]


def test_two_questions_with_one_id_are_told_in_one_bank_and_across_banks(tmp_path: Path) -> None:
    lay(tmp_path)
    bank = tmp_path / BANK
    text = bank.read_text(encoding="utf-8")
    bank.write_text(text + text + text.replace("vend-garde", "cas-cause"), encoding="utf-8")
    found = {(code, place) for code, place in problems(tmp_path) if code == "R302"}
    again = len(text.splitlines()) + 1
    inside = (BASE / "quizzes/levain.yml").read_text(encoding="utf-8").splitlines().index("    - id: cas-cause") + 1
    assert found == {("R302", f"{BANK}:{again}:7"), ("R302", f"quizzes/levain.yml:{inside}:11")}


# --- words and keys --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("title: Conseiller", "Titel: Conseiller", [("M202", "title")]),
        ("duration:", "durée:", [("S114", "duration")]),
        ("revised:", "revise:", [("M202", "revised")]),
        ("    body:", "    corps:", [("M202", "body")]),
        ("- questions:", "- attention:", [("M217", "warning")]),
        ("- questions:", "- étapes:", [("S114", "steps")]),
    ],
)
def test_a_french_key_is_told_once_with_its_english_word(
    old: str, new: str, found: list[tuple[str, str]], course: Path
) -> None:
    text = (BASE / LESSON).read_text(encoding="utf-8").replace(old, new, 1)
    findings = [one for one in with_file(course, LESSON, text.encode()).findings if one.span.path == LESSON]
    assert [(one.code, one.suggestion) for one in findings] == found


def test_words_of_a_model_error_follow_the_language(course: Path) -> None:
    text = (BASE / LESSON).read_text(encoding="utf-8").replace("objectives: [o-3]", "objectives: o-3")
    found = next(one for one in with_file(course, LESSON, text.encode()).findings if one.code == "M206")
    assert report.message(found, "fr") == "une liste est attendue ici, pas un texte"
    assert report.message(found, "en") == "a list is expected here, not a text"


def test_a_date_that_comes_from_a_value_is_not_told_where_it_is_used(course: Path) -> None:
    values = (BASE / "content/values.yml").read_text(encoding="utf-8")
    spoiled = values.replace("value: 1993-09-13", "value: du 13/9/1993 au 14/9/1993")
    found = [one for one in with_file(course, "content/values.yml", spoiled.encode()).findings if one.code == "T814"]
    assert [one for one in found if one.span.path != "content/values.yml"] == []


@pytest.mark.parametrize("value", ["2027-09-31", "2020-1-1", "31/09/2027", "30/09/2027"])
def test_what_looks_like_a_date_is_one(value: str, course: Path) -> None:
    values = (BASE / "content/values.yml").read_text(encoding="utf-8").replace("1993-09-13", value)
    found = with_file(course, "content/values.yml", values.encode()).findings
    assert [(one.code, str(one.span)) for one in found if report.severity(one) == "error"] == [
        ("M209", "content/values.yml:2:10")
    ]


# --- the command -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", BAD)
def test_the_command_says_it_and_exits_with_one(name: str, course: Path) -> None:
    kept = (course / LESSON).read_bytes()
    (course / LESSON).write_bytes(BAD[name])
    try:
        done = CliRunner().invoke(command("fr"), ["check", "--project", str(course)])
    finally:
        (course / LESSON).write_bytes(kept)
    assert done.exit_code == 1
    assert isinstance(done.exception, SystemExit)
    assert f"{LESSON}:" in done.output


def test_a_course_that_cannot_be_read_is_told_by_the_real_command(tmp_path: Path) -> None:
    lay(tmp_path)
    (tmp_path / "content/course.yml").write_bytes(b"title: [x\nid: \xc3\x28\n")
    environment = {**os.environ, "PYTHONUTF8": "0", "LC_ALL": "C"}
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--project", str(tmp_path)],
        cwd=Path(__file__).resolve().parent.parent, env=environment, capture_output=True, check=False, timeout=60,
    )  # fmt: skip
    assert done.returncode == 1
    assert b"content/course.yml:2:5: erreur[S102]" in done.stdout
    assert b"Traceback" not in done.stderr + done.stdout
