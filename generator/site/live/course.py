"""The course read again after a change: what did not change keeps its models, and what was worked out of them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from generator import report
from generator.diagnostics import Diagnostic
from generator.index import Index, TermsOf, index_of, reader_of_terms
from generator.load import load
from generator.model.course import CourseValue, Term
from generator.model.lesson import Lesson
from generator.model.project import PlacedLesson, PlacedModule, Project
from generator.pages.frame import Frame
from generator.pages.keys import face_of
from generator.readings import Reading, Readings
from generator.rendering import Rendering
from generator.source import SourceFile


@dataclass(frozen=True)
class Read:
    """What became of a course: the project, its faults, the texts of its files and the digests of their bytes."""

    project: Project | None
    problems: list[Diagnostic]
    files: dict[str, SourceFile]
    digests: Mapping[str, bytes]

    @property
    def whole(self) -> bool:
        """False when something could not be read as it was meant."""
        return self.project is not None and not any(report.severity(one) == "error" for one in self.problems)


class _Readings(Readings):
    """Does not even open a file of which the disk says that it is the same."""

    def __init__(self) -> None:
        super().__init__()
        self.changed: frozenset[str] | None = None
        self._same: dict[tuple[str, int], Reading] = {}

    def read(self, path: Path, name: str, kind: Any, *, listed: bool) -> Reading:
        # Kinds are constants of the models; some take long to be hashed.
        place = name, id(kind)
        known = self._same.get(place)
        if known is not None and self.changed is not None and name not in self.changed:
            return known
        reading = super().read(path, name, kind, listed=listed)
        self._same.pop(place, None)
        if reading.whole:
            self._same[place] = reading
        return reading

    def keep_only(self, names: set[str]) -> None:
        super().keep_only(names)
        for place in [place for place in self._same if place[0] not in names]:
            del self._same[place]


@dataclass
class _Known:
    """What was worked out of models, each beside the model, which so keeps its identity."""

    terms: tuple[Term, ...] = ()
    values: dict[str, tuple[CourseValue, ...]] = field(default_factory=dict)
    language: str = ""
    as_of: datetime.date | None = None
    terms_of: dict[str, tuple[Lesson, tuple[str, ...]]] = field(default_factory=dict)
    lines: dict[str, str] = field(default_factory=dict)


class Course:
    """The course in a folder, read as often as it changes."""

    def __init__(self, root: Path, as_of: datetime.date | None) -> None:
        self._root = root
        self._as_of = as_of
        self._readings = _Readings()
        self._known = _Known()
        self._last: Read | None = None
        self._frame: Frame | None = None

    def read(self, changed: frozenset[str] | None = None) -> Read:
        """The course as it is now; only the files named `changed` are opened, all of them when it is None."""
        self._readings.changed = changed
        read = self._texts_alone(changed) if changed and self._last is not None else None
        if read is None:
            loaded = load(self._root, self._readings)
            read = Read(loaded.project, loaded.problems, loaded.files, self._readings.digests())
        if read.whole:
            self._last = read
        return read

    def _texts_alone(self, changed: frozenset[str]) -> Read | None:
        """The course with other texts in lessons that it has; None for any other change.

        Gain at 1,000 lessons: half of the time from a save to the page.
        """
        last = self._last
        assert last is not None and last.project is not None
        lessons: dict[str, Lesson] = {}
        problems = [one for one in last.problems if one.span.path not in changed]
        files = dict(last.files)
        for name in changed:
            placed = last.project.lessons.get(name.removeprefix("content/").removesuffix(".yml"))
            path = self._root / name
            if placed is None or name not in files or path.is_symlink():
                return None
            reading = self._readings.read(path, name, Lesson, listed=False)
            if not reading.whole or len(reading.models) != 1:
                return None
            lessons[placed.id] = reading.models[0]
            problems += reading.problems
            files[name] = reading.file
        modules = tuple(_with(module, lessons) for module in last.project.modules)
        return Read(replace(last.project, modules=modules), problems, files, self._readings.digests())

    def day(self, project: Project) -> datetime.date:
        """The day of the preview: the one that was asked for, else the newest date in the content."""
        return self._as_of or project.newest_date

    def frame(self, project: Project) -> tuple[Frame, bool]:
        """The frame of a project that was just read; true when all that it says around texts is as in the last one."""
        last, day = self._frame, self.day(project)
        alike = last is not None and last.as_of == day and self._alike(project, last.project)
        index = last.index if alike and last is not None else None
        self._frame = self._made(project, day, index)
        if alike and last is not None:
            # Worked out of the banks alone.
            self._frame.__dict__["graded"] = last.graded
        return self._frame, alike

    def _alike(self, project: Project, last: Project) -> bool:
        """Whether two projects differ in the texts of blocks alone, which name the same terms."""
        parts = [part.name for part in fields(Project) if part.name != "modules"]
        if any(getattr(project, name) is not getattr(last, name) for name in parts):
            return False
        if [one.id for one in project.lessons.values()] != [one.id for one in last.lessons.values()]:
            return False
        if [one.module for one in project.modules] != [one.module for one in last.modules]:
            return False
        terms_of = reader_of_terms(project)
        pairs = zip(project.lessons.values(), last.lessons.values(), strict=True)
        other = [(now, before) for now, before in pairs if now.lesson is not before.lesson]
        return all(face_of(now) == face_of(before) and terms_of(now) == terms_of(before) for now, before in other)

    def _made(self, project: Project, day: datetime.date, index: Index | None) -> Frame:
        known = self._known
        if known.terms != project.terms or known.language != project.course.language:
            known.terms_of = {}
        if known.values != project.values or known.as_of != day or known.language != project.course.language:
            known.lines = {}
        known.terms, known.values = project.terms, project.values
        known.language, known.as_of = str(project.course.language), day
        rendering = Rendering(project, day)
        # What a plain line says depends on the values of the day alone.
        rendering.memo.lines.update(known.lines)
        index = index or index_of(project, day, self._terms_of(project))
        # Read now, for the terms of the next version are those of this one but for what changed.
        _ = index.lessons_of_term
        frame = Frame(project, day, rendering, index)
        # Titles are set now and for the next frame; the texts of questions would only add up.
        for placed in project.lessons.values():
            rendering.typo(placed.lesson.title)
        known.lines = dict(rendering.memo.lines)
        return frame

    def _terms_of(self, project: Project) -> TermsOf:
        make = reader_of_terms(project)
        before, now = self._known.terms_of, dict[str, tuple[Lesson, tuple[str, ...]]]()
        self._known.terms_of = now

        def terms_of(placed: PlacedLesson) -> tuple[str, ...]:
            known = before.get(placed.id)
            if known is None or known[0] is not placed.lesson:
                known = placed.lesson, make(placed)
            now[placed.id] = known
            return known[1]

        return terms_of


def _with(module: PlacedModule, lessons: Mapping[str, Lesson]) -> PlacedModule:
    """The module with these lessons in place of those with their ids."""
    if not any(placed.id in lessons for placed in module.lessons):
        return module
    placed = (replace(one, lesson=lessons[one.id]) if one.id in lessons else one for one in module.lessons)
    return replace(module, lessons=tuple(placed))
