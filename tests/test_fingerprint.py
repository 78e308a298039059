"""The fingerprint of a question: what changes it and what does not. It says which answers of a record still hold."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Any

import pytest

from generator.fingerprint import fingerprint
from generator.model.course import CourseValue
from generator.model.question import (
    Case,
    Categorise,
    DecisionQuestion,
    Form,
    GapText,
    Hotspot,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Question,
    ShortText,
    SingleChoice,
    TrueFalse,
)
from generator.rendering import Rendering
from generator.source import Text
from tests.example_course import AS_OF, examples, project, rendering

ALL: tuple[Question, ...] = tuple(chain.from_iterable(examples().values()))


def by_id(question: Question) -> str:
    return question.id


def of(question: Question) -> str:
    return fingerprint(question, rendering())


def first(name: str, **changes: Any) -> Question:
    changed: Question = examples()[name][0].model_copy(update=changes)
    return changed


def stem(text: str) -> str:
    return of(first("single-choice", stem=Text(text)))


@pytest.mark.parametrize("question", ALL, ids=by_id)
def test_it_is_eight_figures_and_tells_questions_apart(question: Question) -> None:
    assert re.fullmatch("[0-9a-f]{8}", of(question))
    assert [of(other) for other in ALL].count(of(question)) == 1


def test_it_is_the_one_that_records_already_hold() -> None:
    """A change here makes every record look out of date: raise FORMAT, on purpose, and say so in the change log."""
    held = {str(question.id): of(question) for question in ALL}
    assert (held["sc-mention"], held["nu-penalite"], held["cs-atelier"]) == ("2b992d2d", "346b7d15", "a98bf94c")


@pytest.mark.parametrize("question", ALL, ids=by_id)
def test_what_is_only_said_afterwards_does_not_count(question: Question) -> None:
    new = Text("Tout autre chose.")
    more: dict[str, Any] = {}
    match question:
        case SingleChoice() | MultipleChoice():
            more = {"choices": tuple(_said(one, new, "misconception") for one in question.choices)}
        case TrueFalse() | GapText() | Ordering():
            more = {"feedback": new}
        case Numeric() | ShortText():
            more = {"wrong": ()}
        case Matching():
            more = {"pairs": tuple(_said(one, new) for one in question.pairs)}
        case Categorise():
            more = {
                "categories": tuple(
                    group.model_copy(update={"members": tuple(_said(one, new) for one in group.members)})
                    for group in question.categories
                )
            }
        case Hotspot():
            more = {"areas": tuple(_said(one, new) for one in question.areas)}
        case Form():
            rules = tuple(rule.model_copy(update={"refusal": new, "hint": new}) for rule in question.rules)
            more = {"rules": rules, "fields": tuple(one.model_copy(update={"help": new}) for one in question.fields)}
        case Case():
            more = {"debrief": new}
        case _:
            pass
    common = {"explanation": new, "sources": (), "see": None, "hint": new, "difficulty": 3, "objective": Text("o-9")}
    assert of(question.model_copy(update={**common, "siblings": (), **more})) == of(question)


def _said(part: Any, text: Text, *more: str) -> Any:
    return part.model_copy(update=dict.fromkeys(["feedback", *more], text))


@pytest.mark.parametrize("question", ALL, ids=by_id)
def test_the_stem_counts(question: Question) -> None:
    assert of(question.model_copy(update={"stem": Text(f"{question.stem} Vraiment ?")})) != of(question)


CHANGES: list[tuple[str, Callable[[Any], dict[str, Any]]]] = [
    ("single-choice", lambda one: {"choices": one.choices[::-1]}),
    ("single-choice", lambda one: {"choices": one.choices[:-1]}),
    ("single-choice", lambda one: {"choices": _flipped(one.choices)}),
    ("multiple-choice", lambda one: {"choices": (_flipped(one.choices[:1])[0], *one.choices[1:])}),
    ("multiple-choice", lambda one: {"choices": (_as(one.choices[0], text="Autre"), *one.choices[1:])}),
    ("true-false", lambda one: {"key": not one.key}),
    ("numeric", lambda one: {"key": one.key + 1}),
    ("numeric", lambda _: {"tolerance": Decimal("0.5")}),
    ("numeric", lambda _: {"unit": Text("jours")}),
    ("short-text", lambda one: {"key": (*one.key, Text("note"))}),
    ("gap-text", lambda one: {"text": Text(one.text.replace("[[30|trente]]", "[[30]]"))}),
    ("gap-text", lambda one: {"text": Text(one.text.replace("jours", "mois"))}),
    ("matching", lambda one: {"pairs": (_as(one.pairs[0], right="Autre"), *one.pairs[1:])}),
    ("matching", lambda _: {"extra": ()}),
    ("ordering", lambda one: {"sequence": one.sequence[::-1]}),
    ("categorise", lambda one: {"categories": one.categories[::-1]}),
    ("hotspot", lambda one: {"areas": _flipped(one.areas)}),
    ("form", lambda one: {"key": {**one.key, "numero": Text("2026-015")}}),
    ("form", lambda one: {"rules": one.rules[:1]}),
    ("decision", lambda _: {"key": Text("appeler")}),
    ("decision", lambda _: {"situation": Text("Autre.")}),
    ("case", lambda one: {"questions": one.questions[:1]}),
    ("case", lambda one: {"documents": one.documents[:1]}),
]


def _as(part: Any, **texts: str) -> Any:
    return part.model_copy(update={key: Text(text) for key, text in texts.items()})


def _flipped(choices: Any) -> tuple[Any, ...]:
    return tuple(one.model_copy(update={"correct": not one.correct}) for one in choices)


@pytest.mark.parametrize(("name", "change"), CHANGES)
def test_what_is_offered_and_the_key_count(name: str, change: Callable[[Any], dict[str, Any]]) -> None:
    assert of(first(name, **change(examples()[name][0]))) != of(first(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Quel délai : 30 jours ?", "Quel délai\u00a0: 30\u00a0jours\u202f?"),
        ("L'avoir « unique »...", "L’avoir «\u00a0unique\u00a0»…"),
        ("Il vaut 1 200,50 €.", "Il vaut 1200,5\u00a0€."),
        ("Depuis le 1er septembre 2026.", "Depuis le 2026-09-01."),
        ("Depuis le 01/09/2026.", "Depuis le 1er septembre 2026."),
        ("Un **seul** choix.", "Un seul choix."),
        ("Selon [le guide](source:guide-factures).", "Selon le guide."),
        ("Payé à [=delai].", "Payé à 30 jours."),
        ("Payé avant le [=paiement].", "Payé avant le 11/02/2026."),
    ],
)
def test_typography_and_the_form_of_values_do_not_count(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Les cas 30, 40 et 50.", "Les cas 30, 4 et 50."),
        ("Il vaut 10,40 €.", "Il vaut 104 €."),
        ("Il vaut 0,5 €.", "Il vaut 0,05 €."),
        ("Où va-t-il ?", "Ou va-t-il ?"),
        ("La Poste.", "La poste."),
        ("Le 12 mars 2026.", "Le 12 mai 2026."),
        ("Le 12 km 2026.", "Le 12 KM 2026."),
    ],
)
def test_words_and_numbers_count(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_other_ways_to_write_what_is_accepted_do_not_count() -> None:
    one = first("short-text")
    assert isinstance(one, ShortText)
    same = (Text("Note de credit"), *one.key[:2], Text("AVOIR"))
    assert of(first("short-text", key=same)) == of(one)
    numeric = {"key": Decimal("240.00"), "tolerance": Decimal("0.0"), "unit": Text("euros")}
    assert of(first("numeric", **numeric)) == of(first("numeric"))


def test_a_value_that_changes_changes_the_questions_that_say_it() -> None:
    later = (CourseValue.model_validate({"id": "delai", "value": "45", "unit": "jours"}),)
    changed = Rendering(replace(project(), values={**project().values, "delai": later}), AS_OF)
    question = first("single-choice", stem=Text("Payé à [=delai] ?"))
    assert fingerprint(question, changed) != of(question)
    assert fingerprint(first("single-choice"), changed) == of(first("single-choice"))


def test_the_words_of_a_tree_count_and_its_feedback_does_not() -> None:
    question = first("decision")
    assert isinstance(question, DecisionQuestion)
    tree: Any = project().figures[question.tree]

    def with_branch(**texts: str) -> str:
        root, *others = tree.nodes
        branches = (_as(root.choices[0], **texts), *root.choices[1:])
        node = root.model_copy(update={"choices": branches})
        figure = tree.model_copy(update={"nodes": (node, *others)})
        figures = {**project().figures, question.tree: figure}
        return fingerprint(question, Rendering(replace(project(), figures=figures), AS_OF))

    assert with_branch(text="Autre") != of(question)
    assert with_branch(feedback="Autre") == of(question)


def test_the_page_does_not_count() -> None:
    for question in ALL:
        assert fingerprint(question, rendering().on("bases/print.md", "mentions-")) == of(question)
