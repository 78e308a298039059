"""What `check --stats` prints: questions by type, objective and difficulty; words, readability and time by lesson.

Numbers to think with: nothing here is right or wrong. Thresholds that warn are in `check.thresholds`.

Readability is the reading ease of Rudolf Flesch as Liliane Kandel and Abraham Moles fitted it to French (« Application
de l'indice de Flesch à la langue française », Cahiers d'études de radio-télévision 19, 1958): 207 − 1.015 × words a
sentence − 73.6 × syllables a word. English has Flesch's own (« A new readability yardstick », Journal of Applied
Psychology 32, 1948): 206.835 − 1.015 × words a sentence − 84.6 × syllables a word. Both run from 0 (hard) to 100
(easy). Syllables are counted by groups of vowels, which is within a few per cent on a whole lesson.
"""

from __future__ import annotations

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.check.prose import Reader, sentences, words
from generator.check.texts import written
from generator.language import OBJECT
from generator.model.project import Project
from generator.model.question import QUESTION_TYPES, Case, Question

_READ = frozenset(
    {"text", "steps", "note", "tip", "warning", "in_practice", "example", "answer", "summary", "key_points", "cells"}
)
"""What a learner reads of a lesson; the trainer's notes are not in it."""

_PROSE = _READ - {"cells"}
"""What is made of sentences, on which readability means something."""

_WORDS = {
    "fr": {
        "questions": "Questions : {n}", "type": "par type", "difficulty": "par difficulté",
        "objective": "par objectif et difficulté", "total": "total", "none": "aucune",
        "lessons": "Leçons : {n}, {time}", "lesson": "leçon", "time": "durée", "words": "mots",
        "sentence": "mots/phrase", "ease": "lisibilité", "asked": "questions", "optional": "(facultative)",
        "legend": "Lisibilité : indice de Flesch (Kandel et Moles pour le français), de 0, difficile, à 100, facile.",
    },
    "en": {
        "questions": "Questions: {n}", "type": "by type", "difficulty": "by difficulty",
        "objective": "by objective and difficulty", "total": "total", "none": "none",
        "lessons": "Lessons: {n}, {time}", "lesson": "lesson", "time": "time", "words": "words",
        "sentence": "words/sentence", "ease": "ease", "asked": "questions", "optional": "(optional)",
        "legend": "Ease: Flesch's reading ease (Kandel and Moles for French), from 0, hard, to 100, easy.",
    },
}  # fmt: skip


@dataclass(frozen=True)
class Measure:
    """What was counted in a text."""

    words: int
    sentences: int
    syllables: int

    def ease(self, language: str) -> float | None:
        """Flesch's reading ease, in the form that fits the language; None of a text without words."""
        if not self.words or not self.sentences:
            return None
        constant, weight = (206.835, 84.6) if language == "en" else (207.0, 73.6)
        ease = constant - 1.015 * self.words / self.sentences - weight * self.syllables / self.words
        return min(100.0, max(0.0, ease))


_GROUP = re.compile(r"[aeiouyàâäéèêëîïôöùûüÿœæ]+")
_HIATUS = re.compile(r"[éèêëïü](?=[aàâioôuéè]|el)|[aeiou](?=[éèëïü])")
_MUTE = re.compile(r"(?:[^aeiouyàâäéèêëîïôöùûüÿœæ]|[qg]u)es?\Z")


def syllables(word: str) -> int:
    """The syllables of a word, at least one. A figure or a code counts as one."""
    lower = word.casefold()
    groups = len(_GROUP.findall(lower)) + len(_HIATUS.findall(lower))
    if groups > 1 and _MUTE.search(lower):
        groups -= 1
    return max(1, groups)


def measure(texts: Iterable[str]) -> Measure:
    """Words, sentences and syllables of passages of plain text."""
    counted, ended, spoken = 0, 0, 0
    for text in texts:
        for start, end in sentences(text):
            found = [word for word in words(text[start:end]) if word.strip(OBJECT)]
            ended += bool(found)
            counted += len(found)
            spoken += sum(syllables(part) for word in found for part in re.findall(r"[^\W_]+", word) if len(part) > 1)
    return Measure(counted, ended, max(spoken, counted))


def as_text(project: Project, as_of: datetime.date, language: str) -> str:
    """The statistics of a course on a day, for a terminal."""
    said = _WORDS["en" if language == "en" else "fr"]
    return "\n".join(["", *_questions(project, said), "", *_lessons(project, as_of, said), "", said["legend"]])


def _questions(project: Project, said: dict[str, str]) -> list[str]:
    asked: list[Question] = []
    for question in project.questions.values():
        asked += question.questions if isinstance(question, Case) else [question]
    cases = sum(isinstance(question, Case) for question in project.questions.values())
    types: Counter[str] = Counter(question.type for question in asked)
    by_type = [f"{kind} {types[kind]}" for kind in QUESTION_TYPES if kind in types]
    by_type += [f"case {cases}"] if cases else []
    levels = Counter(question.difficulty for question in asked)
    by_level = [f"{level}: {levels[level]}" for level in (1, 2, 3)]
    lines = [
        said["questions"].format(n=len(asked)),
        f"  {said['type']}: {', '.join(by_type) or said['none']}",
        f"  {said['difficulty']}: {', '.join(by_level)}",
        f"  {said['objective']}:",
    ]
    rows = [["", "1", "2", "3", said["total"]]]
    for objective in project.course.objectives:
        mine = Counter(question.difficulty for question in asked if question.objective == objective.id)
        rows.append([str(objective.id), *(str(mine[level]) for level in (1, 2, 3)), str(mine.total())])
    if said is _WORDS["fr"]:
        lines = [line.replace(":", " :", 1) if line.startswith("  ") else line for line in lines]
    return lines + _table(rows, "    ")


def _lessons(project: Project, as_of: datetime.date, said: dict[str, str]) -> list[str]:
    reader = Reader(project, as_of)
    texts: dict[str, list[str]] = {}
    prose: dict[str, list[str]] = {}
    for one in written(project):
        if one.owner == "lesson" and one.part in _READ and (one.within is None or one.within.in_force(as_of)):
            passages = [passage.text for passage in reader.passages(one.text, one.rich)]
            texts.setdefault(one.id, []).extend(passages)
            if one.part in _PROSE:
                prose.setdefault(one.id, []).extend(passages)
    total = sum(module.duration for module in project.modules)
    rows = [[said["lesson"], said["time"], said["words"], said["sentence"], said["ease"], said["asked"]]]
    for id_, placed in project.lessons.items():
        found = measure(prose.get(id_, ()))
        ease = found.ease(project.course.language)
        asked = sum(len(getattr(block, "questions", ())) for _, block in placed.blocks())
        rows.append(
            [
                id_ + (f" {said['optional']}" if placed.lesson.optional else ""),
                f"{placed.lesson.duration} min",
                str(measure(texts.get(id_, ())).words),
                f"{found.words / found.sentences:.1f}" if found.sentences else "",
                "" if ease is None else f"{ease:.0f}",
                str(asked),
            ]
        )
    return [said["lessons"].format(n=len(rows) - 1, time=f"{total} min"), *_table(rows, "  ")]


def _table(rows: Sequence[Sequence[str]], indent: str) -> list[str]:
    """Columns of text: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    lines = []
    for row in rows:
        others = ("  " + cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
        lines.append((indent + row[0].ljust(widths[0]) + "".join(others)).rstrip())
    return lines
