"""Arrows between boxes: orthogonal ways that touch no other box, with few bends and few meetings.

The shortest way (Dijkstra) over the grid of lines that pass beside the boxes. Nothing here knows what boxes mean.
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from typing import NamedTuple

STUB = 9
"""How far an arrow goes straight out of a box before it may turn; it keeps this far from boxes."""

HEAD = 14
"""How far it goes straight into a box: its head is a little shorter."""

_CLEAR = STUB - 1
_BEND = 30
_CROSS = 40
_OVERLAP = 4

Point = tuple[int, int]
Segment = tuple[Point, Point]


class Rect(NamedTuple):
    """A box by its corner and size."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    def holds(self, x: int, y: int, margin: int = 0) -> bool:
        """Whether the point is strictly inside, the box being `margin` larger on each side."""
        return self.x - margin < x < self.right + margin and self.y - margin < y < self.bottom + margin


class _Port(NamedTuple):
    """A point of the border, the direction away from the box, and what it costs to use it."""

    point: Point
    step: Point
    cost: int
    stub: int

    @property
    def out(self) -> Point:
        return self.point[0] + self.step[0] * self.stub, self.point[1] + self.step[1] * self.stub


@dataclass(frozen=True)
class Way:
    """The corners of an arrow, first on the border of one box, last on the border of the other."""

    points: tuple[Point, ...]
    target: int


def route(boxes: list[Rect], start: int, end: int, area: Rect, done: list[Way]) -> tuple[Point, ...] | None:
    """The corners of an arrow from box `start` to box `end` inside `area`; None when there is no free way."""
    shared = _shared(boxes[start], boxes[end])
    outs = [port for port in _ports(boxes[start], shared, leaving=True) if _free(port.out, boxes, start)]
    ins = [port for port in _ports(boxes[end], shared, leaving=False) if _free(port.out, boxes, end)]
    grid = _Grid(boxes, area, outs + ins, [segment for way in done if way.target != end for segment in _segments(way)])
    taken = [way.points[0] for way in done] + [way.points[-1] for way in done if way.target != end]
    best: dict[tuple[Point, Point], int] = {}
    previous: dict[tuple[Point, Point], tuple[Point, Point]] = {}
    first: dict[tuple[Point, Point], _Port] = {}
    queue: list[tuple[int, Point, Point]] = []
    for port in outs:
        state = (port.out, port.step)
        cost = port.cost + _crowding(port, taken)
        if cost < best.get(state, 1 << 30):
            best[state], first[state] = cost, port
            heapq.heappush(queue, (cost, *state))
    goals: dict[Point, list[_Port]] = {}
    for port in ins:
        goals.setdefault(port.out, []).append(port)
    final: tuple[int, tuple[Point, Point], _Port] | None = None
    while queue:
        cost, point, step = heapq.heappop(queue)
        if final is not None and cost >= final[0]:
            break
        if cost > best[point, step]:
            continue
        for port in goals.get(point, ()):
            # It goes on into the box: turning there costs, turning back is no way.
            inward = (-port.step[0], -port.step[1])
            total = cost + port.cost + (_BEND if step != inward else 0) + _crowding(port, taken)
            if step != port.step and (final is None or total < final[0]):
                final = (total, (point, step), port)
        for neighbour, direction, length in grid.around(point):
            if direction == (-step[0], -step[1]):
                continue
            total = cost + length + (_BEND if direction != step else 0) + grid.meetings(point, neighbour)
            state = (neighbour, direction)
            if total < best.get(state, 1 << 30):
                best[state], previous[state] = total, (point, step)
                heapq.heappush(queue, (total, *state))
    if final is None:
        return None
    corners = [final[2].point]
    state = final[1]
    corners.append(state[0])
    while state in previous:
        state = previous[state]
        corners.append(state[0])
    corners.append(first[state].point)
    return _straightened(corners[::-1])


def _shared(a: Rect, b: Rect) -> int | None:
    """The x at which a straight line joins the two boxes from one lane to another, if they overlap enough."""
    left, right = max(a.x, b.x), min(a.right, b.right)
    return (left + right) // 2 if right - left >= 2 * STUB else None


def _ports(box: Rect, shared: int | None, *, leaving: bool) -> list[_Port]:
    """Where an arrow may leave or enter a box. It leaves best by the right, and enters best from above or the left."""
    middle_x, middle_y = box.x + box.width // 2, box.y + box.height // 2
    quarter = box.width // 4
    right, left, bottom, top = (0, 40, 10, 14) if leaving else (40, 0, 8, 0)
    stub = STUB if leaving else HEAD
    ports = [_Port((box.right, middle_y), (1, 0), right, stub), _Port((box.x, middle_y), (-1, 0), left, stub)]
    places = {middle_x: 0, middle_x - quarter: 5, middle_x + quarter: 6}
    if shared is not None:
        places.setdefault(shared, 3)
    for x, more in places.items():
        ports += [_Port((x, box.bottom), (0, 1), bottom + more, stub), _Port((x, box.y), (0, -1), top + more, stub)]
    return ports


