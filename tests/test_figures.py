"""Figures drawn from data: nothing overlaps, arrows arrive, texts are legible, and the list says it all.

Their bytes are in `golden/figure`.
"""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.figures import figure_html
from generator.figures.circuit import drawing
from generator.figures.circuit_layout import NOTE, TEXT, TITLE, WIDTH, Drawing, LaneText, StepText, draw
from generator.figures.routing import Rect
from generator.figures.text_width import text_width, wrap
from generator.figures.timeline import gap, moment
from generator.language import language_of
from generator.model.figure import Circuit, Decision, Figure, States
from tests.example_course import check_golden, figures, rendering

CSS = Path(__file__).resolve().parent.parent / "generator/styles/figures.css"
NARROWEST = 580
"""The least width at which a circuit is shown as a drawing, in CSS pixels."""

texts = st.text("abcdefghijklmnopéèàç'  -«»0123456789ABMW", min_size=1, max_size=60).filter(str.strip)
words = st.lists(
    st.sampled_from(["la", "facture", "part", "au", "service", "financier", "qui", "contrôle", "dématérialisation"]),
    min_size=1,
    max_size=9,
)
lanes = st.lists(
    st.builds(LaneText, words.map(" ".join), st.sampled_from(["", "maîtrise d'œuvre"]), st.booleans()),
    min_size=1,
    max_size=5,
)


@st.composite
def circuits(draw_: st.DrawFn) -> tuple[tuple[LaneText, ...], tuple[StepText, ...]]:
    rows = draw_(lanes)
    count = draw_(st.integers(1, 9))
    steps = [
        StepText(
            draw_(st.integers(0, len(rows) - 1)),
            draw_(words.map(" ".join)),
            draw_(st.integers(0, count - 1))
            if draw_(st.integers(0, 4)) == 0
            else (index + 1 if index + 1 < count else None),
            draw_(words.map(" ".join)) if draw_(st.integers(0, 3)) == 0 else None,
        )
        for index in range(count)
    ]
    return tuple(rows), tuple(steps)


def apart(a: Rect, b: Rect) -> bool:
    return a.right <= b.x or b.right <= a.x or a.bottom <= b.y or b.bottom <= a.y


def on_border(rect: Rect, point: tuple[int, int]) -> bool:
    x, y = point
    return (x in (rect.x, rect.right) and rect.y <= y <= rect.bottom) or (
        y in (rect.y, rect.bottom) and rect.x <= x <= rect.right
    )


def check_drawing(drawn: Drawing) -> None:
    rects = [box.rect for box in drawn.boxes]
    for a, b in combinations(rects, 2):
        assert apart(a, b)
    rows = [lane for band in drawn.bands for lane in band.lanes]
    for box in drawn.boxes:
        assert drawn.edge < box.rect.x
        assert box.rect.right < WIDTH
        assert any(lane.y < box.rect.y and box.rect.bottom < lane.y + lane.height for lane in rows)
        number = 0 if box.refusal else text_width(f"{box.number} ", TEXT, bold=True)
        for index, line in enumerate(box.lines):
            assert text_width(line, TEXT, bold=box.refusal) + (0 if index else number) <= box.rect.width - 20
    assert rows[-1].y + rows[-1].height <= drawn.height
    for arrow in drawn.arrows:
        assert on_border(rects[arrow.start], arrow.points[0])
        assert on_border(rects[arrow.end], arrow.points[-1])
        for (ax, ay), (bx, by) in zip(arrow.points, arrow.points[1:], strict=False):
            assert ax == bx or ay == by, "a line that is neither level nor upright"
            way = Rect(min(ax, bx), min(ay, by), abs(ax - bx), abs(ay - by))
            for index, rect in enumerate(rects):
                inside = Rect(rect.x + 1, rect.y + 1, rect.width - 2, rect.height - 2)
                assert apart(inside, way), f"an arrow over box {index}"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(circuits())
