"""Simulated forms with rules of every condition, and what is entered in them, as hypothesis makes them up."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from generator.grading.form_rules import keyed
from generator.model.question import Form
from tests.generated_responses import DATES, DECIMALS, TYPED, question

KINDS = ("text", "text", "select", "number", "amount", "amount", "amount", "date", "date", "file")
OPTIONS = ["A1", "Cadre A9", "A 12", "20 %", "1 200"]
PLACES = range(len(KINDS))

SIRETS = st.sampled_from(
    ["732 829 320 00074", "73282932000075", "732829320", "73282932000", "35600000049837", "35600000049838", "A"]
)
AMOUNTS = st.builds(
    lambda number, form: form.format(number.replace(".", ",")),
    st.one_of(DECIMALS, st.integers(0, 3).map(str)),
    st.sampled_from(["{}", "{} €", "{}0", " {}", "0{}", "{} eur", "{} x"]),
)
PATTERNS = st.sampled_from(
    [
        "[0-9]{14}", "(?![0-9]{14}$).*", r"\d+( \d+)*", ".*", "A[0-9]{1,2}", r"[^\w]+", "(?:a|b|é)*", ".{3,}?",
        r"(?=.*\d)[A-Za-z -]*.", r".*\.(?:pdf|PDF)", r"\S+", r"[\s\d,€]+", "^A1$", r".*\b[A-Z]\b.*", "é?.",
    ]
)  # fmt: skip
CODES = st.text(st.sampled_from("AB19-é /. "), max_size=6)
ENTERED = st.one_of(TYPED, CODES, SIRETS, AMOUNTS, DATES)
FILES = st.one_of(st.sampled_from(["facture.pdf", "C:\\docs\\Facture.PDF", "~/a/facture.pdf", "a.b/", ""]), ENTERED)
BY_KIND = {
    "text": ENTERED,
    "select": st.sampled_from(["", "1", "2", "3", "4", "5", "6", "01", "A1"]),
    "number": AMOUNTS,
    "amount": AMOUNTS,
    "date": DATES,
    "file": FILES,
}


def name(place: int) -> str:
    return f"f{place}"


FIELD = st.sampled_from(PLACES).map(name)
VALUES = st.one_of(ENTERED, st.sampled_from(OPTIONS)).filter(lambda text: text.strip() != "")


def values(key: str) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(
        {key: st.fixed_dictionaries({"field": FIELD, "values": st.lists(VALUES, min_size=1, max_size=3)})}
    )


CONDITIONS = st.one_of(
    FIELD.map(lambda field: {"empty": field}),
    FIELD.map(lambda field: {"filled": field}),
    FIELD.map(lambda field: {"luhn": field}),
    st.builds(lambda field, value: {"equals": {"field": field, "value": value}}, FIELD, VALUES),
    values("one_of"),
    values("duplicate_of"),
    st.builds(lambda field, pattern: {"matches": {"field": field, "pattern": pattern}}, FIELD, PATTERNS),
    st.builds(lambda field, length: {"longer_than": {"field": field, "length": str(length)}}, FIELD, st.integers(0, 9)),
    st.builds(
        lambda total, parts: {"sum_differs": {"total": total, "parts": parts}},
        st.one_of(st.just("f4"), FIELD),
        st.one_of(st.just(["f5", "f6"]), st.lists(FIELD, min_size=1, max_size=3)),
    ),
    st.builds(
        lambda field, than: {"before": {"field": field, "than": than}},
        st.one_of(st.just("f7"), FIELD),
        st.one_of(st.sampled_from(["2026-01-01", "[=paiement]", "f8"]), FIELD),
    ),
)
RULES = st.lists(
    st.lists(CONDITIONS, min_size=1, max_size=2).map(lambda when: {"id": "r", "when": when, "refusal": "Non."}),
    max_size=8,
)


def key_of(kind: str) -> st.SearchStrategy[str | None]:
    if kind == "select":
        return st.sampled_from([None, "", *OPTIONS])
    return st.one_of(st.none(), st.just(""), BY_KIND[kind])


@st.composite
def entered_forms(draw: st.DrawFn) -> tuple[Form, list[str]]:
    """A form and a response: the key with some of it changed, or anything."""
    keys = {name(place): key for place, kind in enumerate(KINDS) if (key := draw(key_of(kind))) is not None}
    fields = [
        {"id": name(place), "label": "F", "kind": kind, **({"options": OPTIONS} if kind == "select" else {})}
        for place, kind in enumerate(KINDS)
    ]
    form = question(type="form", fields=fields, rules=draw(RULES), key=keys)
    assert isinstance(form, Form)
    changed = draw(st.sets(st.sampled_from(PLACES), max_size=draw(st.sampled_from([0, 1, 3, 10]))))
    right = keyed(form)
    return form, [draw(BY_KIND[kind]) if place in changed else right[place] for place, kind in enumerate(KINDS)]
