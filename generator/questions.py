"""Questions as static forms, complete without a script and on paper: `question_html` is the table of contents.

What each form shows is in `question_views`, its markup in `templates/question`, and the « Corrigé » of a page end in
`question_keys`, whose `key_html` is given from here too.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, assert_never

from markupsafe import Markup

from generator import question_views as views
from generator.key_data import is_graded
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
)  # fmt: skip
from generator.question_keys import key_html
from generator.rendering import LEVELS, NUMBER, Rendering
from generator.templating import render

__all__ = ["key_html", "question_html"]


def question_html(question: Question, number: int | str, context: Rendering, *, level: int = 3) -> Markup:
    """The form of a question; `level` is that of its heading. A case gives several forms, one after the other."""
    return context.shared(
        "form", question, lambda anywhere: _made(question, NUMBER, anywhere, LEVELS), number=number, level=level
    )


def _made(question: Question, number: str, context: Rendering, level: Sequence[str]) -> Markup:
    words = context.strings
    match question:
        case SingleChoice():
            return _form(question, number, context, level, words.single_answer, views.choices_view(question, context))
        case MultipleChoice():
            return _form(question, number, context, level, words.several_answers, views.choices_view(question, context))
        case TrueFalse():
            return _form(question, number, context, level, words.true_false, views.true_false_view(context))
        case Numeric():
            return _form(question, number, context, level, words.number_expected, views.entry_view(question, context))
        case ShortText():
            return _form(question, number, context, level, words.text_expected, views.entry_view(question, context))
        case GapText():
            return _form(question, number, context, level, words.fill_gaps, views.gap_view(question, context))
        case Matching():
            return _form(question, number, context, level, words.match_pairs, views.matching_view(question, context))
        case Ordering():
            return _form(question, number, context, level, words.put_in_order, views.ordering_view(question, context))
        case Categorise():
            return _form(
                question, number, context, level, words.sort_into_groups, views.categorise_view(question, context)
            )
        case Hotspot():
            return _form(
                question, number, context, level, words.point_on_picture, views.hotspot_view(question, context)
            )
        case Form():
            return _form(question, number, context, level, words.fill_form, views.fields_view(question, context))
        case DecisionQuestion():
            return _form(question, number, context, level, words.decide, views.decision_view(question, context))
        case Case():
            return _case(question, number, context, level)
        case _:
            assert_never(question)


def _form(question: Question, number: str, context: Rendering, level: Sequence[str], kind: str, view: object) -> Markup:
    return render(
        f"question/{question.type}.html.j2",
        view=view,
        before=getattr(view, "before", Markup("")),
        **_frame(question, number, context, level, kind),
    )


def _case(question: Case, number: str, context: Rendering, level: Sequence[str]) -> Markup:
    nested = [
        _made(one, f"{number}.{place}", context, level[1:])
        for place, one in enumerate(question.questions, 1)
    ]
    documents = [(context.label(document.title), context.html(document.text)) for document in question.documents]
    return render(
        "question/case.html.j2",
        situation=context.html(question.situation),
        documents=documents,
        forms=nested,
        **_frame(question, number, context, level, context.strings.case),
    )


def _frame(question: Question, number: str, context: Rendering, level: Sequence[str], kind: str) -> dict[str, Any]:
    """What every form shows around its answers."""
    above, stem = context.split(question.stem)
    return {
        "id": question.id,
        "type": question.type,
        "number": number,
        "level": level[0],
        "kind": kind,
        "above": above,
        "stem": stem,
        "graded": is_graded(question, context.project.figures),
        "hint": context.html(question.hint) if question.hint and context.keyed else None,
        "keyed": context.keyed,
        "s": context.strings,
    }
