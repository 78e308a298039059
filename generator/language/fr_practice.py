"""The strings of questions that answer beyond the basics: certainty, forms, trees, cases, sets, in French."""

from __future__ import annotations

from typing import Any

PRACTICE: dict[str, Any] = {
    "your_certainty": "Votre certitude",
    "certainty_levels": "Au hasard|J'hésite|C'est sûr",
    "comes_back": "La question reviendra {when}.",
    "said_and_comes_back": "Répondu \"{sure}\" : la question reviendra {when}.",
    "today_said": "aujourd'hui",
    "tomorrow_said": "demain",
    "in_days_said": "dans {n} jours",
    "on_date_said": "le {date}",
    "record_newer": "Une version plus récente de ce fascicule a gardé des réponses sur cet appareil. Cette page les laisse intactes et n'en tient pas compte.",
}
