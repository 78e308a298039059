"""Questions of the eight basic types and responses to them, as hypothesis makes them up. Nothing is judged here."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.gaps import gaps
from generator.grading import form_rules
from generator.key_data import key_data
from generator.model.question import Form, GapText, Numeric, Question, ShortText
from tests.example_course import figures, rendering

ADAPTER: TypeAdapter[Any] = TypeAdapter(Question)
WRITTEN = rendering().typo


def question(**fields: Any) -> Question:
    common = {"id": "q", "objective": "o-1", "difficulty": "1", "stem": "Combien ?", "explanation": "Voilà."}
    return ADAPTER.validate_python({**common, **fields})


def keyed(one: Question) -> list[str]:
    """The response that is the key, read off the key data."""
    data = key_data(one, WRITTEN, figures())
    assert data is not None
    match one:
        case Numeric():
            return [data["key"]]
        case ShortText():
            return [WRITTEN(one.key[0])]
        case Form():
            return list(form_rules.keyed(one, WRITTEN))
        case GapText():
            return [accepted[0] for accepted in gaps(one.text)]
        case _ if data["type"] == "multiple-choice":
            return [str(place) for place, right in enumerate(data["key"], 1) if right]
        case _:
            return list(data["key"])


LETTERS = st.text(
    st.one_of(
        st.characters(codec="utf-8", max_codepoint=0x24FF, exclude_categories=["Cn", "Cs"]),
        st.sampled_from("éèàçôœŒæß’'« »-–. ,?!abcE  "),
    ),
    min_size=1,
    max_size=8,
)
FIGURES = st.text(st.sampled_from("0123456789,. -+€  "), max_size=9)
DATES = st.builds(
    lambda day, month, year, form: form.format(d=day, m=month, y=year),
    st.integers(0, 32),
    st.sampled_from(["1", "02", "9", "12", "13", "août", "sept.", "May"]),
    st.sampled_from(["2024", "2026", "26", "0000"]),
    st.sampled_from(
        ["{d}/{m}/{y}", "{y}-{m}-{d:02}", "{d} {m} {y}", "le {d}er {m}", "{m} {d}, {y}", "{d}/{m}", "{m}/{y}"]
    ),
)
TYPED = st.one_of(st.sampled_from(["avoir", "1 200,50 €", "30 jours", "06", ""]), LETTERS, FIGURES, DATES)
KEYS = TYPED.filter(lambda text: text.strip() != "")
DECIMALS = st.decimals(-1000, 1000, places=2).map(str)
MAYBE = st.sampled_from([None, "Non."])
IDS = st.from_regex(r"[a-z]{1,6}(-[0-9]{1,2})?", fullmatch=True)


def _filled(*parts: tuple[str, str | None]) -> dict[str, str]:
    return {key: value for key, value in parts if value is not None}


def _choices(*, most_right: int) -> st.SearchStrategy[list[dict[str, str]]]:
    """Choices of which at least one is right and one wrong."""
    remarks = st.lists(MAYBE, min_size=most_right + 1, max_size=6)
    return remarks.flatmap(
        lambda said: st.sets(st.sampled_from(range(len(said))), min_size=1, max_size=most_right).map(
            lambda right: [
                _filled(("text", f"T{row}"), ("correct", "true" if row in right else "false"), ("feedback", one))
                for row, one in enumerate(said)
            ]
        )
    )


def _pairs(remarks: list[str | None]) -> list[dict[str, str]]:
    return [_filled(("left", f"G{row}"), ("right", f"D{row}"), ("feedback", said)) for row, said in enumerate(remarks)]


def _typed(type_: str, **fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"type": st.just(type_), **fields})


def _wrong(texts: st.SearchStrategy[str]) -> st.SearchStrategy[list[dict[str, str]]]:
    return st.lists(texts.map(lambda text: {"response": text, "feedback": "Non."}), max_size=3)


NO = st.just("Non.")
GAP = KEYS.map(lambda text: "".join(char for char in text if char not in "[]|")).filter(lambda text: text.split())
FIELDS = st.one_of(
    _typed("single-choice", choices=_choices(most_right=1)),
    _typed("multiple-choice", choices=_choices(most_right=3)),
    _typed("true-false", key=st.sampled_from(["true", "false"]), feedback=NO),
    _typed(
        "numeric",
        key=DECIMALS,
        tolerance=st.sampled_from(["0", "0,1", "20"]),
        unit=st.sampled_from(["€", "jours", "km/h", "%"]),
        wrong=_wrong(DECIMALS),
    ),
    _typed("short-text", key=st.lists(KEYS, min_size=1, max_size=3), wrong=_wrong(KEYS)),
    _typed(
        "gap-text",
        text=st.lists(GAP, min_size=1, max_size=4).map(lambda words: " et ".join(f"[[{word}]]" for word in words)),
        feedback=NO,
    ),
    _typed(
        "matching",
        pairs=st.lists(MAYBE, min_size=2, max_size=5).map(_pairs),
        extra=st.sampled_from([[], ["E"], ["E", "F"]]),
    ),
    _typed("ordering", sequence=st.integers(3, 6).map(lambda count: [f"E{row}" for row in range(count)]), feedback=NO),
)


@st.composite
def answered(draw: st.DrawFn) -> tuple[Question, list[str]]:
    """A question and a response: the key with some of it changed, or anything."""
    one = question(id=draw(IDS), **draw(FIELDS))
    places = st.sampled_from(["", "1", "2", "3", "4", "5", "true", "false", "9"])
    other = TYPED if isinstance(one, Numeric | ShortText | GapText) else places
    if isinstance(one, Numeric):
        near = st.decimals(one.key - 1, one.key + 1, places=3).map(lambda value: f"{value}".replace(".", ","))
        unit = st.sampled_from(["", f" {one.unit}", "€", " j"])
        other = st.one_of(st.tuples(near, unit).map("".join), other)
    foreseen = [str(wrong.response) for wrong in one.wrong] if isinstance(one, Numeric | ShortText) else []
    changed = st.booleans()
    if draw(changed) and foreseen:
        return one, [draw(st.sampled_from(foreseen))]
    response = [part if draw(changed) else draw(other) for part in keyed(one)]
    return one, response + draw(st.lists(other, max_size=1))
