"""Builds the tree of a YAML file from the events of PyYAML's parser (the C one where it is there).

Working on events, anchors, aliases, tags, duplicate keys and depth are seen and refused. The nodes are in `source`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from generator.diagnostics import Diagnostic, Span
from generator.french_words import in_english
from generator.source import MAX_DEPTH, Items, Node, Place, SourceFile, Text, Value, span_of

_PARSER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_NODES = frozenset({yaml.ScalarEvent, yaml.SequenceStartEvent, yaml.MappingStartEvent})
_ENDS = frozenset({yaml.SequenceEndEvent, yaml.MappingEndEvent})


@dataclass
class _Frame:
    """A collection under construction."""

    holder: Items | Node
    key: Text | None = None


def parse_events(text: str, parser: Any = None) -> Iterator[Any]:
    """PyYAML's events for `text`; `parser` is a loader class, by default the C one where it is there."""
    loader = (parser or _PARSER)(text)
    next_event = loader.get_event
    try:
        while (event := next_event()) is not None:
            yield event
    finally:
        loader.dispose()


def build(file: SourceFile, text: str, base: int, problems: list[Diagnostic], parser: Any = None) -> Value | None:
    """The tree of `text` (a part of the file from index `base`); structural faults are added to `problems`.

    Raises `yaml.YAMLError` where the text is not YAML; `reading` explains it.
    """
    root: Value | None = None
    frames: list[_Frame] = []
    skipped = 0
    documents = 0

    def where(event: Any) -> Place:
        return file, base + event.start_mark.index, event.end_mark.index - event.start_mark.index

    def start_of(event: Any, length: int) -> Span:
        return file.span(base + event.start_mark.index, length)

    def text_of(value: str, event: Any, style: str = "") -> Text:
        return Text(value, file, base + event.start_mark.index, base + event.end_mark.index, style)

    def place(value: Value) -> None:
        nonlocal root
        if not frames:
            if documents <= 1:
                root = value
            return
        frame = frames[-1]
        if isinstance(frame.holder, Items):
            frame.holder.append(value)
        elif frame.key is None:
            if isinstance(value, Text):
                frame.key = value
            else:
                problems.append(Diagnostic("S118", value.span))
                frame.key = Text("?")
        else:
            _set(frame, value, file, problems)

    event: Any
    for event in parse_events(text, parser):
        # The exact type is looked at, the commonest first: a file has thousands of events.
        kind = type(event)
        if kind is yaml.ScalarEvent and not (skipped or event.anchor or event.tag):
            value = Text(
                event.value, file, base + event.start_mark.index, base + event.end_mark.index, event.style or ""
            )
            frame = frames[-1] if frames else None
            if frame is not None and frame.key is None and isinstance(frame.holder, Node):
                frame.key = value
            else:
                place(value)
        elif kind is yaml.DocumentStartEvent:
            documents += 1
            if documents == 2:
                problems.append(Diagnostic("S116", span_of(where(event))))
        elif kind is yaml.AliasEvent:
            problems.append(Diagnostic("S106", span_of(where(event)), {"what": "*" + str(event.anchor)}))
            if not skipped:
                place(text_of("*" + str(event.anchor), event))
        elif kind in _ENDS:
            if not skipped:
                place(frames.pop().holder)
                continue
            skipped -= 1
            if not skipped:
                place(text_of("", event))
        elif kind in _NODES:
            if not skipped and (event.anchor or event.tag):
                if event.anchor:
                    what = f"&{event.anchor}"
                    problems.append(Diagnostic("S106", start_of(event, len(what)), {"what": what}))
                if event.tag and event.tag != "!":
                    name = str(event.tag).replace("tag:yaml.org,2002:", "!!")
                    problems.append(Diagnostic("S117", start_of(event, len(name)), {"tag": name}))
            if kind is yaml.ScalarEvent:
                if not skipped:
                    place(text_of(event.value, event, event.style or ""))
            elif skipped or len(frames) >= MAX_DEPTH:
                if not skipped:
                    problems.append(Diagnostic("S105", span_of(where(event)), {"limit": str(MAX_DEPTH)}))
                skipped += 1
            else:
                collection = Items if kind is yaml.SequenceStartEvent else Node
                frames.append(_Frame(collection(where(event), bool(event.flow_style))))
    return root


def _set(frame: _Frame, value: Value, file: SourceFile, problems: list[Diagnostic]) -> None:
    """Put `value` under the waiting key of a mapping; refuse a second use of a key and YAML's merge key."""
    node, key = frame.holder, frame.key
    assert isinstance(node, Node) and key is not None
    frame.key = None
    if key == "<<":
        problems.append(Diagnostic("S106", key.span, {"what": "<<"}))
        node.torn = True
        return
    if key in node:
        # Not from `key_spans`, which is made once, when the mapping is whole.
        first = next(one for one in node if one == key)
        notes = (first.span,) if isinstance(first, Text) else ()
        problems.append(Diagnostic("S107", key.span, {"key": str(key)}, notes=notes))
        return
    if node.flow and isinstance(value, Text) and not value and not value.style and _has_no_colon(file, value, key):
        problems.append(Diagnostic("S112", key.span, {"text": str(key)}))
        return
    if not key.isascii():
        meant = in_english(key)
        problems.append(Diagnostic("S114", key.span, {"key": str(key)}, meant[0] if meant else None))
        node.torn = True
        return
    node[key] = value


def _has_no_colon(file: SourceFile, value: Text, key: Text) -> bool:
    """True for a bare word after a comma in a flow mapping: the comma was meant as part of a text."""
    after_comma = file.text[: key._start].rstrip().endswith(",")
    return after_comma and ":" not in file.text[key._end : value._end + 1]
