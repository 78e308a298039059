"""How a text of the course becomes finished HTML on one page: typeset, values of the day, links that lead somewhere.

`Rendering` wraps the markup for one page (`page`) and, where several lessons share it, one prefix of ids. It decides
nothing about what a page holds: that is for the pages, the questions and the figures, which all ask here.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, lru_cache
from urllib.parse import quote, unquote
from zlib import crc32

from markupsafe import Markup

from generator.course_memo import CourseMemo
from generator.language import Language, Piece, Strings, language_of
from generator.markup import Context, escape, parse, to_html, to_html_inline, to_text
from generator.markup.nodes import Document, Paragraph
from generator.model.course import CourseValue, Term
from generator.model.project import PlacedLesson, Project
from generator.term_links import term_slug

_VALUE = re.compile(r"\[=([a-z][a-z0-9-]*)\]")
# A link or a note: what a text with one says in HTML depends on the page.
_OF_THE_PAGE = re.compile(r"\]\(|\]\[|\]:|\[\^")
# In a piece for any page: the address of a place, a link of the course (@), the prefix of ids (=), the number (#), the
# level of its heading (^).
_ANY_PAGE = "\ue002any\ue003"
_MARK = re.compile("\ue002([^\ue003]*)\ue003")
_PREFIX, NUMBER = "\ue002=\ue003", "\ue002#\ue003"
LEVELS = ("\ue002^0\ue003", "\ue002^1\ue003")
"""The level of a piece's heading, and the one below."""


_way = lru_cache(maxsize=65_536)(posixpath.relpath)
"""From a folder to a file: most pages of a folder link to the same ones."""