def test_in_any_circuit_boxes_are_apart_and_arrows_go_from_box_to_box(
    circuit: tuple[tuple[LaneText, ...], tuple[StepText, ...]],
) -> None:
    drawn = draw(*circuit)
    check_drawing(drawn)
    steps = circuit[1]
    assert len(drawn.boxes) == len(steps) + sum(step.refusal is not None for step in steps)
    wanted = sum(step.to is not None and step.to != index for index, step in enumerate(steps))
    assert sum(not arrow.refusal for arrow in drawn.arrows) == wanted


def test_a_refusal_stands_in_the_lane_of_who_refuses() -> None:
    circuit = figures()["pret"]
    assert isinstance(circuit, Circuit)
    drawn = drawing(circuit, rendering())
    check_drawing(drawn)
    refusal = next(box for box in drawn.boxes if box.refusal)
    lane = next(lane for lane in drawn.bands[0].lanes if lane.you)
    assert lane.y < refusal.rect.y < refusal.rect.bottom < lane.y + lane.height
    assert [arrow.refusal for arrow in drawn.arrows if drawn.boxes[arrow.end] is refusal] == [True]


def test_every_text_of_a_drawing_is_legible_where_it_is_smallest() -> None:
    sizes = dict(
        re.findall(r"\.(fx-(?:lane-title|lane-note|box-text)) \{ font: \d+ ([\d.]+)px", CSS.read_text("utf-8"))
    )
    assert {name: float(size) for name, size in sizes.items()} == {
        "fx-lane-title": TITLE, "fx-lane-note": NOTE, "fx-box-text": TEXT,
    }  # fmt: skip
    assert min(TITLE, NOTE, TEXT) * NARROWEST / WIDTH >= 12


@given(texts, st.integers(40, 200))
def test_lines_keep_every_word_and_the_limit_they_can(text: str, limit: int) -> None:
    lines = wrap(text, limit, 13)
    assert " ".join(lines).split() == text.split(" ") or " ".join(lines) == " ".join(filter(None, text.split(" ")))
    assert all(text_width(line, 13) <= limit or " " not in line for line in lines)


def html_of(name: str, number: int | None = 1) -> ElementTree.Element:
    return ElementTree.fromstring(figure_html(figures()[name], name, number, rendering()))


@pytest.mark.parametrize("name", ["calendrier", "colis", "pret", "retour"])
def test_figures_are_the_golden_ones(name: str) -> None:
    check_golden(f"figure/{name}.html", figure_html(figures()[name], name, 1, rendering()))


@pytest.mark.parametrize("name", ["calendrier", "colis", "pret", "retour"])
def test_a_figure_is_well_formed_inert_and_drawn_by_classes_only(name: str) -> None:
    html = str(figure_html(figures()[name], name, 1, rendering()))
    assert "\n\n" not in html
    assert "{" not in html
    for element in ElementTree.fromstring(html).iter():
        assert not {"fill", "stroke", "style", "font-size"} & set(element.attrib)


