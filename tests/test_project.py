"""The project keeps its promises about itself: files, commands, documents, locks, generated files.

What the program does with a course is tested elsewhere, by topic; the examples of the authors' guide: `test_authoring`.
"""

import ast
import importlib.metadata
import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest

from generator import __version__
from generator.cli import command

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 300
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def code_files(*endings: str) -> Iterator[Path]:
    for folder in ("bench", "generator", "tests", "tools"):
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in endings and "dist" not in path.parts and "sites" not in path.parts:
                yield path


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, encoding="utf-8")


def test_no_file_is_too_long() -> None:
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in code_files(".py", ".js")}
    assert {str(path.relative_to(ROOT)): lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_no_module_is_named_after_nothing() -> None:
    nothing = {"utils", "util", "helpers", "helper", "common", "misc", "manager"}
    assert [str(path) for path in code_files(".py", ".js") if path.stem in nothing] == []


def test_only_the_site_knows_the_engine() -> None:
    knows = re.compile(r"^\s*(?:from|import) (?:mkdocs|zensical|material)\b", re.MULTILINE)
    strays = [
        path.relative_to(ROOT).as_posix()
        for path in sorted((ROOT / "generator").rglob("*.py"))
        if "site" not in path.relative_to(ROOT).parts and knows.search(path.read_text(encoding="utf-8"))
    ]
    assert strays == []


# --- commands and documents --------------------------------------------------------------------------------------


def targets() -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):", MAKEFILE, re.MULTILINE))


@pytest.mark.parametrize("document", [README, CONTRIBUTING, (ROOT / ".ci/run").read_text(encoding="utf-8")])
def test_the_make_targets_that_documents_name_exist(document: str) -> None:
    named = set(re.findall(r"(?:^\s*|`)make ([a-z][a-z-]*)", document, re.MULTILINE))
    assert named
    assert named - targets() == set()


def test_every_make_target_is_declared_and_explained() -> None:
    declared = re.search(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE)
    assert declared
    assert set(declared[1].split()) == targets()
    assert targets() == set(re.findall(r"^([a-z-]+):.*## \S", MAKEFILE, re.MULTILINE))


def test_a_fresh_clone_needs_two_commands() -> None:
    """`make fresh` runs these two: the README may not promise others."""
    first_block = next(block for block in README.split("\n\n") if block.startswith("    "))
    assert re.findall(r"^    (\S+ \S+)", first_block, re.MULTILINE) == ["make serve", "make test"]


COMMANDS = command("fr").commands


@pytest.mark.parametrize("language", ["fr", "en"])
def test_every_command_and_option_has_help(language: str) -> None:
    group = command(language)
    assert group.help
    for name, one in group.commands.items():
        assert one.help, name
        for parameter in one.params:
            assert not isinstance(parameter, click.Option) or parameter.help, f"{name} {parameter.name}"


def test_the_version_stands_in_one_place_and_one_copy() -> None:
    assert PROJECT["project"]["version"] == __version__


def test_every_command_is_documented_in_both_languages() -> None:
    for document in (README, GUIDE):
        assert set(COMMANDS) - set(re.findall(r"fascicule ([a-z-]+)", document)) == set()


def test_documents_name_no_command_that_does_not_exist() -> None:
    for document in (README, GUIDE, CONTRIBUTING):
        named = set(re.findall(r"(?:^    |`)fascicule ([a-z-]+)", document, re.MULTILINE))
        assert named - set(COMMANDS) == set()


