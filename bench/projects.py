"""Projects on disk, the command that builds each, and the edit of one lesson. Written in a temporary folder alone."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from bench import ours, plain
from bench.content import Course
from bench.timing import ROOT, interpreter

NAMES = {
    "ours": "Fascicule",
    "stock": "Material for MkDocs",
    "quiz": "Material and mkdocs-quiz",
    "zensical": "Zensical",
    "pruned": "Material with navigation.prune",
}


@dataclass(frozen=True)
class Built:
    """A project: where it is, how it is built, what a cold build must not find."""

    name: str
    folder: Path
    command: tuple[str, ...]
    cold: tuple[str, ...]

    @property
    def site(self) -> Path:
        """What a build makes."""
        return self.folder / "site"

    def cool(self) -> None:
        """Remove what earlier builds left."""
        for name in self.cold:
            shutil.rmtree(self.folder / name, ignore_errors=True)


def bench_python() -> str | None:
    """The Python with the tools that only the bench compares: `make bench` makes it."""
    for name in ("bin/python", "Scripts/python.exe"):
        if (ROOT / ".venv-bench" / name).is_file():
            return str(ROOT / ".venv-bench" / name)
    return None


def project(name: str, course: Course, folder: Path) -> Built:
    """Write the project `name` of `course` into `folder`."""
    if name == "ours":
        _write(folder, ours.files_of(course))
        shutil.copyfile(ROOT / "mkdocs.yml", folder / "mkdocs.yml")
        if (ROOT / "overrides").is_dir():
            shutil.copytree(ROOT / "overrides", folder / "overrides", dirs_exist_ok=True)
        command = (interpreter(), "-m", "generator", "build", "--project", str(folder))
        return Built(name, folder, command, (".fascicule", "site"))
    _write(folder, plain.files_of(course, quiz=name == "quiz", prune=name == "pruned"))
    if name in ("stock", "pruned"):
        return Built(name, folder, (interpreter(), "-m", "mkdocs", "build", "--quiet", "--strict"), ("site",))
    python = bench_python() or interpreter()
    tool = ("zensical", "build") if name == "zensical" else ("mkdocs", "build", "--quiet", "--strict")
    return Built(name, folder, (python, "-m", *tool), (".cache", "site"))


def _write(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8", newline="\n")


def lesson_file(built: Built, course: Course, number: int) -> Path:
    """The source of lesson `number`."""
    path = course.lessons[number].path
    return built.folder / (f"content/{path}.yml" if built.name == "ours" else f"docs/{path}.md")


def page_file(course: Course, number: int) -> str:
    """The address of its page."""
    return f"{course.lessons[number].path}.html"


def change_a_sentence(built: Built, course: Course, number: int, times: int) -> str:
    """Change a sentence in the first paragraph of a lesson, to another one at each call; what then stands on the page.

    The file is written as an editor does by default: in place, whole.
    """
    file = lesson_file(built, course, number)
    kind, paragraph = course.lessons[number].sections[0].blocks[0]
    assert kind == "text" and isinstance(paragraph, str)
    kept = paragraph.partition(". ")[2]
    marker = f"passage{times:04}relu"
    text = file.read_text(encoding="utf-8")
    start = text.index(kept)
    head = max(text.rfind("\n", 0, start), text.rfind('"', 0, start)) + 1
    file.write_text(f"{text[:head]}Ce {marker} remplace la phrase. {text[start:]}", encoding="utf-8", newline="\n")
    return marker