def said(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def without(element: ElementTree.Element, tag: str) -> ElementTree.Element:
    for parent in list(element.iter()):
        for child in list(parent):
            if child.tag == tag:
                parent.remove(child)
    return element


@pytest.mark.parametrize("name", ["calendrier", "colis", "pret", "retour"])
def test_every_text_of_a_figure_stands_in_its_words(name: str) -> None:
    figure, context = figures()[name], rendering()
    shown = " ".join(said(without(html_of(name), "svg")).replace("\u00a0", " ").split())

    def visit(value: Any, key: str) -> None:
        if isinstance(value, dict):
            for inner, item in value.items():
                visit(item, inner)
        elif isinstance(value, list | tuple):
            for item in value:
                visit(item, key)
        # Feedback belongs to the questions that use the tree; dates are shown in the language's own form.
        elif key in ("title", "caption", "text", "refusal", "who", "do", "question") and value is not None:
            text = context.plain(value).replace("\u00a0", " ").rstrip(".")
            assert text in shown or text[:1].upper() + text[1:] in shown

    visit(figure.model_dump(), "")
    assert "Vérifiez le mot affiché" not in shown


def test_a_jump_is_said_in_the_list() -> None:
    data = figures()["pret"].model_dump()
    data["steps"][2]["to"] = "retrait"
    circuit = TypeAdapter[Any](Figure).validate_python(data)
    html = ElementTree.fromstring(figure_html(circuit, "pret", 1, rendering()))
    relay = [said(item) for item in html.iter("li")]
    assert relay[2].endswith("l’expédie. Suite : étape 5.")
    assert all("Suite" not in item for index, item in enumerate(relay) if index != 2)


def test_two_lessons_on_one_page_have_no_id_in_common() -> None:
    ids: list[str] = []
    for prefix in ("", "histoire-", "calendrier-"):
        context = rendering().on("bases/print.md", prefix)
        for name, figure in figures().items():
            tree = ElementTree.fromstring(figure_html(figure, name, 1, context))
            ids += [id_ for element in tree.iter() if (id_ := element.get("id"))]
    assert len(ids) == len(set(ids)) == 3 * len(figures())


def test_hostile_texts_are_shown_and_nothing_more() -> None:
    hostile = '<script>alert(1)</script> {{ 7 }} " onload="x'
    for name, figure in figures().items():
        changed = figure.model_copy(update={"title": hostile})
        match changed:
            case Circuit():
                changed = changed.model_copy(
                    update={"lanes": tuple(lane.model_copy(update={"title": hostile}) for lane in changed.lanes)}
                )
            case States():
                changed = changed.model_copy(
                    update={"states": tuple(one.model_copy(update={"title": hostile}) for one in changed.states)}
                )
            case Decision():
                changed = changed.model_copy(
                    update={"leaves": tuple(one.model_copy(update={"title": hostile}) for one in changed.leaves)}
                )
            case _:
                pass
        html = str(figure_html(changed, name, 1, rendering()))
        tree = ElementTree.fromstring(html)
        assert "{" not in html
        assert all(element.tag != "script" and "onload" not in element.attrib for element in tree.iter())
        assert "<script>alert(1)</script>" in said(tree)


@pytest.mark.parametrize(
    ("start", "end", "french"),
    [
        ("2012", "2017", "5 ans"),
        ("2012", "2012-06-01", None),
        ("2008", "2012-01-01", "4 ans"),
        ("2026-01", "2026-09", "8 mois"),
        ("2016-09-20", "2017-01-01", "3 mois"),
        ("2024-10-15", "2026-09-01", "1 an et 11 mois"),
        ("2019-01-01", "2020-01-01", "1 an"),
        ("2026-01-01", "2026-01-16", "15 jours"),
        ("2026-01-31", "2026-03-01", "29 jours"),
        ("2026-03-01", "2026-01-31", None),
        ("2017", "2012", None),
    ],
)
def test_the_time_between_two_events(start: str, end: str, french: str | None) -> None:
    first, last = moment(start), moment(end)
    assert first is not None and last is not None
    between = gap(first, last, language_of("fr"))
    assert (between and between.replace("\u00a0", " ")) == french


def test_what_is_no_date_is_no_moment() -> None:
    assert moment("2026-02-30") is None
    assert moment("au printemps") is None
    assert moment("0000") is None


def test_today_is_said_and_values_give_dates() -> None:
    events = list(html_of("calendrier").iter("li"))
    assert [event.get("aria-current") for event in events] == [None, None, None, "date", None]
    assert [said(event).split(" ", 1)[0] for event in events[:1]] == ["2024"]
    assert "11 févr. 2026" in said(events[4])


def test_a_tree_that_turns_back_ends() -> None:
    data = figures()["retour"].model_dump()
    data["nodes"][1]["choices"][1]["to"] = "statut"
    tree = TypeAdapter[Any](Figure).validate_python(data)
    assert "Reprendre à la question" in figure_html(tree, "retour", 1, rendering())


def test_a_figure_without_a_number_has_a_caption_without_one() -> None:
    assert said(html_of("pret", None)).endswith("Un refus rend la demande au lecteur.")
    assert "Figure" not in said(html_of("pret", None))
