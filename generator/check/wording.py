"""P4xx about how a question is worded: what gives the answer away, hides a negation or explains nothing.

The texts are judged word by word here, in French and English; keys and feedback are the business of `questions`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.check.prose import Passage, holds, sentences
from generator.check.questions import comparable, keys_of, short
from generator.check.thresholds import THRESHOLDS
from generator.diagnostics import Diagnostic, Span, fold
from generator.model.base import parse_decimal
from generator.model.question import MultipleChoice, Numeric, SingleChoice, TrueFalse
from generator.source import Text

if TYPE_CHECKING:
    from generator.check.rule import Context, Rule

_CATCH_ALL = re.compile(
    r"(?:tou(?:te)?s (?:les|ces) (?:\w+ )?(?:r[ée]ponses|propositions|affirmations|choix|options|cas)\b.*"
    r"|tout ce qui pr[ée]c[èe]de|tout cela"
    r"|(?:aucune?|nulle?)(?: des| de| d')? ?(?:ces|cette)? ?(?:\w+ )?"
    r"(?:r[ée]ponses?|propositions?|affirmations?|choix|options?)\b.*"
    r"|rien de tout cela"
    r"|les (?:deux|trois|quatre|cinq)(?: (?:r[ée]ponses|propositions|affirmations|choix|à la fois))?(?: sont \w+)?"
    r"|l'une? et l'autre|ni l'une? ni l'autre"
    r"|(?:r[ée]ponses? |answers? )?[a-e](?:, [a-e])*,? (?:et|and) [a-e]"
    r"|(?:all|none|both|neither|any)(?: of)?(?: the)? (?:above|these|them|answers|choices|options)\b.*|both|neither)",
    re.IGNORECASE,
)


def _catch_alls(context: Context) -> Iterator[Diagnostic]:
    reader = context.reader
    for question in context.questions:
        if isinstance(question, SingleChoice | MultipleChoice):
            for choice in question.choices:
                if _CATCH_ALL.fullmatch(comparable(reader.plain(choice.text))):
                    yield Diagnostic("P441", choice.text.span, {"text": short(choice.text)})


_NEGATION = {
    "fr": re.compile(
        r"\b(?:ne\s|n['’])(?:[^.,;:!?]{1,60}?\s)?(pas|jamais|aucune?s?|rien|nullement|gu[èe]re)\b"
        r"|\b(aucune?|jamais|sauf|except[ée]|hormis|[àa] l['’]exception)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(not(?! only)|never|except|neither|none|no longer|cannot)\b|\b(\w+n['’]t)\b", re.IGNORECASE),
}
# « Que faites-vous si le client ne répond pas ? »: the negation is in the situation, not in what is asked.
_SUBORDINATE = {
    "fr": re.compile(
        r"\b(?:si|s['’]ils?|quand|lorsqu\w*|qu[ei]|qu['’]\w+|dont|o[ùu]|puisqu\w*|afin|pour|car|mais|comme|d[èe]s)\b|[«“\"]",
        re.IGNORECASE,
    ),
    "en": re.compile(r"\b(?:if|when|whose|that|who|which|because|although|unless|but|so)\b|[“\"]", re.IGNORECASE),
}


_WHY = re.compile(r"(?:pourquoi|why)\b", re.IGNORECASE)
# « Quelle est la pièce qui n'est pas exigée ? »
_DIRECT = re.compile(
    r"quel\w* (?:est|sont) (?:l['’]|(?:le|la|les) )[\w-]+ qui|(?:which|what) (?:is|are) the [\w-]+ that (?:is|are)",
    re.IGNORECASE,
)
_EXCEPTIONS = frozenset({"sauf", "excepté", "hormis", "except"})
_RESERVE = re.compile(r"sauf (?:mention|accord|disposition|exception|stipulation|cas|si|erreur)\b", re.IGNORECASE)
_INTERROGATIVE = re.compile(
    r"(?:qui|que|qu['’]|quel|lequel|laquelle|lesquel|parmi|combien|comment|o[ùu]|who|what|which|where|how)",
    re.IGNORECASE,
)


def _negations(context: Context) -> Iterator[Diagnostic]:
    reader = context.reader
    for question in context.questions:
        for passage in reader.passages(question.stem)[-1:]:
            found = _asked_negation(passage, reader.language.code)
            if found is not None:
                yield Diagnostic("P442", passage.span(*found), {"word": passage.text[found[0] : found[1]]})


def _asked_negation(passage: Passage, language: str) -> tuple[int, int] | None:
    """The bounds of a negation that is not bold and bears on what is asked, in the last sentence of the stem."""
    bounds = list(sentences(passage.text))
    if not bounds:
        return None
    start, end = bounds[-1]
    for found in _NEGATION[language].finditer(passage.text, start, end):
        group = found.lastindex or 0
        if any(passage.bold[found.start() : found.end()]):
            continue
        if _is_setting(passage.text, start, found.start(), found.end(), end, language):
            continue
        return found.start(group), found.end(group)
    return None


def _is_setting(text: str, start: int, at: int, after: int, end: int, language: str) -> bool:
    """Whether the words from `at` to `after` tell the situation of a sentence rather than ask."""
    clause = max(text.rfind(mark, start, at) for mark in ",;:(") + 1 or start
    goes_on = re.search(r"[,;:]", text[after:end]) is not None
    if _WHY.match(text, start):
        return True
    if _DIRECT.fullmatch(text[clause:at].strip()):
        return False
    for opening in _SUBORDINATE[language].finditer(text[clause:at].lstrip()):
        # « Qui ne doit pas déposer ? » asks; « Quand le client ne répond pas, … » and « Si… » do not.
        if opening.start() or goes_on or opening[0].casefold().startswith(("si", "s'", "s’", "if")):
            return True
    if text[at:after].casefold() in _EXCEPTIONS:
        return _RESERVE.match(text, at) is not None
    asks_later = goes_on and text[start:end].endswith("?")
    return asks_later and not _INTERROGATIVE.match(text, start)


def _hints(context: Context) -> Iterator[Diagnostic]:
    reader = context.reader
    for question in context.questions:
        if question.hint is None:
            continue
        hint = reader.plain(question.hint)
        for key in keys_of(question, reader):
            if _holds(hint, key):
                yield Diagnostic("P443", _place_in(question.hint, key), {"text": key})
                break


def _holds(hint: str, key: str) -> bool:
    number = parse_decimal(key)
    if number is not None:
        typed = re.findall(r"(?<![\w.,])\d[\d\u00a0\u202f]*(?:[.,]\d+)?(?![\w])", hint)
        return any(parse_decimal(one) == number for one in typed)
    wanted = fold(comparable(key))
    if sum(char.isalnum() for char in wanted) < THRESHOLDS.hint_letters:
        return False
    return holds(fold(comparable(hint)), wanted)


def _place_in(hint: Text, key: str) -> Span:
    found = hint.casefold().find(key.casefold())
    return hint.at(found, len(key)) if found >= 0 else hint.span


_LITTLE_WORDS = (
    "a à ai ait an and are as au aux avec be c'est ce ceci cela ces cet cette chez comme correct correcte "
    "correctement d'une dans de des doit done donc du elle elles en est et être exact exacte faut faux for from has "
    "have ici il ils in is it juste l'un la le les leur leurs lui mais ne ni non nous of on only or ou où oui par "
    "pas plus pour qu'il proposition propositions que qui quoi réponse réponses right bonne bonnes bon s'agit sa se "
    "ses si soit son sont sur that the their they this to true un une vous votre vos vrai vraie was were which with "
    "y you your answer answers"
)
_ELIDED = re.compile(r"^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu)'")
_EMPTY_WORDS = frozenset(_LITTLE_WORDS.split())


def _content_words(text: str) -> set[str]:
    """The words that say something, without their plural."""
    found: set[str] = set()
    for word in re.findall(r"[\w'’-]+", text.replace("\u00a0", " ").casefold().replace("’", "'")):
        if word in _EMPTY_WORDS:
            continue
        bare = _ELIDED.sub("", word) if "'" in word else word
        if bare and bare not in _EMPTY_WORDS:
            found.add(fold(bare).rstrip("sx") or bare)
    return found


def _explanations(context: Context) -> Iterator[Diagnostic]:
    reader = context.reader
    for question in context.questions:
        keys = keys_of(question, reader)
        if not keys and not isinstance(question, TrueFalse):
            continue
        unit = str(question.unit or "") if isinstance(question, Numeric) else ""
        known = _content_words(" ".join([reader.plain(question.stem), *keys, unit]))
        new = _content_words(reader.plain(question.explanation)) - known
        if len(new) < THRESHOLDS.explanation_new_words:
            yield Diagnostic("P445", question.explanation.span)


RULES: tuple[Rule, ...] = (_catch_alls, _negations, _hints, _explanations)
