"""The same course as a person writes it by hand for Material for MkDocs: {path: text}, Markdown and one `mkdocs.yml`.

Equal: the lessons, each with all words and all questions of ours (stem, what is offered, answer, what is said to each
mistake, explanation, link); module pages, memos row by row with an address each, glossary, sources, programme, home,
the three assessments; the navigation; language, features, palette, search and offline plug-in of our `mkdocs.yml`.

Not equal, ours does more: questions are forms that answer, here a list and an answer to unfold; figures are drawn, here
tables; our terms are explained in place; ours adds printed editions of modules, an exercise book for each bank, papers
with their keys, results, the archive and the offline worker. Nothing of these is charged to stock.
`navigation.prune`, if our `mkdocs.yml` has it, is a means of ours: stock is measured without it, and with it apart.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator

from bench.content import FIRST_YEAR, OBJECTIVES, REFUSED, SOURCES, VALUES, Course, Figure, Lesson, Memo, Section
from bench.questions import Question
from bench.vocabulary import TERMS

_BOXES = {"note": ("note", "À noter"), "tip": ("tip", "Astuce"), "warning": ("warning", "Attention"),
          "in_practice": ("info", "En pratique")}  # fmt: skip


def files_of(course: Course, quiz: bool = False, prune: bool = False) -> dict[str, str]:
    """The project; with `quiz`, what the plug-in mkdocs-quiz knows is written in its syntax."""
    files = {
        "index.md": "# L'atelier de cycles\n\nDe l'accueil à la restitution, sans reprise.\n\n"
        + "".join(f"- [{one.title}]({one.id}/index.md) : {one.aim}\n" for one in course.modules),
        "programme.md": "# Programme\n\n" + "".join(f"{at}. {one.title}\n" for at, one in enumerate(course.modules, 1))
        + "\n## Objectifs\n\n" + "".join(f"{at}. {one}\n" for at, one in enumerate(OBJECTIVES, 1)),
        "glossary.md": "# Glossaire\n\n"
        + "".join(f"## {term} {{ #{_slug(term)} }}\n\n{text} On dit aussi : {form}.\n\n" for term, text, form in TERMS),
        "sources.md": "# Sources\n\n" + "".join(
            f"## {title} {{ #{id_} }}\n\nAtelier du Pont, mars 2026, <https://exemple.fr/{id_}>, lu en 2026.\n\n"
            for id_, title in SOURCES
        ),
        "reference/index.md": "# Mémos\n\n"
        + "".join(f"- [{one.title}]({one.id}.md) : {one.intro}\n" for one in course.memos),
    }  # fmt: skip
    for module in course.modules:
        files[f"{module.id}/index.md"] = f"# {module.title}\n\n{module.aim}\n\n" + "".join(
            f"{at}. [{one.title}]({one.path.split('/')[1]}.md) : {one.summary}\n"
            for at, one in enumerate(module.lessons, 1)
        )
        files |= {f"{one.path}.md": "".join(_lesson(one, course, quiz)) for one in module.lessons}
    files |= {f"reference/{memo.id}.md": _memo(memo) for memo in course.memos}
    for id_, _, title, questions in course.assessments:
        asked = "".join(f"{_question(one, at, course, 'assessments/x', quiz)}\n" for at, one in enumerate(questions, 1))
        files[f"assessments/{id_}.md"] = f"# {title}\n\n{asked}"
    settings = _settings(course, quiz)
    if prune:
        settings = settings.replace("navigation.indexes,", "navigation.indexes, navigation.prune,")
    return {"mkdocs.yml": settings} | {f"docs/{path}": text for path, text in files.items()}


def _settings(course: Course, quiz: bool) -> str:
    def entries(pairs: list[tuple[str, str]]) -> str:
        return "".join(f"          - {json.dumps(title, ensure_ascii=False)}: {path}\n" for title, path in pairs)

    modules = "".join(
        f"      - {json.dumps(module.title, ensure_ascii=False)}:\n          - {module.id}/index.md\n"
        + entries([(one.title, f"{one.path}.md") for one in module.lessons])
        for module in course.modules
    )
    memos = "".join(
        f"      - {json.dumps(one.title, ensure_ascii=False)}: reference/{one.id}.md\n" for one in course.memos
    )
    tests = "".join(
        f"      - {json.dumps(title, ensure_ascii=False)}: assessments/{id_}.md\n"
        for id_, _, title, _ in course.assessments
    )
    nav = (
        f"nav:\n  - Cours:\n      - index.md\n{modules}      - Programme: programme.md\n"
        f"  - Mémos:\n      - reference/index.md\n{memos}      - Glossaire: glossary.md\n      - Sources: sources.md\n"
        f"  - Évaluations:\n{tests}"
    )
    return (
        _SETTINGS.replace("  offline: {}\n", "  offline: {}\n  mkdocs_quiz: {}\n" if quiz else "  offline: {}\n") + nav
    )


def _lesson(lesson: Lesson, course: Course, quiz: bool) -> Iterator[str]:
    yield f'# {lesson.title}\n\n{lesson.summary}\n\n!!! abstract "L\'essentiel"\n\n'
    yield "".join(f"    - {section.key_point}\n" for section in lesson.sections)
    number = 0
    for section in lesson.sections:
        yield f"\n## {section.title} {{ #{section.id} }}\n\n"
        for kind, content in section.blocks:
            yield _block(kind, content, course, lesson.path) + "\n"
        for question in section.questions:
            number += 1
            yield _question(question, number, course, lesson.path, quiz) + "\n"
        yield _source_line(section, lesson.path)


def _source_line(section: Section, page: str) -> str:
    titles = dict(SOURCES)
    return _linked(f"Source : [{titles[section.source]}](source:{section.source}).\n", page)


def _block(kind: str, content: object, course: Course, page: str) -> str:
    if kind == "table":
        assert isinstance(content, tuple)
        caption, columns, rows = content
        return f"**{caption}**\n\n{_table(columns, rows)}"
    if kind == "figure":
        return _figure(next(one for one in course.figures if one.id == content))
    if kind == "steps":
        assert isinstance(content, tuple)
        return "".join(f"{at}. {step}\n" for at, step in enumerate(content, 1))
    text = _linked(str(content), page)
    if kind in _BOXES:
        name, title = _BOXES[kind]
        return f'!!! {name} "{title}"\n\n    {text}\n'
    return f"{text}\n"


def _table(columns: tuple[str, ...], rows: object) -> str:
    assert isinstance(rows, tuple)
    lines = [columns, tuple("---" for _ in columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _figure(figure: Figure) -> str:
    """What ours draws, as a table with the same words."""
    parts = figure.parts
    match figure.type:
        case "circuit":
            columns: tuple[str, ...] = ("Étape", "Qui", "En cas de refus")
            rows: tuple[tuple[str, ...], ...] = tuple(
                (title, who, text if at == REFUSED else "") for at, (_, title, who, text) in enumerate(parts)
            )
        case "timeline":
            columns, rows = ("Année", "Quoi"), tuple((str(FIRST_YEAR + at), one[1]) for at, one in enumerate(parts))
        case _:
            columns, rows = ("Étape", "Qui", "Comment"), tuple((title, who, text) for _, title, who, text in parts)
    return f"**{figure.title}**\n\n{_table(columns, rows)}\n{figure.caption}\n"


def _linked(text: str, page: str) -> str:
    """Authors' links as paths from the page, values in full, as one types them by hand."""

    def target(match: re.Match[str]) -> str:
        scheme, name = match[1], match[2]
        path, _, anchor = name.partition("#")
        if scheme == "lesson":
            place = f"{path}.md"
        elif scheme == "row":
            place = f"reference/{path}.md"
        else:
            place, anchor = ("glossary.md", _slug(name)) if scheme == "term" else ("sources.md", name)
        way = os.path.relpath(place, page.rpartition("/")[0] or ".").replace(os.sep, "/")
        return f"]({way}{'#' if anchor else ''}{anchor})"

    values = {id_: f"{value} {unit}" for id_, value, unit in VALUES}
    text = re.sub(r"\[=([a-z-]+)\]", lambda match: values[match[1]], text)
    return re.sub(r"\]\((lesson|term|source|row):([^)]+)\)", target, text)


