"""A state machine, for now as a table: each state, what to do, who sets it, what it may become.

The table is complete and stays as the text equivalent; the drawing comes with a later issue.
"""

from __future__ import annotations

from markupsafe import Markup

from generator.elements import element
from generator.figures.captions import framed, sentence
from generator.model.figure import State, States
from generator.rendering import Rendering


def states_html(figure: States, id_: str, number: int | None, context: Rendering) -> Markup:
    """The whole figure."""
    strings = context.strings
    columns = (strings.state, strings.what_to_do, strings.set_by, strings.and_then)
    head = element("tr", *(element("th", name, scope="col", role="columnheader") for name in columns), role="row")
    table = element(
        "table",
        element("caption", context.label(figure.title), class_="fx-sr"),
        element("thead", head, role="rowgroup"),
        element("tbody", *(_row(state, figure, context, columns) for state in figure.states), role="rowgroup"),
        class_="fx-table fx-table--records",
        role="table",
    )
    return framed(figure, id_, number, context, "states", table)


def _row(state: State, figure: States, context: Rendering, columns: tuple[str, ...]) -> Markup:
    cells = (context.inline(state.do), context.inline(state.who), _becomes(state, figure, context))
    return element(
        "tr",
        element("td", element("strong", context.label(state.title), class_="fx-stamp"), role="cell"),
        *(element("td", cell, role="cell", data_label=column) for cell, column in zip(cells, columns[1:], strict=True)),
        role="row",
    )


def _becomes(state: State, figure: States, context: Rendering) -> Markup:
    titles = {other.id: other.title for other in figure.states}
    lines: list[Markup] = []
    for transition in figure.transitions:
        if transition.from_ != state.id:
            continue
        title = context.label(titles.get(transition.to, transition.to))
        becomes = Markup(context.strings.becomes).format(state=element("strong", title))
        how = (context.inline(transition.who), ", ", sentence(context.inline(transition.text)))
        lines.append(element("span", becomes, context.strings.colon, *how))
    return Markup("<br/>").join(lines) if lines else Markup("–")
