"""A preview in this process, the edits of a trainer, and what a build makes of the same course."""

from __future__ import annotations

from pathlib import Path

from generator.checked import checked
from generator.report import as_text
from generator.site import build_site
from generator.site.live.preview import Preview
from generator.site.live.watch import changed, stamp
from tests.courses import TINY, copy_course, tree

PATIENCE = 120.0


class Previewed:
    """The English course, previewed without a server; `save` is what a watch would tell."""

    def __init__(self, folder: Path) -> None:
        self.course = copy_course(TINY, folder / "course")
        self.said: list[str] = []
        self.preview = Preview(self.course, None, "en", self.said.append, quiet=0)
        self._seen = stamp(self.course)
        self.preview.refresh()
        self._out = folder / "built"

    def text(self, name: str) -> str:
        return (self.course / name).read_text(encoding="utf-8")

    def write(self, name: str, text: str) -> None:
        path = self.course / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def change(self, name: str, old: str, new: str) -> None:
        text = self.text(name)
        assert old in text
        self.write(name, text.replace(old, new))

    def look(self) -> frozenset[str]:
        """Show what was saved since the last look; its names."""
        now = stamp(self.course)
        names = changed(self._seen, now)
        self._seen = now
        self.preview.refresh(names)
        return names

    def settle(self) -> None:
        assert self.preview.settled(PATIENCE)

    def page(self, name: str) -> str:
        data = self.preview.get(name)
        assert data is not None, f"{name} is not served"
        return data.decode()

    @property
    def report(self) -> str:
        return str(self.preview.state()["report"])

    @property
    def version(self) -> int:
        return int(self.preview.state()["version"])

    def built(self) -> dict[str, bytes]:
        """What `fascicule build` writes of the course as it is now."""
        result = checked(self.course, None)
        assert result.project is not None
        assert not result.failed(strict=False), as_text(result.findings, result.files, "en")
        build_site(result.project, result.as_of, self.course, self._out)
        return tree(self._out)

    def __enter__(self) -> Previewed:
        return self

    def __exit__(self, *_: object) -> None:
        self.preview.close()
