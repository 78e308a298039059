"""What each page shows, in one word: two builds in which a page has the same key write the same page.

A lesson's page shows its own file, the banks of its questions, and of other lessons only their faces: title, sections,
key points, what they place, but no text of a block. So a sentence that changes in a lesson changes the page of that
lesson, the one that prints its module, and the few that gather from the whole course. A test makes random edits and
compares each build with one that knew nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b

from generator.index import figure_of
from generator.model.lesson import Questions, ReferenceBlock
from generator.model.project import PlacedLesson, PlacedModule, Project
from generator.pages.assessment import FOLDER
from generator.pages.frame import Frame
from generator.pages.results import RESULTS
from generator.pages.training import TRAINING, books

# What these show of lessons, their faces tell.
_OF_FACES = ("index.md", "reference/index.md", "programme.md", "sources.md")
_OF_QUESTIONS = (TRAINING, RESULTS)


def key_of(*parts: object) -> str:
    """A name for these parts: strings, numbers, dates and tuples of them, whose `repr` says all."""
    return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


def files_digests(project: Project, read: Mapping[str, bytes]) -> dict[str, str]:
    """Digest of each file of the course: those that were `read` as YAML, and its pictures."""
    found = {name: digest.hex() for name, digest in read.items()}
    for path, asset in project.images.items():
        found[f"content/images/{path}"] = blake2b(asset.data, digest_size=16).hexdigest()
    return found


class Keys:
    """The keys of one build: `common` to all pages, of each question bank, of the page at each path."""

    def __init__(self, frame: Frame, digests: Mapping[str, str]) -> None:
        self._frame = frame
        self._digests = digests
        project = frame.project
        lessons = {lesson_file(placed) for placed in project.lessons.values()}
        banks = {bank_file(name) for name in project.banks}
        rest = sorted((name, digest) for name, digest in digests.items() if name not in lessons | banks)
        self._of_course = key_of(str(frame.as_of), rest)
        faces = [face_of(placed) for placed in project.lessons.values()]
        asked = [(name, [str(question.id) for question in bank]) for name, bank in project.banks.items()]
        shown = frame.index.questions_of_lesson
        asked_of = frame.index.questions_of_objective
        self.common = key_of(self._of_course, frame.edition, faces, asked, list(frame.graded), shown, asked_of)
        self.banks = key_of(self.common, [digests.get(bank_file(name)) for name in project.banks])
        self.whole = key_of(self.common, sorted(digests.items()))
        self._bank_of = {question.id: name for name, bank in project.banks.items() for question in bank}

    def of_bank(self, name: str) -> str:
        """What can be said of the questions of a bank without looking at lessons."""
        return key_of(self._of_course, self._digests.get(bank_file(name)))

    def of_pages(self, paths: Iterable[str]) -> dict[str, str]:
        """The key of each of these pages; what this module does not know gathers from the whole course."""
        known = dict(self._known())
        return {
            path: known.get(path, self.banks if path.startswith(f"{FOLDER}/") else self.whole) for path in paths
        }

    def _known(self) -> Iterator[tuple[str, str]]:
        for module in self._frame.project.modules:
            yield f"{module.id}/index.md", self.common
            yield f"{module.id}/print.md", self._of_lessons(module)
            for placed in module.lessons:
                yield f"{placed.id}.md", self._of_lesson(placed)
        for book in books(self._frame):
            yield book.path, key_of(self.common, self._digests.get(bank_file(book.name)))
        for path in _OF_FACES:
            yield path, self.common
        for path in _OF_QUESTIONS:
            yield path, self.banks
        yield "glossary.md", key_of(self.common, self._frame.index.lessons_of_term)
        for name in self._frame.project.memos:
            yield f"reference/{name}.md", self.common

    def _of_lesson(self, placed: PlacedLesson) -> str:
        questions = {id_ for _, block in placed.blocks() if isinstance(block, Questions) for id_ in block.questions}
        banks = sorted({self._bank_of[id_] for id_ in questions if id_ in self._bank_of})
        own = self._digests.get(lesson_file(placed))
        return key_of(self.common, own, [self._digests.get(bank_file(name)) for name in banks])

    def _of_lessons(self, module: PlacedModule) -> str:
        return key_of([self._of_lesson(placed) for placed in module.lessons])


def lesson_file(placed: PlacedLesson) -> str:
    """The file of a lesson, from the root of the project."""
    return f"content/{placed.id}.yml"


def bank_file(name: str) -> str:
    """The file of a question bank."""
    return f"quizzes/{name}.yml"


def face_of(placed: PlacedLesson) -> tuple[object, ...]:
    """What pages of other lessons, and what gathers from all of them, may show of a lesson."""
    lesson = placed.lesson
    sections = [
        (
            str(one.id), str(one.title), one.key_points, one.sources, str(one.in_force_from), str(one.in_force_to),
            [_placed(block) for block in one.body],
        )
        for one in lesson.sections
    ]  # fmt: skip
    changes = [(str(change.date), str(change.what)) for change in lesson.changes]
    return (
        placed.id, placed.module_number, placed.number, str(lesson.title), str(lesson.summary), lesson.duration,
        lesson.objectives, lesson.programme, str(lesson.revised), changes, lesson.optional, sections,
    )  # fmt: skip


def _placed(block: object) -> object:
    if isinstance(block, Questions):
        return block.questions
    if isinstance(block, ReferenceBlock):
        return f"={block.reference}"
    return figure_of(block)
