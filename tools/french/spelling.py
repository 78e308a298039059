"""Hunspell with its French dictionary, and the committed list of the words that are right though it knows them not.

The list: one word a line, in sections that each open with a comment, sorted within its section. A word of it that the
dictionary knows or that no text uses any more is a fault too: the list says what the course needs, no more.
"""

from __future__ import annotations

import re
import subprocess
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from generator.diagnostics import fold
from tools.french.line import Fault, Line, fault

# A name with a digit, a file, a host or a key (A1, BC-2026-14, course.yml, key_points) is no word.
_WORD = re.compile(r"[^\W_]+(?:[.@_'’-][^\W_]+)*")
_NAME = re.compile(r"[\d._@]")
_ELISION = re.compile(r"(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu)['’](?=.)", re.IGNORECASE)
_COMMAND = ["hunspell", "-d", "fr", "-i", "utf-8"]
_SUGGESTIONS = 4


def spelling(lines: Sequence[Line], listed: Path, name: str) -> list[Fault]:
    """Each use of an unknown word, and each word of the file `listed`, called `name`, that is out of place there."""
    uses: dict[str, list[tuple[Line, int]]] = defaultdict(list)
    for line in lines:
        for start, word in words(line.text):
            uses[word].append((line, start))
    known, faults = _read(listed, name)
    unknown = _unknown([*uses, *known, *filter(None, map(_acronym, uses))])
    used: set[str] = set()
    strange: list[str] = []
    for word in uses:
        # The dictionary has acronyms, but not with an article before them.
        if word in unknown and (not (acronym := _acronym(word)) or acronym in unknown):
            entries = [form for form in _forms(word) if form in known]
            used.update(entries[:1])
            if not entries:
                strange.append(word)
    for word, better in _suggestions(strange).items():
        said = f"unknown word « {word} »" + (f"; perhaps {', '.join(better)}" if better else "")
        faults += [fault(line.place(start, start + len(word)), said) for line, start in uses[word]]
    for word, number in known.items():
        if word not in unknown:
            faults.append(Fault(name, number, f"the dictionary knows « {word} »: remove the line"))
        elif word not in used:
            faults.append(Fault(name, number, f"no text uses « {word} » any more: remove the line"))
    return faults


def words(text: str) -> Iterator[tuple[int, str]]:
    """The words of a line, each with its place: joined by hyphens and apostrophes as the dictionary has them."""
    for found in _WORD.finditer(text):
        if not _NAME.search(found[0]):
            yield found.start(), found[0].replace("’", "'")


def _acronym(word: str) -> str:
    """INSEE for « l'INSEE », else nothing."""
    bare = _ELISION.sub("", word, count=1)
    return bare if bare != word and bare.isupper() else ""


def _forms(word: str) -> Iterator[str]:
    """What may stand in the list for a word of a text: itself, without its elided article, without its capital."""
    bare = _ELISION.sub("", word, count=1)
    for form in dict.fromkeys((word, bare)):
        yield form
        yield form[0].lower() + form[1:]


def _read(listed: Path, name: str) -> tuple[dict[str, int], list[Fault]]:
    """The words of the list with their lines, and what is wrong with its form."""
    known: dict[str, int] = {}
    faults: list[Fault] = []
    rows = list(enumerate(listed.read_text(encoding="utf-8").splitlines(), 1))
    for is_words, section in groupby(rows, key=lambda row: bool(row[1].strip()) and not row[1].startswith("#")):
        before = ""
        for number, row in section if is_words else ():
            word = row.strip()
            if word in known:
                faults.append(Fault(name, number, f"« {word} » is listed twice: remove the line"))
            elif before and _order(word) < _order(before):
                faults.append(Fault(name, number, f"« {word} » stands after « {before} »: sort the section"))
            known.setdefault(word, number)
            before = word
    return known, faults


def _order(word: str) -> tuple[str, str]:
    return fold(word), word


def _unknown(found: Sequence[str]) -> set[str]:
    """The words that the dictionary has not, all asked at once."""
    done = _hunspell("-l", "\n".join(found))
    asked = set(found)
    parts = set(done.split("\n")) - {""}
    # Should Hunspell cut a word before it looks it up, it names the part that it does not know.
    cut = parts - asked
    return {word for word in asked if word in parts or not cut.isdisjoint(re.split(r"[-']", word))}


def _suggestions(found: Sequence[str]) -> dict[str, list[str]]:
    """What the dictionary has near each of these words. It takes its time: only words to be reported come here."""
    if not found:
        return {}
    blocks = _hunspell("-a", "".join(f"^{word}\n" for word in found)).partition("\n")[2].split("\n\n")
    near: dict[str, list[str]] = {}
    for word, block in zip(found, blocks, strict=False):
        listed = [line.partition(": ")[2] for line in block.splitlines() if line.startswith("&")]
        near[word] = listed[0].split(", ")[:_SUGGESTIONS] if listed else []
    return near


def _hunspell(mode: str, text: str) -> str:
    done = subprocess.run([*_COMMAND, mode], input=text, capture_output=True, encoding="utf-8", check=False)
    if done.returncode != 0:
        raise SystemExit(
            f"hunspell failed: {done.stderr.strip()}\nIts dictionary may be missing: python tools/system.py"
        )
    return done.stdout
