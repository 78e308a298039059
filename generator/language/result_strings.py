"""The names of the strings of « Mes résultats », and of keeping, moving and erasing the record."""

from __future__ import annotations

from generator.language.question_strings import Plural
from generator.language.texts import texts


@texts
class ResultStrings:
    """One field a string; the texts are in `fr_result` and `en_result`."""

    # --- the page and its parts
    results: str
    """As the navigation says it."""
    my_results: str
    results_lead: str
    no_certificate: str
    results_need_script: str
    practise_page: str
    no_results: str
    no_results_text: str
    first_steps: str
    by_objective: str
    by_lesson: str
    redo_first: str
    past_assessments: str
    keep_or_hand_over: str
    name_to_write: str
    record_of: str

    # --- counts and objectives
    count_known: str
    count_again: str
    count_sure_wrong: str
    count_updated: str
    before: str
    after: str
    known: str
    as_drawn: str
    before_said: str
    """With {title} and {date}, as the next one."""
    after_said: str
    not_assessed: str
    lower: str

    # --- what to redo, what was assessed
    flag_sure_wrong: str
    flag_updated: str
    flag_missed: str
    planned: str
    question_changed: str
    nothing_to_redo: str
    and_others: Plural
    redo_these: Plural
    paper_said: str
    mastered: str
    not_mastered: str

    # --- keeping and handing over
    hand_over_text: str
    file_holds_no_name: str
    take_here: str
    print_record: str
    save_record: str
    take_record: str
    record_file: str
    """Name of the file, with {course} and {day}."""
    record_saved: str
    refused_big: str
    refused_unreadable: str
    refused_newer: str
    refused_other: str
    taken: Plural
    taken_new: Plural
    taken_better: Plural
    taken_kept: Plural
    taken_spoilt: Plural
    taken_gone: Plural
    taken_results: Plural
    taken_sittings: Plural
    taken_nothing: str
    kept_results: Plural
