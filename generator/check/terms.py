"""Which terms of the glossary the course names, and in which part first. What is named nowhere is told in `uses`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from itertools import chain
from typing import TYPE_CHECKING

from generator.check.prose import holds
from generator.check.texts import Written
from generator.diagnostics import fold
from generator.model.course import Term

if TYPE_CHECKING:
    from generator.check.rule import Context

_WORD = re.compile(r"\w+")
_FEW = 8
"""Up to so many first words are looked for one by one: faster than taking the text to words, while they are few."""


def first_named(context: Context, fresh: Mapping[str, Context], before: Mapping[str, str]) -> dict[str, str]:
    """For each term that some text names, by it or one of its forms, the file of the first part that does.

    `fresh` are the parts that may name others than when `before` was found. In the others, a term can only be what it
    was there: it is read for again only where it stood first in a fresh part, and only in the parts after that.
    """
    wanted: dict[str, list[Term]] = {}
    for term in context.project.terms:
        wanted.setdefault(str(term.term), []).append(term)
    known: dict[str, set[str]] = {}
    lost: set[str] = set()
    for name, file in before.items():
        if file in fresh or file not in context.parts:
            lost.add(name)
        else:
            known.setdefault(file, set()).add(name)
    first: dict[str, str] = {}
    for file, part in context.parts.items():
        if file in fresh:
            found = named_in(fresh[file].texts, chain.from_iterable(wanted.values()))
        else:
            found = known.get(file, set()) & wanted.keys()
            if sought := lost & wanted.keys():
                found |= named_in(context.on(part).texts, chain.from_iterable(wanted[name] for name in sought))
        for name in found:
            first[name] = file
            del wanted[name]
        if not wanted:
            break
    return first


def named_in(texts: Iterable[Written], terms: Iterable[Term]) -> set[str]:
    """The terms that one of the texts names other than their own.

    A form is looked for only in the texts that hold its first word, and a term only until it is found.
    """
    # First word → forms that begin with it; a form without a word at its head is looked for everywhere.
    wanted: dict[str, dict[str, list[str]]] = {}
    heads: dict[str, set[str]] = {}
    for term in terms:
        name = str(term.term)
        for form in (term.term, *term.forms):
            folded = " ".join(fold(form).split())
            word = _WORD.match(folded)
            head = word[0] if word else ""
            wanted.setdefault(head, {}).setdefault(name, []).append(folded)
            heads.setdefault(name, set()).add(head)
    used: set[str] = set()
    for one in texts:
        if not wanted:
            break
        text = fold(one.text)
        few = len(wanted) <= _FEW
        here = set(filter(text.__contains__, wanted) if few else wanted.keys() & set(_WORD.findall(text)))
        if not here and "" not in wanted:
            continue
        for name in _named(" ".join(text.split()), wanted, here | {""}):
            if name in used or (one.owner == "term" and one.id == name):
                continue
            used.add(name)
            for head in heads[name]:
                del wanted[head][name]
                if not wanted[head]:
                    del wanted[head]
    return used


def _named(text: str, wanted: dict[str, dict[str, list[str]]], heads: Iterable[str]) -> list[str]:
    """The terms of which a form stands in the text, among the forms that begin with these words."""
    return [
        name
        for head in heads
        for name, forms in wanted.get(head, {}).items()
        if any(holds(text, form) for form in forms)
    ]
