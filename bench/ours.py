"""A synthetic course in the format of Fascicule: {path: text}, YAML by own means (a JSON text is a YAML text)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from bench.content import FIRST_YEAR, OBJECTIVES, REFUSED, SOURCES, VALUES, Course, Figure, Lesson, Memo, Module
from bench.questions import Question
from bench.vocabulary import TERMS

_DAY = "2026-11-24"
_MINUTES = 20


def files_of(course: Course) -> dict[str, str]:
    """Everything below the project but `mkdocs.yml` and `overrides/`, which are those of the repository."""
    files = {
        "content/course.yml": _course(course),
        "content/sources.yml": [
            {"id": id_, "kind": "official", "title": title, "publisher": "Atelier du Pont",
             "url": f"https://exemple.fr/{id_}", "published": "2026-03", "checked": _DAY, "review_by": "2027-06-30"}
            for id_, title in SOURCES
        ],
        "content/values.yml": [
            {"id": id_, "value": value, "unit": unit, "source": SOURCES[0][0]} for id_, value, unit in VALUES
        ],
        "content/glossary.yml": [
            {"term": term, "definition": text, "forms": [form], "sources": [SOURCES[0][0]]}
            for term, text, form in TERMS
        ],
        "quizzes/assessments.yml": [
            {"id": id_, "type": kind, "title": title, "duration": "10 min", "questions": [one.id for one in questions]}
            for id_, kind, title, questions in course.assessments
        ],
    }  # fmt: skip
    for module in course.modules:
        files[f"content/{module.id}/module.yml"] = _module(module)
        files |= {f"content/{lesson.path}.yml": _lesson(lesson, course) for lesson in module.lessons}
        files[f"quizzes/{module.id}.yml"] = [
            _question(question, lesson, course) for lesson in module.lessons for question in lesson.questions
        ]
    files |= {f"content/figures/{figure.id}.yml": _figure(figure) for figure in course.figures}
    files |= {f"content/reference/{memo.id}.yml": _memo(memo) for memo in course.memos}
    return {path: "".join(_yaml(value, "")) for path, value in files.items()}


def _yaml(value: object, indent: str) -> Iterator[str]:
    """Mappings and lists of mappings in block style, the rest in one line."""
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _entry(f"{indent}{key}:", inner, indent + "  ")
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            if isinstance(inner, Mapping) and inner:
                lines = "".join(_yaml(inner, indent + "  "))
                yield f"{indent}- {lines[len(indent) + 2 :]}"
            else:
                yield f"{indent}- {json.dumps(inner, ensure_ascii=False)}\n"


def _entry(head: str, value: object, indent: str) -> Iterator[str]:
    nested = isinstance(value, Mapping) or (
        isinstance(value, Sequence)
        and not isinstance(value, str)
        and any(not isinstance(one, str) or len(one) > 30 for one in value)
    )
    if nested:
        yield head + "\n"
        yield from _yaml(value, indent)
    elif isinstance(value, str) and "\n" in value:
        yield head + " |\n" + "".join(f"{indent}{line}\n" for line in value.split("\n"))
    else:
        yield f"{head} {json.dumps(value, ensure_ascii=False)}\n"


def _course(course: Course) -> object:
    minutes = _MINUTES * len(course.lessons) + 20
    return {
        "id": "atelier", "title": "L'atelier de cycles", "subtitle": "De l'accueil à la restitution, sans reprise.",
        "language": "fr", "duration": f"{minutes // 60} h {minutes % 60:02}", "group_size": 8,
        "audience": ["Mécanicien", "Vendeur"], "prerequisites": ["Savoir tenir une clé."],
        "trainers": ["Formatrice de l'atelier."], "method": "Un exposé court, un geste, une question.",
        "evaluation": "Des questions après chaque leçon, un contrôle à la fin.",
        "follow_up": "Deux mois plus tard, une évaluation à distance.",
        "material": "Le support reste à la disposition des stagiaires.", "quality": "La satisfaction est recueillie.",
        "contacts": [{"role": "Référent handicap", "text": "Aménagements : écrivez-lui dès l'inscription."}],
        "objectives": [{"id": f"o-{at}", "text": text} for at, text in enumerate(OBJECTIVES, 1)],
        "programme": [{"id": f"p-{at:03}", "part": "Jour", "text": module.title}
                      for at, module in enumerate(course.modules, 1)],
        "modules": [module.id for module in course.modules], "memos": [memo.id for memo in course.memos[:3]],
        "draft": True,
    }  # fmt: skip


def _module(module: Module) -> object:
    return {"title": module.title, "aim": module.aim, "lessons": [one.path.split("/")[1] for one in module.lessons]}


def _lesson(lesson: Lesson, course: Course) -> object:
    types = {figure.id: figure.type for figure in course.figures}
    sections = []
    for section in lesson.sections:
        body: list[object] = []
        for kind, content in section.blocks:
            if kind == "text":
                body.append(content)
            elif kind == "table":
                assert isinstance(content, tuple)
                caption, columns, rows = content
                body.append({"table": {"caption": caption, "columns": columns, "rows": rows}})
            elif kind == "figure":
                body.append({types[str(content)]: content})
            else:
                body.append({kind: content})
        body.append({"questions": [question.id for question in section.questions]})
        sections.append({
            "id": section.id, "title": section.title, "key_points": [section.key_point], "body": body,
            "sources": [section.source], "trainer": "Cinq minutes, puis les questions.",
        })  # fmt: skip
    return {
        "title": lesson.title, "summary": lesson.summary, "duration": f"{_MINUTES} min",
        "objectives": [f"o-{lesson.objective + 1}"], "programme": [f"p-{lesson.path[7:10]}"], "revised": _DAY,
        "sections": sections,
    }  # fmt: skip


def _question(question: Question, lesson: Lesson, course: Course) -> object:
    return {
        "id": question.id, "type": question.type, "objective": f"o-{question.objective + 1}",
        "difficulty": question.difficulty, "stem": question.stem, **_body(question, course),
        "explanation": question.explanation, "sources": [lesson.sections[0].source], "see": question.see,
    }  # fmt: skip


def _body(question: Question, course: Course) -> dict[str, object]:
    options = question.options
    match question.type:
        case "single-choice" | "multiple-choice":
            return {"choices": [
                {"text": text, "correct": True} if right else {"text": text, "feedback": feedback}
                for text, right, feedback in options
            ]}  # fmt: skip
        case "true-false":
            return {"key": question.extra == "true", "feedback": question.feedback}
        case "numeric" | "short-text":
            wrong = [{"response": text, "feedback": feedback} for text, _, feedback in options]
            if question.type == "numeric":
                return {"key": question.extra, "unit": "minutes", "wrong": wrong}
            return {"key": [question.extra], "wrong": wrong}
        case "gap-text":
            return {"text": question.extra, "feedback": question.feedback}
        case "matching":
            return {"pairs": [{"left": one, "right": other, "feedback": said} for one, other, said in options]}
        case "ordering":
            return {"sequence": [text for text, *_ in options], "feedback": question.feedback}
        case "categorise":
            groups = dict.fromkeys(group for _, group, _ in options)
            return {"categories": [
                {"title": title, "members": [
                    {"text": text, "feedback": said} for text, group, said in options if group == title
                ]}
                for title in groups
            ]}  # fmt: skip
        case _:
            figure = next(one for one in course.figures if one.id == question.extra)
            names = {id_: title for id_, title, *_ in figure.parts}
            return {"figure": figure.id, "areas": [
                {"id": id_, "label": names[id_]} | ({"correct": True} if right else {"feedback": said})
                for id_, right, said in options
            ]}  # fmt: skip


def _figure(figure: Figure) -> object:
    head = {"type": figure.type, "title": figure.title, "caption": figure.caption}
    parts, sources = figure.parts, {"sources": [SOURCES[0][0]]}
    following = list(pairwise(parts))
    match figure.type:
        case "circuit":
            lanes = list(dict.fromkeys(who for _, _, who, _ in parts))
            ids = {who: f"bande-{at}" for at, who in enumerate(lanes, 1)}
            steps = [{"id": id_, "lane": ids[who], "text": title} for id_, title, who, _ in parts]
            steps[REFUSED]["refusal"] = parts[REFUSED][3]
            return head | {"lanes": [{"id": ids[who], "title": who} for who in lanes], "steps": steps} | sources
        case "states":
            states = [{"id": id_, "title": title, "who": who, "do": text} for id_, title, who, text in parts]
            passages = [{"from": one[0], "to": to[0], "who": one[2], "text": to[1]} for one, to in following]
            return head | {"states": states, "transitions": passages} | sources
        case "timeline":
            events = [{"date": str(FIRST_YEAR + at), "text": title} for at, (_, title, _, _) in enumerate(parts)]
            return head | {"events": events} | sources
        case _:
            nodes = [
                {"id": f"noeud-{at}", "question": f"{one[2]} : {one[1]} ?", "choices": [
                    {"text": "Oui", "to": one[0]},
                    {"text": "Non", "to": f"noeud-{at + 1}" if at < 4 else parts[5][0]},
                ]}
                for at, one in enumerate(parts[:5])
            ]  # fmt: skip
            leaves = [{"id": id_, "title": title, "text": text} for id_, title, _, text in parts]
            return head | {"nodes": nodes, "leaves": leaves} | sources


def _memo(memo: Memo) -> object:
    rows = [{"id": id_, "cells": cells, "also": [also], "sources": [SOURCES[0][0]]} for id_, cells, also in memo.rows]
    return {"title": memo.title, "intro": memo.intro, "columns": memo.columns, "rows": rows}
