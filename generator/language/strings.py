"""The names of the interface's strings: what a page says that no author wrote.

Their texts are in `fr_strings` and `en_strings`, written plainly: typography is applied when the language is loaded.
A string with `{names}` goes through `str.format`; a `Plural` goes through `Language.count`. No text of a course lives
here. Those of one area are in a module of its own: `question_strings`, `practice_strings`, `training_strings`, …
"""


from __future__ import annotations

from generator.language.assessment_strings import AssessmentStrings
from generator.language.offline_strings import OfflineStrings
from generator.language.practice_strings import PracticeStrings
from generator.language.question_strings import Plural, QuestionStrings
from generator.language.result_strings import ResultStrings
from generator.language.simulation_strings import SimulationStrings
from generator.language.texts import Texts, texts
from generator.language.training_strings import TrainingStrings


@texts
class Strings(
    QuestionStrings,
    PracticeStrings,
    TrainingStrings,
    AssessmentStrings,
    ResultStrings,
    OfflineStrings,
    SimulationStrings,
    Texts,
):
    """One field a string. Templates write `strings.attention`."""

    # --- words that join
    and_: str
    or_: str
    colon: str
    """What stands between a label and its value, spaces included."""
    of: str
    """"61 sur 64", with {count} and {total}."""

    # --- navigation
    course: str
    memos: str
    memo: str
    glossary: str
    sources: str
    programme: str
    about: str
    privacy: str
    accessibility: str
    home: str
    modules: str
    modules_between: str
    """"Modules 1 à 10", with {first} and {last}."""
    lessons: str
    next_lesson: str
    back_to_module: str
    skip_to_content: str
    search: str
    not_found_title: str
    not_found_text: str

    # --- home
    handout_kind: str
    edition: str
    duration: str
    revised_on: str
    sources_checked: str
    take_away: str
    the_course: str
    objectives: str
    objectives_lead: str
    audience: str
    prerequisites: str
    trainers: str
    method: str
    evaluation: str
    follow_up: str
    material: str
    quality: str
    contacts: str
    group_size: str
    paths_by_role: str
    changes: str
    changes_lead: str
    no_change: str
    start: str
    draft: str

    # --- module and lesson
    module: str
    module_number: str
    lesson: str
    lesson_of: str
    aim: str
    objective: str
    your_questions: str
    optional: str
    essentials: str
    steps: str
    attention: str
    note: str
    tip: str
    in_practice: str
    example: str
    solution: str
    figure: str
    figure_number: str
    table: str
    table_number: str
    refusal: str
    you: str
    today: str
    in_force_from: str
    in_force_to: str
    in_force_between: str
    upcoming: str

    # --- sources and notes
    checked_on: str
    stale_since: str
    published_on: str
    source_of: str
    cited_in: str
    kind_law: str
    kind_official: str
    kind_copy: str
    kind_secondary: str
    notes: str
    note_number: str
    note_back: str

    # --- glossary, memos, print
    filter: str
    filter_by: str
    all: str
    nothing_found: str
    rows_shown: str
    print: str
    print_module: str
    print_page: str
    page_address: str
    download: str

    # --- pages
    about_handout: str
    assessed: str
    close: str
    content: str
    copyright: str
    draft_lead: str
    edition_word: str
    filter_rows: str
    for_whom: str
    glossary_lead: str
    group_at_most: str
    heading: str
    in_the_course: str
    letters: str
    line: str
    lines_of_programme: str
    list_joint: str
    mark: str
    memo_at_hand: str
    memos_lead: str
    modules_of_path: str
    no_question: str
    not_found_home: str
    practised: str
    programme_lead: str
    quick_access: str
    resume: str
    see_in_glossary: str
    see_solution: str
    sources_lead: str
    sources_law: str
    sources_official: str
    sources_copy: str
    sources_secondary: str
    start_discover: str
    start_find: str
    start_return: str
    start_trainer: str
    taught: str
    the_training: str
    written_of: str
    the_rows: str
    to_come: str
    where_to_start: str
    whole_memo: str
    you_were_at: str

    # --- counted nouns
    rows: Plural
    questions: Plural
    lessons_count: Plural
    minutes: Plural
    days: Plural
    months: Plural
    years: Plural
    terms: Plural
    people: Plural
    redo_missed: Plural
    kept: Plural


__all__ = ["Plural", "Strings"]
