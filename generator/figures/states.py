"""A state machine: the drawing as SVG, and the table that says the same and what to do in each state.

The table is complete: it is the text equivalent, what a phone shows, and stays beside the drawing, which is hidden from
assistive technology and shown from 720 px. Where things stand is worked out in `states_layout`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from generator.elements import element, joined
from generator.figures.captions import framed, sentence
from generator.figures.drawn import area_svg, arrows_svg, lines_svg
from generator.figures.states_layout import LINE, Drawing, Line, Passage, StateBox, draw
from generator.model.figure import State, States
from generator.rendering import Rendering


def states_html(figure: States, id_: str, number: int | None, context: Rendering, areas: Mapping[str, str]) -> Markup:
    """The whole figure; `areas` are the letters of the states to choose from, by id."""
    strings = context.strings
    columns = (strings.state, strings.what_to_do, strings.set_by, strings.and_then)
    head = element("tr", *(element("th", name, scope="col", role="columnheader") for name in columns), role="row")
    rows = (_row(state, figure, context, columns, areas.get(state.id)) for state in figure.states)
    table = element(
        "table",
        element("caption", context.label(figure.title), class_="fx-sr"),
        element("thead", head, role="rowgroup"),
        element("tbody", *rows, role="rowgroup"),
        class_="fx-table fx-table--records",
        role="table",
    )
    return framed(figure, id_, number, context, "states", _svg(drawing(figure, context), figure, areas), table)


def drawing(figure: States, context: Rendering) -> Drawing:
    """The drawing of a state machine, its texts finished."""
    places = {str(state.id): place for place, state in enumerate(figure.states)}
    passages = [
        Passage(places[one.from_], places[one.to], context.plain(one.who))
        for one in figure.transitions
        if one.from_ in places and one.to in places
    ]
    return draw([context.typo(state.title) for state in figure.states], passages)


def _svg(drawn: Drawing, figure: States, areas: Mapping[str, str]) -> Markup:
    boxes = zip(drawn.boxes, figure.states, strict=True)
    return element(
        "svg",
        *arrows_svg((line.points, "back" if line.back else "") for line in drawn.lines),
        *(part for line in drawn.lines for part in _who(line)),
        *(part for box, state in boxes for part in area_svg(_box(box), areas.get(state.id), box.x, box.y)),
        class_="fx-machine",
        view_box=f"0 0 {drawn.width} {drawn.height}",
        aria_hidden="true",
        focusable="false",
        # The words beside it are found; here a line may end within a name.
        data_search_exclude="true",
    )


def _who(line: Line) -> Iterator[Markup]:
    if line.who:
        x, y = line.at
        yield element("text", line.who, class_="fx-lane-note", x=x, y=y, text_anchor="end" if line.back else None)


def _box(box: StateBox) -> Iterator[Markup]:
    more = " fx-box-last" if box.last else ""
    yield element("rect", class_=f"fx-box{more}", x=box.x, y=box.y, width=box.width, height=box.height)
    y = box.y + (box.height - len(box.lines) * LINE) // 2 + 12
    x = box.x + box.width // 2
    yield from lines_svg(box.lines, "fx-box-text fx-box-name", x, y, LINE, anchor="middle")


def _row(state: State, figure: States, context: Rendering, columns: tuple[str, ...], area: str | None) -> Markup:
    title = element("strong", context.label(state.title), class_="fx-stamp")
    if area is not None:
        title = joined((title, " ", element("span", area, class_="fx-area__letter", aria_hidden="true")))
    cells = (context.inline(state.do), context.inline(state.who), _becomes(state, figure, context))
    return element(
        "tr",
        element("td", title, role="cell"),
        *(element("td", cell, role="cell", data_label=column) for cell, column in zip(cells, columns[1:], strict=True)),
        role="row",
        data_area=area,
    )


def _becomes(state: State, figure: States, context: Rendering) -> Markup:
    titles = {other.id: other.title for other in figure.states}
    lines: list[Markup] = []
    for transition in figure.transitions:
        if transition.from_ != state.id:
            continue
        title = context.label(titles.get(transition.to, transition.to))
        becomes = Markup(context.strings.becomes).format(state=element("strong", title))
        how = (sentence(context.inline(transition.who)), " ", sentence(_capital(context.inline(transition.text))))
        lines.append(joined((becomes, context.strings.colon, *how)))
    if len(lines) > 1:
        return element("ul", *(element("li", line) for line in lines))
    # One element: the cell is a row of its own on a phone.
    return element("span", *lines) if lines else Markup("–")


def _capital(words: Markup) -> Markup:
    """The words with a capital at the start, unless they start with a tag."""
    return Markup(words[:1].upper()) + words[1:]
