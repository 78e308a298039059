"""A circuit: the swimlanes as SVG, and the numbered relay that says the same in words.

The list is the text equivalent, always in the page; the drawing is hidden from assistive technology, and shown from
720 px. Where things stand is worked out in `circuit_layout`; colours are classes.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from markupsafe import Markup

from generator.elements import element, joined
from generator.figures.captions import framed, sentence
from generator.figures.circuit_layout import LINE, WIDTH, Box, Drawing, LaneText, StepText, draw
from generator.figures.drawn import area_svg, arrows_svg, lines_svg, path_of
from generator.model.figure import Circuit
from generator.rendering import Rendering


def circuit_html(figure: Circuit, id_: str, number: int | None, context: Rendering, areas: Mapping[str, str]) -> Markup:
    """The whole figure; `areas` are the letters of the steps to choose from, by id."""
    letters = {number: areas[step.id] for number, step in enumerate(figure.steps, 1) if step.id in areas}
    svg = _svg(drawing(figure, context), letters)
    return framed(figure, id_, number, context, "circuit", svg, _relay(figure, context, letters))


def drawing(figure: Circuit, context: Rendering) -> Drawing:
    """The drawing of a circuit, its texts finished."""
    lanes = {lane.id: index for index, lane in enumerate(figure.lanes)}
    steps: dict[str, int] = {step.id: index for index, step in enumerate(figure.steps)}
    return draw(
        tuple(LaneText(*_actor(context.typo(lane.title)), lane.you) for lane in figure.lanes),
        tuple(
            StepText(
                lanes.get(step.lane, 0),
                context.plain(step.text),
                _next(index, step.to, steps),
                None if step.refusal is None else context.plain(step.refusal),
            )
            for index, step in enumerate(figure.steps)
        ),
    )


def _next(index: int, to: str | None, steps: dict[str, int]) -> int | None:
    if to is not None:
        return steps.get(to)
    return index + 1 if index + 1 < len(steps) else None


def _actor(title: str) -> tuple[str, str]:
    """« Vous, maître d'œuvre »: the actor, and what he is."""
    actor, _, role = title.partition(", ")
    return actor, role


# --- words


def _relay(figure: Circuit, context: Rendering, letters: Mapping[int, str]) -> Markup:
    lanes = {lane.id: lane for lane in figure.lanes}
    steps: dict[str, int] = {step.id: index for index, step in enumerate(figure.steps)}
    items: list[Markup] = []
    for index, step in enumerate(figure.steps):
        lane = lanes.get(step.lane)
        target = _next(index, step.to, steps)
        jumps = step.to is not None and target is not None and target != index + 1
        more = step.refusal is not None or jumps
        text = context.inline(step.text)
        words = [
            element("strong", context.label(lane.title if lane else step.lane), class_="fx-relay__actor"),
            element("span", sentence(text) if more else text, class_="fx-relay__text"),
        ]
        if step.refusal is not None:
            words.append(element("span", sentence(context.inline(step.refusal)), class_="fx-relay__refusal"))
        if jumps and target is not None:
            jump = context.strings.next_step.format(number=target + 1)
            words.append(element("span", f"{jump}.", class_="fx-relay__text"))
        you = " fx-relay__step--you" if lane and lane.you else ""
        area = letters.get(index + 1)
        if area is not None:
            words.append(element("span", area, class_="fx-area__letter", aria_hidden="true"))
        items.append(element("li", joined(words, " "), class_=f"fx-relay__step{you}", data_area=area))
    return element("ol", *items, class_="fx-relay")


# --- drawing


def _svg(drawn: Drawing, letters: Mapping[int, str]) -> Markup:
    return element(
        "svg",
        *_lanes(drawn),
        *arrows_svg((one.points, "refusal" if one.refusal else "") for one in drawn.arrows),
        *(
            part
            for box in drawn.boxes
            for part in area_svg(_box(box), None if box.refusal else letters.get(box.number), box.rect.x, box.rect.y)
        ),
        class_="fx-circuit",
        view_box=f"0 0 {WIDTH} {drawn.height}",
        aria_hidden="true",
        focusable="false",
        # The words beside it are found; here a line may end within a name.
        data_search_exclude="true",
    )


def _lanes(drawn: Drawing) -> Iterator[Markup]:
    for band in drawn.bands:
        for lane in band.lanes:
            you = " fx-lane-you" if lane.you else ""
            yield element("rect", class_=f"fx-lane{you}", x=0, y=lane.y, width=WIDTH, height=lane.height)
        rules = [((0, y), (WIDTH, y)) for y in (*(lane.y for lane in band.lanes), band.bottom)]
        yield element("path", class_="fx-lane-rule", d="".join(map(path_of, rules)))
        yield element("path", class_="fx-lane-edge", d=path_of(((drawn.edge, band.top), (drawn.edge, band.bottom))))
        for lane in band.lanes:
            words = len(lane.title) * LINE + len(lane.note) * (LINE - 1)
            y = lane.y + (lane.height - words) // 2 + 12
            yield from lines_svg(lane.title, "fx-lane-title", 10, y, LINE)
            yield from lines_svg(lane.note, "fx-lane-note", 10, y + len(lane.title) * LINE, LINE - 1)


def _box(box: Box) -> Iterator[Markup]:
    rect, more = box.rect, " fx-box-refusal" if box.refusal else ""
    yield element("rect", class_=f"fx-box{more}", x=rect.x, y=rect.y, width=rect.width, height=rect.height)
    name = "fx-box-text fx-box-text-refusal" if box.refusal else "fx-box-text"
    first, *others = box.lines
    if not box.refusal:
        first = joined((element("tspan", str(box.number), class_="fx-number"), f" {first}"))
    yield from lines_svg([first, *others], name, rect.x + 10, rect.y + 19, LINE)
