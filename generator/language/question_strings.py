"""The names of the strings that questions, their forms and their figures need; the rest are in `strings`."""

from __future__ import annotations

from typing import NamedTuple

from generator.language.texts import texts


class Plural(NamedTuple):
    """The two forms of a counted noun, each with `{count}`."""

    one: str
    many: str


@texts
class QuestionStrings:
    """One field a string."""

    # --- questions
    question: str
    question_number: str
    single_answer: str
    several_answers: str
    true_false: str
    true: str
    false: str
    number_expected: str
    text_expected: str
    fill_gaps: str
    gap: str
    match_pairs: str
    put_in_order: str
    sort_into_groups: str
    point_on_picture: str
    fill_form: str
    decide: str
    case: str
    document: str
    situation: str
    debrief: str
    answers: str
    answer: str
    why: str
    hint: str
    reread: str
    your_answer: str
    unit: str

    # --- figures and forms of questions
    next_step: str
    state: str
    what_to_do: str
    set_by: str
    and_then: str
    becomes: str
    resume_at: str
    choose: str
    rank: str
    of_question: str
    back_to_question_number: str
    within: str
    groups: str
    picture_of_question: str
    file_name_expected: str
    date_expected: str
    the_form_says: str
    otherwise: str
    options: str

    # --- questions that answer
    check_answer: str
    try_again: str
    next_question: str
    do_again: str
    is_right: str
    not_yet: str
    your_answer_second: str
    part_right: str
    part_wrong: str
    share_right: str
    something_lacks: str
    think_again: str
    choose_first: str
    fill_lists_first: str
    rank_once: str
    write_first: str
    updated: str
    move_up: str
    move_down: str
    moved_to: str
    answers_wait: str
    known_of: str
    record_forbidden: str
    record_full: str
    record_unreadable: str
    erase: str
    erase_sure: str
    erase_yes: str
    erase_no: str
    erased: str
    kept_none: str