def _crowding(port: _Port, taken: list[Point]) -> int:
    """The cost of a port beside another arrow's."""
    x, y = port.point
    return 100 if any(abs(x - other_x) + abs(y - other_y) < 12 for other_x, other_y in taken) else 0


def _free(point: Point, boxes: list[Rect], own: int) -> bool:
    return not any(box.holds(*point, margin=2) for index, box in enumerate(boxes) if index != own)


def _segments(way: Way) -> list[Segment]:
    return list(zip(way.points, way.points[1:], strict=False))


class _Grid:
    """The lines an arrow may follow, and what is in its way."""

    def __init__(self, boxes: list[Rect], area: Rect, ports: list[_Port], drawn: list[Segment]) -> None:
        self._boxes = boxes
        self._drawn = drawn
        outs = [port.out for port in ports]
        xs = {area.x, area.right} | {x for x, _ in outs}
        ys = {y for _, y in outs}
        for box in boxes:
            xs |= {box.x - STUB, box.right + STUB}
            ys |= {box.y - STUB, box.bottom + STUB}
        self._xs = sorted(x for x in xs if area.x <= x <= area.right)
        self._ys = sorted(y for y in ys if area.y <= y <= area.bottom)
        self._column = {x: index for index, x in enumerate(self._xs)}
        self._row = {y: index for index, y in enumerate(self._ys)}
        self._ends = set(outs)
        self._around: dict[Point, list[tuple[Point, Point, int]]] = {}

    def around(self, point: Point) -> list[tuple[Point, Point, int]]:
        """The next points of the grid that can be reached: point, direction, length."""
        if point not in self._around:
            self._around[point] = self._neighbours(point)
        return self._around[point]

    def _neighbours(self, point: Point) -> list[tuple[Point, Point, int]]:
        x, y = point
        if x not in self._column or y not in self._row:
            return []
        column, row = self._column[x], self._row[y]
        found: list[tuple[Point, Point, int]] = []
        for direction in ((1, 0), (0, 1), (0, -1), (-1, 0)):
            to_column, to_row = column + direction[0], row + direction[1]
            if 0 <= to_column < len(self._xs) and 0 <= to_row < len(self._ys):
                next_ = (self._xs[to_column], self._ys[to_row])
                if self._open(point, next_):
                    found.append((next_, direction, abs(next_[0] - x) + abs(next_[1] - y)))
        return found

    def _open(self, a: Point, b: Point) -> bool:
        # Beside an end of the arrow the boxes may be nearer than the margin.
        margin = 2 if a in self._ends or b in self._ends else _CLEAR
        left, right = min(a[0], b[0]), max(a[0], b[0])
        top, bottom = min(a[1], b[1]), max(a[1], b[1])
        return not any(
            box.x - margin < right
            and left < box.right + margin
            and box.y - margin < bottom
            and top < box.bottom + margin
            for box in self._boxes
        )

    def meetings(self, a: Point, b: Point) -> int:
        """The cost of meeting the arrows drawn already: crossing one, or running along it."""
        flat = a[1] == b[1]
        cost = 0
        for c, d in self._drawn:
            if flat == (c[1] == d[1]):
                axis = 1 if flat else 0
                if abs(a[axis] - c[axis]) < 4:
                    along = 1 - axis
                    low = max(min(a[along], b[along]), min(c[along], d[along]))
                    high = min(max(a[along], b[along]), max(c[along], d[along]))
                    cost += _OVERLAP * max(0, high - low)
            else:
                (h1, h2), (v1, v2) = ((a, b), (c, d)) if flat else ((c, d), (a, b))
                across = min(h1[0], h2[0]) < v1[0] <= max(h1[0], h2[0])
                if across and min(v1[1], v2[1]) < h1[1] <= max(v1[1], v2[1]):
                    cost += _CROSS
        return cost


def _straightened(points: list[Point]) -> tuple[Point, ...]:
    """The corners only: points in the middle of a straight line are left out."""
    kept = [points[0]]
    for index, point in enumerate(points[1:-1], 1):
        (ax, ay), (bx, by) = kept[-1], points[index + 1]
        if point != kept[-1] and not (ax == point[0] == bx or ay == point[1] == by):
            kept.append(point)
    return (*kept, points[-1])
