"""Every text an author wrote, with what it belongs to: what rules about links, values, sentences and typography walk.

Ids, file names and addresses are not texts.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from generator.model.base import InForce
from generator.model.figure import Circuit, Decision, Figure, States, Timeline
from generator.model.lesson import (
    AnyBlock,
    Example,
    ExampleBlock,
    InPractice,
    Lesson,
    Note,
    PictureBlock,
    Questions,
    Steps,
    TableBlock,
    Tip,
    Warn,
)  # fmt: skip
from generator.model.project import PlacedModule, Project
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
from generator.source import Text

Owner = Literal["course", "lesson", "question", "memo", "figure", "term", "source", "module", "assessment"]


class Written(NamedTuple):
    """A text and its owner: `id` is the owner's id (a lesson's path, a question's id, `memo#row` for a row).

    `rich` texts are Markdown; the others are plain lines (titles, labels). `part` names the field. `section` is the
    section of a lesson. `within` is what limits the text in time, if anything does.
    """

    text: Text
    owner: Owner
    id: str
    part: str
    rich: bool = True
    section: str | None = None
    within: InForce | None = None


def written(project: Project) -> Iterator[Written]:
    """All texts of the project, in the order of the files."""
    yield from _course(project)
    for module in project.modules:
        yield from _module(module)
        for placed in module.lessons:
            yield from lesson_texts(placed.id, placed.lesson)
    for question in project.questions.values():
        yield from question_texts(question)
    yield from _lists(project)


def other_texts(project: Project) -> Iterator[Written]:
    """The texts that stand neither in a lesson nor in a bank, in the order of the files."""
    yield from _course(project)
    for module in project.modules:
        yield from _module(module)
    yield from _lists(project)


def _module(module: PlacedModule) -> Iterator[Written]:
    yield Written(module.module.title, "module", module.id, "title", rich=False)
    yield Written(module.module.aim, "module", module.id, "aim")


def _lists(project: Project) -> Iterator[Written]:
    """Memos, figures, glossary, sources and assessments."""
    for name, memo in project.memos.items():
        yield Written(memo.title, "memo", name, "title", rich=False)
        if memo.intro:
            yield Written(memo.intro, "memo", name, "intro")
        for column in memo.columns:
            yield Written(column, "memo", name, "columns", rich=False)
        for row in memo.rows:
            for cell in row.cells:
                yield Written(cell, "memo", f"{name}#{row.id}", "cells")
    for name, figure in project.figures.items():
        yield from _figure(name, figure)
    for term in project.terms:
        yield Written(term.term, "term", str(term.term), "term", rich=False)
        yield Written(term.definition, "term", str(term.term), "definition")
    for source in project.sources.values():
        yield Written(source.title, "source", source.id, "title", rich=False)
    for assessment in project.assessments:
        yield Written(assessment.title, "assessment", assessment.id, "title", rich=False)


def _course(project: Project) -> Iterator[Written]:
    course = project.course

    def one(text: Text | None, part: str, rich: bool = True) -> Iterator[Written]:
        if text is not None:
            yield Written(text, "course", course.id, part, rich)

    yield from one(course.title, "title", rich=False)
    yield from one(course.subtitle, "subtitle", rich=False)
    for part in ("audience", "prerequisites", "trainers"):
        for text in getattr(course, part):
            yield from one(text, part)
    for part in ("method", "evaluation", "follow_up", "material", "quality"):
        yield from one(getattr(course, part), part)
    for contact in course.contacts:
        yield from one(contact.role, "contacts", rich=False)
        yield from one(contact.text, "contacts")
    for objective in course.objectives:
        yield from one(objective.text, "objectives")
    for line in course.programme:
        yield from one(line.text, "programme")
    for role in course.roles:
        yield from one(role.title, "roles", rich=False)
        yield from one(role.text, "roles")


def lesson_texts(id_: str, lesson: Lesson) -> Iterator[Written]:
    """The texts of a lesson."""
    yield Written(lesson.title, "lesson", id_, "title", rich=False)
    if lesson.summary:
        yield Written(lesson.summary, "lesson", id_, "summary")
    for change in lesson.changes:
        yield Written(change.what, "lesson", id_, "changes")
    for section in lesson.sections:
        yield Written(section.title, "lesson", id_, "section title", False, section.id, section)
        for point in section.key_points:
            yield Written(point, "lesson", id_, "key_points", True, section.id, section)
        for block in section.body:
            for text, part, rich in block_texts(block):
                yield Written(text, "lesson", id_, part, rich, section.id, section)
        if section.trainer:
            yield Written(section.trainer, "lesson", id_, "trainer", True, section.id, section)


def block_texts(block: AnyBlock) -> Iterator[tuple[Text, str, bool]]:
    """The texts of a block: text, part, whether it is Markdown. Blocks that only name something have none."""
    match block:
        case Text():
            yield block, "text", True
        case Steps():
            for step in block.steps:
                yield step, "steps", True
        case TableBlock():
            yield block.table.caption, "caption", False
            for column in block.table.columns:
                yield column, "columns", False
            for row in block.table.rows:
                for cell in row:
                    yield cell, "cells", True
        case Note():
            yield block.note, "note", True
        case Tip():
            yield block.tip, "tip", True
        case Warn():
            yield block.warning, "warning", True
        case InPractice():
            yield block.in_practice, "in_practice", True
        case ExampleBlock():
            if isinstance(block.example, Example):
                if block.example.title:
                    yield block.example.title, "title", False
                yield block.example.text, "example", True
                if block.example.answer:
                    yield block.example.answer, "answer", True
            else:
                yield block.example, "example", True
        case PictureBlock():
            yield block.picture.alt, "alt", False
            if block.picture.caption:
                yield block.picture.caption, "caption", True
        case Questions():
            return
        case _:
            return


def question_texts(question: Question) -> Iterator[Written]:
    """The texts of a question, those of nested questions too."""

    def one(text: Text | None, part: str, rich: bool = True) -> Iterator[Written]:
        if text is not None:
            yield Written(text, "question", question.id, part, rich, None, question)

    yield from one(question.stem, "stem")
    yield from one(question.hint, "hint")
    match question:
        case SingleChoice() | MultipleChoice():
            for choice in question.choices:
                yield from one(choice.text, "choice")
                yield from one(choice.feedback, "feedback")
                yield from one(choice.misconception, "misconception")
        case TrueFalse():
            yield from one(question.feedback, "feedback")
            yield from one(question.misconception, "misconception")
        case Numeric() | ShortText():
            for wrong in question.wrong:
                yield from one(wrong.feedback, "feedback")
                yield from one(wrong.misconception, "misconception")
        case GapText():
            yield from one(question.text, "gap text", rich=False)
            yield from one(question.feedback, "feedback")
        case Matching():
            for pair in question.pairs:
                yield from one(pair.left, "left")
                yield from one(pair.right, "right")
                yield from one(pair.feedback, "feedback")
            for extra in question.extra:
                yield from one(extra, "right")
        case Ordering():
            for text in question.sequence:
                yield from one(text, "sequence")
            yield from one(question.feedback, "feedback")
        case Categorise():
            for category in question.categories:
                yield from one(category.title, "category", rich=False)
                for member in category.members:
                    yield from one(member.text, "member")
                    yield from one(member.feedback, "feedback")
        case Hotspot():
            for area in question.areas:
                yield from one(area.label, "label", rich=False)
                yield from one(area.feedback, "feedback")
        case Form():
            for field in question.fields:
                yield from one(field.label, "label", rich=False)
                yield from one(field.help, "help")
            for rule in question.rules:
                yield from one(rule.refusal, "refusal")
                yield from one(rule.hint, "hint")
        case DecisionQuestion():
            yield from one(question.situation, "situation")
        case Case():
            yield from one(question.situation, "situation")
            for document in question.documents:
                yield from one(document.title, "document title", rich=False)
                yield from one(document.text, "document")
            for nested in question.questions:
                yield from question_texts(nested)
            yield from one(question.debrief, "debrief")
    yield from one(question.explanation, "explanation")


def _figure(name: str, figure: Figure) -> Iterator[Written]:
    def one(text: Text | None, part: str, rich: bool = True) -> Iterator[Written]:
        if text is not None:
            yield Written(text, "figure", name, part, rich)

    yield from one(figure.title, "title", rich=False)
    yield from one(figure.caption, "caption")
    match figure:
        case Timeline():
            for event in figure.events:
                yield from one(event.date, "date", rich=True)
                yield from one(event.text, "event")
        case Circuit():
            for lane in figure.lanes:
                yield from one(lane.title, "lane", rich=False)
            for step in figure.steps:
                yield from one(step.text, "step")
                yield from one(step.refusal, "refusal")
        case States():
            for state in figure.states:
                yield from one(state.title, "state", rich=False)
                yield from one(state.who, "who")
                yield from one(state.do, "do")
            for transition in figure.transitions:
                yield from one(transition.who, "who")
                yield from one(transition.text, "transition")
        case Decision():
            for node in figure.nodes:
                yield from one(node.question, "node")
                for branch in node.choices:
                    yield from one(branch.text, "branch")
                    yield from one(branch.feedback, "feedback")
            for leaf in figure.leaves:
                yield from one(leaf.title, "leaf", rich=False)
                yield from one(leaf.text, "leaf")
