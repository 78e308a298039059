"""P4xx about one question: feedback, sources, choices that say the same.

How a question is worded is judged in `wording`, the habits of a bank in `banks`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.check.prose import Reader
from generator.diagnostics import Diagnostic
from generator.model.question import (
    Case,
    Categorise,
    GapText,
    Hotspot,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Question,
    ShortText,
    SingleChoice,
)  # fmt: skip
from generator.source import Text

if TYPE_CHECKING:
    from generator.check.rule import Context, Rule


def _feedback(context: Context) -> Iterator[Diagnostic]:
    for question in context.questions:
        for text in _unexplained(question):
            yield Diagnostic("P421", text.span, {"text": short(text)})


def _unexplained(question: Question) -> Iterator[Text]:
    """What can be answered wrongly and says nothing then. The model asks the other types for theirs."""
    match question:
        case SingleChoice() | MultipleChoice():
            if not any(choice.correct for choice in question.choices):
                return  # which one is right was forgotten, and told: it may be the very one without feedback
            yield from (choice.text for choice in question.choices if not choice.correct and choice.feedback is None)
        case Matching():
            yield from (pair.left for pair in question.pairs if pair.feedback is None)
        case Categorise():
            for category in question.categories:
                yield from (member.text for member in category.members if member.feedback is None)
        case Hotspot():
            if any(area.correct for area in question.areas):
                yield from (area.label for area in question.areas if not area.correct and area.feedback is None)
        case _:
            pass


def short(text: str, limit: int = 60) -> str:
    line = " ".join(text.split())
    return line if len(line) <= limit else line[: limit - 1].rstrip() + "…"


def _sources(context: Context) -> Iterator[Diagnostic]:
    known = context.project.sources
    for question in context.questions:
        # A case is not graded itself: its questions are, and each has its own sources.
        if isinstance(question, Case):
            continue
        names = {str(name): name for name in question.sources}
        if not names:
            yield Diagnostic("P422", question.id.span, {"id": str(question.id)})
        elif len(names) == 1:
            name = next(iter(names.values()))
            if name in known and known[name].kind == "secondary":
                yield Diagnostic("P423", name.span, {"id": str(question.id), "source": str(name)})


def _twice(context: Context) -> Iterator[Diagnostic]:
    reader = context.reader
    for question in context.questions:
        for offered in _offered(question):
            seen: dict[str, Text] = {}
            for text in offered:
                said = comparable(reader.plain(text))
                if said in seen:
                    params = {"text": short(text)}
                    yield Diagnostic("P424", text.span, params, notes=(seen[said].span,))
                else:
                    seen[said] = text


def _offered(question: Question) -> Iterator[list[Text]]:
    """The lists of a question in which no text may stand twice; those of a matching are judged in `well_formed`."""
    match question:
        case SingleChoice() | MultipleChoice():
            yield [choice.text for choice in question.choices]
        case Ordering():
            yield list(question.sequence)
        case Categorise():
            yield [category.title for category in question.categories]
            yield [member.text for category in question.categories for member in category.members]
        case Hotspot():
            yield [area.label for area in question.areas]
        case _:
            pass


def comparable(text: str) -> str:
    """A text without what does not make two texts differ: case, spaces, quotes, final mark. Accents do."""
    text = re.sub(r"[«»“”\"]", "", text.replace("’", "'").casefold())
    return " ".join(text.split()).rstrip(" .;:!?…")


def keys_of(question: Question, reader: Reader) -> list[str]:
    """The right answers of a question in plain text, where they are texts or numbers."""
    match question:
        case SingleChoice() | MultipleChoice():
            return [reader.plain(choice.text) for choice in question.choices if choice.correct]
        case Numeric():
            return [format(question.key.normalize(), "f")]
        case ShortText():
            return [str(key) for key in question.key]
        case GapText():
            return [word.strip() for gap in re.findall(r"\[\[([^\]]*)\]\]", question.text) for word in gap.split("|")]
        case Hotspot():
            return [str(area.label) for area in question.areas if area.correct]
        case _:
            return []


RULES: tuple[Rule, ...] = (_feedback, _sources, _twice)
