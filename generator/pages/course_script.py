"""`assets/questions.js`: the questions of the course, for the learner's record and the counts.

A script that sets one variable, and no data file: a page opened from a folder may not fetch one. It tells which
questions there are, their fingerprints and where they stand, and nothing of their keys.
"""

from __future__ import annotations

import json

from generator.fingerprint import fingerprint
from generator.key_data import key_data
from generator.model.question import Question
from generator.pages.frame import Frame

COURSE_SCRIPT = "assets/questions.js"


def course_script(frame: Frame) -> str:
    """The script, one line a lesson so that a difference can be read."""
    words = frame.words
    said = {
        "forbidden": words.record_forbidden,
        "full": words.record_full,
        "unreadable": words.record_unreadable,
        "close": words.close,
    }
    prints = {id_: fingerprint(question, frame.rendering) for id_, question in _graded(frame).items()}
    lessons = ",\n".join(
        _json([placed.id, frame.lesson_title(placed), graded_in(frame, placed.id)])
        for placed in frame.project.lessons.values()
    )
    return (
        f'window.fasciculeCourse={{"id":{_json(frame.project.course.id)},"words":{_json(said)},\n'
        f'"prints":{_json(prints)},\n"lessons":[\n{lessons}\n]}};\n'
    )


def graded_in(frame: Frame, lesson: str) -> list[str]:
    """The ids of the questions of a lesson that the page grades, in the order of the page."""
    graded = _graded(frame)
    return [id_ for id_ in frame.index.questions_of_lesson.get(lesson, ()) if id_ in graded]


def _graded(frame: Frame) -> dict[str, Question]:
    return {
        str(one.id): one
        for one in frame.project.all_questions()
        if key_data(one, frame.rendering.typo) is not None
    }


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
