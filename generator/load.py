"""A folder of YAML files → `Project`, with every fault of reading (S1xx) and of the model (M2xx) on the way.

Entries of a list are taken one by one: a broken question costs that question, not its bank. What a reference leads to
and what a course should be is the business of `check`.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from generator.diagnostics import Diagnostic, Span
from generator.garbage import uncollected
from generator.model.assessment import Assessment
from generator.model.base import _ID
from generator.model.course import Course, CourseValue, Memo, Module, Source, Term
from generator.model.figure import Figure
from generator.model.lesson import Lesson
from generator.model.project import Asset, PlacedLesson, PlacedModule, Project
from generator.model.question import Case, Question
from generator.model_errors import repaired_id
from generator.pictures import inspect
from generator.readings import Reading, Readings
from generator.source import SourceFile, Text

FOLDERS = frozenset({"figures", "reference", "images", "sessions"})
"""Folders of `content/` that are not modules."""

RESERVED = FOLDERS | {"assets", "search"}
"""Names that a module cannot have: the site has folders of these names."""

MAX_PICTURE_BYTES = 20_000_000


@dataclass
class Loaded:
    """What became of a folder: the project (None without a course that can be read), faults, and the texts read."""

    project: Project | None
    problems: list[Diagnostic]
    files: dict[str, SourceFile]


@dataclass
class _Loader:
    root: Path
    readings: Readings
    problems: list[Diagnostic] = field(default_factory=list)
    files: dict[str, SourceFile] = field(default_factory=dict)
    incomplete: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)
    """Every file that was read or refused."""

    def __post_init__(self) -> None:
        self.resolved = cache(Path.resolve)

    def reading(self, name: str, kind: Any, group: str, *, listed: bool, named: Span | None = None) -> Reading:
        """What the file called `name` says; its faults are kept and `group` is marked incomplete.

        `named` is where a list names the file: a missing one is told there.
        """
        path = self.root / name
        self.seen.add(name)
        if self._leads_out(path):
            self.problems.append(Diagnostic("S119", Span(name), {"file": name}))
            self.incomplete.add(group)
            return Reading(SourceFile(name, ""))
        read = self.readings.read(path, name, kind, listed=listed)
        self.files[name] = read.file
        self.problems += [replace(one, span=named) if named and one.code == "S123" else one for one in read.problems]
        if not read.whole:
            self.incomplete.add(group)
        return read

    def _leads_out(self, path: Path) -> bool:
        """True for a link that leaves the project or never ends."""
        try:
            # The folder of a file that is no link is looked up once: files are many, folders few.
            real = path.resolve() if path.is_symlink() else self.resolved(path.parent)
            return not real.is_relative_to(self.resolved(self.root))
        except (OSError, RuntimeError):
            return True

    def one(self, name: str, kind: Any, group: str, named: Span | None = None) -> Any:
        """The model of a file that is one mapping."""
        return next(iter(self.reading(name, kind, group, listed=False, named=named).models), None)

    def many(self, name: str, kind: Any, group: str) -> tuple[Any, ...]:
        """The models of a file that is a flat list; a missing file is an empty list."""
        if not os.path.lexists(self.root / name):
            return ()
        return self.reading(name, kind, group, listed=True).models

    def unique(self, models: Iterable[Any], seen: dict[str, Any]) -> None:
        """Keep each model under its id; a second one with the same id is refused."""
        for model in models:
            if model.id in seen:
                self.duplicate(model, seen[model.id])
            else:
                seen[model.id] = model

    def duplicate(self, model: Any, first: Any) -> None:
        self.problems.append(Diagnostic("R302", model.place("id"), {"id": str(model.id)}, notes=(first.place("id"),)))

    def names(self, folder: str, ending: str = ".yml") -> list[str]:
        """Sorted names (without ending) of the files in a folder of the project."""
        try:
            entries = sorted(path.name for path in (self.root / folder).iterdir())
        except OSError:
            return []
        return [entry.removesuffix(ending) for entry in entries if entry.endswith(ending) and not entry.startswith(".")]


@uncollected()
def load(root: Path, readings: Readings | None = None) -> Loaded:
    """Read the project in `root` whole. Raises nothing for what its files contain.

    `readings` are kept from one call to the next: a file with the same bytes gives the same models, the very objects.
    """
    loader = _Loader(root, Readings() if readings is None else readings)
    course = loader.one("content/course.yml", Course, "course")
    modules = _modules(loader, course) if course else ()
    sources: dict[str, Source] = {}
    loader.unique(loader.many("content/sources.yml", Source, "sources"), sources)
    values: dict[str, list[CourseValue]] = {}
    for value in loader.many("content/values.yml", CourseValue, "values"):
        values.setdefault(value.id, []).append(value)
    terms = tuple(loader.many("content/glossary.yml", Term, "terms"))
    figures = _by_file_name(loader, "content/figures", Figure, "figures")
    memos = _by_file_name(loader, "content/reference", Memo, "memos")
    banks = _banks(loader)
    assessments: dict[str, Assessment] = {}
    loader.unique(loader.many("quizzes/assessments.yml", Assessment, "assessments"), assessments)
    images = _images(loader)
    loader.readings.keep_only(loader.seen)
    project = None
    if course is not None:
        memos = {name: memos[name] for name in (*(one for one in course.memos if one in memos), *memos)}
        project = Project(
            course=course, modules=modules, sources=sources, values={key: tuple(some) for key, some in values.items()},
            terms=terms, figures=figures, memos=memos, banks=banks, assessments=tuple(assessments.values()),
            images=images, strays=tuple(_strays(loader)), incomplete=frozenset(loader.incomplete),
        )  # fmt: skip
    return Loaded(project, loader.problems, loader.files)


def _modules(loader: _Loader, course: Course) -> tuple[PlacedModule, ...]:
    """The modules in the order of the course."""
    placed: list[PlacedModule] = []
    for index, folder in _each_once(loader, course, "modules"):
        if folder in RESERVED:
            loader.problems.append(Diagnostic("R303", course.item_place("modules", index), {"id": str(folder)}))
            continue
        number = len(placed) + 1
        named = course.item_place("modules", index)
        module = loader.one(f"content/{folder}/module.yml", Module, "lessons", named)
        if module is None:
            continue
        lessons: list[PlacedLesson] = []
        for place, name in _each_once(loader, module, "lessons"):
            named = module.item_place("lessons", place)
            lesson = loader.one(f"content/{folder}/{name}.yml", Lesson, "lessons", named)
            if lesson is not None:
                lessons.append(PlacedLesson(f"{folder}/{name}", str(folder), number, len(lessons) + 1, lesson))
        placed.append(PlacedModule(str(folder), number, module, tuple(lessons)))
    return tuple(placed)


def _each_once(loader: _Loader, model: Any, key: str) -> Iterator[tuple[int, Text]]:
    """The names of a list with their numbers; a second mention is refused."""
    names: tuple[Text, ...] = getattr(model, key)
    for index, name in enumerate(names):
        if name in names[:index]:
            notes = (model.item_place(key, names.index(name)),)
            loader.problems.append(Diagnostic("R302", model.item_place(key, index), {"id": str(name)}, notes=notes))
        else:
            yield index, name


def _strays(loader: _Loader) -> Iterator[Span]:
    """YAML files that nothing names; of a module that nothing names, only its `module.yml`."""
    for top in ("content", "quizzes"):
        for folder, folders, names in os.walk(loader.root / top):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            place = Path(folder).relative_to(loader.root).as_posix()
            if place == "content/sessions":
                continue
            files = [f"{place}/{name}" for name in sorted(names) if name.lower().endswith((".yml", ".yaml"))]
            strays = [name for name in files if name not in loader.seen and not name.rpartition("/")[2].startswith(".")]
            whole = f"{place}/module.yml"
            yield from map(Span, [whole] if whole in strays else strays)


def _by_file_name(loader: _Loader, folder: str, kind: Any, group: str) -> dict[str, Any]:
    """Models of a folder by file name, which is their id."""
    found: dict[str, Any] = {}
    for name in loader.names(folder):
        if not _ID.fullmatch(name):
            loader.seen.add(f"{folder}/{name}.yml")
            loader.problems.append(Diagnostic("R301", Span(f"{folder}/{name}.yml"), {"id": name}, repaired_id(name)))
            loader.incomplete.add(group)
            continue
        model = loader.one(f"{folder}/{name}.yml", kind, group)
        if model is not None:
            found[name] = model
    return found


def _banks(loader: _Loader) -> dict[str, tuple[Question, ...]]:
    """The question banks by file name; an id is unique over all of them and inside cases."""
    banks: dict[str, tuple[Question, ...]] = {}
    seen: dict[str, Any] = {}
    for name in loader.names("quizzes"):
        if name == "assessments":
            continue
        kept: list[Question] = []
        for question in loader.many(f"quizzes/{name}.yml", Question, "questions"):
            nested = question.questions if isinstance(question, Case) else ()
            fresh = True
            for one in (question, *nested):
                if one.id in seen:
                    loader.duplicate(one, seen[one.id])
                    fresh = fresh and one is not question
                else:
                    seen[one.id] = one
            if fresh:
                kept.append(question)
        banks[name] = tuple(kept)
    return banks


def _images(loader: _Loader) -> dict[str, Asset]:
    """The pictures below `content/images/`, by path; what is not a picture is refused."""
    images: dict[str, Asset] = {}
    top = loader.root / "content" / "images"
    found: list[Path] = []
    for folder, folders, names in os.walk(top, followlinks=False):
        folders.sort()
        found += [Path(folder) / name for name in sorted(names) if not name.startswith(".")]
    for path in found:
        name = path.relative_to(loader.root).as_posix()
        if loader._leads_out(path):
            loader.problems.append(Diagnostic("S119", Span(name), {"file": name}))
            loader.incomplete.add("images")
            continue
        try:
            if path.stat().st_size > MAX_PICTURE_BYTES:
                loader.problems.append(Diagnostic("A504", Span(name), {"size": f"{path.stat().st_size / 1e6:.0f}"}))
                loader.incomplete.add("images")
                continue
            data = path.read_bytes()
        except OSError as error:
            loader.problems.append(Diagnostic("S101", Span(name), {"file": name, "reason": str(error.strerror)}))
            loader.incomplete.add("images")
            continue
        picture = inspect(data)
        if picture is None:
            loader.problems.append(Diagnostic("A505", Span(name), {"file": name}))
            loader.incomplete.add("images")
            continue
        relative = path.relative_to(top).as_posix()
        images[relative] = Asset(relative, data, picture.media, picture.width, picture.height)
    return images
