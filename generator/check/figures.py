"""R340–R345 and R302: the inside of figures, and ids that must differ from each other.

Whether a figure that is named exists is in `references`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.check.known import unknown
from generator.check.rule import Context, Rule
from generator.diagnostics import Diagnostic, Span, fold
from generator.model.figure import Circuit, Decision, States, Timeline
from generator.model.project import Project
from generator.model.question import Form, Hotspot
from generator.source import Text


def figures(context: Context) -> Iterator[Diagnostic]:
    """Lanes, steps, states and nodes that a figure names must be in it."""
    for figure in context.project.figures.values() if context.has_others else ():
        match figure:
            case Circuit():
                lanes = [str(lane.id) for lane in figure.lanes]
                steps = [str(step.id) for step in figure.steps]
                for step in figure.steps:
                    if step.lane not in lanes:
                        yield unknown("R340", step.lane, step.lane.span, lanes)
                    if step.to is not None and step.to not in steps:
                        yield unknown("R341", step.to, step.to.span, steps)
            case States():
                states = [str(state.id) for state in figure.states]
                for transition in figure.transitions:
                    for end in (transition.from_, transition.to):
                        if end not in states:
                            yield unknown("R342", end, end.span, states)
            case Decision():
                yield from _tree(figure)
            case Timeline():
                pass


def _tree(figure: Decision) -> Iterator[Diagnostic]:
    nodes = {str(node.id): node for node in figure.nodes}
    ends = {str(leaf.id) for leaf in figure.leaves}
    whole = True
    for node in figure.nodes:
        for branch in node.choices:
            if branch.to not in nodes and branch.to not in ends:
                whole = False
                yield unknown("R343", branch.to, branch.to.span, [*nodes, *sorted(ends)])
    reached: set[str] = set()
    waiting = [str(figure.nodes[0].id)]
    while waiting:
        name = waiting.pop()
        if name not in reached:
            reached.add(name)
            waiting += [str(branch.to) for branch in nodes[name].choices] if name in nodes else []
    if whole:
        for id_ in [*(node.id for node in figure.nodes), *(leaf.id for leaf in figure.leaves)]:
            if id_ not in reached:
                yield Diagnostic("R344", id_.span, {"id": str(id_)})
    yield from _cycles(figure)


def _cycles(figure: Decision) -> Iterator[Diagnostic]:
    """Each branch that leads back to a question already asked on the way to it."""
    nodes = {str(node.id): node for node in figure.nodes}
    done: set[str] = set()
    path: dict[str, None] = {}
    stack: list[tuple[str, int]] = [(str(figure.nodes[0].id), 0)]
    while stack:
        name, index = stack.pop()
        path[name] = None
        choices = nodes[name].choices
        if index == len(choices):
            path.pop(name)
            done.add(name)
            continue
        stack.append((name, index + 1))
        branch = choices[index]
        if branch.to in path:
            yield Diagnostic("R345", branch.to.span, {"id": str(branch.to)}, notes=(nodes[str(branch.to)].id.span,))
        elif branch.to in nodes and branch.to not in done:
            stack.append((str(branch.to), 0))


def twins(context: Context) -> Iterator[Diagnostic]:
    """Ids that are used twice inside one file; those of whole files and banks are seen while loading."""
    for placed in context.lessons:
        yield from _differ(section.id for section in placed.lesson.sections)
    for question in context.questions:
        match question:
            case Hotspot():
                yield from _differ(area.id for area in question.areas)
            case Form():
                yield from _differ(field.id for field in question.fields)
                yield from _differ(rule.id for rule in question.rules)
            case _:
                pass
    if context.has_others:
        yield from _others(context.project)
        yield from _terms(context)


def _others(project: Project) -> Iterator[Diagnostic]:
    course = project.course
    yield from _differ(one.id for one in course.objectives)
    yield from _differ(one.id for one in course.programme)
    yield from _differ(one.id for one in course.roles)
    for memo in project.memos.values():
        yield from _differ(row.id for row in memo.rows)
    for figure in project.figures.values():
        match figure:
            case Circuit():
                yield from _differ(lane.id for lane in figure.lanes)
                yield from _differ(step.id for step in figure.steps)
            case States():
                yield from _differ(state.id for state in figure.states)
            case Decision():
                yield from _differ([*(node.id for node in figure.nodes), *(leaf.id for leaf in figure.leaves)])
            case Timeline():
                pass


def _differ(ids: Iterable[Text]) -> Iterator[Diagnostic]:
    seen: dict[str, Span] = {}
    for id_ in ids:
        if id_ in seen:
            yield Diagnostic("R302", id_.span, {"id": str(id_)}, notes=(seen[id_],))
        else:
            seen[id_] = id_.span


def _terms(context: Context) -> Iterator[Diagnostic]:
    """A term, or a form of one, that is already another's: a link would not know which is meant."""
    seen: dict[str, tuple[int, Span]] = {}
    for number, term in enumerate(context.project.terms):
        for form in (term.term, *term.forms):
            folded = " ".join(fold(form).split())
            first = seen.setdefault(folded, (number, form.span))
            if first[0] != number:
                yield Diagnostic("R346", form.span, {"term": str(form)}, notes=(first[1],))


RULES: tuple[Rule, ...] = (figures, twins)
