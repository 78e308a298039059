"""The questions of the synthetic courses, ten types in equal shares: as data, without a format.

Left out: `form`, `decision` and `case`, which nobody writes by hand in Markdown.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from bench import vocabulary as words
from bench.chance import Draw

TYPES = (
    "single-choice", "multiple-choice", "true-false", "numeric", "short-text", "gap-text", "matching", "ordering",
    "categorise", "hotspot",
)  # fmt: skip
_FIGURES = ("circuit", "states", "timeline", "decision")
_PER_FIGURE = 20


@dataclass(frozen=True)
class Question:
    """A question. `options` are (text, right or group, feedback); what else a type needs is in `extra`."""

    id: str
    type: str
    objective: int
    difficulty: int
    stem: str
    options: tuple[tuple[str, str, str], ...]
    feedback: str
    explanation: str
    see: str
    extra: str = ""


def figure_drawn(number: int) -> str:
    """The type of a figure."""
    return _FIGURES[number % len(_FIGURES)]


def _pointed(lesson: int) -> str:
    """The last figure at which one can point: a circuit or states."""
    number = lesson // _PER_FIGURE
    return f"figure-{number - max(0, number % 4 - 1) + 1:02}"


def question_of(lesson: int, place: int, objective: int) -> Question:
    """Question `place` of a lesson."""
    number = lesson * 5 + place
    draw = Draw(f"question {number}")
    type_ = TYPES[number % len(TYPES)]
    options, feedback, extra = _BODY[type_](draw, number, lesson)
    sections = ("situation", "gestes", "gestes", "reperes", "preuve")
    see = f"module-{lesson // 10 + 1:03}/lecon-{lesson + 1:04}#{sections[place]}"
    stem = f"Cas {number + 1}. {draw.sentence()} {_ASKED[type_]}"
    return Question(f"q-{number + 1:05}", type_, objective, number // 2 % 3 + 1, stem, options, feedback,
                    draw.paragraph(2), see, extra)  # fmt: skip


Body = tuple[tuple[tuple[str, str, str], ...], str, str]


def _choices(right: int) -> Callable[[Draw, int, int], Body]:
    def body(draw: Draw, number: int, _lesson: int) -> Body:
        places = {(number // 10 + one * 2) % 4 for one in range(right)}
        offered = draw.some(words.THINGS, 4)
        return tuple(
            (f"{draw.one(words.GESTURES)} {thing} {draw.one(words.WHEN)}", "right" if at in places else "",
             "" if at in places else draw.sentence())
            for at, thing in enumerate(offered)
        ), "", ""  # fmt: skip

    return body


def _true_false(draw: Draw, number: int, _lesson: int) -> Body:
    return (), draw.sentence(), "true" if number // 10 % 2 else "false"


def _numeric(draw: Draw, _number: int, _lesson: int) -> Body:
    key = draw.number(80) + 12
    return ((str(key + 7), "", draw.sentence()), (str(key - 5), "", draw.sentence())), "", str(key)


def _short_text(draw: Draw, _number: int, _lesson: int) -> Body:
    key, wrong = draw.some(words.THINGS, 2)
    return ((wrong, "", draw.sentence()),), "", key


def _gap_text(draw: Draw, _number: int, _lesson: int) -> Body:
    first, second = draw.some(words.THINGS, 2)
    text = f"{draw.sentence()} On prend [[{first}]] {draw.one(words.WHEN)}, puis [[{second}]] {draw.one(words.WHERE)}."
    return (), draw.sentence(), text


def _matching(draw: Draw, _number: int, _lesson: int) -> Body:
    left, right = draw.some(words.THINGS, 4), draw.some(words.WHERE, 4)
    return tuple((one, other, draw.sentence()) for one, other in zip(left, right, strict=True)), "", ""


def _ordering(draw: Draw, _number: int, _lesson: int) -> Body:
    gestures = draw.some(words.GESTURES, 4)
    return tuple((f"{one} {draw.one(words.THINGS)}", "", "") for one in gestures), draw.sentence(), ""


def _categorise(draw: Draw, _number: int, _lesson: int) -> Body:
    things = draw.some(words.THINGS, 6)
    groups = [place[0].upper() + place[1:] for place in draw.some(words.WHERE, 2)]
    return tuple((thing, groups[at % 2], draw.sentence()) for at, thing in enumerate(things)), "", ""


def _hotspot(draw: Draw, number: int, lesson: int) -> Body:
    key = number // 10 % 6
    areas = sorted({key, (key + 2) % 6, (key + 3) % 6})
    return tuple(
        (f"partie-{at + 1}", "right" if at == key else "", "" if at == key else draw.sentence()) for at in areas
    ), "", _pointed(lesson)  # fmt: skip


_BODY: dict[str, Callable[[Draw, int, int], Body]] = {
    "single-choice": _choices(1), "multiple-choice": _choices(2), "true-false": _true_false, "numeric": _numeric,
    "short-text": _short_text, "gap-text": _gap_text, "matching": _matching, "ordering": _ordering,
    "categorise": _categorise, "hotspot": _hotspot,
}  # fmt: skip
_ASKED = {
    "single-choice": "Que fait-on d'abord ?", "multiple-choice": "Que fait-on ? Deux réponses sont justes.",
    "true-false": "Cette phrase suit la règle de l'atelier.", "numeric": "Combien de minutes faut-il ?",
    "short-text": "Que prend-on en main ?", "gap-text": "Complétez.", "matching": "Associez chaque chose à sa place.",
    "ordering": "Remettez ces gestes dans l'ordre.", "categorise": "Rangez chaque chose à sa place.",
    "hotspot": "Montrez où cela se passe.",
}  # fmt: skip
