"""`assets/questions.js`: the questions of the course, for the learner's record, the counts and the reviews.

A script that sets one variable, and no data file: a page opened from a folder may not fetch one. It tells which
questions there are, their fingerprints and where they stand, and nothing of their keys. Its shape is the type `Listed`
of `widgets/course.js`. What the questions ask is two thirds of it and shown on two pages: `assets/stems.js` adds that.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from functools import partial

from generator.fingerprint import fingerprint
from generator.index import counted
from generator.key_words import asked
from generator.pages.assessment import sheets_of
from generator.pages.frame import Frame
from generator.siblings import family_numbers

COURSE_SCRIPT = "assets/questions.js"
STEMS_SCRIPT = "assets/stems.js"

MOST = 110
"""Characters of a stem in a list of questions: two lines on a phone."""


Told = dict[str, tuple[str, str]]
"""Id of a question → its fingerprint and what it asks."""


def told_of(frame: Frame, bank: str) -> Told:
    """What the scripts tell of the questions of a bank."""
    return {
        str(one.id): (fingerprint(one, frame.rendering), asked(one, frame.rendering, MOST))
        for whole in frame.project.banks[bank]
        for one in counted(whole)
        if str(one.id) in frame.graded
    }


def course_scripts(frame: Frame, told: Callable[[str], Told] | None = None) -> dict[str, bytes]:
    """Both scripts, by path; `told` gives for a bank what `told_of` does."""
    of_bank = told or partial(told_of, frame)
    questions = {id_: said for bank in frame.project.banks for id_, said in of_bank(bank).items()}
    in_order = {id_: questions[id_] for id_ in frame.graded}
    return {COURSE_SCRIPT: _course(frame, in_order).encode(), STEMS_SCRIPT: _stems(in_order).encode()}


def _course(frame: Frame, told: Told) -> str:
    """One line a part and a lesson, so that a difference can be read.

    Ids stand in `prints` alone; the rest names a question by its place there, which saves a fifth of the bytes.
    """
    words, course = frame.words, frame.project.course
    said = {
        "forbidden": words.record_forbidden,
        "full": words.record_full,
        "unreadable": words.record_unreadable,
        "newer": words.record_newer,
        "close": words.close,
    }
    graded = frame.graded
    objectives = [str(one.id) for one in course.objectives]
    banks = list(frame.project.banks)
    bank_of = {
        str(one.id): banks.index(name)
        for name, bank in frame.project.banks.items()
        for whole in bank
        for one in counted(whole)
    }
    groups = family_numbers(graded)
    about = [
        [
            objectives.index(question.objective) if question.objective in objectives else -1,
            bank_of[id_],
            groups.get(id_, 0),
        ]
        for id_, question in graded.items()
    ]
    place_of = {id_: place for place, id_ in enumerate(graded)}
    lessons = [
        [placed.id, frame.lesson_title(placed), [place_of[id_] for id_ in graded_in(frame, placed.id)]]
        for placed in frame.project.lessons.values()
    ]
    parts = {
        "id": _json(course.id),
        "edition": _json(frame.edition),
        "words": _json(said),
        "practice": _json({"gaps": list(course.practice.review_days)}),
        "prints": _json({id_: print_ for id_, (print_, _) in told.items()}),
        "about": _json(about),
        "objectives": _json([[str(one.id), frame.rendering.plain(one.text)] for one in course.objectives]),
        "banks": _json([[name, bank_title(frame, name)] for name in banks]),
        "lessons": _list(lessons),
        "assessments": _list(_assessments(frame)),
    }
    return "window.fasciculeCourse={" + ",\n".join(f'"{name}":{text}' for name, text in parts.items()) + "};\n"


def _stems(told: Told) -> str:
    stems = {id_: stem for id_, (_, stem) in told.items()}
    return f"window.fasciculeCourse.stems={_lines(stems)};\n"


def _assessments(frame: Frame) -> list[list[object]]:
    sheets = sheets_of(frame)
    return [
        [
            str(one.id),
            one.type,
            frame.rendering.typo(one.title),
            None if one.mastery_score is None else float(one.mastery_score),
            [[sheet.page, sheet.key] for sheet in sheets[str(one.id)]],
        ]
        for one in frame.project.assessments
    ]


def graded_in(frame: Frame, lesson: str) -> list[str]:
    """The ids of the questions of a lesson that the page grades, in the order of the page."""
    return [id_ for id_ in frame.index.questions_of_lesson.get(lesson, ()) if id_ in frame.graded]


def bank_title(frame: Frame, name: str) -> str:
    """The title of the module that a bank is named after; else its name."""
    titles = {module.id: module.module.title for module in frame.project.modules}
    return frame.rendering.typo(titles.get(name, name))


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")


def _list(values: Iterable[object]) -> str:
    return "[\n" + ",\n".join(map(_json, values)) + "\n]"


def _lines(values: Mapping[str, object]) -> str:
    return "{\n" + ",\n".join(f"{_json(name)}:{_json(value)}" for name, value in values.items()) + "\n}"
