"""The one table of the numbers at which a rule speaks. What each means to an author is in `codes`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Thresholds:
    """Nothing here depends on a course: a warning that fires all day is turned off by nobody, so each is wide."""

    # --- course
    told_one_by_one: int = 5
    """Up to this many objectives or lines that nothing covers are told one by one, more of them together."""

    # --- lessons
    lesson_minutes: int = 45
    lesson_key_points: int = 5
    sentence_words: int = 35

    # --- banks
    long_key_ratio: float = 1.4
    long_key_share: float = 1 / 3
    """Over this share of the questions with choices of a bank…"""
    long_key_from: int = 3
    """… and from this many of them: one long key is an accident, not a habit."""
    positions_from: int = 20
    positions_p: float = 0.01
    positions_expected: float = 2.5
    """Positions where fewer keys are expected are counted together: χ² says nothing about so few."""
    true_false_from: int = 3
    difficulties_from: int = 20
    easy_share: float = 1 / 2
    """Not more than this share of the questions at difficulty 1."""
    hard_share: float = 1 / 6
    """Not less than this share of the questions at difficulty 3."""

    # --- texts of questions
    explanation_new_words: int = 2
    """An explanation with fewer words than this that stand neither in the stem nor in the key only repeats them."""
    hint_letters: int = 2
    """A key with fewer letters is not looked for in the hint."""

    # --- pictures
    alt_letters: int = 200
    picture_megabytes: float = 5

    # --- paragraphs
    full_stop_from_words: int = 4
    """A shorter line is a label, which needs no full stop."""


THRESHOLDS = Thresholds()
