"""What drawings share as SVG: arrows, lines of text, a box to point at. A layout says where they stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import Markup

from generator.elements import element


def arrows_svg(arrows: Iterable[tuple[Sequence[tuple[int, int]], str]]) -> Iterator[Markup]:
    """Arrows by their corners and kind: one path for the lines of a kind, and one for their heads at the last corners.

    A kind ends the names of its classes; the common one has none. Many arrows in one path are half the bytes.
    """
    lines: dict[str, list[str]] = {}
    heads: dict[str, list[str]] = {}
    for points, kind in arrows:
        *corners, (last_x, last_y) = points
        before_x, before_y = corners[-1]
        across, down = _sign(last_x - before_x), _sign(last_y - before_y)
        # The line stops inside the head, so that its square end does not stick out of the tip.
        lines.setdefault(kind, []).append(path_of([*corners, (last_x - 8 * across, last_y - 8 * down)]))
        back_x, back_y = last_x - 10 * across, last_y - 10 * down
        one, other = (back_x + 5 * down, back_y + 5 * across), (back_x - 5 * down, back_y - 5 * across)
        heads.setdefault(kind, []).append(f"{path_of([(last_x, last_y), one, other])}Z")
    for kind, paths in lines.items():
        yield element("path", class_=_kinds("fx-arrow", kind), d="".join(paths))
        yield element("path", class_=_kinds("fx-arrow-head", kind), d="".join(heads[kind]))


def path_of(points: Sequence[tuple[int, int]]) -> str:
    """The path through these points; a level or upright piece names only what changes."""
    x, y = points[0]
    written = f"M{x} {y}"
    for next_x, next_y in points[1:]:
        written += f"H{next_x}" if next_y == y else f"V{next_y}" if next_x == x else f"L{next_x} {next_y}"
        x, y = next_x, next_y
    return written


def lines_svg(
    lines: Sequence[str], class_: str, x: int, y: int, height: int, anchor: str | None = None
) -> Iterator[Markup]:
    """One text of several lines, the first with its foot at `y`, each next one `height` below; nothing for no line."""
    if lines:
        more = [element("tspan", line, x=x, dy=height) for line in lines[1:]]
        yield element("text", lines[0], *more, class_=class_, x=x, y=y, text_anchor=anchor)


def _kinds(name: str, kind: str) -> str:
    return f"{name} {name}-{kind}" if kind else name


def area_svg(box: Iterator[Markup], letter: str | None, x: int, y: int) -> Iterator[Markup]:
    """A box with its top left corner at `x` and `y`; with a letter it is one thing to point at."""
    if letter is None:
        yield from box
        return
    ring = element("circle", class_="fx-area__ring", cx=x, cy=y, r=11)
    name = element("text", letter, class_="fx-area__name", x=x, y=y + 4, text_anchor="middle")
    yield element("g", *box, ring, name, class_="fx-area", data_area=letter)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
