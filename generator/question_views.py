"""What the form of each type of question shows: typed views that the templates only place.

Nothing here tells the key: values are positions in the shown order, and right and wrong are never looked at. Keys are
in `question_keys`, the HTML in `templates/question`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial

from markupsafe import Markup

from generator.elements import element, joined
from generator.figures import figure_html
from generator.figures.captions import sentence
from generator.figures.decision import tree_html
from generator.gaps import gaps, with_marks
from generator.language import OBJECT
from generator.model import question as q
from generator.model.figure import Decision, Leaf
from generator.model.form import FormField
from generator.permutation import shown_order
from generator.rendering import Rendering

_TAG = re.compile(r"<[^>]*>")
_NOTHING = Markup("")


@dataclass(frozen=True, kw_only=True)
class Option:
    """Something to choose: its value tells its place and nothing more."""

    letter: str
    value: str
    text: Markup

    @property
    def plain(self) -> Markup:
        """The text without its tags, for `<option>`, which takes none."""
        return Markup(_TAG.sub("", self.text))


@dataclass(frozen=True, kw_only=True)
class ChoiceView:
    """Rows of radio buttons or checkboxes; `before` stands above the question."""

    control: str
    options: tuple[Option, ...]
    before: Markup = _NOTHING


@dataclass(frozen=True, kw_only=True)
class EntryView:
    """One field to type in."""

    decimal: bool
    unit: Markup | None = None


@dataclass(frozen=True, kw_only=True)
class GapView:
    """A finished text with a field in each gap; `inline` when it is one paragraph."""

    text: Markup
    inline: bool


@dataclass(frozen=True, kw_only=True)
class Row:
    """A thing, and the list in which to choose what goes with it."""

    part: int
    left: Markup


@dataclass(frozen=True, kw_only=True)
class PairsView:
    """A list to choose from for each row. On paper: an empty box, and the lettered `options` below."""

    rows: tuple[Row, ...]
    options: tuple[Option, ...]
    empty: str
    ranks: bool = False


@dataclass(frozen=True, kw_only=True)
class FieldView:
    """A field of a simulated form."""

    part: int
    id: str
    label: Markup
    kind: str
    help: Markup | None
    options: tuple[Option, ...]


@dataclass(frozen=True, kw_only=True)
class FieldsView:
    """A simulated form."""

    fields: tuple[FieldView, ...]


def letter(index: int) -> str:
    """A, B, … Z, then 27, 28, …"""
    return chr(ord("A") + index) if index < 26 else str(index + 1)


def options(texts: list[Markup]) -> tuple[Option, ...]:
    """Options in the order given."""
    return tuple(Option(letter=letter(i), value=str(i + 1), text=text) for i, text in enumerate(texts))


def choices_view(question: q.SingleChoice | q.MultipleChoice, context: Rendering) -> ChoiceView:
    """Choices as written."""
    control = "radio" if isinstance(question, q.SingleChoice) else "checkbox"
    return ChoiceView(control=control, options=options([context.inline(choice.text) for choice in question.choices]))


def true_false_view(context: Rendering) -> ChoiceView:
    """True, then false, each with its initial."""
    words = (("true", context.strings.true), ("false", context.strings.false))
    return ChoiceView(
        control="radio",
        options=tuple(Option(letter=word[0], value=value, text=context.raised(word)) for value, word in words),
    )


def entry_view(question: q.Numeric | q.ShortText, context: Rendering) -> EntryView:
    """A number with its unit, or a few words."""
    if isinstance(question, q.Numeric):
        return EntryView(decimal=True, unit=context.label(question.unit) if question.unit else None)
    return EntryView(decimal=False)


def gap_view(question: q.GapText, context: Rendering) -> GapView:
    """The text cut at its gaps, a field of one size in each."""
    marked = with_marks(question.text)
    html = context.flow(marked)
    parts = str(html).split(OBJECT)
    pieces = [Markup(parts[0])]
    for number, part in enumerate(parts[1:], 1):
        pieces += [_gap(question.id, number, context), Markup(part)]
    assert len(parts) == len(gaps(question.text)) + 1
    return GapView(text=joined(pieces), inline=html == context.inline(marked))


def _gap(id_: str, number: int, context: Rendering) -> Markup:
    return element(
        "label",
        element("span", context.strings.gap.format(number=number), class_="fx-sr"),
        element(
            "input", class_="fx-input", id=f"input-{id_}--{number}", name=f"{id_}--{number}", type="text", size=9,
            autocomplete="off",
        ),
        class_="fx-gap",
    )  # fmt: skip


def matching_view(question: q.Matching, context: Rendering) -> PairsView:
    """Lefts as written; rights and those in excess in the shown order."""
    rights = [*(pair.right for pair in question.pairs), *question.extra]
    return PairsView(
        rows=_rows([context.inline(pair.left) for pair in question.pairs]),
        options=options([context.inline(rights[index]) for index in matching_order(question)]),
        empty=context.strings.choose,
    )


def matching_order(question: q.Matching) -> tuple[int, ...]:
    """The shown order of the rights, those in excess being last in the numbering."""
    pairs = len(question.pairs)
    return shown_order(question.id, pairs + len(question.extra), pairs)


def ordering_view(question: q.Ordering, context: Rendering) -> PairsView:
    """Things in the shown order, a rank to choose for each."""
    count = len(question.sequence)
    return PairsView(
        rows=_rows([context.inline(question.sequence[index]) for index in shown_order(question.id, count)]),
        options=tuple(Option(letter="", value=str(rank), text=Markup(rank)) for rank in range(1, count + 1)),
        empty=context.strings.rank,
        ranks=True,
    )


def categorise_view(question: q.Categorise, context: Rendering) -> PairsView:
    """Members in the shown order, a category to choose for each."""
    members = [member for category in question.categories for member in category.members]
    order = shown_order(question.id, len(members))
    return PairsView(
        rows=_rows([context.inline(members[index].text) for index in order]),
        options=options([context.label(category.title) for category in question.categories]),
        empty=context.strings.choose,
    )


def _rows(texts: list[Markup]) -> tuple[Row, ...]:
    return tuple(Row(part=part, left=text) for part, text in enumerate(texts, 1))


def hotspot_view(question: q.Hotspot, context: Rendering) -> ChoiceView:
    """The picture or figure, and its areas as choices with the letters shown on it."""
    labels = [context.label(area.label) for area in question.areas]
    figure = context.project.figures.get(question.figure or "")
    if figure is not None and question.figure is not None:
        # The same figure may stand in the lesson: its ids are the question's here.
        own = context.on(context.page, f"{context.prefix}question-{question.id}-")
        areas = {str(area.id): letter(index) for index, area in enumerate(question.areas)}
        before = figure_html(figure, question.figure, None, own, areas)
    else:
        before = _picture(question, context)
    return ChoiceView(control="radio", options=options(labels), before=before)


def _picture(question: q.Hotspot, context: Rendering) -> Markup:
    asset = context.project.images.get(question.picture or "")
    if asset is None:
        return Markup("")
    names = context.language.join([context.typo(area.label) for area in question.areas])
    marks = [
        element(
            "span",
            element("span", letter(index), class_="fx-hotspot__letter"),
            class_="fx-hotspot__area",
            data_area=letter(index),
            style="; ".join(
                f"{side}: {number}%"
                for side, number in zip(("left", "top", "width", "height"), area.shape.rect, strict=True)
            ),
        )
        for index, area in enumerate(question.areas)
        if area.shape is not None
    ]
    image = element(
        "img",
        src=context.relative(f"images/{asset.path}"),
        alt=context.strings.picture_of_question.format(areas=names),
        width=asset.width or None,
        height=asset.height or None,
    )
    return element(
        "figure",
        element("div", image, element("span", *marks, aria_hidden="true"), class_="fx-hotspot"),
        class_="fx-figure",
    )


def fields_view(question: q.Form, context: Rendering) -> FieldsView:
    """The fields of the form, with what the real one would say below each."""
    return FieldsView(fields=tuple(_field(field, part, context) for part, field in enumerate(question.fields, 1)))


def _field(field: FormField, part: int, context: Rendering) -> FieldView:
    words = context.strings
    told = {"date": words.date_expected, "file": words.file_name_expected}.get(field.kind)
    parts = [*([context.inline(field.help)] if field.help else []), *([context.raised(told)] if told else [])]
    return FieldView(
        part=part,
        id=field.id,
        label=context.label(field.label),
        kind=field.kind,
        help=joined(parts, " ") if parts else None,
        options=options([context.label(option) for option in field.options]),
    )


def decision_view(question: q.DecisionQuestion, context: Rendering) -> ChoiceView:
    """The situation, the tree in words with its ends lettered, and these ends as choices."""
    situation = context.html(question.situation)
    tree = context.project.figures.get(question.tree)
    if not isinstance(tree, Decision):
        return ChoiceView(control="radio", options=(), before=situation)
    letters: dict[str, str] = {leaf.id: letter(index) for index, leaf in enumerate(tree.leaves)}
    shown = tree_html(tree, context, partial(_end, letters, context), marked=True)
    return ChoiceView(
        control="radio",
        options=options([context.label(leaf.title) for leaf in tree.leaves]),
        before=joined((situation, shown)),
    )


def _end(letters: dict[str, str], context: Rendering, leaf: Leaf) -> Markup:
    title = element(
        "strong",
        element("span", f"{letters[leaf.id]}. ", class_="fx-tree__letter"),
        sentence(context.label(leaf.title)),
    )
    return element("p", title, " ", context.inline(leaf.text), class_="fx-tree__leaf")
