"""A synthetic course as data: what both the YAML and the hand-written projects are written from. No format here.

Texts are plain French with the links of authors (`[mots](lesson:a/b#c)`, `term:`, `source:`, `row:`, `[=value]`).
`course_of(n)` gives n lessons of about 650 words and five questions in modules of ten, one figure for twenty lessons,
one memo for fifty. Lesson i is the same in every size.
"""

from __future__ import annotations

from dataclasses import dataclass

from bench import vocabulary as words
from bench.chance import Draw
from bench.questions import Question, figure_drawn, question_of

PER_MODULE, PER_FIGURE, PER_MEMO, PER_LESSON = 10, 20, 50, 5
REFUSED, FIRST_YEAR = 3, 2018
"""Of a circuit, the step with a refusal; of a timeline, its first year."""
VALUES = (("delai-essai", "15", "jours"), ("delai-garde", "90", "jours"), ("couple-potence", "6", "newtons-mètres"),
          ("seuil-devis", "80", "€"))  # fmt: skip
SOURCES = tuple((f"guide-{number}", f"Guide de l'atelier, partie {number}") for number in range(1, 13))
OBJECTIVES = (
    "Accueillir un client et noter sa demande.", "Établir un devis juste.", "Démonter et remonter sans perte.",
    "Régler les organes de sécurité.", "Rendre le vélo et garder la preuve.",
)  # fmt: skip


@dataclass(frozen=True)
class Section:
    """A part of a lesson. `blocks` are (kind, content): text, steps, table, note, tip, warning, in_practice, figure."""

    id: str
    title: str
    key_point: str
    blocks: tuple[tuple[str, object], ...]
    questions: tuple[Question, ...]
    source: str


@dataclass(frozen=True)
class Lesson:
    """A lesson and the path of its page."""

    path: str
    title: str
    summary: str
    objective: int
    sections: tuple[Section, ...]

    @property
    def questions(self) -> list[Question]:
        """Its five questions, in order."""
        return [question for section in self.sections for question in section.questions]


@dataclass(frozen=True)
class Module:
    """Ten lessons."""

    id: str
    title: str
    aim: str
    lessons: tuple[Lesson, ...]


@dataclass(frozen=True)
class Figure:
    """One figure; `parts` are (id, title, who, text)."""

    id: str
    type: str
    title: str
    caption: str
    parts: tuple[tuple[str, str, str, str], ...]


@dataclass(frozen=True)
class Memo:
    """A table of answers; rows are (id, cells, words to search by)."""

    id: str
    title: str
    intro: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...], str], ...]


