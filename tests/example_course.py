"""The questions and figures of `tests/examples` as a small course, and the golden files made from them.

What the examples must look like is in `test_questions` and `test_figures`.
"""

from __future__ import annotations

import datetime
import os
from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter

from generator.model.course import Course, CourseValue, Source, Term
from generator.model.figure import Figure
from generator.model.lesson import Lesson
from generator.model.project import Asset, PlacedLesson, PlacedModule, Project
from generator.model.question import QUESTION_TYPES, Question
from generator.model_errors import validate
from generator.pictures import inspect
from generator.reading import read_file
from generator.rendering import Rendering
from generator.source import Items, Text

EXAMPLES = Path(__file__).parent / "examples"
GOLDEN = Path(__file__).parent / "golden"
AS_OF = datetime.date(2026, 1, 15)

_QUESTION: TypeAdapter[Any] = TypeAdapter(Question)
_FIGURE: TypeAdapter[Any] = TypeAdapter(Figure)


@cache
def examples() -> dict[str, tuple[Question, ...]]:
    """Every example by type, read as a course would read them."""
    return {name: _bank(EXAMPLES / f"{name}.yml") for name in QUESTION_TYPES}


def _bank(path: Path) -> tuple[Question, ...]:
    read = read_file(path, path.name)
    assert read.problems == []
    assert isinstance(read.tree, Items)
    return tuple(_valid(_QUESTION, item, Question) for item in read.tree)


@cache
def figures() -> dict[str, Figure]:
    """Every example figure by id."""
    found: dict[str, Figure] = {}
    for path in sorted((EXAMPLES / "figures").glob("*.yml")):
        read = read_file(path, path.name)
        assert read.problems == []
        found[path.stem] = _valid(_FIGURE, read.tree, Figure)
    return found


def _valid(adapter: TypeAdapter[Any], tree: Any, root: Any) -> Any:
    model, problems = validate(adapter, tree, root)
    assert problems == []
    return model


@cache
def project(language: Literal["fr", "en"] = "fr") -> Project:
    """A course that holds what the examples name: one lesson, two values, a source, a term, a picture."""
    data = (EXAMPLES / "images/facture.svg").read_bytes()
    picture = inspect(data)
    assert picture is not None
    lesson = Lesson.model_construct(
        title=Text("Les mentions d'une facture"), objectives=(Text("o-1"),), sections=(), optional=False
    )
    placed = PlacedLesson("bases/mentions", "bases", 1, 2, lesson)
    return Project(
        course=Course.model_construct(id=Text("exemples"), title=Text("Exemples"), language=language, draft=False),
        modules=(PlacedModule("bases", 1, Any, (placed,)),),  # type: ignore[arg-type] # its texts are not looked at
        sources={
            "guide-factures": Source.model_validate(
                {
                    "id": "guide-factures", "kind": "official", "title": "Guide des factures", "publisher": "Ministère",
                    "url": "https://example.org/guide", "checked": "2026-01-10", "review_by": "2026-07-10",
                }
            )
        },
        values={
            "delai": (CourseValue.model_validate({"id": "delai", "value": "30", "unit": "jours"}),),
            "paiement": (CourseValue.model_validate({"id": "paiement", "value": "2026-02-11"}),),
        },
        terms=(Term.model_validate({"term": "avoir", "definition": "Facture qui en annule une autre."}),),
        figures=figures(),
        banks=dict(examples()),
        images={"facture.svg": Asset("facture.svg", data, picture.media, picture.width, picture.height)},
    )  # fmt: skip


def rendering(language: Literal["fr", "en"] = "fr") -> Rendering:
    """The page of a lesson of this course."""
    return Rendering(project(language), AS_OF, "bases/exemples.md")


def check_golden(name: str, text: str) -> None:
    """`text` is the golden file, which `FASCICULE_GOLDEN=1` rewrites."""
    path = GOLDEN / name
    if os.environ.get("FASCICULE_GOLDEN"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text + "\n"
