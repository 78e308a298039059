"""P4xx about the habits of whole banks: what a learner guesses from many questions without reading one.

Each is reported once. Single questions are judged in `questions` and `wording`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from generator.check.prose import Reader
from generator.check.thresholds import THRESHOLDS
from generator.diagnostics import Diagnostic
from generator.model.project import Project
from generator.model.question import Case, MultipleChoice, Question, SingleChoice, TrueFalse

if TYPE_CHECKING:
    from generator.check.rule import Context, Rule


def _flat(bank: Sequence[Question]) -> list[Question]:
    """The questions that are answered, those of cases too."""
    answered: list[Question] = []
    for question in bank:
        if isinstance(question, Case):
            answered += question.questions
        else:
            answered.append(question)
    return answered


def _everywhere(project: Project) -> list[Question]:
    return [question for bank in project.banks.values() for question in _flat(bank)]


def _long_keys(context: Context) -> Iterator[Diagnostic]:
    reader = context.reader
    for bank in context.banks:
        offered = [question for question in _flat(bank) if isinstance(question, SingleChoice | MultipleChoice)]
        long = [question for question in offered if _key_is_long(question, reader)]
        if len(long) >= THRESHOLDS.long_key_from and len(long) > THRESHOLDS.long_key_share * len(offered):
            place = next(choice.text.span for choice in long[0].choices if choice.correct)
            ids = ", ".join(question.id for question in long)
            yield Diagnostic("P431", place, {"n": str(len(long)), "total": str(len(offered)), "ids": ids})


def _key_is_long(question: SingleChoice | MultipleChoice, reader: Reader) -> bool:
    right = [len(reader.plain(choice.text)) for choice in question.choices if choice.correct]
    wrong = [len(reader.plain(choice.text)) for choice in question.choices if not choice.correct]
    if not right or not wrong:
        return False
    return sum(right) / len(right) > THRESHOLDS.long_key_ratio * sum(wrong) / len(wrong)


# --- place of the key


def _positions(context: Context) -> Iterator[Diagnostic]:
    groups = [_flat(bank) for bank in context.project.banks.values()]
    found = [diagnostic for group in groups for diagnostic in _unbalanced(group)]
    # Small banks are judged together, unless one of them has already been named.
    yield from found or _unbalanced(_everywhere(context.project))


def _unbalanced(questions: Sequence[Question]) -> Iterator[Diagnostic]:
    single = [
        question
        for question in questions
        if isinstance(question, SingleChoice) and sum(choice.correct for choice in question.choices) == 1
    ]
    if len(single) < THRESHOLDS.positions_from:
        return
    width = max(len(question.choices) for question in single)
    counted, expected = [0] * width, [0.0] * width
    for question in single:
        counted[[choice.correct for choice in question.choices].index(True)] += 1
        for place in range(len(question.choices)):
            expected[place] += 1 / len(question.choices)
    if p_value(*_pooled(counted, expected)) < THRESHOLDS.positions_p:
        most = counted.index(max(counted))
        first = next(question for question in single if question.choices[most].correct)
        counts = " - ".join(str(count) for count in counted)
        yield Diagnostic("P432", first.choices[most].text.span, {"counts": counts})


def _pooled(counted: Sequence[int], expected: Sequence[float]) -> tuple[list[int], list[float]]:
    """The counts with the rare last places taken together, so that χ² means something."""
    observed, hoped = list(counted), list(expected)
    while len(hoped) > 2 and hoped[-1] < THRESHOLDS.positions_expected:
        observed[-2:] = [observed[-2] + observed[-1]]
        hoped[-2:] = [hoped[-2] + hoped[-1]]
    return observed, hoped


def p_value(observed: Sequence[float], expected: Sequence[float]) -> float:
    """How often chance alone gives counts as far from the expected ones (Pearson's χ² test)."""
    statistic = sum((seen - hoped) ** 2 / hoped for seen, hoped in zip(observed, expected, strict=True))
    return chi_square_tail(statistic, len(expected) - 1)


def chi_square_tail(statistic: float, freedom: int) -> float:
    """The probability that χ² with `freedom` degrees is over `statistic`.

    The regularised upper gamma function Q(freedom / 2, statistic / 2), by its recurrence Q(a + 1, x) = Q(a, x) +
    x^a e^-x / Γ(a + 1) from Q(1/2, x) = erfc(√x) or Q(1, x) = e^-x (Abramowitz and Stegun, 6.5.21).
    """
    if freedom < 1 or statistic <= 0:
        return 1.0
    x = statistic / 2
    a, tail = (0.5, math.erfc(math.sqrt(x))) if freedom % 2 else (1.0, math.exp(-x))
    while a < freedom / 2:
        tail += math.exp(a * math.log(x) - x - math.lgamma(a + 1))
        a += 1
    return min(1.0, tail)


# --- true-false, difficulty, repetition


def _one_way(context: Context) -> Iterator[Diagnostic]:
    asked = [question for question in _everywhere(context.project) if isinstance(question, TrueFalse)]
    keys = {question.key for question in asked}
    if len(asked) >= THRESHOLDS.true_false_from and len(keys) == 1:
        params = {"n": str(len(asked)), "key": "true" if keys.pop() else "false"}
        yield Diagnostic("P433", asked[0].place("key"), params)


def _difficulties(context: Context) -> Iterator[Diagnostic]:
    asked = _everywhere(context.project)
    total = len(asked)
    if total < THRESHOLDS.difficulties_from:
        return
    easy = [question for question in asked if question.difficulty == 1]
    hard = sum(question.difficulty == 3 for question in asked)
    if len(easy) > THRESHOLDS.easy_share * total:
        yield Diagnostic("P434", easy[0].place("difficulty"), {"n": str(len(easy)), "total": str(total)})
    if hard < THRESHOLDS.hard_share * total:
        yield Diagnostic("P435", asked[0].place("difficulty"), {"n": str(hard), "total": str(total)})


def _repeated(context: Context) -> Iterator[Diagnostic]:
    seen: dict[bytes, tuple[str, int]] = {}
    for file, told in context.facts.parts.items():
        for number, asked in enumerate(told.asked):
            first = seen.setdefault(asked, (file, number))
            if first != (file, number):
                question = _numbered(context, file, number)
                notes = (_numbered(context, *first).stem.span,)
                yield Diagnostic("P444", question.stem.span, {"id": str(question.id)}, notes=notes)


def _numbered(context: Context, file: str, number: int) -> Question:
    """The question of a bank with this number among what `Told.asked` lists."""
    return list(context.parts[file].questions())[number]


RULES: tuple[Rule, ...] = (_long_keys,)
ACROSS: tuple[Rule, ...] = (_positions, _one_way, _difficulties, _repeated)
