"""The shape of a code; its text lives in the family's module."""

from __future__ import annotations

from dataclasses import dataclass

from generator.diagnostics import Severity


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence in both languages of the command; a template for `str.format`."""

    fr: str
    en: str

    def fill(self, language: str, params: dict[str, str]) -> str:
        """The sentence in `language` (`fr` or `en`) with its words put in.

        A word that is not the author's own has an English twin: `got` and `got_en`.
        """
        if language != "en":
            return self.fr.format_map(params)
        twins = {name.removesuffix("_en"): word for name, word in params.items() if name.endswith("_en")}
        return self.en.format_map(params | twins)


@dataclass(frozen=True, slots=True)
class Code:
    """A fault an author can make.

    `message` states the fact, lower case and without a full stop; `help` proposes an action. `note` names what stands at
    the other place of a clash. `cause`, `bad` and `good` are for `fascicule explain`. `draft` says that the fault is only
    warned while the course is a draft.
    """

    id: str
    severity: Severity
    title: Said
    message: Said
    help: Said
    cause: str
    bad: str
    good: str
    note: Said = Said("l'autre est ici", "the other one is here")
    draft: bool = False
