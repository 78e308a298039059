"""T816–T818: what a text brings from where it was pasted or how it was quoted, and a page would show otherwise.

Bullets of a word processor, items whose line ends YAML folds away, characters that nobody sees. All languages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from generator.check.prose import Passage
from generator.check.rule import Context, Rule
from generator.codes.characters import ODD, name_of
from generator.diagnostics import Diagnostic
from generator.model.question import ShortText
from generator.source import Text

_S = "[ \t\u00a0\u202f]"
# What stands at the head of a line as a bullet only…
_BULLET = re.compile(rf"[•‣⁃◦▪\u2219]{_S}*(?=\S)|[·\ue000-\uf8ff]{_S}+(?=\S)")
# … and what may be a dash in a sentence, a state in a cell or a word: two such lines, or one after a colon, are a list.
_PERHAPS = re.compile(rf"(?:[–—●○■□➢➤]{_S}+|o\t+|-)(?=[^\W\d_]|[«\"“(*])")
_LINE = re.compile(r"^[ \t]*", re.MULTILINE)
# What a line that is one of these begins with: hardly any text has such a line.
_HEAD = re.compile(r"(?:\A|\n)[ \t]*(?:[•‣⁃◦▪\u2219·\ue000-\uf8ff–—●○■□➢➤-]|o\t)")
_SENTENCE_END = (".", ";", ":", ",", "!", "?", "…")


def bullets(context: Context) -> Iterator[Diagnostic]:
    """The first line of a text that a bullet of a word processor opens."""
    for one, passages in context.reader.all:
        found = _bullet(one.text) if one.rich and one.owner != "source" else None
        if found is not None and _is_prose(found.start(), passages):
            mark = found[0].strip() or found[0]
            shown = f"U+{ord(mark):04X}" if "\ue000" <= mark <= "\uf8ff" else mark
            yield Diagnostic("T816", one.text.at(found.start()), {"mark": shown})


def _bullet(text: str) -> re.Match[str] | None:
    if not (_HEAD.search(text) if "\n" in text else _HEAD.match(text)):
        return None
    perhaps: list[re.Match[str]] = []
    before = ""
    for line in _LINE.finditer(text):
        if found := _BULLET.match(text, line.end()):
            return found
        found = _PERHAPS.match(text, line.end())
        if found and (not before or before.endswith(_SENTENCE_END) or perhaps):
            if before.endswith(":"):
                return found
            perhaps.append(found)
        before = text[line.start() : _end_of_line(text, line.start())].strip()
    return perhaps[0] if len(perhaps) > 1 else None


def _end_of_line(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def _is_prose(offset: int, passages: list[Passage]) -> bool:
    """Whether the character is shown as text: what stands in a block of code is no list."""
    return any(offset in passage.offsets for passage in passages)


# --- line ends folded away

_ITEM = re.compile(r"(?<= )(?:([-*–—])|(\d{1,2})[.)]|([•‣⁃◦▪\u2219·]|[\ue000-\uf8ff])) (?=\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)] ")


def folded(context: Context) -> Iterator[Diagnostic]:
    """The first item of a list that YAML put at the end of the line above: only under « | » do line ends stay."""
    for one, _passages in context.reader.all:
        if one.rich and one.text.style != "|" and not one.text.on_one_line and (found := _folded(one.text)):
            yield Diagnostic("T817", one.text.at(found.start()), {"mark": found[0].strip()})


def _folded(text: Text) -> re.Match[str] | None:
    items = [found for found in _ITEM.finditer(text) if _opens_line(text, found.start())]
    head = _NUMBER.match(text)
    numbers = {int(head[1])} if head else set()
    numbers |= {int(found[2]) for found in items if found[2]}
    dashes = Counter(found[1] for found in items)
    for found in items:
        dash, number, bullet = found.groups()
        if bullet or text[_before(text, found.start())] == ":":
            return found
        if number and {int(number) - 1, int(number) + 1} & numbers:
            return found
        if dash and (dashes[dash] > 1 or text.startswith(f"{dash} ") or _is_alone(text, found)):
            return found
    return None


def _opens_line(text: Text, offset: int) -> bool:
    """Whether the character opens a line in the file, though a space stands before it in the value."""
    before = _before(text, offset)
    return before >= 0 and text.at(before).line < text.at(offset).line


def _before(text: Text, offset: int) -> int:
    """The place of the last character before `offset` that is no space, or -1."""
    place = offset - 1
    while place >= 0 and text[place].isspace():
        place -= 1
    return place


def _is_alone(text: str, found: re.Match[str]) -> bool:
    """A hyphen that no other one answers: an aside between two of them is a sentence that goes on."""
    return found[1] == "-" and " - " not in text[: found.start() - 1] and " - " not in text[found.end() :]


# --- characters that nobody sees


def odd_characters(context: Context) -> Iterator[Diagnostic]:
    """Each odd character once a text, with how often it stands there."""
    for one, _passages in context.reader.all:
        if _is_plain(one.text):
            continue
        told = _bullet(one.text) if one.rich and one.owner != "source" and ODD.search(one.text) else None
        yield from _odd(one.text, told[0][0] if told else "")
    for text in _silent_texts(context):
        yield from _odd(text)


def _is_plain(text: str) -> bool:
    """Whether a text cannot hold an odd character: but for two, none of them is printed."""
    return text.replace("\n", "").isprintable() and "\ufffc" not in text and "\ufffd" not in text


def _odd(text: Text, told: str = "") -> Iterator[Diagnostic]:
    if _is_plain(text):
        return
    counts: dict[str, list[int]] = {}
    for found in ODD.finditer(text):
        counts.setdefault(found[0], []).append(found.start())
    for char, places in counts.items():
        if char != told:
            said = name_of(char)
            params = {"name": said.fr, "english": said.en, "code": f"U+{ord(char):04X}", "n": str(len(places))}
            yield Diagnostic("T818", text.at(places[0]), params)


def _silent_texts(context: Context) -> Iterator[Text]:
    """What is compared or looked up rather than read: there an unseen character makes a right answer wrong."""
    if context.has_others:
        for entries in context.project.values.values():
            for entry in entries:
                yield entry.value
                if entry.unit is not None:
                    yield entry.unit
        for term in context.project.terms:
            yield from (*term.also, *term.forms)
    for question in context.questions:
        if isinstance(question, ShortText):
            yield from (*question.key, *(wrong.response for wrong in question.wrong))


RULES: tuple[Rule, ...] = (bullets, folded, odd_characters)
