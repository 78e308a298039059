"""JSON Schemas from the models: what lets an editor complete keys and explain them in French."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter

from generator.model.assessment import Assessment
from generator.model.course import Course, CourseValue, Memo, Module, Source, Term
from generator.model.figure import Figure
from generator.model.lesson import Lesson
from generator.model.question import Question

SCHEMAS: dict[str, tuple[Any, str]] = {
    "course": (Course, "Le cours : content/course.yml"),
    "module": (Module, "Un module : content/<module>/module.yml"),
    "lesson": (Lesson, "Une leçon : content/<module>/<leçon>.yml"),
    "sources": (list[Source], "Les sources : content/sources.yml"),
    "values": (list[CourseValue], "Les valeurs : content/values.yml"),
    "glossary": (list[Term], "Le glossaire : content/glossary.yml"),
    "figure": (Figure, "Une figure : content/figures/<figure>.yml"),
    "reference": (Memo, "Un mémo : content/reference/<mémo>.yml"),
    "bank": (list[Question], "Une banque de questions : quizzes/<module>.yml"),
    "assessments": (list[Assessment], "Les évaluations : quizzes/assessments.yml"),
}


def schemas() -> dict[str, bytes]:
    """File name → bytes of each schema."""
    return {f"{name}.json": _schema(kind, title) for name, (kind, title) in SCHEMAS.items()}


def _schema(kind: Any, title: str) -> bytes:
    schema = TypeAdapter(kind).json_schema(by_alias=True)
    _without_titles(schema)
    document = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **schema}
    document["title"] = title
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _without_titles(schema: Any) -> None:
    """pydantic titles each field with its English name; an editor would show that before our French description.

    The English docstrings of the models go too: they are for developers.
    """
    if isinstance(schema, dict):
        for key in ("title", "default"):
            if key in schema and not isinstance(schema[key], dict):
                del schema[key]
        options = schema.get("anyOf")
        if isinstance(options, list) and {"type": "null"} in options:  # absent, not null: YAML has no such value here
            rest = [option for option in options if option != {"type": "null"}]
            del schema["anyOf"]
            schema.update(rest[0] if len(rest) == 1 else {"anyOf": rest})
        if schema.get("type") == "object" and "properties" in schema:
            schema.pop("description", None)
        for part in schema.values():
            _without_titles(part)
    elif isinstance(schema, list):
        for part in schema:
            _without_titles(part)


def write_schemas(folder: Path) -> None:
    """Write all schemas into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in schemas().items():
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.write_bytes(data)


def stale_schemas(folder: Path) -> list[str]:
    """Names of the schemas in `folder` that are missing or differ from the models."""
    stale = []
    for name, data in schemas().items():
        path = folder / name
        if not path.is_file() or path.read_bytes().replace(b"\r\n", b"\n") != data:
            stale.append(name)
    return stale
