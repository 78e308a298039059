"""The command as one uses it: what it prints, in which language, and how it ends (0 fine, 1 errors, 2 misuse)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator import __version__, cli, report
from generator.codes import CODES
from tests.broken_cases import BASE, lay

ROOT = Path(__file__).resolve().parent.parent
LESSON = "content/comptoir/vendre.yml"


def run(*words: str, language: str = "fr") -> Result:
    return CliRunner().invoke(cli.command(language), list(words))


@pytest.fixture
def course(tmp_path: Path) -> Path:
    lay(tmp_path)
    return tmp_path


def spoil(course: Path, old: str, new: str, file: str = LESSON) -> None:
    path = course / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def with_error(course: Path) -> None:
    spoil(course, "sources: [guide-levain]", "sources: [guide-levin]")


def with_warning(course: Path) -> None:
    spoil(course, "sources: [guide-levain]", "sources: [guide-levain, guide-levain]")


# --- check -----------------------------------------------------------------------------------------------------------


DAY = "Cours tel qu'il est le 24\u00a0novembre 2026 (--as-of en donne un autre).\n"
DAY_EN = "The course as it stands on 24\u00a0November 2026 (--as-of gives another day).\n"


def test_a_sound_course_says_so(course: Path) -> None:
    done = run("check", "--strict", "--project", str(course))
    assert (done.exit_code, done.output) == (0, "Aucun problème.\n" + DAY)
    done = run("check", "--project", str(course), language="en")
    assert (done.exit_code, done.output) == (0, "No problem found.\n" + DAY_EN)


def test_an_error_has_place_line_cure_and_count(course: Path) -> None:
    with_error(course)
    done = run("check", "--project", str(course))
    assert done.exit_code == 1
    assert done.output == (
        f"{LESSON}:15:15: erreur[R323] : source inconnue : « guide-levin »\n"
        "     15 |     sources: [guide-levin]\n"
        "        |               ^^^^^^^^^^^\n"
        "  aide : vouliez-vous dire « guide-levain » ? sinon, décrivez-la dans content/sources.yml, "
        "ou prenez-en une qui s'y trouve : decret-pain, guide-levain, carnet\n"
        "\n"
        "1 erreur\n"
        "Pour comprendre un code : fascicule explain R323\n" + DAY
    )


def test_messages_exist_in_english(course: Path) -> None:
    with_error(course)
    done = run("check", "--project", str(course), language="en")
    assert f'{LESSON}:15:15: error[R323]: unknown source: "guide-levin"' in done.output
    assert 'help: did you mean "guide-levain"?' in done.output


def test_the_language_is_known_before_the_rest_is_parsed(course: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in (["--lang", "en", "check"], ["check", "--lang=en"]):
        with pytest.raises(SystemExit) as ended:
            cli.main([*words, "--project", str(course)])
        assert ended.value.code == 0
        assert capsys.readouterr().out == "No problem found.\n" + DAY_EN


def test_a_warning_counts_only_with_strict(course: Path) -> None:
    with_warning(course)
    assert run("check", "--project", str(course)).exit_code == 0
    done = run("check", "--strict", "--project", str(course))
    assert done.exit_code == 1
    assert "avertissement[R347]" in done.output
    assert "\n1 avertissement\n" in done.output


def test_findings_as_json(course: Path) -> None:
    with_error(course)
    done = run("check", "--format", "json", "--project", str(course))
    assert done.exit_code == 1
    assert json.loads(done.output) == [
        {
            "path": LESSON,
            "line": 15,
            "column": 15,
            "length": 11,
            "code": "R323",
            "severity": "error",
            "message": "source inconnue : « guide-levin »",
            "help": "vouliez-vous dire « guide-levain » ? sinon, décrivez-la dans content/sources.yml, "
            "ou prenez-en une qui s'y trouve : decret-pain, guide-levain, carnet",
            "notes": [],
        }
    ]


def test_findings_as_json_when_there_are_none(course: Path) -> None:
    done = run("check", "--format", "json", "--project", str(course))
    assert (done.exit_code, json.loads(done.output)) == (0, [])


def test_findings_as_workflow_commands(course: Path) -> None:
    with_error(course)
    with_warning_in_module = "aim: Dire 100 %, en une phrase, et sans virgule\nbut: non\n"
    (course / "content/comptoir/module.yml").write_text(
        f"title: Au comptoir\n{with_warning_in_module}lessons: [vendre]\n", encoding="utf-8"
    )
    done = run("check", "--format", "github", "--project", str(course))
    assert done.exit_code == 1
    for line in done.output.splitlines():
        assert re.fullmatch(r"::(error|warning) file=[^,:]+,line=\d+,col=\d+,title=[A-Z]\d{3}::[^\r\n]+", line), line


def test_a_sound_course_gives_no_workflow_command(course: Path) -> None:
    assert run("check", "--format", "github", "--project", str(course)).output == ""


def test_many_findings_are_grouped_and_counted(course: Path) -> None:
    lines = "".join(
        f"        Ligne {number} vers [rien](source:rien-{number}).\n\n" for number in range(report.MANY + 5)
    )
    spoil(course, "        Le froid", lines + "        Le froid")
    done = run("check", "--project", str(course))
    assert f"── R323 source inconnue ({report.MANY + 5})" in done.output
    assert f"… et {report.MANY} autres" in done.output
    assert f"\n{report.MANY + 5} erreurs" in done.output


def test_errors_stand_beside_the_count_when_there_are_many(course: Path) -> None:
    with_warning(course)
    lines = "".join(f"        [rien](source:rien-{number})\n" for number in range(report.MANY))
    spoil(course, "        Le froid", lines + "        Le froid")
    groups = re.findall(r"^── (\w+)", run("check", "--project", str(course)).output, re.MULTILINE)
    assert groups.index("R347") < groups.index("R323")


def test_the_date_changes_what_is_true(course: Path) -> None:
    done = run("check", "--as-of", "2030-01-01", "--project", str(course))
    assert "avertissement[V701]" in done.output
    assert done.exit_code == 0
    assert run("check", "--as-of", "2030-01-01", "--strict", "--project", str(course)).exit_code == 1


def test_a_draft_is_only_warned_about_the_whole_course(course: Path) -> None:
    spoil(course, "duration: 1 h 45", "duration: 3 h", "content/course.yml")
    assert run("check", "--project", str(course)).exit_code == 1
    spoil(course, "language: fr", "language: fr\ndraft: true", "content/course.yml")
    assert run("check", "--project", str(course)).exit_code == 0


# --- misuse ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "--as-of", "demain"], "AAAA-MM-JJ"),
        (["check", "--as-of", "2026-02-30"], "AAAA-MM-JJ"),
        (["check", "--as-of", "20260101"], "AAAA-MM-JJ"),
        (["check", "--format", "xml"], "xml"),
        (["check", "--lang", "de"], "de"),
        (["check", "--nothing"], "--nothing"),
        (["chek"], "chek"),
        (["explain", "R999"], "R999"),
        (["explain"], "CODE"),
        (["check", "--project", "/no/such/folder"], "course.yml"),
    ],
)
def test_misuse_ends_with_two(words: list[str], said: str, course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course)
    done = run(*words)
    assert done.exit_code == 2
    assert said in done.output


def test_outside_a_course_the_command_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    done = run("check")
    assert done.exit_code == 2
    assert "content/course.yml" in done.output
    assert "--project" in done.output


def test_the_course_is_found_from_inside(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(course / "content" / "levain")
    assert run("check").exit_code == 0


def test_paths_are_told_from_the_project(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_error(course)
    monkeypatch.chdir(course / "content" / "levain")
    assert run("check").output.startswith(f"{LESSON}:15:15:")


def test_a_near_code_is_proposed() -> None:
    done = run("explain", "R3O2")
    assert done.exit_code == 2
    assert re.search(r"vouliez-vous dire R3\d2 \?", done.output)


# --- the rest --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_code_is_explained(language: str) -> None:
    for code, entry in CODES.items():
        done = run("explain", code.lower(), language=language)
        assert done.exit_code == 0
        assert done.output.startswith(f"{code} · {entry.title.fill(language, {})} (")
        for line in (*entry.bad.splitlines(), *entry.good.splitlines()):
            assert f"    {line}" in done.output


def test_the_schemas_are_written_and_checked(course: Path) -> None:
    assert run("schema", "--check", "--project", str(course)).exit_code == 1
    assert run("schema", "--project", str(course)).exit_code == 0
    assert run("schema", "--check", "--project", str(course)).exit_code == 0
    (course / "schemas" / "lesson.json").write_text("{}", encoding="utf-8")
    done = run("schema", "--check", "--project", str(course))
    assert done.exit_code == 1
    assert "lesson.json" in done.output


@pytest.mark.parametrize("language", ["fr", "en"])
def test_help_is_in_the_language_of_the_command(language: str) -> None:
    done = run("--help", language=language)
    assert done.exit_code == 0
    assert ("Vérifie tout le cours" in done.output) == (language == "fr")
    for name in cli.command(language).commands:
        assert run(name, "--help", language=language).exit_code == 0


def test_the_version() -> None:
    assert run("--version").output.strip().endswith(__version__)


def test_the_module_is_the_command() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", "--strict", "--project", str(BASE)],
        cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    assert (done.returncode, done.stdout, done.stderr) == (0, "Aucun problème.\n" + DAY, "")


def test_check_writes_nothing(course: Path) -> None:
    def content() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in course.rglob("*") if path.is_file()}

    before = content()
    run("check", "--project", str(course))
    assert content() == before
