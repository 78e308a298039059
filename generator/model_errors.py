"""pydantic's errors → diagnostics: our code, our words, and the place in the file.

pydantic gives a path, not a place: the remembered tree is walked along it, union tags are stepped over, and the last
node found is where the finding goes.
"""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, Span, did_you_mean, fold
from generator.french_words import meant
from generator.model.lesson import BLOCK_KINDS, Block
from generator.source import Items, Node, Value, kind_of

_GOT = {
    "text": ("un texte", "a text"),
    "list": ("une liste", "a list"),
    "mapping": ("un bloc de clés", "a mapping"),
    "nothing": ("rien", "nothing"),
}

_WHEN_TORN = frozenset(
    {"missing", "too_short", "union_tag_not_found", "one_condition", "listed_or_drawn", "row_length"}
)
"""What a part that could not be read brings about by itself."""


def validate(adapter: TypeAdapter[Any], tree: Value, root: Any) -> tuple[Any, list[Diagnostic]]:
    """The model of `tree`, or None and what is wrong. `root` is the annotated type of the adapter."""
    try:
        return adapter.validate_python(tree), []
    except ValidationError as error:
        unique: dict[tuple[str, Span, str], Diagnostic] = {}
        meant_keys: set[tuple[int, str | None]] = set()
        missing: dict[tuple[str, Span, str], tuple[int, str | None]] = {}
        for details in error.errors(include_url=False):
            found = _diagnose(details, tree, root)
            if found is None:
                continue
            name = (found.code, found.span, found.params.get("key", ""))
            unique[name] = found
            mapping = id(_walk(tree, root, [*details["loc"][:-1]])[0])
            if found.code == "M202":
                meant_keys.add((mapping, found.suggestion))
            elif found.code == "M203":
                missing[name] = (mapping, found.params["key"])
        # A key that is only misspelt is not missing as well.
        return None, [one for name, one in unique.items() if missing.get(name) not in meant_keys]


def _diagnose(details: ErrorDetails, tree: Value, root: Any) -> Diagnostic | None:
    """One error of pydantic; None when it only follows from another that is told."""
    kind = details["type"]
    path = [*details["loc"], *details.get("ctx", {}).get("at", ())]
    key = str(path[-1]) if path else ""
    parent = kind in ("extra_forbidden", "missing")
    holder, model = _walk(tree, root, path[:-1] if parent else path)
    ctx = {name: str(value) for name, value in details.get("ctx", {}).items()}
    span = holder.span if not isinstance(holder, str) or holder else _empty_place(tree, path)

    if kind in _WHEN_TORN and isinstance(holder, Node | Items) and holder.torn:
        return None
    if isinstance(holder, str) and not holder.strip() and (number := _number(tree, path)):
        return Diagnostic("M223", span, {"number": str(number)})

    def made(code: str, place: Span = span, suggestion: str | None = None, **params: str) -> Diagnostic:
        return Diagnostic(code, place, params, suggestion)

    match kind:
        case "extra_forbidden":
            place = holder.key_spans.get(key, span) if isinstance(holder, Node) else span
            if isinstance(model, type) and issubclass(model, Block):
                return made("M218", place, key=key)
            known = keys_of(model)
            return made("M202", place, meant(key, known), key=key, known=", ".join(known))
        case "missing":
            return made("M203", key=key, about=_about(model, key))
        case "union_tag_invalid":
            value = ctx.get("tag", "")
            known = tuple(word.strip("'") for word in ctx.get("expected_tags", "").split(", "))
            if "discriminator" in ctx and "'type'" not in ctx["discriminator"]:
                place = holder.key_spans.get(value, span) if isinstance(holder, Node) else span
                return made("M217", place, meant(value, BLOCK_KINDS), value=value, known=", ".join(BLOCK_KINDS))
            place = holder.place("type") if isinstance(holder, Node) else span
            return made("M201", place, meant(value, known), value=value, known=", ".join(known))
        case "union_tag_not_found":
            if isinstance(holder, Node):
                return made("M222", known=_tags(model))
            return made("M207", span, None, **got(holder), known="id, type…")
        case "text_expected":
            return made("M204", span, None, **got(holder))
        case "text_empty":
            return made("M205", key=key)
        case "tuple_type" | "list_type":
            if isinstance(holder, str) and not holder:
                return made("M205", key=key)
            return made("M206", span, None, **got(holder))
        case "model_type" | "dict_type" | "model_attributes_type":
            return made("M207", span, None, **got(holder), known=", ".join(keys_of(model)[:6]) or "…")
        case "literal_error":
            known = tuple(word.strip("'") for word in ctx["expected"].replace(" or ", ", ").split(", "))
            value = str(holder) if isinstance(holder, str) else "…"
            return made("M208", span, did_you_mean(value, known), value=value, known=", ".join(known))
        case "id_malformed":
            return made("R301", span, repaired_id(ctx["id"]), id=ctx["id"])
        case "date_malformed":
            return made("M209", value=ctx["value"])
        case "duration_malformed":
            return made("M210", value=ctx["value"])
        case "boolean_malformed":
            return made("M211", value=ctx["value"])
        case "integer_malformed" | "number_malformed":
            return made("M212", value=ctx["value"])
        case "url_malformed":
            return made("M215", value=ctx["value"])
        case "greater_than_equal" | "less_than_equal":
            sign = "≥" if kind == "greater_than_equal" else "≤"
            return made("M213", value=str(holder), limit=f"{sign} {ctx['ge'] if 'ge' in ctx else ctx['le']}")
        case "too_short" | "too_long":
            if kind == "too_short" and isinstance(holder, Items) and len(holder) >= int(ctx["min_length"]):
                return None  # pydantic counts only the items without a fault
            limit = f"≥ {ctx['min_length']}" if kind == "too_short" else f"≤ {ctx['max_length']}"
            return made("M214", got=ctx.get("actual_length", "0"), limit=limit)
        case "row_length":
            return made("M216", cells=ctx["cells"], columns=ctx["columns"])
        case "unknown_column":
            near = did_you_mean(ctx["value"], ctx["columns"].split(", "))
            return made("M219", span, near, value=ctx["value"], known=ctx["columns"])
        case "one_condition":
            return made("M220")
        case "listed_or_drawn":
            return made("M221")
        case _:
            return made("M299", problem=kind)