def _slug(term: str) -> str:
    table = str.maketrans("éèêç ", "eeec-")
    return term.lower().translate(table)


def _question(question: Question, number: int, course: Course, page: str, quiz: bool) -> str:
    offered, answer = _written(question, course)
    said = [line for line in (question.feedback, question.explanation) if line]
    see = _linked(f"[Relire la leçon](lesson:{question.see})", page)
    if quiz and question.type in (
        "single-choice",
        "multiple-choice",
        "true-false",
        "short-text",
        "numeric",
        "gap-text",
    ):
        told = [f"{text} : {feedback}" for text, _, feedback in question.options if feedback]
        return f"<quiz>\n{question.stem}\n{_ticked(question)}\n---\n" + "\n\n".join([*told, *said, see]) + "\n</quiz>\n"
    hidden = "".join(f"\n    {line}\n" for line in [answer, *said, see])
    return f'**Question {number}.** {question.stem}\n\n{offered}\n??? success "Réponse"\n{hidden}'


def _ticked(question: Question) -> str:
    """What is offered, in the syntax of mkdocs-quiz: boxes, or gaps."""
    match question.type:
        case "true-false":
            true = question.extra == "true"
            return f"- [{'x' if true else ' '}] Vrai\n- [{' ' if true else 'x'}] Faux\n"
        case "gap-text":
            return f"\n{question.extra}\n"
        case "numeric" | "short-text":
            return f"\n[[{question.extra}]]{' minutes' if question.type == 'numeric' else ''}\n"
        case _:
            return "".join(f"- [{'x' if right else ' '}] {text}\n" for text, right, _ in question.options)


