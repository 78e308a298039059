"""What all models share: frozen, closed to unknown keys, each knowing its place; and the small types of their fields.

Scalars arrive as `Text`; the types here turn them into dates, minutes, numbers and booleans, with an error of our own
where they cannot. `model_errors` turns each error into a code; the sentences are in `codes/model.py`.
"""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any, TypeVar

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    PrivateAttr,
    WithJsonSchema,
    model_validator,
)
from pydantic.functional_validators import ModelWrapValidatorHandler
from pydantic_core import PydanticCustomError

from generator.diagnostics import Span
from generator.source import Items, Node, Text

_NOWHERE = Node(Span(""))


class Base(BaseModel):
    """A frozen model that refuses unknown keys and remembers the mapping it was read from.

    How to validate it is worked out when it is first read: a build that takes all readings from the one before needs
    none of that, 0.13 s, 8 % of a rebuild at 200 lessons.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=False, defer_build=True)

    _node: Node = PrivateAttr(default_factory=lambda: _NOWHERE)

    @model_validator(mode="wrap")
    @classmethod
    def _remember(cls, data: Any, handler: ModelWrapValidatorHandler[Any]) -> Any:
        model = handler(data)
        if isinstance(data, Node):
            # What `model._node = data` comes to, without pydantic's look at what kind of attribute it is.
            model.__pydantic_private__["_node"] = data
        return model

    @property
    def span(self) -> Span:
        """Where the mapping begins."""
        return self._node.span

    def place(self, key: str) -> Span:
        """Where the value of `key` stands, or the nearest place that is known."""
        return self._node.place(key)

    def item_place(self, key: str, index: int) -> Span:
        """Where item `index` of the list under `key` stands."""
        items = self._node.get(key)
        if isinstance(items, Items) and index < len(items):
            return items[index].span
        return self.place(key)


_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DURATION = re.compile(r"(?:(?P<hours>\d{1,3}) ?h)?(?: ?(?P<minutes>\d{1,3}) ?(?:min)?)?")
_HTTPS = re.compile(r"https://[^\s/]+\.[^\s/]+(?:/\S*)?")


def _text(value: Any) -> Text:
    return Text._validated(value)


def _blank_or_text(value: Any) -> Text:
    if isinstance(value, str) and not value.strip():
        return value if isinstance(value, Text) else Text(value)
    return _text(value)


def _identifier(value: Any) -> Text:
    text = _text(value)
    if not _ID.fullmatch(text):
        raise PydanticCustomError("id_malformed", "malformed id", {"id": str(text)})
    return text


def _date(value: Any) -> date:
    if isinstance(value, date):
        return value
    text = _text(value)
    try:
        if not _ISO_DATE.fullmatch(text):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise PydanticCustomError("date_malformed", "malformed date", {"value": str(text)}) from None


def _minutes(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _text(value).replace("\u00a0", " ").strip()
    match = _DURATION.fullmatch(text)
    if not match or not (match["hours"] or match["minutes"]) or (not match["hours"] and not text.endswith("min")):
        raise PydanticCustomError("duration_malformed", "malformed duration", {"value": text})
    return int(match["hours"] or 0) * 60 + int(match["minutes"] or 0)


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    text = _text(value)
    if text not in ("true", "false"):
        raise PydanticCustomError("boolean_malformed", "malformed boolean", {"value": str(text)})
    return text == "true"


def _integer(value: Any) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    text = _text(value)
    if not re.fullmatch(r"-?\d{1,15}", text):
        raise PydanticCustomError("integer_malformed", "malformed integer", {"value": str(text)})
    return int(text)


def parse_decimal(text: str) -> Decimal | None:
    """A number as French and English authors type it: `10,40`, `10.40`, `1 234,5`; None when it is not one."""
    compact = re.sub(r"[\s\u00a0\u202f]", "", text).replace("\u2212", "-").replace(",", ".")
    if not re.fullmatch(r"[+-]?\d{1,15}(?:\.\d{1,10})?", compact):
        return None
    try:
        return Decimal(compact)
    except InvalidOperation:  # pragma: no cover - the pattern admits no such text
        return None


def _decimal(value: Any) -> Decimal:
    if isinstance(value, Decimal):
        return value
    text = _text(value)
    number = parse_decimal(text)
    if number is None:
        raise PydanticCustomError("number_malformed", "malformed number", {"value": str(text)})
    return number


def _https(value: Any) -> Text:
    text = _text(value)
    if not _HTTPS.fullmatch(text):
        raise PydanticCustomError("url_malformed", "malformed address", {"value": str(text)})
    return text


def _schema(**keys: Any) -> WithJsonSchema:
    return WithJsonSchema(keys)


Id = Annotated[Text, BeforeValidator(_identifier), _schema(type="string", pattern=f"^{_ID.pattern}$")]
TextOrBlank = Annotated[Text, PlainValidator(_blank_or_text), _schema(type=["string", "number", "boolean"])]
"""A text that may say nothing, on purpose: `""`."""
Date = Annotated[date, BeforeValidator(_date), _schema(type="string", format="date", pattern=r"^\d{4}-\d{2}-\d{2}$")]
Minutes = Annotated[
    int,
    BeforeValidator(_minutes),
    _schema(type="string", pattern=r"^(\d{1,3} ?h( ?\d{1,2}( ?min)?)?|\d{1,3} ?min)$", examples=["25 min", "1 h 30", "7 h"]),
]
Flag = Annotated[bool, BeforeValidator(_boolean), _schema(type="boolean")]
Integer = Annotated[int, BeforeValidator(_integer), _schema(type="integer")]
Number = Annotated[Decimal, BeforeValidator(_decimal), _schema(type=["number", "string"], pattern=r"^[+-]?[\d\s]+([.,]\d+)?$")]
Url = Annotated[Text, BeforeValidator(_https), _schema(type="string", format="uri", pattern="^https://")]

T = TypeVar("T")
Some = Annotated[tuple[T, ...], Field(min_length=1)]
"""A list that is not empty."""


class InForce(Base):
    """What holds only for a time: both dates are included, either may be missing."""

    in_force_from: Date | None = Field(None, description="Premier jour où ceci est vrai (AAAA-MM-JJ).")
    in_force_to: Date | None = Field(None, description="Dernier jour où ceci est vrai (AAAA-MM-JJ).")

    def in_force(self, day: date) -> bool:
        """True when this holds on `day`."""
        return (self.in_force_from is None or self.in_force_from <= day) and (
            self.in_force_to is None or day <= self.in_force_to
        )
