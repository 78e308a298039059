"""Questions as static forms: the key is not told, everything has a name, form and key lead to each other.

Their bytes are in `golden/question`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from itertools import chain
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.question import (
    QUESTION_TYPES,
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
from generator.permutation import shown_order
from generator.questions import key_html, question_html
from generator.source import Text
from tests.example_course import check_golden, examples, rendering

ALL: tuple[Question, ...] = tuple(chain.from_iterable(examples().values()))
SIMPLE = tuple(question for question in ALL if not isinstance(question, Case))


def by_id(question: Question) -> str:
    return question.id


def tree(html: str) -> ElementTree.Element:
    return ElementTree.fromstring(f"<div>{html}</div>")


def said(element: ElementTree.Element) -> str:
    return " ".join("".join(element.itertext()).split())


def plain(text: str) -> str:
    """A text of an author as `said` gives it back."""
    return " ".join(rendering().plain(text).split())


def form(question: Question, **options: Any) -> str:
    return str(question_html(question, 1, rendering(), **options))


def key(question: Question) -> str:
    return str(key_html(question, 1, rendering()))


def with_another_key(question: Question) -> Question:
    """The same question where something else is right, or is said about what is wrong."""
    more: dict[str, Any] = {}
    match question:
        case SingleChoice() | MultipleChoice():
            more = {
                "choices": tuple(
                    one.model_copy(update={"correct": not one.correct, "feedback": None}) for one in question.choices
                )
            }
        case TrueFalse():
            more = {"key": not question.key, "feedback": "autre", "misconception": None}
        case Numeric():
            more = {"key": Decimal("12345.5"), "tolerance": Decimal(3), "wrong": ()}
        case ShortText():
            more = {"key": (Text("tout autre chose, bien plus longue"),), "wrong": ()}
        case GapText():
            more = {
                "text": re.sub(r"\[\[.*?\]\]", "[[une réponse bien plus longue|courte]]", question.text),
                "feedback": "autre",
            }
        case Ordering():
            more = {"feedback": "autre"}
        case Matching():
            more = {"pairs": tuple(pair.model_copy(update={"feedback": "autre"}) for pair in question.pairs)}
        case Categorise():
            # The members stay in their places; the line between two categories moves.
            first, second, *rest = question.categories
            if len(second.members) > 1:
                moved = first.model_copy(update={"members": (*first.members, second.members[0])})
                left = second.model_copy(update={"members": second.members[1:]})
                more = {"categories": (moved, left, *rest)}
        case Hotspot():
            more = {
                "areas": tuple(
                    one.model_copy(update={"correct": not one.correct, "feedback": None}) for one in question.areas
                )
            }
        case Form():
            more = {"key": {name: Text("autre") for name in question.key}, "rules": ()}
        case DecisionQuestion():
            more = {"key": Text("completer" if question.key != "completer" else "appeler")}
        case Case():
            more = {"questions": tuple(with_another_key(one) for one in question.questions), "debrief": "autre"}
    return question.model_copy(update={"explanation": "autre", "sources": (), "see": None, **more})


@pytest.mark.parametrize("name", QUESTION_TYPES)
def test_each_type_has_a_few_examples_that_a_course_could_hold(name: str) -> None:
    assert 3 <= len(examples()[name]) <= 8
    assert {question.type for question in examples()[name]} == {name}
    ids = [question.id for question in ALL]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", QUESTION_TYPES)
def test_forms_and_keys_are_the_golden_ones(name: str) -> None:
    context = rendering()
    forms = [question_html(question, number, context) for number, question in enumerate(examples()[name], 1)]
    keys = [key_html(question, number, context) for number, question in enumerate(examples()[name], 1)]
    check_golden(f"question/{name}.html", "\n".join([*forms, *keys]))


@pytest.mark.parametrize("question", ALL, ids=by_id)
def test_no_byte_of_a_form_tells_the_key(question: Question) -> None:
    assert form(with_another_key(question)) == form(question)
    assert "checked" not in form(question)
    assert "selected" not in form(question)


@pytest.mark.parametrize("question", [one for one in ALL if isinstance(one, Ordering | Matching)], ids=by_id)
def test_another_right_order_changes_only_places(question: Ordering | Matching) -> None:
    """Their parts are shuffled, so the key could only be told by the order, which comes from the id."""
    if isinstance(question, Ordering):
        other: Question = question.model_copy(update={"sequence": question.sequence[::-1]})
    else:
        rights = [pair.right for pair in question.pairs][::-1]
        pairs = tuple(
            pair.model_copy(update={"right": right}) for pair, right in zip(question.pairs, rights, strict=True)
        )
        other = question.model_copy(update={"pairs": pairs})

    def words(html: str) -> list[str]:
        return sorted(re.findall(r"\w+", html))

    assert words(form(other)) == words(form(question))


@pytest.mark.parametrize("question", ALL, ids=by_id)
def test_all_markup_is_well_formed_inert_and_without_blank_line(question: Question) -> None:
    for html in (form(question), key(question)):
        tree(html)
        assert "\n\n" not in html
        assert not re.search(r"\n[ \t]", html)
        assert "{" not in html


@pytest.mark.parametrize("question", ALL, ids=by_id)
def test_every_field_has_a_label_and_every_reference_an_end(question: Question) -> None:
    html = tree(form(question))
    ids = [id_ for element in html.iter() if (id_ := element.get("id"))]
    assert len(ids) == len(set(ids))
    labelled = {label.get("for"): said(label) for label in html.iter("label") if label.get("for")}
    inside = {id(field): said(label) for label in html.iter("label") for field in label.iter("input")}
    fields = [element for element in html.iter() if element.tag in ("input", "select", "textarea")]
    assert fields
    for field in fields:
        assert labelled.get(field.get("id") or "") or inside.get(id(field))
        assert field.get("name")
        assert field.get("autocomplete") == "off"
    for element in html.iter():
        for name in ("aria-describedby", "aria-labelledby"):
            assert element.get(name) is None or element.get(name) in ids
    for fieldset in html.iter("fieldset"):
        assert fieldset[0].tag == "legend"
        assert said(fieldset[0])


@pytest.mark.parametrize("question", ALL, ids=by_id)
def test_form_and_key_lead_to_each_other(question: Question) -> None:
    page = tree(form(question) + key(question))
    for one in (question, *(question.questions if isinstance(question, Case) else ())):
        targets = {element.get("href") for element in page.iter("a")}
        ids = [element.get("id") for element in page.iter()]
        assert {f"#key-{one.id}", f"#question-{one.id}"} <= targets
        assert ids.count(f"key-{one.id}") == ids.count(f"question-{one.id}") == 1


@pytest.mark.parametrize("question", SIMPLE, ids=by_id)
def test_the_key_says_the_answer_and_why(question: Question) -> None:
    words = said(tree(key(question)))
    assert plain(question.explanation) in words
    match question:
        case SingleChoice() | MultipleChoice():
            for letter, choice in zip("ABCDEF", question.choices, strict=False):
                assert (f"{letter}. {plain(choice.text)}" in words) == bool(choice.correct or choice.feedback)
                assert choice.feedback is None or plain(choice.feedback) in words
        case Matching():
            shown = [said(option) for option in next(tree(form(question)).iter("select"))][1:]
            for pair in question.pairs:
                right = next(option for option in shown if option.endswith(plain(pair.right)))
                assert f"{plain(pair.left)} : {right}" in words
        case Ordering():
            items = [said(item) for item in tree(key(question)).iter("li")]
            assert items == [plain(text) for text in question.sequence]
        case _:
            pass


def test_answers_in_words() -> None:
    answers: dict[str, list[str]] = {
        question.id: [said(one) for one in tree(key(question)).iter() if one.tag in ("strong", "li")][0:3]
        for question in SIMPLE
    }
    assert answers["sc-mention"] == ["A. Le numéro de la facture"]
    assert answers["tf-numero"] == ["Faux"]
    assert answers["nu-penalite"] == ["20,80 €, à 0,05 € près"]
    assert answers["st-avoir"] == ["avoir, facture d’avoir ou note de crédit"]
    assert answers["gt-total"] == ["Trou 1 : 200", "Trou 2 : 1200"]
    assert answers["de-taux"] == [
        "Quel est le statut de la facture ? Rejetée",
        "Le motif porte-t-il sur une donnée de la facture ? Oui",
        "A. Refaire une facture : Avec un nouveau numéro, après avoir acquitté le rejet.",
    ]
    assert answers["ho-numero"] == ["B. En haut à droite"]


def test_a_key_leads_to_where_to_read_again_and_names_its_sources() -> None:
    html = key(examples()["single-choice"][0])
    links = {said(link): link.get("href") for link in tree(html).iter("a")}
    assert links["Relire 1.2 Les mentions d’une facture"] == "mentions.html#numero"
    assert links["Guide des factures"] == "https://example.org/guide"
    assert "vérifié le 10/01/2026" in html


def test_the_branch_of_a_tree_is_judged_only_in_the_key() -> None:
    question = examples()["decision"][0]
    assert "Ce n’est pas ce que dit le client" in key(question)
    assert "Ce n’est pas ce que dit le client" not in form(question)


def test_headings_follow_the_level_of_the_page() -> None:
    for question in ALL:
        assert tree(form(question)).find(".//h3") is not None
        assert tree(form(question, level=4)).find(".//h3") is None


def test_a_form_in_english_speaks_english() -> None:
    question = examples()["true-false"][0]
    html = tree(str(question_html(question, 1, rendering("en"))))
    letters = [said(one) for one in html.iter("span") if one.get("class") == "fx-choice__letter"]
    assert letters == ["T", "F"]
    assert "True" in said(html)


def test_hostile_texts_are_shown_and_nothing_more() -> None:
    hostile = Text('<b onclick="x">{{ 7 }}</b> {% raw %}')
    for question in ALL:
        changed = question.model_copy(update={"stem": hostile, "hint": hostile, "explanation": hostile})
        for html in (form(changed), key(changed)):
            assert "{" not in html
            assert all(element.tag != "b" and "onclick" not in element.attrib for element in tree(html).iter())


ids = st.from_regex(r"[a-z][a-z0-9]{0,9}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)


@given(ids, st.integers(0, 12))
def test_the_shown_order_is_one_of_all_the_parts_and_never_the_right_one(id_: str, count: int) -> None:
    order = shown_order(id_, count)
    assert sorted(order) == list(range(count))
    assert count < 2 or order != tuple(range(count))
    assert order == shown_order(id_, count)


@given(ids, st.integers(2, 8), st.integers(1, 5))
def test_parts_in_excess_do_not_leave_the_others_in_the_right_order(id_: str, pairs: int, extra: int) -> None:
    ranks = [index for index in shown_order(id_, pairs + extra, pairs) if index < pairs]
    assert ranks != list(range(pairs))


def test_the_shown_order_is_what_other_programs_compute() -> None:
    """Vectors for whoever repeats the algorithm; they never change, or answers learnt by place would."""
    assert shown_order("hist-ordre", 5) == (2, 4, 1, 0, 3)
    assert shown_order("hist-outils", 5, 4) == (4, 2, 1, 3, 0)
    assert shown_order("a", 2) == (1, 0)