def test_the_layout_of_the_readme_is_the_layout() -> None:
    """Each path of the block under « Layout »; what is indented lies in the folder above."""
    block = README.split("## Layout\n\n")[1].split("\n\n")[0]
    paths: list[str] = []
    folder = ""
    for indent, names in re.findall(r"^ {4}( *)(\S+(?:, \S+)*)  ", block, re.MULTILINE):
        folder = folder if indent else names
        paths += [folder + name if indent else name for name in names.split(", ")]
    assert len(paths) > len(block.splitlines())
    assert [path for path in paths if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("document", ["README.md", "CONTRIBUTING.md", "docs/authoring.md", "docs/adr/README.md"])
def test_links_between_documents_lead_somewhere(document: str) -> None:
    path = ROOT / document
    text = re.sub(r"^```.*?^```|`[^`\n]+`", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if ":" not in link and not link.startswith("#"):
            assert (path.parent / link.split("#")[0]).exists(), link


def test_every_decision_is_listed() -> None:
    listed = (ROOT / "docs/adr/README.md").read_text(encoding="utf-8")
    pages = sorted(path.name for path in (ROOT / "docs/adr").glob("0*.md"))
    assert re.findall(r"\]\((0\d+[\w-]*\.md)\)", listed) == pages


# --- locks -------------------------------------------------------------------------------------------------------


PINNED = re.compile(r"[\w.-]+(?:\[[\w,-]+\])?==[^ ]+(?: ;[^#]*?)?(?:\s+--hash=sha256:[0-9a-f]{64})+\s*")


def locked(name: str) -> dict[str, str]:
    """Package and marker -> version, of one lock."""
    text = (ROOT / name).read_text(encoding="utf-8")
    pins: dict[str, str] = {}
    for entry in text.replace("\\\n", "").splitlines():
        if entry and not entry.startswith("#"):
            assert PINNED.fullmatch(entry), entry
            requirement, _, marker = entry.split("--hash")[0].strip().partition(" ; ")
            package, _, version = requirement.partition("==")
            pins[f"{package} {marker}"] = version
    return pins


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt", "package-lock.json"])
def test_locks_carry_no_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    if name == "package-lock.json":
        # Pages where a package's authors ask for money are no place that anything is fetched from.
        packages = json.loads(text)["packages"]
        assert [path for path, entry in packages.items() if "resolved" in entry or entry.get("link")] == []
        assert [path for path, entry in packages.items() if path and "integrity" not in entry] == []
    else:
        assert not re.search(r"://|file:|index|find-links", text)


def test_the_developers_lock_holds_the_other_one() -> None:
    run_lock, developers_lock = locked("requirements.txt"), locked("requirements-dev.txt")
    assert run_lock.items() <= developers_lock.items()


def test_locks_hold_what_the_project_asks_for() -> None:
    def names(requirements: list[str]) -> set[str]:
        return {re.split(r"[<>=!~ \[;]", text)[0].lower().replace("_", "-") for text in requirements}

    groups = PROJECT["dependency-groups"]
    run_names = {key.split(" ")[0] for key in locked("requirements.txt")}
    developer_names = {key.split(" ")[0] for key in locked("requirements-dev.txt")}
    assert names(PROJECT["project"]["dependencies"] + groups["build"]) <= run_names
    assert names(groups["dev"]) <= developer_names
    assert PROJECT["build-system"]["requires"] == groups["build"]


def test_every_dependency_has_its_reason() -> None:
    reasons = (ROOT / "docs/adr/0002-dependencies.md").read_text(encoding="utf-8").lower()
    asked = PROJECT["project"]["dependencies"] + PROJECT["dependency-groups"]["dev"]
    npm = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    names = [re.split(r"[<>=]", text)[0].lower() for text in asked] + list(npm)
    assert [name for name in names if name not in reasons] == []


def test_what_the_program_imports_is_what_it_asks_for() -> None:
    """Nothing is there by luck because another package brings it; nothing is asked for and left unused."""
    imported: set[str] = set()
    for path in (ROOT / "generator").rglob("*.py"):
        for line in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(line, ast.Import):
                imported |= {alias.name.split(".")[0] for alias in line.names}
            elif isinstance(line, ast.ImportFrom) and line.module and not line.level:
                imported.add(line.module.split(".")[0])
    homes = importlib.metadata.packages_distributions()
    ours = imported - set(sys.stdlib_module_names) - {"generator"}
    used = {home.lower().replace("_", "-") for name in ours for home in homes[name]} - {"pydantic-core"}
    asked = {re.split(r"[<>=]", text)[0].lower() for text in PROJECT["project"]["dependencies"]}
    named_in_mkdocs_yml = {"pymdown-extensions"}
    assert used == asked - named_in_mkdocs_yml


# --- generated files, and who runs what --------------------------------------------------------------------------


def test_the_schemas_are_fresh() -> None:
    done = run(sys.executable, "-m", "generator", "schema", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_bundles_are_fresh() -> None:
    done = run(sys.executable, "tools/bundle.py", "--check")
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_editor_knows_every_schema() -> None:
    wired = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))["yaml.schemas"]
    assert sorted(wired) == sorted(f"./schemas/{path.name}" for path in (ROOT / "schemas").glob("*.json"))


def test_the_package_carries_its_data() -> None:
    """flit_core takes every file of the package; what pages need must therefore lie in it."""
    for data in ("templates", "theme/fascicule.html", "theme/assets", "widgets/dist/handout.js"):
        assert (ROOT / "generator" / data).exists(), data


def test_ci_runs_the_same_targets() -> None:
    script = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert "set -eu" in script
    assert re.findall(r"^make (\S+)", script, re.MULTILINE) == ["check", "test", "exhaustive"]
    assert shutil.which("bash") is None or run("bash", "-n", ".ci/run").returncode == 0
