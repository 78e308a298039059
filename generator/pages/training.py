"""« S'entraîner »: the page that opens a session, and one exercise book a bank, whole without a script and on paper.

What a session holds is worked out by the learner's browser (`widgets/review.js`); assessments have pages of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.index import counted
from generator.model.project import PlacedModule
from generator.model.question import Question
from generator.pages.blocks import Counters
from generator.pages.course_script import bank_title
from generator.pages.frame import Frame
from generator.questions import key_html, question_html

TRAINING = "training/index.md"


@dataclass(frozen=True)
class Book:
    """An exercise book: the questions of a bank that hold on the day, and how many they count for."""

    name: str
    title: str
    module: PlacedModule | None
    questions: tuple[Question, ...]
    count: int

    @property
    def path(self) -> str:
        """Its page."""
        return f"training/{self.name}.md"


def books(frame: Frame) -> list[Book]:
    """The exercise books in the order of the modules, those of no module last; an empty bank gives none."""
    modules = {module.id: module for module in frame.project.modules}
    names = [*(name for name in modules if name in frame.project.banks)]
    names += [name for name in frame.project.banks if name not in modules]
    found = []
    for name in names:
        held = tuple(one for one in frame.project.banks[name] if one.in_force(frame.as_of))
        count = sum(len(counted(one)) for one in held)
        if held:
            found.append(Book(name, bank_title(frame, name), modules.get(name), held, count))
    return found


def training_pages(frame: Frame) -> Iterator[tuple[str, Callable[[], str]]]:
    """Path of each page, and what makes its text; none for a course without questions."""
    shelf = books(frame)
    if shelf:
        yield TRAINING, partial(_training_page, frame, shelf)
        for book in shelf:
            yield book.path, partial(_book_page, frame, book)


def _training_page(frame: Frame, shelf: list[Book]) -> str:
    words = frame.words
    front = frame.practice_front(words.training, words.training_lead, "training", "training")
    front |= {"script": "training-page", "stems": True}
    aims = {
        "positioning": words.aim_positioning,
        "recap": words.aim_recap,
        "final": words.aim_final,
        "delayed": words.aim_delayed,
    }
    return frame.page("training", TRAINING, front, books=shelf, aims=aims, lengths=(5, 10, 20))


def _book_page(frame: Frame, book: Book) -> str:
    rendering = frame.rendering.on(book.path)
    counters = Counters()
    forms: list[Markup] = []
    keys: list[Markup] = []
    for question in book.questions:
        number = counters.number_of(question.id)
        forms.append(question_html(question, number, rendering, level=2))
        keys.append(key_html(question, number, rendering))
    title = frame.words.book_title.format(module=book.title)
    front = frame.practice_front(title, frame.words.book_lead, "exercises", "training") | {"quiz": True}
    if book.module is not None:
        front |= {"thumb": book.module.number}
    front["running_head"] = title
    return frame.page("exercises", book.path, front, book=book, forms=forms, keys=keys)
