"""Where everything of a circuit stands: lanes as rows, boxes in their lanes, arrows between boxes. Numbers only.

Steps go from left to right. The widest boxes that fit are taken; when even narrow ones do not fit in one row of lanes,
the circuit goes on in a second one below. How it is written as SVG lives in `circuit`, how arrows find their way in
`routing`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from generator.figures.routing import Rect, Way, route
from generator.figures.text_width import text_width, wrap

WIDTH = 580
"""The width of the drawing in its own units; it is shown 550 to 650 px wide, so 13 units are at least 12 px."""

TEXT = 13
NOTE = 12.5
TITLE = 13.5
LINE = 16

_PAD = 8
_LANE_PAD = 13
_GAP = 30
_LABEL_MAX = 112
_LIMITS = (128, 118, 108, 98, 88, 78)
_BAND_GAP = 26


@dataclass(frozen=True)
class StepText:
    """A step as it is to be drawn: finished plain texts; `to` is the index of the step after it, if there is one."""

    lane: int
    text: str
    to: int | None
    refusal: str | None = None


@dataclass(frozen=True)
class LaneText:
    """A lane: actor, role in smaller type, whether it is the reader's."""

    title: str
    note: str
    you: bool


@dataclass(frozen=True)
class Box:
    """A box with its lines; a refusal has the number of the step that refuses, and is drawn without it."""

    rect: Rect
    number: int
    lines: tuple[str, ...]
    refusal: bool


@dataclass(frozen=True)
class Lane:
    """A row of the drawing."""

    y: int
    height: int
    title: tuple[str, ...]
    note: tuple[str, ...]
    you: bool


@dataclass(frozen=True)
class Arrow:
    """The corners of an arrow, from the border of a box to that of another; `start` and `end` are indices of boxes."""

    points: tuple[tuple[int, int], ...]
    start: int
    end: int
    refusal: bool


@dataclass(frozen=True)
class Band:
    """The lanes drawn one under the other; a long circuit has several."""

    lanes: tuple[Lane, ...]

    @property
    def top(self) -> int:
        return self.lanes[0].y

    @property
    def bottom(self) -> int:
        return self.lanes[-1].y + self.lanes[-1].height


@dataclass(frozen=True)
class Drawing:
    """Everything to be drawn. Steps come first among the boxes, in order; refusals follow."""

    height: int
    edge: int
    bands: tuple[Band, ...]
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]


@dataclass
class _Item:
    """A box on its way to its place: `x` once placed, `below` when it stands under the step that refuses."""

    step: int
    lane: int
    lines: tuple[str, ...]
    width: int
    refusal: bool
    x: int = 0
    band: int = 0
    below: bool = False

    @property
    def height(self) -> int:
        return len(self.lines) * LINE + 14


@lru_cache(maxsize=64)
def draw(lanes: tuple[LaneText, ...], steps: tuple[StepText, ...]) -> Drawing:
    """The drawing of a circuit."""
    titles = [(wrap(lane.title, _LABEL_MAX, TITLE, bold=True), wrap(lane.note, _LABEL_MAX, NOTE)) for lane in lanes]
    widest = max(
        [text_width(line, TITLE, bold=True) for title, _ in titles for line in title]
        + [text_width(line, NOTE) for _, note in titles for line in note]
    )
    edge = min(max(widest + 20, 84), _LABEL_MAX + 40)
    placed = _best(steps, edge + 14, WIDTH - 16)
    bands, boxes = _rows(lanes, titles, placed)
    arrows = _arrows(steps, boxes, bands, edge)
    return Drawing(bands[-1].bottom + 1, edge, bands, boxes, arrows)


# --- columns


def _best(steps: tuple[StepText, ...], left: int, right: int) -> list[_Item]:
    """The placing that takes the least height, leaning to wide steps to the right; the first of equals."""
    best: tuple[int, list[_Item]] | None = None
    for lean, penalty in ((2, 0), (1, 50), (0, 90)):
        for limit in _LIMITS:
            placed = _place(steps, limit, lean, left, right)
            cost = max(item.band for item in placed) * 400 + _height(placed) + penalty
            if best is None or cost < best[0]:
                best = (cost, placed)
    assert best is not None
    return best[1]


def _item(step: StepText, index: int, limit: int, room: int, *, refusal: bool = False) -> _Item:
    text = (step.refusal or "") if refusal else step.text
    indent = 0 if refusal else text_width(f"{index + 1} ", TEXT, bold=True)
    lines = wrap(text, min(limit, room) - 2 * _PAD - 4, TEXT, indent=indent, bold=refusal) or ("",)
    widths = [text_width(line, TEXT, bold=refusal) + (0 if number else indent) for number, line in enumerate(lines)]
    return _Item(index, step.lane, lines, min(max(widths) + 2 * _PAD + 4, room), refusal)


