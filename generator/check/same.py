"""What makes one question ask the same as another. That two do is told in `banks`."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import blake2b
from typing import TYPE_CHECKING

from generator.check.prose import Reader
from generator.check.questions import comparable
from generator.check.texts import question_texts
from generator.model.question import (
    Case,
    DecisionQuestion,
    MultipleChoice,
    Numeric,
    Question,
    ShortText,
    SingleChoice,
    TrueFalse,
)  # fmt: skip

if TYPE_CHECKING:
    from generator.check.rule import Context

_BYTES = 16
"""So many bytes of a hash: two questions that differ have the same about never."""


def asked(context: Context) -> Iterator[bytes]:
    """For each question of a part, in order, those inside cases too: equal bytes where the same is asked."""
    reader = context.reader
    for bank in context.banks:
        for top in bank:
            for question in (top, *top.questions) if isinstance(top, Case) else (top,):
                said = _asked(question, reader)
                if question is not top and isinstance(top, Case):
                    # Two cases may ask the same of two situations.
                    said += "\n" + comparable(reader.plain(top.situation))
                yield blake2b(said.encode(errors="surrogatepass"), digest_size=_BYTES).digest()


def _asked(question: Question, reader: Reader) -> str:
    """What makes a question the same as another: its stem; and all else where stems are mere instructions."""
    match question:
        case SingleChoice() | MultipleChoice() | TrueFalse() | Numeric() | ShortText():
            texts = [question.stem]
        case DecisionQuestion():
            texts = [question.stem, question.situation]
        case Case():
            texts = [question.stem, question.situation]
        case _:
            parts = {"stem", "gap text", "left", "right", "sequence", "category", "member", "label"}
            texts = [one.text for one in question_texts(question) if one.part in parts]
    return "\n".join([question.type, *(comparable(reader.plain(text)) for text in texts)])
