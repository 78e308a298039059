"""The frame of every figure: `<figure>` with its id, and « Figure 2. Title. What to see. » below."""

from __future__ import annotations

from markupsafe import Markup

from generator.elements import element
from generator.model.figure import Figure
from generator.rendering import Rendering

_ENDS = (".", "!", "?", "…", ":")


def framed(figure: Figure, id_: str, number: int | None, context: Rendering, kind: str, *content: Markup) -> Markup:
    """The figure around its content; without a number when it stands in a question."""
    words: list[str] = []
    if number is not None:
        words += [element("strong", context.strings.figure_number.format(number=number) + "."), " "]
    words += [sentence(context.label(figure.title)), " ", context.inline(figure.caption)]
    return element(
        "figure",
        *content,
        element("figcaption", *words),
        class_=f"fx-figure fx-figure--{kind}",
        id=f"{context.prefix}figure-{id_}",
    )


def sentence(words: Markup) -> Markup:
    """The words with a full stop, unless they end with a mark of their own."""
    return words if words.striptags().rstrip("\u00a0 »”").endswith(_ENDS) else words + "."