def _place(steps: tuple[StepText, ...], limit: int, lean: int, left: int, right: int) -> list[_Item]:
    """Boxes from left to right; `lean` 2 leaves room for an elbow to the right of each box, 0 goes straight down."""
    placed: list[_Item] = []
    ends: dict[int, int] = {}
    band = 0
    before: _Item | None = None
    for index, step in enumerate(steps):
        item = _item(step, index, limit, right - left)
        refusal = None if step.refusal is None else _item(step, index, limit, right - left, refusal=True)
        x = left
        if before is not None:
            elbow = max(before.x, before.x + before.width + 16 - min(item.width // 2, 40))
            x = (before.x, (before.x + elbow) // 2, elbow)[lean]
        free = ends.get(item.lane, left - _GAP) + _GAP
        if _stand(item, refusal, max(x, free), free, right, push=lean == 2) > right:
            band, ends = band + 1, {}
            _stand(item, refusal, left, left, right, push=lean == 2)
        item.band = band
        placed.append(item)
        ends[item.lane] = item.x + item.width
        if refusal is not None:
            refusal.band = band
            placed.append(refusal)
            ends[item.lane] = max(ends[item.lane], refusal.x + refusal.width)
        before = item
    return placed


def _stand(item: _Item, refusal: _Item | None, x: int, free: int, right: int, *, push: bool) -> int:
    """Put a step at `x` and its refusal beside or below it; gives where they end.

    A refusal goes back: to the left when there is room from `free` on, or when a push makes it; below otherwise.
    """
    item.x = x
    if refusal is not None:
        beside = free + refusal.width + _GAP
        if x < beside and push and beside + item.width <= right:
            item.x = beside
        refusal.below = item.x < beside
        refusal.x = item.x if refusal.below else item.x - _GAP - refusal.width
        if refusal.below:
            return item.x + max(item.width, refusal.width)
    return item.x + item.width


def _height(placed: list[_Item]) -> int:
    tallest: dict[tuple[int, int], int] = {}
    for item, height in _stacks(placed):
        key = (item.band, item.lane)
        tallest[key] = max(tallest.get(key, 0), height)
    return sum(tallest.values())


def _stacks(placed: list[_Item]) -> list[tuple[_Item, int]]:
    """Each step with the height it takes in its lane, its refusal below included."""
    below = {item.step: item.height + _GAP - 4 for item in placed if item.below}
    return [
        (item, item.height + (below.get(item.step, 0) if not item.refusal else 0)) for item in placed if not item.below
    ]


# --- rows


def _rows(
    lanes: tuple[LaneText, ...], titles: list[tuple[tuple[str, ...], tuple[str, ...]]], placed: list[_Item]
) -> tuple[tuple[Band, ...], tuple[Box, ...]]:
    """Lanes as high as what they hold, and every box in the middle of its own."""
    bands: list[Band] = []
    boxes: list[Box] = []
    y = 1
    last = max(item.band for item in placed)
    for number in range(last + 1):
        rows: list[Lane] = []
        mine = [item for item in placed if item.band == number]
        used = {item.lane for item in mine}
        for index, lane in enumerate(lanes):
            # Where there are several rows of lanes, each shows only those that act in it.
            if last and index not in used:
                continue
            title, note = titles[index]
            stacks = [(item, height) for item, height in _stacks(mine) if item.lane == index]
            words = len(title) * LINE + len(note) * (LINE - 1) + 16
            height = max([stack + 2 * _LANE_PAD for _, stack in stacks] + [words, 52])
            rows.append(Lane(y, height, title, note, lane.you))
            for item, stack in stacks:
                top = y + (height - stack) // 2
                boxes.append(_box(item, top))
                boxes += [
                    _box(other, top + item.height + _GAP - 4)
                    for other in mine
                    if other.below and other.step == item.step and not item.refusal
                ]
            y += height
        bands.append(Band(tuple(rows)))
        y += _BAND_GAP
    boxes.sort(key=lambda box: (box.refusal, box.number))
    return tuple(bands), tuple(boxes)


def _box(item: _Item, y: int) -> Box:
    return Box(Rect(item.x, y, item.width, item.height), item.step + 1, item.lines, item.refusal)


# --- arrows


def _arrows(
    steps: tuple[StepText, ...], boxes: tuple[Box, ...], bands: tuple[Band, ...], edge: int
) -> tuple[Arrow, ...]:
    """Refusals first, then the way of the document; each arrow keeps clear of those before it."""
    rects = [box.rect for box in boxes]
    area = Rect(edge + 5, bands[0].top + 4, WIDTH - 4 - edge - 5, bands[-1].bottom - bands[0].top - 8)
    refused = {box.number - 1: index for index, box in enumerate(boxes) if box.refusal}
    wanted = [(step, target, True) for step, target in sorted(refused.items())]
    wanted += [(index, step.to, False) for index, step in enumerate(steps) if step.to is not None and step.to != index]
    done: list[Way] = []
    arrows: list[Arrow] = []
    for start, end, refusal in wanted:
        points = route(rects, start, end, area, done)
        if points is None:
            # No way round: straight through, still from box to box. The list beside the drawing says it in words.
            a, b = rects[start], rects[end]
            points = ((a.x + a.width // 2, a.bottom), (b.x + b.width // 2, b.y))
        done.append(Way(points, end))
        arrows.append(Arrow(points, start, end, refusal))
    return tuple(arrows)
