"""The blocks of a lesson → finished HTML, one `match` over their kinds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeAlias, assert_never

from markupsafe import Markup

from generator.figures import figure_html
from generator.index import figure_of
from generator.model.lesson import (
    AnyBlock,
    CircuitBlock,
    DecisionBlock,
    Example,
    ExampleBlock,
    InPractice,
    Note,
    PictureBlock,
    Questions,
    ReferenceBlock,
    StatesBlock,
    Steps,
    Table,
    TableBlock,
    TimelineBlock,
    Tip,
    Warn,
)  # fmt: skip
from generator.pages.frame import Frame
from generator.pages.memo import stamped
from generator.questions import question_html
from generator.rendering import NUMBER, Rendering
from generator.search_words import search_words
from generator.source import Text
from generator.templating import render

_TextBlock: TypeAlias = Text | Steps | TableBlock | Note | Tip | Warn | InPractice | ExampleBlock


@dataclass
class Counters:
    """Numbers of figures, tables and questions on one page."""

    figures: int = 0
    tables: int = 0
    questions: dict[str, int] = field(default_factory=dict)

    def figure(self) -> int:
        """The number of the next figure."""
        self.figures += 1
        return self.figures

    def table(self) -> int:
        """The number of the next table."""
        self.tables += 1
        return self.tables

    def number_of(self, question: str) -> int:
        """The number of a question: the same each time it is asked for."""
        return self.questions.setdefault(question, len(self.questions) + 1)


def block_html(
    block: AnyBlock, frame: Frame, rendering: Rendering, counters: Counters, seen: set[str], level: int
) -> Markup:
    """A block, finished; `seen` holds the glossary terms already linked in the section."""

    words = frame.words
    match block:
        case Text() | Steps() | TableBlock() | Note() | Tip() | Warn() | InPractice() | ExampleBlock():
            # The lesson and the page that prints its module show it, each after the same blocks of its section.
            number = counters.table() if isinstance(block, TableBlock) else ""
            return rendering.shared("block", block, lambda shared: _text_html(block, shared, seen), number)
        case PictureBlock():
            asset = frame.project.images.get(block.picture.file)
            if asset is None:
                return Markup("")
            caption = rendering.inline(block.picture.caption) if block.picture.caption else None
            number = counters.figure() if caption else 0
            return render(
                "block/picture.html.j2", src=rendering.relative(f"images/{asset.path}"), asset=asset,
                alt=rendering.typo(block.picture.alt), caption=caption, number=number, s=words,
            )  # fmt: skip
        case TimelineBlock() | CircuitBlock() | StatesBlock() | DecisionBlock():
            id_ = figure_of(block) or ""
            figure = frame.project.figures.get(id_)
            if figure is None:
                return Markup("")
            return figure_html(figure, id_, counters.figure(), rendering)
        case ReferenceBlock():
            memo = frame.project.memos.get(block.reference)
            if memo is None:
                return Markup("")
            return render(
                "block/memo.html.j2", memo=memo, name=block.reference, number=counters.table(), in_lesson=True,
                r=rendering, s=words, words=search_words, groups={}, stamped=stamped(memo, rendering),
                href=rendering.relative(f"reference/{block.reference}.html"),
            )  # fmt: skip
        case Questions():
            forms = []
            for id_ in block.questions:
                question = frame.project.questions.get(id_)
                if question is not None and question.in_force(frame.as_of):
                    forms.append(question_html(question, counters.number_of(question.id), rendering, level=level + 1))
            return render("block/questions.html.j2", forms=forms) if forms else Markup("")
        case _:
            assert_never(block)


def _text_html(block: _TextBlock, rendering: Rendering, seen: set[str]) -> Markup:
    """A block of text, for any page."""

    def rich(text: str) -> Markup:
        return rendering.html(text, glossary=True, seen=seen)

    def callout(kind: str, title: str, text: str) -> Markup:
        return render("block/callout.html.j2", kind=kind, title=title, body=rich(text), answer=None, s=words)

    words = rendering.strings
    match block:
        case Text():
            return rich(block)
        case Steps():
            return render("block/steps.html.j2", steps=[_item(step, rendering, seen) for step in block.steps])
        case TableBlock():
            return _table(block, rendering, seen)
        case Note():
            return callout("note", words.note, block.note)
        case Tip():
            return callout("tip", words.tip, block.tip)
        case Warn():
            return callout("warning", words.attention, block.warning)
        case InPractice():
            return callout("practice", words.in_practice, block.in_practice)
        case ExampleBlock():
            example = block.example
            if not isinstance(example, Example):
                return callout("example", words.example, example)
            title = words.example
            if example.title:
                title = f"{words.example}. {rendering.typo(example.title)}"
            answer = rich(example.answer) if example.answer else None
            return render(
                "block/callout.html.j2", kind="example", title=title, body=rich(example.text), answer=answer, s=words
            )
        case _:
            assert_never(block)


def _item(text: str, rendering: Rendering, seen: set[str]) -> Markup:
    """One paragraph without its `<p>`, several with them."""
    if "\n\n" in text.strip() or "\n-" in text or "\n1." in text:
        return rendering.html(text, glossary=True, seen=seen)
    return rendering.inline(text, glossary=True, seen=seen)


PHONE_CHARACTERS = 30
"""About what a table may hold side by side on a 320-pixel screen, in characters of its longest words."""

LONG_CELL = 30
"""From this many characters a cell reads badly in a narrow column."""


def _stacks(table: Table, rendering: Rendering) -> bool:
    """True when each row becomes a record on a phone: the words would not fit, or two columns hold sentences."""
    columns = list(zip(table.columns, *table.rows, strict=True))
    texts = [[rendering.plain(cell) for cell in column] for column in columns]
    words = sum(max(len(word) for cell in column for word in (cell.split() or [""])) for column in texts)
    long_columns = sum(max(map(len, column)) > LONG_CELL for column in texts)
    return words > PHONE_CHARACTERS or long_columns > 1


def _table(block: TableBlock, rendering: Rendering, seen: set[str]) -> Markup:
    table = block.table
    return render(
        "block/table.html.j2", columns=[rendering.label(column) for column in table.columns],
        labels=[rendering.typo(column) for column in table.columns], stacked=_stacks(table, rendering),
        caption=rendering.label(table.caption), number=NUMBER, id=f"{rendering.prefix}table-{NUMBER}",
        rows=[[_item(cell, rendering, seen) for cell in row] for row in table.rows], s=rendering.strings,
    )  # fmt: skip
