"""Compiled templates are kept like compiled modules: read again, compiled anew when damaged, never needed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment, FileSystemLoader

from generator import compiled_templates
from generator.compiled_templates import _Beside, _OfTheTheme

SOURCE = {"a.html": "{% for one in many %}<p>{{ one }}</p>{% endfor %}"}
SAID = "<p>1</p><p>2</p>"


def said(folder: Path) -> str:
    env = Environment(loader=DictLoader(SOURCE), bytecode_cache=_Beside(str(folder), "%s.jinja"), autoescape=True)
    return env.get_template("a.html").render(many=[1, 2])


def test_a_template_is_kept_and_read_again(tmp_path: Path) -> None:
    folder = tmp_path / "kept"
    assert said(folder) == SAID
    (kept,) = folder.iterdir()
    before = kept.stat().st_mtime_ns
    assert said(folder) == SAID
    assert kept.stat().st_mtime_ns == before


@pytest.mark.parametrize("damage", [b"", b"j2", b"\x00" * 400, None])
def test_a_damaged_one_is_compiled_again(tmp_path: Path, damage: bytes | None) -> None:
    assert said(tmp_path) == SAID
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2] if damage is None else damage)
    assert said(tmp_path) == SAID
    assert kept.read_bytes() == whole


def test_another_text_of_the_same_name_is_not_the_one_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(tmp_path) == SAID
    monkeypatch.setitem(SOURCE, "a.html", "{{ many | length }}")
    assert said(tmp_path) == "2"


def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert said(tmp_path / "file" / "below") == SAID


def test_nothing_is_kept_where_python_keeps_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert compiled_templates.compiled_templates() is None
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    assert compiled_templates.compiled_templates() is not None


def test_of_a_theme_only_what_is_installed_is_kept_wherever_the_project_lies(tmp_path: Path) -> None:
    package, kept = tmp_path / "package", tmp_path / "kept"
    package.mkdir()
    (package / "ours.html").write_text("{{ many | length }}", encoding="utf-8")

    def rendered(project: str, name: str, text: str) -> str:
        folder = tmp_path / project
        folder.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
        cache = _OfTheTheme(kept, package)
        env = Environment(loader=FileSystemLoader(folder), bytecode_cache=cache, autoescape=True)
        return env.get_template(name).render(many=[1, 2])

    assert rendered("one", "main.html", "of the project") == "of the project"
    assert not kept.exists()
    assert rendered("one", "ours.html", "{{ many | length }}") == "2"
    (file,) = kept.iterdir()
    before = file.stat().st_mtime_ns
    assert rendered("another", "ours.html", "{{ many | length }}") == "2"
    assert [one.stat().st_mtime_ns for one in kept.iterdir()] == [before]
    assert rendered("another", "ours.html", "laid over ours") == "laid over ours"
    assert [one.stat().st_mtime_ns for one in kept.iterdir()] == [before]


def test_every_environment_of_a_theme_keeps_what_it_compiles() -> None:
    """The plug-in of the search asks for one of its own."""

    class Theme:
        def get_env(self) -> Environment:
            return Environment(loader=DictLoader({}), autoescape=True)

    theme = Theme()
    assert theme.get_env().bytecode_cache is None
    compiled_templates.keep_compiled(theme)
    assert (theme.get_env().bytecode_cache is None) == sys.dont_write_bytecode