def _written(question: Question, course: Course) -> tuple[str, str]:
    """What is offered, as a list; and the answer with what to say to each mistake."""
    options = question.options
    match question.type:
        case "single-choice" | "multiple-choice":
            right = (
                "**"
                + " et ".join(letter for letter, (_, right, _) in zip("ABCD", options, strict=True) if right)
                + "**"
            )
            told = "".join(
                f"\n    - {letter} : {said}" for letter, (_, _, said) in zip("ABCD", options, strict=True) if said
            )
            shown = "".join(f"- {letter}. {text}\n" for letter, (text, *_) in zip("ABCD", options, strict=True))
            return shown, f"{right}\n{told}"
        case "true-false":
            return "Vrai ou faux ?\n", "**Vrai**" if question.extra == "true" else "**Faux**"
        case "numeric" | "short-text":
            unit = " minutes" if question.type == "numeric" else ""
            told = "".join(f"\n    - {text} : {said}" for text, _, said in options)
            return f"Réponse : ……{unit}\n", f"**{question.extra}{unit}**\n{told}"
        case "gap-text":
            gaps = re.findall(r"\[\[(.*?)\]\]", question.extra)
            return re.sub(r"\[\[.*?\]\]", "……", question.extra) + "\n", f"**{' ; '.join(gaps)}**"
        case "ordering":
            shown = "".join(f"- {text}\n" for text, *_ in sorted(options))
            return shown, "".join(
                f"{'    ' if at > 1 else ''}{at}. {text}\n" for at, (text, *_) in enumerate(options, 1)
            )
        case "matching" | "categorise":
            groups = sorted({group for _, group, _ in options})
            shown = "".join(f"- {text}\n" for text, *_ in options) + f"\nÀ placer : {' ; '.join(groups)}.\n"
            rows = "".join(f"    | {text} | {group} | {said} |\n" for text, group, said in options)
            return shown, f"| Chose | Place | Pourquoi |\n    |---|---|---|\n{rows}"
        case _:
            figure = next(one for one in course.figures if one.id == question.extra)
            names = {id_: title for id_, title, *_ in figure.parts}
            lettered = list(zip("ABC", options, strict=True))
            shown = f"{_figure(figure)}\n" + "".join(f"- {letter}. {names[one[0]]}\n" for letter, one in lettered)
            told = "".join(f"\n    - {letter} : {one[2]}" for letter, one in lettered if one[2])
            return shown, f"**{next(letter for letter, one in lettered if one[1])}**\n{told}"


def _memo(memo: Memo) -> str:
    rows = "".join(
        f"## {cells[0]} {{ #{id_} }}\n\n"
        + "".join(f"**{column}** : {cell}\n\n" for column, cell in zip(memo.columns[1:], cells[1:], strict=True))
        + f"Mots : {also}.\n\n"
        for id_, cells, also in memo.rows
    )
    return f"# {memo.title}\n\n{memo.intro}\n\n{rows}"


_SETTINGS = r"""site_name: L'atelier de cycles
use_directory_urls: false
theme:
  name: material
  language: fr
  font: false
  features: [navigation.tabs, navigation.indexes, navigation.footer, toc.follow]
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
      toggle: {icon: material/weather-night, name: Passer en mode sombre}
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
      toggle: {icon: material/weather-sunny, name: Passer en mode clair}
  icon: {logo: material/book-open-page-variant-outline, previous: material/arrow-left, next: material/arrow-right}
plugins:
  search:
    lang: fr
  offline: {}
markdown_extensions:
  attr_list: {}
  admonition: {}
  pymdownx.details: {}
  toc: {permalink: false, toc_depth: 2-3}
extra: {generator: false}
"""
