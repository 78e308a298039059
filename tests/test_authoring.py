"""The authors' guide keeps its promises: its examples are valid, and together they are a course that builds.

What the guide says of commands is tested with the other documents, in `test_project`.
"""

from __future__ import annotations

import json
import posixpath
import re
import struct
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import TypeAdapter

from generator.checked import Checked, checked
from generator.codes import CODES
from generator.model.assessment import Assessment
from generator.model.course import Course, CourseValue, Memo, Module, Source, Term
from generator.model.figure import Figure
from generator.model.form import Condition, FormField
from generator.model.lesson import Lesson
from generator.model.question import QUESTION_TYPES, Question
from generator.reading import read_bytes
from generator.site import build_site

ROOT = Path(__file__).resolve().parent.parent
GUIDE = (ROOT / "docs/authoring.md").read_text(encoding="utf-8")

KINDS: tuple[tuple[str, str, Any], ...] = (
    (r"content/course\.yml", "course", Course),
    (r"content/sources\.yml", "sources", tuple[Source, ...]),
    (r"content/values\.yml", "values", tuple[CourseValue, ...]),
    (r"content/glossary\.yml", "glossary", tuple[Term, ...]),
    (r"content/figures/[\w-]+\.yml", "figure", Figure),
    (r"content/reference/[\w-]+\.yml", "reference", Memo),
    (r"content/[\w-]+/module\.yml", "module", Module),
    (r"content/[\w-]+/[\w-]+\.yml", "lesson", Lesson),
    (r"quizzes/assessments\.yml", "assessments", tuple[Assessment, ...]),
    (r"quizzes/[\w-]+\.yml", "bank", tuple[Question, ...]),
)
BLOCKS = re.findall(
    r"^```yaml\n((?:# yaml-language-server: [^\n]*\n)?# (\S+)( \(suite\))?\n.*?)^```", GUIDE, re.MULTILINE | re.DOTALL
)
EXAMPLES = [(text, name, more) for text, name, more in BLOCKS if name != "mkdocs.yml"]
SETTINGS = {name: text for text, name, _ in BLOCKS}["mkdocs.yml"]
A_PICTURE = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + struct.pack(">II", 640, 480) + b"\x08\x02\x00\x00\x00" + bytes(4)
"""The head of a PNG, which is all that is looked at."""


def kind_of(name: str) -> tuple[str, Any]:
    return next((schema, model) for pattern, schema, model in KINDS if re.fullmatch(pattern, name))


def lay(folder: Path) -> None:
    """The examples as the files they say they are; one that goes on (« suite ») is added to its file."""
    for text, name, more in EXAMPLES:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        assert path.exists() == bool(more), name
        with path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(text)
    for picture in {one for text, _, _ in EXAMPLES for one in re.findall(r"picture: (\S+)", text)}:
        (folder / "content/images").mkdir(exist_ok=True)
        (folder / "content/images" / picture).write_bytes(A_PICTURE)
    (folder / "mkdocs.yml").write_text(SETTINGS, encoding="utf-8", newline="\n")


@pytest.fixture
def course(tmp_path: Path) -> tuple[Path, Checked]:
    lay(tmp_path)
    return tmp_path, checked(tmp_path, None)


@pytest.mark.parametrize(("example", "name"), [(text, name) for text, name, _ in EXAMPLES])
def test_an_example_is_valid(example: str, name: str) -> None:
    read = read_bytes(example.encode(), name)
    assert read.problems == []
    TypeAdapter(kind_of(name)[1]).validate_python(read.tree)


@pytest.mark.parametrize(("example", "name"), [(text, name) for text, name, more in EXAMPLES if not more])
def test_an_example_names_its_schema_for_the_editor(example: str, name: str) -> None:
    schema = posixpath.relpath(f"schemas/{kind_of(name)[0]}.json", posixpath.dirname(name))
    assert example.splitlines()[0] == f"# yaml-language-server: $schema={schema}"
    assert (ROOT / "schemas" / posixpath.basename(schema)).is_file()


def test_every_block_of_yaml_is_a_named_file() -> None:
    assert len(BLOCKS) == GUIDE.count("```yaml")


def test_every_kind_of_file_has_its_example() -> None:
    assert {kind_of(name)[0] for _, name, _ in EXAMPLES} == {schema for _, schema, _ in KINDS}


def test_the_examples_are_a_course_with_nothing_to_report(course: tuple[Path, Checked]) -> None:
    _, result = course
    assert [f"{one.span} {one.code}" for one in result.findings] == []


def test_the_course_of_the_guide_builds_in_a_folder_of_its_own(course: tuple[Path, Checked]) -> None:
    folder, result = course
    assert result.project is not None
    build_site(result.project, result.as_of, folder, None, "mkdocs")
    page = (folder / "site/contexte/depot.html").read_text(encoding="utf-8")
    assert "À partir du 1<sup>er</sup>" in page


def test_the_settings_to_copy_are_those_of_this_course() -> None:
    ours = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    del ours["copyright"]
    assert yaml.safe_load(SETTINGS) == ours | {"site_name": "Mon cours"}


def test_the_editor_settings_to_copy_are_those_of_this_project() -> None:
    copied = [json.loads(text) for text in re.findall(r"^```json\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)]
    assert copied == [json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))]


def test_the_guide_names_every_question_type_condition_and_field() -> None:
    assert [kind for kind in QUESTION_TYPES if f"| `{kind}` |" not in GUIDE] == []
    assert [name for name in Condition.model_fields if f"| `{name}: " not in GUIDE] == []
    kinds = FormField.model_json_schema()["properties"]["kind"]["enum"]
    assert [kind for kind in kinds if f"`{kind}`" not in GUIDE] == []


def test_the_guide_shows_a_figure_of_every_type() -> None:
    figures = "".join(text for text, name, _ in EXAMPLES if "/figures/" in name)
    shown = set(re.findall(r"^type: (\w+)", figures, re.MULTILINE))
    named = set(re.findall(r"`(\w+)` \((?:frise|bandes|états|arbre)", GUIDE))
    assert shown == named == set(TypeAdapter(Figure).json_schema()["discriminator"]["mapping"])


def test_the_guide_names_only_codes_that_exist() -> None:
    assert set(re.findall(r"\b[SMRPAVT]\d{3}\b", GUIDE)) - set(CODES) == set()
