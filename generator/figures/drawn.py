"""What drawings share as SVG: an arrow of straight pieces, and a box to point at. A layout says where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from markupsafe import Markup

from generator.elements import element


def arrow_svg(points: Sequence[tuple[int, int]], kind: str = "") -> Iterator[Markup]:
    """The path through these corners, then the head at the last one; `kind` ends the names of its classes."""
    *corners, (last_x, last_y) = points
    before_x, before_y = corners[-1]
    across, down = _sign(last_x - before_x), _sign(last_y - before_y)
    # The line stops inside the head, so that its square end does not stick out of the tip.
    ends = [*corners, (last_x - 8 * across, last_y - 8 * down)]
    path = "M" + " L".join(f"{x} {y}" for x, y in ends)
    yield element("path", class_=f"fx-arrow fx-arrow-{kind}" if kind else "fx-arrow", d=path)
    back_x, back_y = last_x - 10 * across, last_y - 10 * down
    one = f"{back_x + 5 * down} {back_y + 5 * across}"
    other = f"{back_x - 5 * down} {back_y - 5 * across}"
    head = f"M{last_x} {last_y} L{one} L{other} Z"
    yield element("path", class_=f"fx-arrow-head fx-arrow-head-{kind}" if kind else "fx-arrow-head", d=head)


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
