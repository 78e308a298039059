"""The two courses of the tests, the command run on copies of them, and pages read as a browser would.

What must hold is in the test files.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest
from filelock import FileLock

ROOT = Path(__file__).resolve().parent.parent
TINY = ROOT / "tests" / "sites" / "tiny"

# What a course consists of. A build works in the folder of the course, so each test takes a copy.
PARTS = ("content", "quizzes", "overrides", "mkdocs.yml")

VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])


def copy_course(source: Path, target: Path) -> Path:
    """A copy of the course in `source`, without what was built from it."""
    target.mkdir(parents=True, exist_ok=True)
    for name in PARTS:
        part = source / name
        if part.is_dir():
            shutil.copytree(part, target / name)
        elif part.is_file():
            shutil.copy2(part, target / name)
    return target


def environment(**more: str) -> dict[str, str]:
    """The environment of a command that a test starts: this package, no setting of the tester's own."""
    kept = {name: value for name, value in os.environ.items() if name not in ("FASCICULE_LANG", "SOURCE_DATE_EPOCH")}
    return {**kept, "PYTHONPATH": str(ROOT), "PYTHONUNBUFFERED": "1", **more}


def fascicule(*arguments: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does; `more` goes into its environment."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    return subprocess.run(
        command, cwd=ROOT, env=environment(**more), capture_output=True, encoding="utf-8", check=False, timeout=120
    )


def built(course: Path, *arguments: str | Path, **more: str) -> Path:
    """Build the course and give its site."""
    done = fascicule("build", "--lang", "en", "--project", course, *arguments, **more)
    assert done.returncode == 0, f"{course.name} does not build:\n{done.stdout}\n{done.stderr}"
    return course / "site"


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """The folder `name` of this run of pytest, filled by `make` in the first worker that asks; tests only read it."""
    base = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        base = base.parent
    folder = base / "made" / name
    folder.parent.mkdir(exist_ok=True)
    with FileLock(f"{folder}.lock"):
        if not folder.exists():
            folder.mkdir()
            try:
                make(folder)
            except BaseException:
                shutil.rmtree(folder, ignore_errors=True)
                raise
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    """Every file below `folder`: path with `/` → bytes."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


class Page(HTMLParser):
    """A page as its tags say: elements with their attributes, ids in order, texts, and tags that do not pair."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.ids: list[str] = []
        self.texts: list[str] = []
        self.scripts: list[str] = []
        self.unpaired: list[str] = []
        self._open: list[str] = []
        self.feed(html)
        self.close()
        self.unpaired += self._open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        self.elements.append((tag, attributes))
        if "id" in attributes:
            self.ids.append(attributes["id"])

    def handle_endtag(self, tag: str) -> None:
        if tag in VOID:
            return
        if self._open and self._open[-1] == tag:
            self._open.pop()
        else:
            self.unpaired.append(f"/{tag}")

    def handle_data(self, data: str) -> None:
        (self.scripts if self.cdata_elem == "script" else self.texts).append(data)

    @property
    def text(self) -> str:
        """All that is said on the page, on one line."""
        return " ".join("".join(self.texts).split())


def pages_of(site: Path) -> dict[str, Page]:
    """Every page of a built site."""
    return {
        path.relative_to(site).as_posix(): Page(path.read_text(encoding="utf-8"))
        for path in sorted(site.rglob("*.html"))
    }
