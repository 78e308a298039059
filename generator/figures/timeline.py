"""A timeline: one list of dated events, the time between two of them worked out and written on the line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from generator.elements import element, joined
from generator.figures.captions import framed
from generator.language import Language
from generator.model.figure import Event, Timeline
from generator.rendering import Rendering

_VALUE = re.compile(r"\s*\[=([a-z][a-z0-9-]*)\]\s*")
_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@dataclass(frozen=True)
class Moment:
    """A year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @property
    def machine(self) -> str:
        """As `<time datetime>` wants it."""
        parts = (f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part is not None))
        return "-".join(parts)

    @property
    def start(self) -> date:
        """The first day of it."""
        return date(self.year, self.month or 1, self.day or 1)

    def shown(self, language: Language) -> str:
        """As a reader wants it."""
        if self.month is None:
            return str(self.year)
        if self.day is None:
            return language.month(self.year, self.month)
        return language.medium_date(date(self.year, self.month, self.day))


def moment(text: str) -> Moment | None:
    """« 2012 », « 2012-06 » or « 2012-06-26 »; None for anything else, or a day that does not exist."""
    found = _DATE.fullmatch(text.strip())
    if found is None:
        return None
    month, day = (None if part is None else int(part) for part in found.groups()[1:])
    here = Moment(int(found[1]), month, day)
    try:
        date(here.year, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    return here


def gap(start: Moment, end: Moment, language: Language) -> str | None:
    """The time from one to the other, to the nearest month; only in years when one of them is a year.

    None when there is nothing to say: no time between, or the wrong way round.
    """
    strings = language.strings
    if start.month is None or end.month is None:
        years = end.year - start.year
        return language.count(years, strings.years) if years > 0 else None
    months = (end.year - start.year) * 12 + end.month - start.month
    if start.day is not None and end.day is not None:
        first, last = date(start.year, start.month, start.day), date(end.year, end.month, end.day)
        days = (last - first).days
        if days <= 0:
            return None
        if days < 31:
            return language.count(days, strings.days)
        months = max(1, months + (end.day - start.day > 15) - (start.day - end.day > 15))
    if months <= 0:
        return None
    years, rest = divmod(months, 12)
    parts = [language.count(years, strings.years)] if years else []
    parts += [language.count(rest, strings.months)] if rest else []
    return language.join(parts)


def timeline_html(figure: Timeline, id_: str, number: int | None, context: Rendering) -> Markup:
    """The whole figure."""
    moments = [_moment_of(event, context) for event in figure.events]
    reached = _reached(figure, moments, context.as_of)
    items: list[Markup] = []
    for index, event in enumerate(figure.events):
        here = moments[index]
        after = moments[index + 1] if index + 1 < len(moments) else None
        words = [
            element("span", _date(event, here, context), class_="fx-timeline__date"),
            element("span", context.inline(event.text), class_="fx-timeline__text"),
        ]
        between = gap(here, after, context.language) if here and after else None
        if between is not None:
            words.append(element("span", between, class_="fx-timeline__gap"))
        items.append(
            element(
                "li",
                joined(words, " "),
                class_=f"fx-timeline__event{' fx-timeline__event--today' if index == reached else ''}",
                aria_current="date" if index == reached else None,
            )
        )
    return framed(figure, id_, number, context, "timeline", element("ol", *items, class_="fx-timeline"))


def _reached(figure: Timeline, moments: list[Moment | None], day: date) -> int | None:
    """The last event that has come on the day, in a figure that asks for the mark of today."""
    if not any(event.today for event in figure.events):
        return None
    come = [index for index, here in enumerate(moments) if here is not None and here.start <= day]
    return come[-1] if come else None


def _moment_of(event: Event, context: Rendering) -> Moment | None:
    named = _VALUE.fullmatch(event.date)
    if named is None:
        return moment(event.date)
    value = context.value_in_force(named[1])
    return None if value is None or value.unit is not None else moment(value.value)


def _date(event: Event, here: Moment | None, context: Rendering) -> Markup:
    if here is None:
        return context.inline(event.date)
    return element("time", context.raised(here.shown(context.language)), datetime=here.machine)
