"""The names of the strings of « S'entraîner »: sessions of what is due, exercise books, the sum of a page's questions."""

from __future__ import annotations

from generator.language.question_strings import Plural
from generator.language.texts import texts


@texts
class TrainingStrings:
    """One field a string; the texts are in `fr_training` and `en_training`."""

    # --- the page
    training: str
    """As the navigation says it."""
    training_lead: str
    session: str
    session_needs_script: str
    session_needs_record: str

    # --- what a session would be
    due_today: Plural
    due_sure: Plural
    """Goes on after `due_today`."""
    due_lead: str
    nothing_due: str
    next_review: Plural
    """With {when}."""
    all_seen: str
    never_practised: str
    never_lead: str
    session_length: str
    start_session: str
    start_new: Plural

    # --- a session under way
    session_goes_on: str
    """With {n} and {total}."""
    go_on: str
    end_session: str
    step: str
    skip_question: str
    stop_session: str
    to_summary: str
    steps_of_session: str

    # --- its end, and that of the questions of a page
    session_summary: str
    sum_of_set: str
    """With {questions}, {right} and {again}."""
    set_right: Plural
    set_again: Plural
    """Goes on after `set_right`."""
    set_all_right: str
    redo_set: Plural
    second_try: Plural
    to_take_up: str
    passed_over: str
    next_reviews: str

    # --- certainty
    ask_my_certainty: str
    ask_my_certainty_lead: str

    # --- assessments and exercise books
    assessments: str
    assessments_lead: str
    aim_positioning: str
    aim_recap: str
    aim_final: str
    aim_delayed: str
    not_taken: str
    under_way: str
    last_score: str
    """With {score}, in percent."""
    exercise_books: str
    exercise_books_lead: str
    book_title: str
    """With {module}."""
    book_lead: str
