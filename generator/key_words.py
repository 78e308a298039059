"""How the « Corrigé » and lists of questions word two things: what is asked, in short, and what is accepted."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from markupsafe import Markup

from generator.diagnostics import fold
from generator.model.base import parse_decimal
from generator.model.question import DecisionQuestion, Question
from generator.rendering import Rendering


def shortened(stem: str, most: int = 70) -> str:
    """The beginning of a stem, cut between words: enough to know the question again."""
    if len(stem) <= most:
        return stem
    return stem[:most].rpartition(" ")[0].rstrip(" \u00a0,;:.(«“") + "…"


def asked(question: Question, context: Rendering, most: int = 70) -> str:
    """What a question asks, in short, without a table or a story above it; of a decision its situation."""
    if isinstance(question, DecisionQuestion):
        text = context.plain(question.situation)
    else:
        text = context.split(question.stem)[1].striptags()
    return context.language.typography(shortened(text, most))


def either(accepted: Iterable[str], context: Rendering) -> Markup:
    """The responses accepted, as « 15 ou quinze »; one number written in two ways is said once."""
    words: list[str] = []
    numbers: list[Decimal] = []
    for one in accepted:
        number = parse_decimal(one)
        if number is None or number not in numbers:
            words.append(one)
        if number is not None:
            numbers.append(number)
    first, *others = words
    # « plateformes agréées » beside « plateforme agréée » tells a reader nothing: it is there for whoever types it.
    others = [other for other in others if _bare(other) != _bare(first)]
    said = [context.typo(context.language.value(word, None)) for word in (first, *others)]
    return context.raised(context.language.join(said, last=context.strings.or_))


def _bare(words: str) -> str:
    """Letters and figures alone, without articles, brackets, accents and plural endings."""
    plain = re.sub(r"\([^)]*\)", "", fold(words))
    plain = re.sub(r"^(?:(?:les?|la|des?|une?|the|an?)\s+|[ld]['’])", "", plain.strip())
    return re.sub(r"[^a-z0-9]+", "", re.sub(r"[sx]\b", "", plain))
