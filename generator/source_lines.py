"""The line of a source: title, publisher, and when it was read, or that it should be read again."""

from __future__ import annotations

import datetime

from markupsafe import Markup

from generator.model.course import Source
from generator.rendering import Rendering
from generator.templating import render


def stale(source: Source, day: datetime.date) -> bool:
    """True when a source should have been read again before `day`."""
    return day > source.review_by


def source_html(source: Source, context: Rendering) -> Markup:
    """The line of `source` on the day of the build."""
    return context.shared(
        "source",
        source,
        lambda anywhere: render(
            "block/source.html.j2", source=source, r=anywhere, s=anywhere.strings, stale=stale(source, anywhere.as_of)
        ),
    )