@dataclass(frozen=True)
class Course:
    """All of it."""

    modules: tuple[Module, ...]
    figures: tuple[Figure, ...]
    memos: tuple[Memo, ...]

    @property
    def lessons(self) -> list[Lesson]:
        """All lessons, in order."""
        return [lesson for module in self.modules for lesson in module.lessons]

    @property
    def assessments(self) -> tuple[tuple[str, str, str, list[Question]], ...]:
        """(id, type, title, questions): three, of ten or twenty questions spread over the course."""
        every = [question for lesson in self.lessons for question in lesson.questions]
        kinds = (("entree", "positioning", "Où en êtes-vous ?", 10), ("fin", "final", "Évaluation finale", 20),
                 ("a-froid", "delayed", "Deux mois après", 10))  # fmt: skip
        step = {count: max(1, len(every) // count) for *_, count in kinds}
        return tuple((id_, kind, title, every[:: step[count]][:count]) for id_, kind, title, count in kinds)


def module_id(lesson: int) -> str:
    """The folder of a lesson."""
    return f"module-{lesson // PER_MODULE + 1:03}"


def lesson_path(lesson: int) -> str:
    """The id of a lesson, which is the path of its page."""
    return f"{module_id(lesson)}/lecon-{lesson + 1:04}"


def course_of(lessons: int) -> Course:
    """The course with that many lessons."""
    modules = []
    for first in range(0, lessons, PER_MODULE):
        draw = Draw(f"module {first}")
        numbers = range(first, min(first + PER_MODULE, lessons))
        title = f"{words.TOPICS[first // PER_MODULE % len(words.TOPICS)]}, partie {first // PER_MODULE + 1}"
        modules.append(Module(module_id(first), title, draw.sentence(), tuple(_lesson(one) for one in numbers)))
    figures = tuple(_figure(number) for number in range((lessons - 1) // PER_FIGURE + 1))
    memos = tuple(_memo(number) for number in range((lessons - 1) // PER_MEMO + 1))
    return Course(tuple(modules), figures, memos)


def _lesson(number: int) -> Lesson:
    draw = Draw(f"lesson {number}")
    questions = [question_of(number, place, number % len(OBJECTIVES)) for place in range(PER_LESSON)]
    before = f"Reprenez d'abord [la leçon d'avant](lesson:{lesson_path(number - 1)}). " if number % PER_MODULE else ""
    value = draw.one(VALUES)[0]
    term = draw.one(words.TERMS)[0].lower()
    memo, row = number // PER_MEMO, draw.number(12)
    source = draw.one(SOURCES)[0]
    table = (f"Qui fait quoi, {draw.one(words.WHEN)}", ("Qui", "Quoi", "Pourquoi"), tuple(
        (_upper(who), _upper(draw.one(words.THINGS)), _upper(draw.one(words.WHY)) + ".")
        for who in draw.some(words.WHO, 4)
    ))  # fmt: skip
    steps = tuple(f"**{draw.one(words.GESTURES)}** {draw.one(words.THINGS)} {draw.one(words.WHERE)}, "
                  f"{draw.one(words.WHY)}."
                  for _ in range(4))  # fmt: skip
    points = "\n".join(f"- {draw.sentence()}" for _ in range(3))
    figure = [("figure", f"figure-{number // PER_FIGURE + 1:02}")] if number % PER_FIGURE == 0 else []
    sections = (
        _section(draw, "situation", [
            ("text", draw.paragraph(3)), ("table", table), ("in_practice", draw.paragraph(2)),
        ], questions[:1], source),
        _section(draw, "gestes", [
            ("text", f"{before}{draw.sentence()} Comptez [=delai-garde] ; voir [le mot](term:{term})."),
            ("steps", steps),
            ("warning", draw.paragraph(2)), ("text", draw.paragraph(2)),
        ], questions[1:3], source),
        _section(draw, "reperes", [
            ("text", f"{draw.paragraph(2)} Un repère, [={value}], d'après [le guide](source:{source})."),
            ("text", points), *figure, ("tip", draw.sentence()), ("text", draw.sentence()),
        ], questions[3:4], source),
        _section(draw, "preuve", [
            ("text", f"{draw.paragraph(3)} Voir [la ligne du mémo](row:memo-{memo + 1:02}#ligne-{row + 1:02})."),
            ("note", draw.paragraph(2)),
        ], questions[4:], source),
    )  # fmt: skip
    title = f"{draw.one(words.GESTURES)} {draw.one(words.THINGS)} ({number + 1})"
    return Lesson(lesson_path(number), title, draw.sentence(), number % len(OBJECTIVES), sections)


def _section(draw: Draw, id_: str, blocks: list[tuple[str, object]], questions: list[Question], source: str) -> Section:
    return Section(id_, draw.gesture(), draw.sentence(), tuple(blocks), tuple(questions), source)


def _figure(number: int) -> Figure:
    draw = Draw(f"figure {number}")
    type_ = figure_drawn(number)
    who = draw.some(words.WHO, 3)
    parts = tuple(
        (f"partie-{place + 1}", draw.gesture(), _upper(who[place % 3]), draw.sentence()) for place in range(6)
    )
    return Figure(f"figure-{number + 1:02}", type_, f"Le chemin du vélo, planche {number + 1}", draw.sentence(), parts)


def _memo(number: int) -> Memo:
    draw = Draw(f"memo {number}")
    rows = tuple(
        (
            f"ligne-{place + 1:02}",
            (f"{_upper(thing)} ({place + 1})", draw.sentence(), draw.sentence()),
            draw.gesture().lower(),
        )
        for place, thing in enumerate(draw.some(words.THINGS, 12))
    )
    return Memo(
        f"memo-{number + 1:02}",
        f"Que faire, mémo {number + 1}",
        draw.sentence(),
        ("Sujet", "Que faire", "À retenir"),
        rows,
    )


def _upper(text: str) -> str:
    return text[0].upper() + text[1:]
