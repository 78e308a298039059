"""Figures drawn from data, as finished HTML: `figure_html` is the table of contents.

Each kind has its module, and each figure a complete text in the page, not only a drawing. Pure: the same figure on
the same page gives the same bytes. Colours and sizes are classes of the theme.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import assert_never

from markupsafe import Markup

from generator.figures.circuit import circuit_html
from generator.figures.decision import decision_html
from generator.figures.states import states_html
from generator.figures.timeline import timeline_html
from generator.model.figure import Circuit, Decision, Figure, States, Timeline
from generator.rendering import Rendering


def figure_html(
    figure: Figure, id_: str, number: int | None, context: Rendering, areas: Mapping[str, str] | None = None
) -> Markup:
    """The `<figure>` with its caption; `number` is None where it has none, as in a question.

    `areas` are the letters of the steps or states to choose from, by id, for a question that points at them.
    """
    match figure:
        case Timeline():
            return timeline_html(figure, id_, number, context)
        case Circuit():
            return circuit_html(figure, id_, number, context, areas or {})
        case States():
            return states_html(figure, id_, number, context, areas or {})
        case Decision():
            return decision_html(figure, id_, number, context)
        case _:
            assert_never(figure)