def got(value: object) -> dict[str, str]:
    """What stands where something else is expected, in both languages of a report."""
    french, english = _GOT["nothing" if value == "" else kind_of(value)]
    return {"got": french, "got_en": english}


def repaired_id(id_: str) -> str | None:
    """The id that `id_` was likely meant to be, or None when nothing is left of it."""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(id_).replace("œ", "oe").replace("æ", "ae")).strip("-")
    return plain if plain[:1].isalpha() and re.search(r"\w", id_[:1]) else None


def _empty_place(tree: Value, path: list[int | str]) -> Span:
    """An empty value has no characters of its own: its key is shown."""
    current: Value = tree
    span = tree.span
    for part in path:
        if isinstance(current, Node) and part in current:
            span = current.place(str(part))
            current = current[str(part)]
        elif isinstance(current, Items) and isinstance(part, int) and part < len(current):
            current = current[part]
            span = current.span
    return span


def _number(tree: Value, path: list[int | str]) -> int | None:
    """Which item of a list the value at the end of `path` is, from 1; None when it stands under a key."""
    current: Value = tree
    number = None
    for part in path:
        if isinstance(current, Node) and part in current:
            current, number = current[str(part)], None
        elif isinstance(current, Items) and isinstance(part, int) and part < len(current):
            current, number = current[part], part + 1
    return number


def _walk(tree: Value, root: Any, path: list[Any]) -> tuple[Value, Any]:
    """The node and the model type that `path` leads to; parts that lead nowhere (union tags) are stepped over."""
    current: Value = tree
    model: Any = _chosen(root, tree)
    for part in path:
        if isinstance(current, Node) and part in current and not _is_tag(model, part):
            current = current[part]
            model = _chosen(_field_type(model, str(part)), current)
        elif isinstance(current, Items) and isinstance(part, int) and part < len(current):
            current = current[part]
            model = _chosen(_element_type(model), current)
    return current, model


def _is_tag(model: Any, part: Any) -> bool:
    return isinstance(model, type) and issubclass(model, BaseModel) and part not in keys_of(model)


def _members(annotation: Any) -> Iterator[Any]:
    """The concrete types inside Annotated, Optional and unions."""
    origin = typing.get_origin(annotation)
    if origin is typing.Annotated:
        yield from _members(typing.get_args(annotation)[0])
    elif origin in (typing.Union, types.UnionType):
        for member in typing.get_args(annotation):
            yield from _members(member)
    elif annotation is not type(None):
        yield annotation


def _chosen(annotation: Any, value: Value) -> Any:
    """The member of a union that `value` is meant to be."""
    members = list(_members(annotation))
    models = [member for member in members if isinstance(member, type) and issubclass(member, BaseModel)]
    if isinstance(value, Node) and models:
        for model in models:
            if issubclass(model, Block) and model.kind in value:
                return model
            tag = model.model_fields.get("type")
            if tag is not None and value.get("type") in typing.get_args(tag.annotation):
                return model
        return models[0] if len(models) == 1 else annotation
    if isinstance(value, Items):
        return next((member for member in members if typing.get_origin(member) is tuple), annotation)
    return models[0] if len(models) == 1 else (members[0] if len(members) == 1 else annotation)


def _field_type(model: Any, key: str) -> Any:
    if isinstance(model, type) and issubclass(model, BaseModel):
        for name, field in model.model_fields.items():
            if key in (name, field.alias):
                return field.annotation
    return Any


def _element_type(annotation: Any) -> Any:
    for member in _members(annotation):
        if typing.get_origin(member) is tuple:
            return typing.get_args(member)[0]
    return Any


def keys_of(model: Any) -> tuple[str, ...]:
    """The YAML keys of a model, in the order of its fields."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        return tuple(field.alias or name for name, field in model.model_fields.items())
    return ()


def _tags(annotation: Any) -> str:
    tags: list[str] = []
    for member in _members(annotation):
        if isinstance(member, type) and issubclass(member, BaseModel) and "type" in member.model_fields:
            tags.extend(typing.get_args(member.model_fields["type"].annotation))
    return ", ".join(tags)


def _about(model: Any, key: str) -> str:
    if isinstance(model, type) and issubclass(model, BaseModel):
        for name, field in model.model_fields.items():
            if key in (name, field.alias) and field.description:
                return field.description
    return "voir le guide de l'auteur"
