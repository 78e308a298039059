"""The strings of questions that answer beyond the basics: certainty, forms, trees, cases, sets, in English."""

from __future__ import annotations

from typing import Any

PRACTICE: dict[str, Any] = {
    "your_certainty": "How sure are you?",
    "certainty_levels": "Guessing|Unsure|Sure",
    "comes_back": "The question will come back {when}.",
    "said_and_comes_back": "You said \"{sure}\": the question will come back {when}.",
    "today_said": "today",
    "tomorrow_said": "tomorrow",
    "in_days_said": "in {n} days",
    "on_date_said": "on {date}",
    "record_newer": "A newer version of this handout has kept answers on this device. This page leaves them alone and does not count them.",
}
