"""The strings of simulated forms, decision trees to walk, areas to point at and cases, in English."""

from __future__ import annotations

from typing import Any

SIMULATION: dict[str, Any] = {
    "simulated_entry": "Simulated entry",
    "left_empty": "to be left empty",
    "send_entry": "Submit the entry",
    "entry_accepted": "Entry accepted",
    "entry_refused": "Entry refused",
    "entry_unlike_key": "Accepted, but not what the file says",
    "look_again_at_fields": "No rule is against it. Compare the fields marked \"to review\" with the file all the same, then submit again.",
    "number_unreadable": "{field}: a number is expected.",
    "date_unreadable": "{field}: a date is expected, with day, month and year.",
    "see_correction": "See the correction",
    "walk_on": "Continue",
    "walk_back": "Go back",
    "walked": "Your way",
    "your_decision": "Your decision",
    "way_left_here": "The way is left here",
    "way_left_at": "The way is left at step {n}: see what is said under your answer.",
    "decide_first": "Go on to a decision first. No try is counted.",
    "documents_of_case": "Documents",
    "see_documents": "See the documents again",
    "case_share": "{n} of {total} right",
    "case_share_one": "{n} of {total} right",
}
