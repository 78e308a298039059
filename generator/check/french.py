"""T8xx for courses in French: spelling and usage that the generator cannot mend by itself.

Each rule is one pattern with one exception at most; what holds for every language is in `typography`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from generator.check.prose import Passage
from generator.check.texts import Written
from generator.diagnostics import Diagnostic

if TYPE_CHECKING:
    from generator.check.rule import Context, Rule

# --- capitals

_ACUTE = (
    "Ecart Ecarts Ecarter Ecartez Echange Echanges Echanger Echangez Echantillon Echantillons Echeance Echéance "
    "Echéances Echéancier Echec Echecs Echelle Echelles Echelon Echelons Eclairage Ecole Ecoles Ecologie Economie "
    "Economies Economique Economiques Economiser Ecoute Ecouter Ecoutez Ecran Ecrans Ecrire Ecrit Ecrite Ecrits "
    "Ecrivez Ecriture Ecritures Editer Editeur Editeurs Edition Editions Editez Egal Egale Egalement Egalité Egard "
    "Elaboration Elaborer Electricité Electrique Electronique Electroniques Elément Eléments Elève Elèves Elevé "
    "Elevée Eligible Eligibilité Emettre Emetteur Emetteurs Emettez Emission Emissions Emis Emise Energie Energies "
    "Energétique Enoncé Enoncés Enorme Enumération Epoque Epreuve Epreuves Equation Equilibre Equipe Equipes "
    "Equipement Equipements Equivalent Etablir Etablissement Etablissements Etabli Etablie Etage Etages Etant Etape "
    "Etapes Etat Etats Eté Etendre Etendue Etiquette Etiquettes Etoile Etranger Etrangère Etroit Etude Etudes "
    "Etudiant Etudiants Etudier Etudiez Evaluation Evaluations Evaluer Evaluez Evénement Evénements Evènement "
    "Evidemment Evident Eviter Evitez Evolution Evolutions Evoluer"
)
_OTHERS = {"Etre": "Être", "Etes": "Êtes", "Ere": "Ère", "Evêque": "Évêque"}
# What follows À and never the verb « a ».
_AFTER_A = (
    r"l['’]|la\b|ce\b|cet\b|cette\b|ces\b|chaque|partir|compter|d[ée]faut|noter|retenir|savoir|propos|vous\b|nous\b"
    r"|distance|terme|quoi|qui\b|quel\w*|moins|titre|cause|droite|gauche|faire|v[ée]rifier|lire|remplir|envoyer|d[ée]poser"
    r"|mesure|peine|pr[ée]sent|bient[ôo]t"
)
_FIRST = r"(?:\A|(?<=[.!?:…»«][ \u00a0\u202f])|(?<=\n))"
# Every word in E, then a look in the list: an alternation of them all costs more to make than to use.
_CAPITAL = re.compile(r"(?<![\w-])(E\w*)(?![\w-])")
_CAPITALS = frozenset([*_ACUTE.split(), *_OTHERS])
_CAPITAL_A = re.compile(rf"{_FIRST}(A) (?={_AFTER_A})")
_CEDILLA = re.compile(rf"{_FIRST}(Ca) (?=[a-zé])")

# --- words

_LIGATURES = r"\w*oeuvr\w*|oeil\w*|oeufs?|\w*coeur\w*|soeurs?|voeux?|noeuds?|boeufs?|moeurs|choeurs?"
_LIGATURE = re.compile(rf"\b(?:{_LIGATURES})\b", re.IGNORECASE)
_ETC = re.compile(r"\betc ?(?:\.{2,}|…)|\betc\b(?!\.)", re.IGNORECASE)
_MONTHS = "Janvier|F[ée]vrier|Mars|Avril|Mai|Juin|Juillet|Ao[ûu]t|Septembre|Octobre|Novembre|D[ée]cembre"
_MONTH = re.compile(
    rf"\b(?:\d{{1,2}}|1er|(?i:en|fin|d[ée]but|mi|mois de|depuis|avant|apr[èe]s))[ \u00a0-]({_MONTHS})\b"
    r"|(?<=mois d['’])(Avril|Ao[ûu]t|Octobre)\b"
)
_DAYS = "Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche"
_DAY = re.compile(rf"\b(?i:le|du|au|chaque|ce|un) ({_DAYS})\b")
_ORDINAL = re.compile(r"(?<!\w)(1 er|1i?[èe]re|1ers(?= (?:janvier|avril|mai|juin|septembre))|\d+ ?i?[èe]mes?)(?!\w)")
_TITLE = re.compile(r"(?<!\w)(Mr\.?|Mrs\.?|Mme\.|Mmes\.|Mlle\.|Dr\.|Melle)(?= [A-ZÀ-Þ])")
_TITLES = {"Mr": "M.", "Mrs": "Mme", "Melle": "Mlle"}

# --- figures

_DIGIT = re.compile(r"\d")
_TWO_NUMBERS = re.compile(r"\d[./-]\d")
_S = "[ \u00a0\u202f]"
_UNIT = r"[%€]|(?:euros?|jours?|heures?|h|min|mois|ans?|km|m²|m2|kg|Mo|ko|Go|k€|M€|fois|millions?|milliards?)(?!\w)"
_PERCENT = re.compile(rf"\b(pour-?cents?)\b|(?<=\d{_S})(pour cent)\b", re.IGNORECASE)
_EURO = re.compile(rf"(?:(?<=\d)|(?<=\d{_S}))(euros?|EUR)(?!\w)", re.IGNORECASE)
_AMOUNT = re.compile(r"\d[\d,. \u00a0\u202f]*\Z")
_POINT_UNIT = re.compile(rf"(?<![\w.,/-])(\d+\.\d+)(?={_S}?(?:{_UNIT}))")
_POINT = re.compile(r"(?<![\w.,/-])(\d+\.\d\d)(?![\w,/-]|\.\d)")
# « version 2.10 », « RGAA 4.10 », « § 1.25 »: a number in a series, no decimal.
_NUMBERED = re.compile(
    rf"(?:\b(?:versions?|v|chapitres?|articles?|art\.|paragraphes?|sections?|points?|normes?|n°|[A-Z][\w-]*)|§){_S}?\Z"
)
_DAY_MONTH = "(?:0?[1-9]|[12]\\d|3[01]){0}(?:0?[1-9]|1[0-2]){0}"
_DATE = re.compile(
    rf"(?<![\w/.-])({_DAY_MONTH.format('/')}(?:\d{{4}}|\d\d)|{_DAY_MONTH.format('[.-]')}\d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?![\w/-]|\.\d)"
)

# A likeness of a document, a form or a screen shows what is there, not how one writes.
_LIKENESS = frozenset({"document", "document title", "refusal", "label", "help", "date"})
# « A la valeur d'un original »: an answer may begin with the verb.
_ANSWERS = frozenset({"choice", "left", "right", "sequence", "member", "branch", "do"})
_TABLES = frozenset({"cells", "columns"})


# A word without which the rules on capitals and words find nothing: only where one stands is read.
_SPELLED = re.compile(
    rf"A|Ca|(?i:{_LIGATURES})|(?i:etc)|{_MONTHS}|{_DAYS}"
    r"|er|1i?[èe]re|1ers|\d*i?[èe]mes?|Mrs?|Mmes?|Mlle|Dr|Melle"
)


def _is_looked_at(word: str) -> bool:
    return word in _CAPITALS or _SPELLED.fullmatch(word) is not None


def _french(context: Context) -> Iterator[Diagnostic]:
    if context.reader.language.code != "fr":
        return
    for one, passage in context.vocabulary.holding(_is_looked_at):
        yield from _capitals(one, passage)
        yield from _words(passage)
    for one, passages in context.reader.all:
        # The title of a source is quoted as it stands.
        if one.part not in _LIKENESS and one.owner != "source":
            for passage in passages:
                if _DIGIT.search(passage.prose):
                    yield from _figures(one, passage)


def _is_capital(found: re.Match[str]) -> bool:
    return found[1] in _CAPITALS


def _capitals(one: Written, passage: Passage) -> Iterator[Diagnostic]:
    text = passage.prose
    for found in filter(_is_capital, _CAPITAL.finditer(text) if "E" in text else ()):
        yield _said("T801", passage, found, word=found[1], better=_OTHERS.get(found[1], "É" + found[1][1:]))
    for found in _CEDILLA.finditer(text):
        yield _said("T801", passage, found, word="Ca", better="Ça")
    if one.part not in _ANSWERS:
        for found in _CAPITAL_A.finditer(text):
            yield _said("T801", passage, found, word="A", better="À")


def _words(passage: Passage) -> Iterator[Diagnostic]:
    text = passage.prose
    for found in _LIGATURE.finditer(text) if "oe" in text.casefold() else ():
        better = found[0].replace("oe", "œ").replace("Oe", "Œ").replace("OE", "Œ")
        yield _said("T802", passage, found, word=found[0], better=better)
    for found in _ETC.finditer(text):
        yield _said("T806", passage, found, word=found[0])
    for pattern in (_MONTH, _DAY):
        for found in pattern.finditer(text):
            word = found[found.lastindex or 0]
            yield _said("T808", passage, found, word=word, better=word.lower())
    for found in _ORDINAL.finditer(text):
        yield _said("T809", passage, found, word=found[1], better=_ordinal(found[1]))
    for found in _TITLE.finditer(text):
        bare = found[1].rstrip(".")
        yield _said("T810", passage, found, word=found[1], better=_TITLES.get(bare, bare))


def _figures(one: Written, passage: Passage) -> Iterator[Diagnostic]:
    text = passage.prose
    lower = text.casefold()  # each rule is asked only where it may find something
    for found in _PERCENT.finditer(text) if "cent" in lower else ():
        yield _said("T811", passage, found, word=found[0])
    for found in _EURO.finditer(text) if "eur" in lower else ():
        amount = _AMOUNT.search(text[max(0, found.start() - 20) : found.start()])
        yield _said("T812", passage, found, word=found[1], amount=amount[0].strip() if amount else "")
    if not _TWO_NUMBERS.search(text):
        return
    decimals = {
        found.start(): found
        for found in _POINT.finditer(text)
        if not _NUMBERED.search(text[max(0, found.start() - 20) : found.start()])
    }
    decimals |= {found.start(): found for found in _POINT_UNIT.finditer(text)}
    for found in decimals.values():
        yield _said("T813", passage, found, word=found[1], better=_comma(found[1]))
    if one.part not in _TABLES:
        for found in _DATE.finditer(text):
            if len(set(passage.offsets[found.start(1) : found.end(1)])) > 1:  # else it comes from values.yml by its id
                yield _said("T814", passage, found, group=1, word=found[1])


def _said(code: str, passage: Passage, found: re.Match[str], *, group: int | None = None, **params: str) -> Diagnostic:
    """A finding at the group of a pattern that matched, by default the last one."""
    number = (found.lastindex or 0) if group is None else group
    return Diagnostic(code, passage.span(found.start(number), found.end(number)), params)


def _ordinal(word: str) -> str:
    number = word[: len(word) - len(word.lstrip("0123456789"))]
    return f"{number}e" if number != "1" else "1re" if word.endswith("re") else "1er"


def _comma(number: str) -> str:
    whole, _, decimals = number.partition(".")
    return f"{whole} {decimals}" if len(decimals) == 3 else f"{whole},{decimals}"


RULES: tuple[Rule, ...] = (_french,)
