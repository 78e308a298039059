"""M24x and M25x of simulated forms: fields, rules and key fit together, and the key is a form that is accepted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from generator.check.known import key_place, unknown
from generator.diagnostics import Diagnostic
from generator.grading.form_rules import broken, entered, keyed, named, said
from generator.grading.patterns import PatternError, compiled
from generator.grading.reading import day
from generator.model.form import Condition, FormField
from generator.model.question import Form
from generator.source import Text

Written = Callable[[str], str]


def form(question: Form, written: Written) -> Iterator[Diagnostic]:
    """The diagnostics of one form."""
    fields = {str(field.id): field for field in question.fields}
    found = [*_key(question, fields, written), *_fields(question), *_rules(question, fields, written)]
    yield from found
    if not found:
        yield from _refused(question, written)


def _key(question: Form, fields: dict[str, FormField], written: Written) -> Iterator[Diagnostic]:
    for name, value in question.key.items():
        if name not in fields:
            yield unknown("M241", name, key_place(question, "key", name), fields)
        elif value.strip():
            yield from _fits(fields[name], value, written)


def _fields(question: Form) -> Iterator[Diagnostic]:
    for field in question.fields:
        if field.id not in question.key:
            yield Diagnostic("M243", field.id.span, {"id": str(field.id)}, notes=(question.place("key"),))
        if field.kind == "select" and not field.options:
            yield Diagnostic("M242", field.place("kind"), {"id": str(field.id)})
        elif field.kind != "select" and field.options:
            yield Diagnostic("M252", field.place("options"), {"id": str(field.id), "kind": field.kind})


def _rules(question: Form, fields: dict[str, FormField], written: Written) -> Iterator[Diagnostic]:
    for rule in question.rules:
        for condition in rule.when:
            for name in named(condition):
                if name not in fields:
                    yield unknown("M241", name, name.span, fields)
            for name, values in _held_against(condition):
                for value in values if name in fields else ():
                    yield from _fits(fields[name], value, written)
            yield from _never(condition, fields)
            if condition.matches is not None:
                pattern = condition.matches.pattern
                try:
                    compiled(pattern)
                except PatternError as error:
                    yield Diagnostic("M247", pattern.at(error.place), {"pattern": str(pattern)})
            if condition.before is not None:
                than = condition.before.than
                if than not in fields and not _is_date(than, written):
                    yield unknown("M249", than, than.span, fields)


def _never(condition: Condition, fields: dict[str, FormField]) -> Iterator[Diagnostic]:
    """A condition on a field that it cannot read is never true: the rule would refuse nobody, in silence."""
    read: list[tuple[str, Iterable[Text], tuple[str, ...]]] = []
    if condition.before is not None:
        read.append(("before", (condition.before.field, condition.before.than), ("date",)))
    if condition.sum_differs is not None:
        read.append(("sum_differs", named(condition), ("number", "amount", "text")))
    if condition.luhn is not None:
        read.append(("luhn", (condition.luhn,), ("text", "number")))
    for key, names, kinds in read:
        for name in names:
            if name in fields and fields[name].kind not in kinds:
                params = {"condition": key, "field": str(name), "kind": fields[name].kind, "kinds": ", ".join(kinds)}
                yield Diagnostic("M254", name.span, params)


def _held_against(condition: Condition) -> Iterator[tuple[Text, Iterable[Text]]]:
    """The fields that are compared with values, and these."""
    if condition.equals is not None:
        yield condition.equals.field, (condition.equals.value,)
    for part in (condition.one_of, condition.duplicate_of):
        if part is not None:
            yield part.field, part.values


def _fits(field: FormField, value: Text, written: Written) -> Iterator[Diagnostic]:
    """The value is one that the field can take."""
    if field.kind == "select" and field.options and value not in field.options:
        yield unknown("M244", value, value.span, field.options, field=str(field.id))
    elif (field.kind == "date" and not _is_date(value, written)) or said(field.kind, written(value)) == "":
        yield Diagnostic("M248", value.span, {"value": str(value), "field": str(field.id), "kind": field.kind})


def _is_date(value: str, written: Written) -> bool:
    """A whole date, as data writes it or as a value of the course."""
    return day(value) == value or (value.startswith("[=") and day(written(value)) != "")


def _refused(question: Form, written: Written) -> Iterator[Diagnostic]:
    """The rules that the key itself breaks: then nothing that is entered can be accepted and right."""
    for row in broken(entered(question, keyed(question, written), written)):
        rule = question.rules[row]
        yield Diagnostic("M253", rule.id.span, {"id": str(rule.id)}, notes=(question.place("key"),))
