"""Where everything of a state machine stands: states one under the other, passages beside them. Numbers only.

A passage to the next state goes straight down. One that skips states runs down on the right, one that goes back runs up
on the left, each on a track of its own, the longer ones further out. Where several leave or reach one state they are
ordered so that they do not cross: leaving, the furthest first; arriving, the nearest first. How it is written as SVG is
in `states`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from generator.figures.text_width import text_width, wrap

WIDTH = 580
"""As the circuits: 13 units are at least 12 px where the drawing is shown."""

TEXT = 13
NOTE = 12.5
LINE = 16

_BOX = 210
_GAP = 36
_PORT = 18
_TRACK = 15
_LABEL = 118
_PAD = 10


@dataclass(frozen=True)
class Passage:
    """From one state to another, by index, and who makes it."""

    start: int
    end: int
    who: str


@dataclass(frozen=True)
class StateBox:
    """A state: its rectangle and the lines of its name; `last` when no passage leaves it."""

    x: int
    y: int
    height: int
    lines: tuple[str, ...]
    last: bool
    width: int = _BOX


@dataclass(frozen=True)
class Line:
    """The corners of a passage, its word and where that begins (or ends, where `back`); empty when there is no room."""

    points: tuple[tuple[int, int], ...]
    who: str
    at: tuple[int, int]
    back: bool


@dataclass(frozen=True)
class Drawing:
    """Everything to be drawn; wider than `WIDTH` only where passages are too many to stand side by side in it."""

    width: int
    height: int
    boxes: tuple[StateBox, ...]
    lines: tuple[Line, ...]


def draw(titles: Sequence[str], passages: Sequence[Passage]) -> Drawing:
    """The drawing of states in the order given; a passage from a state to itself is left to the words."""
    moves = [move for move in passages if move.start != move.end]
    right = sorted((move for move in moves if move.end > move.start + 1), key=_length)
    left = sorted((move for move in moves if move.end < move.start), key=_length)
    names = [wrap(title, _BOX - 2 * _PAD, TEXT, bold=True) for title in titles]
    ports = {True: _ports(left, len(titles)), False: _ports(right, len(titles))}
    boxes = _boxes(names, ports, moves, _margin(left))
    where = {
        (side, move): _port_y(boxes[state], ports[side][state], move)
        for side in (True, False)
        for state in range(len(titles))
        for move in ports[side][state]
    }
    lines = [_straight(boxes, move) for move in moves if move.end == move.start + 1]
    for side, some in ((False, right), (True, left)):
        ends = {move: tuple(sorted((where[side, (move, 0)], where[side, (move, 1)]))) for move in some}
        for move, track in zip(some, _tracks([(low, high) for low, high in ends.values()]), strict=True):
            lines.append(_beside(boxes, move, track, side, where))
    furthest = max(x for line in lines for x, _ in line.points) if lines else 0
    return Drawing(max(WIDTH, furthest + 2), boxes[-1].y + boxes[-1].height + 2, tuple(boxes), tuple(lines))


_End = tuple[Passage, int]
"""A passage and which of its ends: 0 where it starts, 1 where it arrives."""


def _length(move: Passage) -> tuple[int, int, int]:
    return abs(move.end - move.start), move.start, move.end


def _margin(left: Sequence[Passage]) -> int:
    return (_LABEL - 30 + _TRACK * len(left)) if left else 2


def _ports(moves: Sequence[Passage], count: int) -> list[list[_End]]:
    """For each state, the ends of the passages on one side, from top to bottom."""
    found: list[list[_End]] = []
    for state in range(count):
        arriving = sorted((move for move in moves if move.end == state), key=_length)
        leaving = sorted((move for move in moves if move.start == state), key=_length, reverse=True)
        # Going down one arrives from above: those ends come first. Going up it is the other way round.
        into, out = [(move, 1) for move in arriving], [(move, 0) for move in leaving]
        down = not moves or moves[0].end > moves[0].start
        found.append([*into, *out] if down else [*reversed(out), *reversed(into)])
    return found


def _boxes(
    names: Sequence[tuple[str, ...]], ports: dict[bool, list[list[_End]]], moves: Sequence[Passage], x: int
) -> list[StateBox]:
    boxes: list[StateBox] = []
    y = 1
    leaving = {move.start for move in moves}
    for state, lines in enumerate(names):
        busiest = max(len(ports[True][state]), len(ports[False][state]))
        height = max(len(lines) * LINE + 18, busiest * _PORT + 8)
        boxes.append(StateBox(x, y, height, lines, state not in leaving))
        y += height + _GAP
    return boxes


def _port_y(box: StateBox, ends: Sequence[_End], end: _End) -> int:
    free = box.height - len(ends) * _PORT
    return box.y + free // 2 + ends.index(end) * _PORT + _PORT // 2


def _tracks(spans: Sequence[tuple[int, int]]) -> list[int]:
    """For each span of heights the first track where it touches no other; the shorter ones are given first."""
    taken: list[list[tuple[int, int]]] = []
    found: list[int] = []
    for low, high in spans:
        track = next((i for i, some in enumerate(taken) if all(high < a or b < low for a, b in some)), len(taken))
        if track == len(taken):
            taken.append([])
        taken[track].append((low, high))
        found.append(track)
    return found


def _straight(boxes: Sequence[StateBox], move: Passage) -> Line:
    above, below = boxes[move.start], boxes[move.end]
    x = above.x + _BOX // 2
    word = move.who if text_width(move.who, NOTE) < _BOX // 2 + _LABEL - 20 else ""
    points = ((x, above.y + above.height), (x, below.y))
    return Line(points, word, (x + 10, above.y + above.height + _GAP // 2 + 4), False)


def _beside(
    boxes: Sequence[StateBox], move: Passage, track: int, left: bool, where: dict[tuple[bool, _End], int]
) -> Line:
    start, end = where[left, (move, 0)], where[left, (move, 1)]
    box = boxes[move.start]
    if left:
        edge, x = box.x, box.x - (_LABEL - 34) - track * _TRACK
    else:
        edge, x = box.x + _BOX, box.x + _BOX + _LABEL + track * _TRACK
    room = abs(x - edge) - track * _TRACK - 8
    word = move.who if text_width(move.who, NOTE) <= room else ""
    points = ((edge, start), (x, start), (x, end), (edge, end))
    return Line(points, word, (edge + (-6 if left else 6), start - 4), left)
