"""The drawing of a state machine: all is in it, nothing lies over anything else. The table is in test_figures."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.figures.states_layout import WIDTH, Drawing, Passage, draw
from generator.figures.text_width import text_width

NAMES = ("Déposée", "Mise à disposition du premier valideur", "En cours d'acheminement", "Rejetée", "Payée")


@st.composite
def machines(draw_: st.DrawFn) -> tuple[list[str], list[Passage]]:
    count = draw_(st.integers(1, 9))
    titles = [NAMES[index % len(NAMES)] for index in range(count)]
    places = st.integers(0, count - 1)
    pairs = draw_(st.lists(st.tuples(places, places), max_size=12, unique=True))
    return titles, [Passage(start, end, "Le client") for start, end in pairs]


@given(machines())
def test_every_passage_is_drawn_from_one_state_to_the_other(machine: tuple[list[str], list[Passage]]) -> None:
    titles, passages = machine
    drawn = draw(titles, passages)
    assert len(drawn.boxes) == len(titles)
    moves = [move for move in passages if move.start != move.end]
    assert len(drawn.lines) == len(moves)
    for line in drawn.lines:
        assert {_box_at(drawn, line.points[0]), _box_at(drawn, line.points[-1])} != {None}
    ends = sorted((_box_at(drawn, line.points[0]), _box_at(drawn, line.points[-1])) for line in drawn.lines)
    assert ends == sorted((move.start, move.end) for move in moves)


@given(machines())
def test_nothing_lies_over_anything_else(machine: tuple[list[str], list[Passage]]) -> None:
    drawn = draw(*machine)
    for above, below in pairwise(drawn.boxes):
        assert above.y + above.height < below.y
    uprights = [
        (one[0], *sorted((one[1], other[1])))
        for line in drawn.lines
        for one, other in pairwise(line.points)
        if one[0] == other[0]
    ]
    for index, (x, low, high) in enumerate(uprights):
        for other_x, other_low, other_high in uprights[index + 1 :]:
            assert x != other_x or high < other_low or other_high < low
    ports = [point for line in drawn.lines for point in (line.points[0], line.points[-1])]
    assert len(set(ports)) == len(ports)


@given(machines())
def test_the_drawing_holds_all_of_it(machine: tuple[list[str], list[Passage]]) -> None:
    drawn = draw(*machine)
    for line in drawn.lines:
        assert all(0 <= x <= drawn.width and 0 <= y <= drawn.height for x, y in line.points)
    assert drawn.width >= WIDTH


def test_a_state_that_nothing_leaves_is_an_end() -> None:
    drawn = draw(["A", "B"], [Passage(0, 1, "Le client")])
    assert [box.last for box in drawn.boxes] == [False, True]


def test_a_word_without_room_is_left_to_the_table() -> None:
    long = "Le titulaire du marché ou le mandataire du groupement, selon le cas"
    drawn = draw(["A", "B", "C"], [Passage(0, 2, long), Passage(0, 1, "Vous")])
    assert sorted(line.who for line in drawn.lines) == ["", "Vous"]
    assert text_width(long, 12.5) > 118


def _box_at(drawn: Drawing, point: tuple[int, int]) -> int | None:
    """The state on whose border a point lies."""
    x, y = point
    for index, box in enumerate(drawn.boxes):
        if box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height:
            return index
    return None
