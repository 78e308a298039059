"""A5xx: alternative texts, names of links, headers of tables, words that only eyes or a mouse understand.

The weight and kind of a picture that cannot be read are found by `load`; contrast, focus and the like are the
business of the site and its tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, assert_never

from generator.check.prose import Reader
from generator.check.thresholds import THRESHOLDS
from generator.diagnostics import Diagnostic, Span
from generator.markup import links_in, parse
from generator.markup.nodes import Block, CodeBlock, Inline, Link, List, Paragraph, Str, Table, Value
from generator.model.lesson import PictureBlock
from generator.model.question import Hotspot
from generator.source import Text

if TYPE_CHECKING:
    from generator.check.rule import Context, Rule

_FILE_NAME = re.compile(
    r"\S+\.(?:png|jpe?g|gif|webp|svg|bmp|tiff?)|(?:img|dsc|image|capture|screenshot)[-_ ]?\d+",
    re.IGNORECASE,
)
_IMAGE_OF = re.compile(
    r"(?:une? |l['’]|la |le |an? |the )?"
    r"(?:image|photo(?:graphie)?|illustration|dessin|figure|picture|photograph|drawing)"
    r"(?: (?:de |du |des |d['’]|qui |montrant |repr[ée]sentant |of |showing )| ?:)",
    re.IGNORECASE,
)


def _pictures(context: Context) -> Iterator[Diagnostic]:
    for placed in context.lessons:
        for _, block in placed.blocks():
            if isinstance(block, PictureBlock):
                yield from _alt(block.picture.alt)


def _heavy(context: Context) -> Iterator[Diagnostic]:
    heavy = {
        name: len(asset.data) / 1e6
        for name, asset in context.project.images.items()
        if len(asset.data) > THRESHOLDS.picture_megabytes * 1e6
    }
    if not heavy:
        return
    used: dict[str, Text] = {}
    for placed in context.project.lessons.values():
        for _, block in placed.blocks():
            if isinstance(block, PictureBlock):
                used.setdefault(str(block.picture.file), block.picture.file)
    for question in context.project.all_questions():
        if isinstance(question, Hotspot) and question.picture:
            used.setdefault(str(question.picture), question.picture)
    for name, size in heavy.items():
        place = used[name].span if name in used else Span(f"content/images/{name}")
        params = {"file": name, "size": f"{size:.1f}", "limit": f"{THRESHOLDS.picture_megabytes:g}"}
        yield Diagnostic("A512", place, params)


def _alt(alt: Text) -> Iterator[Diagnostic]:
    text = alt.strip()
    if _FILE_NAME.fullmatch(text):
        yield Diagnostic("A501", alt.span, {"alt": text})
    elif found := _IMAGE_OF.match(text):
        start = alt.index(text)
        yield Diagnostic("A502", alt.at(start, len(found[0].rstrip())), {"words": found[0].strip()})
    if len(text) > THRESHOLDS.alt_letters:
        params = {"n": str(len(text)), "limit": str(THRESHOLDS.alt_letters)}
        yield Diagnostic("A503", alt.at(THRESHOLDS.alt_letters, 1), params)


# --- links

_NAMES_OF_NOTHING = (
    "ici,là,lien,ce lien,le lien,cliquez ici,cliquer ici,cliquez,cliquez là,clic,par ici,en savoir plus,savoir plus,"
    "plus,plus d'infos,plus d'informations,lire la suite,lire plus,suite,voir,voir ici,voir plus,détails,page,"
    "cette page,la page,site,le site,ce site,télécharger,url,adresse,document,le document,here,click here,click,link,"
    "this link,the link,more,read more,learn more,see more,this page,this site,details,download,this"
)
_VAGUE = frozenset(_NAMES_OF_NOTHING.split(","))
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)


def _links(context: Context) -> Iterator[Diagnostic]:
    reader = context.reader
    # Link names are compared in the section where a screen reader lists them together.
    met: dict[tuple[str, str, str | None], dict[str, tuple[Text, Link]]] = {}
    for one, link in context.links:
        name = " ".join(_label(link.children, reader).split())
        if _ADDRESS.fullmatch(name):
            yield Diagnostic("A507", _label_place(one.text, link), {"text": name})
        elif name.casefold().replace("’", "'").strip(" .…:!") in _VAGUE:
            yield Diagnostic("A506", _label_place(one.text, link), {"text": name})
        group = met.setdefault((one.owner, one.id, one.section), {})
        text, first = group.setdefault(name.casefold(), (one.text, link))
        if first.target != link.target:
            notes = (_label_place(text, first),)
            yield Diagnostic("A508", _label_place(one.text, link), {"text": name}, notes=notes)


def _label(nodes: tuple[Inline, ...], reader: Reader) -> str:
    parts = []
    for node in nodes:
        match node:
            case Str():
                parts.append(node.text)
            case Value():
                parts.append(reader.value(node.id))
            case _:
                parts.append(_label(getattr(node, "children", ()), reader) or getattr(node, "text", ""))
    return "".join(parts)


def _label_place(text: Text, link: Link) -> Span:
    """Where the label of a link stands as written, brackets left out. Looked up for what is told: it takes long."""
    written_ = text[link.offset : link.offset + link.length]
    end = written_.rfind("](")
    return text.at(link.offset + 1, max(1, (end if end > 0 else len(written_) - 1) - 1))


_HTTP = re.compile(r".*https?", re.IGNORECASE)


def _bare_addresses(context: Context) -> Iterator[Diagnostic]:
    for one, passage in context.vocabulary.holding(_HTTP.fullmatch):
        # What an author quotes as a document of a case is a likeness, not prose.
        if not one.rich or one.part in ("document", "refusal"):
            continue
        named = [range(link.offset, link.offset + link.length) for link in links_in(one.text)]
        for found in re.finditer(r"https?://[^\s«»)]*[\w/]", passage.text):
            if not any(passage.offsets[found.start()] in span for span in named):
                yield Diagnostic("A507", passage.span(found.start(), found.end()), {"text": found[0]})


# --- tables


def _tables(context: Context) -> Iterator[Diagnostic]:
    for one in context.texts:
        if one.rich and "|" in one.text:
            yield from _headers(parse(one.text).blocks, one.text, 0)


def _headers(blocks: tuple[Block, ...], text: Text, start: int) -> Iterator[Diagnostic]:
    for block in blocks:
        match block:
            case Table():
                for number, cell in enumerate(block.header, 1):
                    if not cell:
                        yield Diagnostic("A509", _header_place(text, start), {"n": str(number)})
            case List():
                for item in block.items:
                    yield from _headers(item, text, start)
            case Paragraph():
                start = block.offset
            case CodeBlock():
                pass
            case _:
                assert_never(block)


def _header_place(text: Text, start: int) -> Span:
    """The line above the first |---| from `start`: an empty cell has no place of its own."""
    offset, above = 0, (0, "")
    for line in text.splitlines(keepends=True):
        if offset > start and "-" in line and not set(line) - set("|:- \t\r\n"):
            return text.at(above[0], max(1, len(above[1].rstrip())))
        above = (offset, line)
        offset += len(line)
    return text.span


# --- words for eyes and mice

_COLOURS = r"rouges?|verte?s?|bleue?s?|jaunes?|oranges?|grise?s?|violett?e?s?|roses?"
_COLOUR_ONLY = {
    "fr": re.compile(
        rf"\b(?:en|au|aux) (?:{_COLOURS})\b(?! (?:et )?blanc)"
        r"|\b(?:zones?|boutons?|cases?|cadres?|champs?|encadr[ée]s?|ic[oô]nes?|pastilles?|fl[èe]ches?|bandeaux?|voyants?"
        r"|ronds?|cercles?|carr[ée]s?|bandes?|colonnes?|textes?|mots?|liens?|parties?|couleurs?|onglets?)"
        rf" (?:en )?(?:{_COLOURS})\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\bin (?:red|green|blue|yellow|orange|gr[ae]y|purple|pink)\b(?! (?:and )?(?:black|white))"
        r"|\b(?:red|green|blue|yellow|orange|gr[ae]y|purple|pink)"
        r" (?:areas?|buttons?|boxes|box|fields?|icons?|arrows?|banners?|lights?|circles?|squares?|columns?|text|words?"
        r"|links?|parts?|tabs?)\b",
        re.IGNORECASE,
    ),
}
_MOUSE = {
    "fr": re.compile(
        r"\b(?:cliqu\w+ (?:à|sur la|avec le bouton) (?:droite?|gauche)|clic(?:s|[- ]|s )?droit|clique[rz] droit"
        r"|double[- ]cliqu\w+|double[- ]clics?|passe[rz] la souris|survole[rz]|au survol"
        r"|glisse[rz][- ]d[ée]pose[rz]|glisser[- ]d[ée]poser)\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"\b(?:right[- ]click\w*|double[- ]click\w*|left[- ]click\w*|hover(?:ing)? over|drag and drop|on hover)\b",
        re.IGNORECASE,
    ),
}


# A word without which the patterns above find nothing: only where one stands is read.
_SENSED = re.compile(
    rf"{_COLOURS}|cliqu\w+|clics?(?:droit)?|souris|survol(?:e[rz])?|glisse[rz]"
    r"|red|green|blue|yellow|orange|gr[ae]y|purple|pink|click\w*|hover(?:ing)?|drag",
    re.IGNORECASE,
)


def _senses(context: Context) -> Iterator[Diagnostic]:
    code = context.reader.language.code
    for one, passage in context.vocabulary.holding(_SENSED.fullmatch):
        if one.part in ("alt", "document", "trainer") or one.owner == "source":
            continue
        for pattern, rule in ((_COLOUR_ONLY, "A510"), (_MOUSE, "A511")):
            for found in pattern[code].finditer(passage.text):
                yield Diagnostic(rule, passage.span(found.start(), found.end()), {"words": found[0]})


RULES: tuple[Rule, ...] = (_pictures, _links, _bare_addresses, _tables, _senses)
ACROSS: tuple[Rule, ...] = (_heavy,)
