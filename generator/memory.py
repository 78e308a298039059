"""What a build knows of those before it: readings, terms, fingerprints, pages. All by content, nothing by time."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path

from generator.check import check_all, check_since
from generator.diagnostics import Diagnostic
from generator.digests import digest_of
from generator.index import reader_of_terms
from generator.kept import Kept, Rows
from generator.model.project import PlacedLesson, Project
from generator.pages import Made, Wanted, files_of, makers_of
from generator.pages.course_script import Told
from generator.pages.frame import Frame, frame_of
from generator.pages.keys import Keys, files_digests, key_of, lesson_file
from generator.readings import Readings


class Memory:
    """What is kept of one project, in its working folder."""

    def __init__(self, work: Path, kept: Kept, readings: Readings) -> None:
        self.work = work
        self.kept = kept
        self.readings = readings
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
        self._read_terms = reader_of_terms(project)
        self._glossary = key_of(project.course.language, self._digests.get("content/glossary.yml"))
        self._terms: dict[str, tuple[str, ...]] = {}
        self._told: dict[str, Told] = {}
        self.digests_of_standing: dict[str, str] = {}
        """Of the page files in `standing`."""
        self.frame: Frame = frame_of(project, as_of, self._terms_of)
        drawn = memory.get("draws", "", self.keys.banks)
        if isinstance(drawn, dict):
            project.draws.update(drawn)

    @cached_property
    def keys(self) -> Keys:
        """The keys of the pages."""
        return Keys(self.frame, files_digests(self.frame.project, self._digests))

    @cached_property
    def standing(self) -> dict[str, bytes]:
        """The page files of the working folder that this build would write again, byte for byte."""
        if not self.memory.kept.holds("page"):
            return {}
        paths = [path for path, _ in makers_of(self.frame)]
        keys = self.keys.of_pages(paths)
        found: dict[str, bytes] = {}
        for path in paths:
            known = self.memory.get("page", path, keys[path])
            if isinstance(known, str):
                data = self._read(path)
                if data is not None and digest_of(data) == known:
                    found[path] = data
                    self.digests_of_standing[path] = known
        return found

    def _read(self, path: str) -> bytes | None:
        try:
            return (self.memory.work / "docs" / path).read_bytes()
        except OSError:
            return None

    # --- what is still to be made

    def pieces(self) -> list[Callable[[], Made | Rows]]:
        """The work that two processes may share; `take` takes what they give."""
        project = self.frame.project
        wanted = Wanted(
            pages=frozenset(path for path, _ in makers_of(self.frame)).difference(self.standing),
            banks=[bank for bank in project.banks if self._known_told(bank) is None],
            lessons=[placed.id for placed in project.lessons.values() if self._known_terms(placed) is None],
            terms_of=self._read_terms,
        )
        return [*wanted.pieces(self.frame), *self.memory.kept.packers("reading")]

    def take(self, results: Iterable[Made | Rows]) -> Made:
        """Remember what the pieces gave."""
        whole = Made()
        for result in results:
            if isinstance(result, Made):
                whole.add(result)
            else:
                self.memory.kept.take(result)
        lessons = self.frame.project.lessons
        for lesson, terms in whole.terms.items():
            self._terms[lesson] = terms
            self.memory.put("terms", lesson, self._key_of_terms(lessons[lesson]), terms)
        for bank, told in whole.told.items():
            self._told[bank] = told
            self.memory.put("told", bank, self.keys.of_bank(bank), told)
        self.frame.project.draws.update(whole.draws)
        return whole

    def files(self, made: Made) -> dict[str, bytes]:
        """All files of the site, with the pages that stand."""
        return files_of(self.frame, {**self.standing, **made.pages}, self._told)

    def _key_of_terms(self, placed: PlacedLesson) -> str:
        return key_of(self._glossary, self._digests.get(lesson_file(placed)))

    def _known_terms(self, placed: PlacedLesson) -> tuple[str, ...] | None:
        if placed.id not in self._terms:
            found = self.memory.get("terms", placed.id, self._key_of_terms(placed))
            if not isinstance(found, tuple):
                return None
            self._terms[placed.id] = found
        return self._terms[placed.id]

    def _terms_of(self, placed: PlacedLesson) -> tuple[str, ...]:
        known = self._known_terms(placed)
        return self._read_terms(placed) if known is None else known

    def _known_told(self, bank: str) -> Told | None:
        if bank not in self._told:
            found = self.memory.get("told", bank, self.keys.of_bank(bank))
            if not isinstance(found, dict):
                return None
            self._told[bank] = found
        return self._told[bank]

    def keep(self, digests: Mapping[str, str]) -> None:
        """Keep the digests of these page files, which stand in the working folder, under their keys."""
        keys = self.keys.of_pages(digests)
        self.memory.put("draws", "", self.keys.banks, self.frame.project.draws)
        for path, digest in digests.items():
            self.memory.put("page", path, keys[path], digest)
