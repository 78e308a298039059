"""What a build knows of those before it: readings, terms, fingerprints, pages. All by content, nothing by time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from functools import cached_property
from pathlib import Path

from generator.check import check_all, check_since
from generator.diagnostics import Diagnostic
from generator.index import TermsOf, reader_of_terms
from generator.kept import Kept
from generator.model.project import PlacedLesson, Project
from generator.pages import makers_of
from generator.pages.course_script import Told, told_of
from generator.pages.frame import Frame, frame_of
from generator.pages.keys import Keys, files_digests, key_of, lesson_file
from generator.readings import Readings
from generator.site.output import digest_of


class Memory:
    """What is kept of one project, in its working folder."""

    def __init__(self, work: Path) -> None:
        self.work = work
        self.kept = Kept(work)
        self.readings = Readings(self.kept)
        self._names: dict[str, set[str]] = {}

    def judge(self, project: Project, as_of: datetime.date) -> list[Diagnostic]:
        """What `check` finds; of the files that did not change since the last build, what was found then."""
        digests = files_digests(project, self.readings.digests())
        # What was read of no file of its own: files that nothing names, kinds of things that could not be read whole.
        digests[""] = key_of([str(stray) for stray in project.strays], sorted(project.incomplete))
        known = self.get("findings", "", "")
        if isinstance(known, tuple):
            before, findings = known
            changed = {name for name in before.keys() | digests.keys() if before.get(name) != digests.get(name)}
            found = check_since(project, as_of, findings, frozenset(changed))
        else:
            found = check_all(project, as_of)
        self.put("findings", "", "", (digests, found))
        return found.listed()

    def remembered(self, kind: str, name: str, key: str, make: Callable[[], object]) -> object:
        """What is kept under this key, else what `make` gives, kept from now on."""
        self._names.setdefault(kind, set()).add(name)
        value = self.kept.get(kind, name, key)
        if value is None:
            value = make()
            self.kept.put(kind, name, key, value)
        return value

    def get(self, kind: str, name: str, key: str) -> object:
        """What is kept under this key, and goes on being kept; else None."""
        self._names.setdefault(kind, set()).add(name)
        return self.kept.get(kind, name, key)

    def put(self, kind: str, name: str, key: str, value: object) -> None:
        """Keep `value` from now on."""
        self._names.setdefault(kind, set()).add(name)
        self.kept.put(kind, name, key, value)

    def save(self) -> None:
        """Write what this build worked out, and forget what it did not ask for."""
        self.kept.save({**self._names, "reading": self.readings.rows()})


class Plan:
    """One build of a project on a day, before its pages are made."""

    def __init__(self, memory: Memory, project: Project, as_of: datetime.date) -> None:
        self.memory = memory
        self._digests: Mapping[str, bytes] = memory.readings.digests()
        self.frame: Frame = frame_of(project, as_of, self._terms_of(project))
        drawn = memory.get("draws", "", self.keys.banks)
        if isinstance(drawn, dict):
            project.draws.update(drawn)

    def _terms_of(self, project: Project) -> TermsOf:
        make = reader_of_terms(project)
        glossary = key_of(project.course.language, self._digests.get("content/glossary.yml"))

        def terms_of(placed: PlacedLesson) -> tuple[str, ...]:
            key = key_of(glossary, self._digests.get(lesson_file(placed)))
            found = self.memory.remembered("terms", placed.id, key, lambda: make(placed))
            assert isinstance(found, tuple)
            return found

        return terms_of

    @cached_property
    def keys(self) -> Keys:
        """The keys of the pages."""
        return Keys(self.frame, files_digests(self.frame.project, self._digests))

    def told(self, bank: str) -> Told:
        """What the scripts of the course tell of the questions of a bank."""
        found = self.memory.remembered("told", bank, self.keys.of_bank(bank), lambda: told_of(self.frame, bank))
        assert isinstance(found, dict)
        return found

    @cached_property
    def standing(self) -> dict[str, bytes]:
        """The page files of the working folder that this build would write again, byte for byte."""
        paths = [path for path, _ in makers_of(self.frame)]
        keys = self.keys.of_pages(paths)
        found: dict[str, bytes] = {}
        for path in paths:
            known = self.memory.get("page", path, keys[path])
            if isinstance(known, str):
                data = self._read(path)
                if data is not None and digest_of(data) == known:
                    found[path] = data
        return found

    def _read(self, path: str) -> bytes | None:
        try:
            return (self.memory.work / "docs" / path).read_bytes()
        except OSError:
            return None

    def keep(self, files: Mapping[str, bytes]) -> None:
        """Keep these page files, which stand in the working folder, under their keys."""
        keys = self.keys.of_pages(files)
        self.memory.put("draws", "", self.keys.banks, self.frame.project.draws)
        for path, data in files.items():
            self.memory.put("page", path, keys[path], digest_of(data))
