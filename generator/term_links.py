"""Where a text names a term of the glossary: the first place in a section becomes a link explained in place.

Works on finished HTML fragments without tags, as `markup.Context.text` gives them. The glossary page is elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property

from generator.language import Language
from generator.markup import escape
from generator.model.course import Term

# An entity is stepped over, so that no term is found inside one.
_ENTITY = r"&#?\w+;"
_LETTERS = re.compile(r"[^\W\d_]+")


def term_slug(term: str) -> str:
    """The anchor of a term in the glossary: lower-case ASCII and hyphens."""
    folded = term.lower().replace("œ", "oe").replace("æ", "ae")
    plain = unicodedata.normalize("NFD", folded).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "terme"


@dataclass(frozen=True)
class TermFinder:
    """The terms of a course and their other forms, ready to be found in a text."""

    terms: tuple[Term, ...]
    language: Language

    @cached_property
    def _terms_by_form(self) -> dict[str, Term]:
        found: dict[str, Term] = {}
        for term in self.terms:
            for form in (term.term, *term.forms):
                found.setdefault(_key(escape(self.language.typography(form))), term)
        return found

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        # Longest first: « facture de travaux » before « facture ».
        forms = sorted(self._terms_by_form, key=lambda form: (-len(form), form))
        # Those of one initial together, after a look at it: at each word a few are tried, and not all.
        groups: dict[str, list[str]] = {}
        for form in forms:
            groups.setdefault(_initials(form), []).append(form)
        words = "|".join(rf"(?=[{one}])(?:{'|'.join(map(_as_pattern, some))})" for one, some in groups.items())
        return re.compile(rf"{_ENTITY}|(?<![\w-])(?P<term>{words})(?![\w-])")

    def link(self, html: str, seen: set[str], write: Callable[[Term, str], str]) -> str:
        """`html` with each term that is not in `seen` written by `write(term, words)`, and added to `seen`."""
        if not self.terms:
            return html

        def replace(found: re.Match[str]) -> str:
            words = found["term"]
            term = self._terms_by_form.get(_key(words)) if words else None
            if term is None or term.term in seen:
                return found[0]
            seen.add(term.term)
            return write(term, words)

        return self._pattern.sub(replace, html)

    def found(self, text: str) -> Iterator[Term]:
        """The terms that a plain text names, as often as it names them."""
        if not any(map(text.__contains__, self._letters)):
            return
        for match in self._pattern.finditer(escape(self.language.typography(text))):
            term = self._terms_by_form.get(_key(match["term"])) if match["term"] else None
            if term is not None:
                yield term

    @cached_property
    def _letters(self) -> list[str]:
        """Letters of which some stand in each text that names a term: typography leaves them as they are.

        Most texts name none, and need not be typeset to be told so.
        """
        found: dict[str, None] = {}
        for term in self.terms:
            for form in (term.term, *term.forms):
                # The first one may stand in either case.
                found[max(_LETTERS.findall(form[1:]), key=len, default="")] = None
        return list(found)

    def named(self, name: str) -> Term | None:
        """The term a `term:` link names, by the term itself or by one of its forms."""
        return self._by_name.get(name.strip().casefold())

    @cached_property
    def _by_name(self) -> dict[str, Term]:
        names: dict[str, Term] = {}
        for term in self.terms:
            names.setdefault(term.term.casefold(), term)
        for term in self.terms:
            for form in term.forms:
                names.setdefault(form.casefold(), term)
        return names


def _key(form: str) -> str:
    """A form as it is looked up: a capital at its head counts only in an acronym."""
    form = form.replace("\u00a0", " ")
    return form if form[:2].isupper() else form[:1].lower() + form[1:]


def _initials(key: str) -> str:
    """The letter that a form begins with, in both cases where there are two."""
    letters = {key[0], key[0].lower(), key[0].upper()}
    return "".join(re.escape(letter) for letter in sorted(letters) if len(letter) == 1)


def _as_pattern(key: str) -> str:
    """A form with its first letter in either case and any of our two spaces."""
    first, rest = key[0], key[1:]
    either = f"[{first}{first.upper()}]" if first.isalpha() and len(first.upper()) == 1 else re.escape(first)
    if key[:2].isupper():
        either = re.escape(first)
    return either + re.escape(rest).replace("\\ ", "[ \u00a0]")
