"""The names of the strings of assessments: papers, look-over, corrected pages, the calendar file."""

from __future__ import annotations

from generator.language.question_strings import Plural
from generator.language.texts import texts


@texts
class AssessmentStrings:
    """One field a string; the texts are in `fr_assessment` and `en_assessment`."""

    # --- what an assessment is
    kind_positioning: str
    kind_recap: str
    kind_final: str
    kind_delayed: str
    lead_positioning: str
    lead_recap: str
    lead_final: str
    lead_delayed: str
    paper: str
    papers: str
    paper_title: str
    corrected_title: str
    planned_duration: str
    mastery: str
    no_mastery: str
    date_on_paper: str

    # --- its introduction
    how_it_goes: str
    rule_time: str
    rule_kept: str
    rule_once: str
    rule_key: str
    rule_next: str
    rule_review: str
    your_attempts: str
    the_papers: str
    the_paper: str
    papers_lead: str
    start_paper: str
    resume_paper: str
    start_it: str
    resume_it: str
    first_attempt: str
    copy_waiting: str
    next_attempt: str

    # --- a paper
    paper_needs_script: str
    see_corrected: str
    copy_taken_up: str
    answers_kept: Plural
    one_has_changed: str
    some_have_changed: str
    go_to_last: str
    other_under_way: str
    other_is_next: str
    open_paper: str
    handed_in_on: str
    handed_elsewhere: str
    take_again: str
    to_review: str
    progress_of_copy: str
    answers_given: Plural
    flags_set: Plural
    look_over: str
    look_over_first: str
    look_over_title: str
    look_over_lead: str
    state_answered: str
    state_begun: str
    state_empty: str
    hand_in: str
    hand_in_anyway: str
    back_to_first: str
    still_open: Plural

    # --- its corrected page
    corrected_lead: str
    copy_still_open: str
    go_back_to_copy: str
    verdict: str
    points: Plural
    mastery_reached: str
    mastery_missed: str
    handed_on: str
    count_right: str
    count_empty: str
    score: str
    now: str
    before_from: str
    what_next: str
    where_to_begin: str
    read_first: str
    read_again: str
    skim: str
    nothing_to_read: str
    nothing_missed: str
    missed_come_back: Plural
    go_practise: str
    another_paper: str
    your_copy: str
    not_answered: str
    answered_before_change: str
    scale: str
    scale_lead: str
    questions_column: str
    lessons_column: str

    # --- the calendar
    calendar_title: str
    calendar_lead: Plural
    calendar_day: str
    add_to_calendar: str
    calendar_bad_day: str
    calendar_saved: str
    calendar_event: str
    calendar_text: str