@dataclass(frozen=True)
class Rendering:
    """One page of one build. `prefix` stands before every id that a section, a figure or a note makes.

    `keyed` says that the page has a « Corrigé », to which its questions lead; else they give no hint either.
    """

    project: Project
    as_of: date
    page: str = "index.md"
    prefix: str = ""
    keyed: bool = True
    _course: CourseMemo | None = field(default=None, repr=False, compare=False)

    def on(self, page: str, prefix: str = "") -> Rendering:
        """The same build on another page; what was worked out about the course is kept."""
        return replace(self, page=page, prefix=prefix, _course=self.memo)

    def shared(
        self, kind: str, thing: object, make: Callable[[Rendering], Markup], number: int | str = "", level: int = 0
    ) -> Markup:
        """What `thing` is on several pages: made once, with `NUMBER` and `LEVELS`, then fitted to this one.

        A thing goes by identity; `kind` tells its pieces apart.
        """
        kept = self.memo.shared
        key = kind, id(thing), self.keyed
        if key not in kept:
            kept[key] = make(replace(self, page=_ANY_PAGE, prefix=_PREFIX, _course=self.memo))
        return kept[key] if self.page == _ANY_PAGE else self._fitted(kept[key], str(number), level)

    def _fitted(self, piece: Markup, number: str, level: int) -> Markup:
        def fit(found: re.Match[str]) -> str:
            match found[1][:1]:
                case "#":
                    return number
                case "=":
                    return self.prefix
                case "^":
                    return str(level + int(found[1][1:]))
                case "@":
                    return str(escape(self.href(unquote(found[1][1:])) or ""))
                case _:
                    return str(escape(self.relative(unquote(found[1]))))

        return Markup(_MARK.sub(fit, piece))

    # --- the course as a whole

    @cached_property
    def memo(self) -> CourseMemo:
        """What was worked out once for all pages of this build."""
        return self._course or CourseMemo(self.project, self.language)

    @cached_property
    def language(self) -> Language:
        """The language of the course."""
        return language_of(self.project.course.language)

    @property
    def strings(self) -> Strings:
        """The strings of the interface."""
        return self.language.strings

    def value_in_force(self, id_: str) -> CourseValue | None:
        """The value of this id in force on the day; else the next to come, else the last there was."""
        values = self.project.values.get(id_, ())
        for value in values:
            if value.in_force(self.as_of):
                return value
        coming = [value for value in values if value.in_force_from is not None and value.in_force_from > self.as_of]
        if coming:
            return min(coming, key=lambda value: value.in_force_from or self.as_of)
        return values[-1] if values else None

    def value(self, id_: str) -> str:
        """What `[=id]` says, as plain finished text; the id itself when there is no such value."""
        value = self.value_in_force(id_)
        return id_ if value is None else self.language.value(value.value, value.unit)

    # --- texts

    def html(self, text: str, *, glossary: bool = False, seen: set[str] | None = None, notes: str = "") -> Markup:
        """The blocks of an author's text. With `glossary`, terms not in `seen` are linked, and added to it."""
        if not glossary and not _OF_THE_PAGE.search(text):
            kept = self.memo.blocks
            if text not in kept:
                kept[text] = self.document(parse(text))
            return kept[text]
        return self.document(parse(text), glossary=glossary, seen=seen, notes=notes or self._notes(text))

    def document(
        self, doc: Document, *, glossary: bool = False, seen: set[str] | None = None, notes: str = ""
    ) -> Markup:
        """The same for a text that was parsed."""
        return Markup(to_html(doc, self._context(glossary=glossary, seen=seen, notes=notes)))

    def inline(self, text: str, *, glossary: bool = False, seen: set[str] | None = None) -> Markup:
        """An author's text of one paragraph, without its `<p>`."""
        if glossary or _OF_THE_PAGE.search(text):
            return Markup(to_html_inline(parse(text), self._context(glossary=glossary, seen=seen)))
        kept = self.memo.inline
        if text not in kept:
            kept[text] = Markup(to_html_inline(parse(text), self._context()))
        return kept[text]

    def flow(self, text: str) -> Markup:
        """An author's text where both fit: inline when it is one paragraph, its blocks otherwise."""
        return self.inline(text) if parse(text).is_inline else self.html(text)

    def plain(self, text: str) -> str:
        """An author's text as plain text, finished but not escaped; blocks are joined by spaces."""
        kept = self.memo.plain
        if text not in kept:
            kept[text] = " ".join(to_text(parse(text), self._context()).split("\n"))
        return kept[text]

    def typo(self, text: str) -> str:
        """A plain line (title, label) typeset, with its values: plain text, for front matter and attributes."""
        kept = self.memo.lines
        if text not in kept:
            kept[text] = self._typeset(text)
        return kept[text]

    def _typeset(self, text: str) -> str:
        pieces: list[Piece] = []
        done = 0
        for found in _VALUE.finditer(text):
            pieces += Piece(text[done : found.start()]), Piece(self.value(found[1]), fixed=True)
            done = found.end()
        pieces.append(Piece(text[done:]))
        return " ".join("".join(self.language.typeset(pieces)).split("\n"))

    def label(self, text: str) -> Markup:
        """A plain line as HTML: typeset, escaped, « 1er » with its letters raised."""
        return self.raised(self.typo(text))

    def raised(self, finished: str) -> Markup:
        """A finished plain text as HTML, with « er » and its like raised."""
        kept = self.memo.raised
        if finished not in kept:
            kept[finished] = self._raise(finished)
        return kept[finished]

    def _raise(self, finished: str) -> Markup:
        parts = self.language.raised(finished)
        return Markup("").join(Markup(f"<sup>{escape(part)}</sup>" if high else escape(part)) for part, high in parts)

    def split(self, stem: str) -> tuple[Markup, Markup]:
        """A stem: what comes before the question (blocks, may be empty), and the question (inline).

        The question is the last paragraph; a stem without one is all question.
        """
        if _OF_THE_PAGE.search(stem):
            return self._split(stem)
        kept = self.memo.stems
        if stem not in kept:
            kept[stem] = self._split(stem)
        return kept[stem]

    def _split(self, stem: str) -> tuple[Markup, Markup]:
        doc = parse(stem)
        asked = [block for block in doc.blocks if isinstance(block, Paragraph)]
        if not asked:
            return Markup(""), Markup(to_html_inline(doc, self._context()))
        before = Document(tuple(block for block in doc.blocks if block is not asked[-1]), doc.footnotes)
        context = self.document(before, notes=self._notes(stem)) if before.blocks or before.footnotes else Markup("")
        return context, Markup(to_html_inline(Document((asked[-1],)), self._context()))

    def _notes(self, text: str) -> str:
        # Two lessons on one page may hold the same text: the prefix keeps their notes apart.
        return f"{self.prefix}fn-{crc32(text.encode('utf-8', 'replace')):08x}"

    def _context(self, *, glossary: bool = False, seen: set[str] | None = None, notes: str = "") -> Context:
        hook = None
        if glossary:
            known = seen if seen is not None else set()
            hook = lambda html: self.memo.finder.link(html, known, self._term_link)  # noqa: E731
        return Context(self.language, self.href, self.value, hook, notes)

    def _term_link(self, term: Term, words: str) -> str:
        href = escape(self.relative(f"glossary.html#{term_slug(term.term)}"))
        definition = escape(self.plain(term.definition))
        return f'<a class="fx-term" href="{href}" data-definition="{definition}">{words}</a>'

    # --- addresses

    def relative(self, target: str) -> str:
        """The address, from this page, of `target` given from the root of the site: `glossary.html#mandat`."""
        if self.page == _ANY_PAGE:
            return f"\ue002{quote(target)}\ue003"
        path, hash_, anchor = target.partition("#")
        here = self.page.removesuffix(".md") + ".html"
        if not path or path == here:
            return f"#{anchor}" if hash_ else posixpath.basename(here)
        return _way(path, posixpath.dirname(here) or ".") + hash_ + anchor

    def href(self, target: str) -> str | None:
        """Where a link of the course (`lesson:…`, `term:…`, `source:…`, `figure:…`, `row:…`) leads from this page."""
        scheme, _, name = target.partition(":")
        place = self._place(scheme.lower(), name.strip())
        if place is not None and self.page == _ANY_PAGE:
            return f"\ue002@{quote(target)}\ue003"
        return None if place is None else self.relative(place)

    def _place(self, scheme: str, name: str) -> str | None:
        match scheme:
            case "lesson":
                id_, _, section = name.partition("#")
                placed = self.project.lessons.get(id_)
                return self.lesson_place(placed, section) if placed else None
            case "term":
                term = self.memo.finder.named(name)
                return f"glossary.html#{term_slug(term.term)}" if term else None
            case "source":
                return f"sources.html#source-{name}" if name in self.project.sources else None
            case "figure":
                placed = self.memo.first_lesson_of_figure.get(name)
                return self.lesson_place(placed, f"figure-{name}") if placed else None
            case "row":
                memo, _, row = name.partition("#")
                if memo not in self.project.memos:
                    return None
                return f"reference/{memo}.html#{row}" if row else f"reference/{memo}.html"
            case _:
                return None

    def lesson_place(self, placed: PlacedLesson, anchor: str = "") -> str:
        """The place of a lesson, or of an anchor in it, from the root of the site.

        On the page that prints the module of the lesson, it is the lesson as it stands there.
        """
        short = placed.id.rpartition("/")[2]
        if self.page == f"{placed.module}/print.md":
            return f"{placed.module}/print.html#{short}-{anchor}" if anchor else f"{placed.module}/print.html#{short}"
        return f"{placed.id}.html#{anchor}" if anchor else f"{placed.id}.html"
