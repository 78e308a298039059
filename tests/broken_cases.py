"""The layout of `tests/broken/`: a base course, and for each rule a pair of overlays on it.

`<CODE>-<slug>/broken/` holds the files that differ from `base/`, `mended/` the same files put right; a file called
`NAME.delete` takes NAME away. `expected.txt` is the report on the broken course, `as-of.txt` its date if it is not the
default. Who asserts is `test_broken`.
"""

from __future__ import annotations

import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path

from generator import report
from generator.checked import Checked, checked

FOLDER = Path(__file__).resolve().parent / "broken"
BASE = FOLDER / "base"


@dataclass(frozen=True)
class Case:
    """One pair."""

    folder: Path

    @property
    def code(self) -> str:
        return self.folder.name.partition("-")[0]

    @property
    def as_of(self) -> datetime.date | None:
        date = self.folder / "as-of.txt"
        return datetime.date.fromisoformat(date.read_text(encoding="utf-8").strip()) if date.is_file() else None

    def check(self, half: str, root: Path) -> Checked:
        """The findings of `broken` or `mended`, put together in the folder `root`."""
        lay(root, self.folder / half)
        return checked(root, self.as_of)


def cases() -> list[Case]:
    """All pairs, by name."""
    return [Case(folder) for folder in sorted(FOLDER.iterdir()) if folder.is_dir() and folder != BASE]


def lay(root: Path, overlay: Path | None = None) -> None:
    """Copy the base course into `root`, and an overlay onto it."""
    shutil.copytree(BASE, root, dirs_exist_ok=True)
    for path in sorted(overlay.rglob("*")) if overlay else ():
        target = root / path.relative_to(overlay or root)
        if path.is_dir():
            target.mkdir(exist_ok=True)
        elif path.suffix == ".delete":
            target.with_suffix("").unlink()
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)


def shown(result: Checked) -> str:
    """The report as a French author reads it."""
    return report.as_text(result.findings, result.files, "fr") + "\n"
