"""The names of the strings of simulated forms, decision trees to walk, areas to point at and cases."""

from __future__ import annotations

from generator.language.texts import texts


@texts
class SimulationStrings:
    """One field a string; the texts are in `fr_simulation` and `en_simulation`."""

    # --- a simulated form
    simulated_entry: str
    left_empty: str
    send_entry: str
    entry_accepted: str
    entry_refused: str
    entry_unlike_key: str
    look_again_at_fields: str
    number_unreadable: str
    date_unreadable: str
    see_correction: str

    # --- a tree to walk
    walk_on: str
    walk_back: str
    walked: str
    your_decision: str
    way_left_here: str
    way_left_at: str
    decide_first: str

    # --- a case
    documents_of_case: str
    see_documents: str
    case_share: str
    case_share_one: str
