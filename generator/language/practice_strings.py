"""The names of the strings of questions that answer beyond the basics: certainty, forms, trees, cases, sets."""

from __future__ import annotations

from generator.language.texts import texts


@texts
class PracticeStrings:
    """One field a string; the texts are in `fr_practice` and `en_practice`."""

    # --- how sure, and when it comes back
    your_certainty: str
    certainty_levels: str
    """The three levels, from the least sure, parted by `|`."""
    comes_back: str
    said_and_comes_back: str
    today_said: str
    tomorrow_said: str
    in_days_said: str
    on_date_said: str
    record_newer: str
