"""Papers are equivalent, the same at every build, and share no question where the banks allow it."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import replace
from hashlib import sha256
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.draw import shares
from generator.flow import Flow
from generator.model.assessment import Assessment
from generator.model.project import Project
from generator.model.question import Question
from generator.papers import Paper, drawn, papers_of
from generator.siblings import families

DAY = datetime.date(2026, 11, 24)
QUESTION: TypeAdapter[Question] = TypeAdapter(Question)


def question(id_: str, objective: str = "o-1", difficulty: int = 1, **more: Any) -> Question:
    said = {"stem": f"{id_} ?", "key": "true", "feedback": "Non.", "explanation": "Parce que.", **more}
    return QUESTION.validate_python(
        {"id": id_, "type": "true-false", "objective": objective, "difficulty": str(difficulty), **said}
    )


def assessment(draw: dict[str, int], papers: int = 1, type_: str = "final", id_: str = "fin") -> Assessment:
    wanted = {objective: str(number) for objective, number in draw.items()}
    return Assessment.model_validate(
        {"id": id_, "type": type_, "title": "Fin", "duration": "20 min", "draw": wanted, "papers": str(papers)}
    )


def with_bank(project: Project, *bank: Question, **more: Any) -> Project:
    """The course with these questions only, which no lesson shows."""
    return replace(project, banks={"know": bank}, **more)


def papers(project: Project, one: Assessment) -> tuple[Paper, ...]:
    return papers_of(replace(project, assessments=(one,)), DAY)[str(one.id)]


def ids(paper: Paper) -> list[str]:
    return [str(one.id) for one in paper.questions]


def profile(paper: Paper) -> Counter[tuple[str, int]]:
    return Counter((str(one.objective), int(one.difficulty)) for one in paper.questions)


@st.composite
def banks(draw: st.DrawFn) -> list[Question]:
    """Questions of two objectives, some of them siblings."""
    places = draw(st.lists(st.tuples(st.sampled_from(["o-1", "o-2"]), st.integers(1, 3)), min_size=1, max_size=18))
    siblings = draw(st.dictionaries(st.integers(0, len(places) - 1), st.integers(0, len(places) - 1), max_size=5))
    return [
        question(
            f"q{number}", objective, difficulty,
            siblings=[f"q{siblings[number]}"] if siblings.get(number, number) != number else [],
        )
        for number, (objective, difficulty) in enumerate(places)
    ]  # fmt: skip


WANTED = st.fixed_dictionaries({"o-1": st.integers(1, 4), "o-2": st.integers(1, 4)})


@settings(max_examples=150)
@given(bank=banks(), wanted=WANTED, count=st.integers(1, 4))
def test_papers_are_equivalent(tiny: Project, bank: list[Question], wanted: dict[str, int], count: int) -> None:
    project, one = with_bank(tiny, *bank), assessment(wanted, count)
    found, told = papers(project, one), drawn(one, project, DAY)
    family = families({str(each.id): each for each in bank})
    assert [paper.letter for paper in found] == list("abcd")[:count]
    for paper in found:
        assert profile(paper) == profile(found[0])
        assert len({family[id_] for id_ in ids(paper)}) == len(paper.questions), "two siblings in one paper"
        got = Counter(str(each.objective) for each in paper.questions)
        assert all(got[objective] == told.short.get(objective, number) for objective, number in wanted.items())


@settings(max_examples=150)
@given(bank=banks(), wanted=WANTED, count=st.integers(2, 4))
def test_what_lacks_is_what_papers_share(
    tiny: Project, bank: list[Question], wanted: dict[str, int], count: int
) -> None:
    project, one = with_bank(tiny, *bank), assessment(wanted, count)
    used = Counter(id_ for paper in papers(project, one) for id_ in ids(paper))
    shared = sum(number - 1 for number in used.values())
    assert shared == sum(drawn(one, project, DAY).lacking.values())


@settings(max_examples=150)
@given(
    counts=st.dictionaries(st.integers(1, 3), st.integers(0, 9), min_size=1), wanted=st.integers(1, 5),
    count=st.integers(1, 4),
)  # fmt: skip
def test_papers_are_disjoint_where_the_bank_allows_it(
    tiny: Project, counts: dict[int, int], wanted: int, count: int
) -> None:
    bank = [question(f"q{level}-{n}", difficulty=level) for level, number in counts.items() for n in range(number)]
    found = papers(with_bank(tiny, *bank), assessment({"o-1": wanted}, count))
    allowed = sum(number // count for number in counts.values()) >= wanted
    used = Counter(id_ for paper in found for id_ in ids(paper))
    if allowed:
        assert set(used.values()) == {1}
        assert all(len(paper.questions) == wanted for paper in found)


@given(bank=banks(), wanted=WANTED)
def test_the_order_of_the_bank_decides_nothing(tiny: Project, bank: list[Question], wanted: dict[str, int]) -> None:
    one = assessment(wanted, 2)
    there = [ids(paper) for paper in papers(with_bank(tiny, *bank), one)]
    assert there == [ids(paper) for paper in papers(with_bank(tiny, *bank[::-1]), one)]


def test_the_draw_follows_from_the_ids_alone(tiny: Project) -> None:
    bank = [question(f"q{number}") for number in range(9)]
    found = ids(papers(with_bank(tiny, *bank), assessment({"o-1": 3}))[0])
    assert found == sorted((str(one.id) for one in bank), key=lambda id_: sha256(f"fin#{id_}".encode()).hexdigest())[:3]
    assert found != ids(papers(with_bank(tiny, *bank), assessment({"o-1": 3}, id_="autre"))[0])


def test_difficulties_are_those_of_the_bank() -> None:
    assert shares(4, {1: 8, 2: 4, 3: 4}, 1) == {1: 2, 2: 1, 3: 1}
    assert shares(3, {1: 5, 2: 5}, 1) == {1: 2, 2: 1}, "of equal remainders the easier first"
    assert shares(3, {1: 5, 2: 5}, 2) == {1: 2, 2: 1}
    assert shares(2, {1: 5, 2: 1}, 2) == {1: 2, 2: 0}, "the only profile that two papers can have apart"


def test_siblings_are_one_in_each_paper(tiny: Project) -> None:
    pairs = [question(f"{kind}{n}", siblings=[f"{kind}{3 - n}"]) for kind in ("x", "y") for n in (1, 2)]
    others = [question(f"z{n}") for n in range(6)]
    found = papers(with_bank(tiny, *pairs, *others), assessment({"o-1": 3}, 2))
    for kind in ("x", "y"):
        assert [sum(id_.startswith(kind) for id_ in ids(paper)) for paper in found] == [1, 1]


def test_a_final_asks_what_no_lesson_shows_and_a_positioning_test_what_they_show(tiny: Project) -> None:
    shown = [question(id_) for id_ in ("know-first", "know-true", "know-year", "know-word")]
    fresh = [question(f"q{number}") for number in range(4)]
    project = with_bank(tiny, *shown, *fresh)
    final = papers(project, assessment({"o-1": 3}, 2))
    assert [sum(id_.startswith("q") for id_ in ids(paper)) for paper in final] == [2, 2], "shared out evenly"
    (before,) = papers(project, assessment({"o-1": 4}, type_="positioning"))
    assert {id_[:4] for id_ in ids(before)} == {"know"}
    assert before.letter == ""


def test_objectives_are_mixed_and_difficulty_rises(tiny: Project) -> None:
    bank = [question(f"q{o}{n}", f"o-{o}", 1 + n % 3) for o in (1, 2) for n in range(9)]
    (paper,) = papers(with_bank(tiny, *bank), assessment({"o-1": 4, "o-2": 4}))
    assert [str(one.objective) for one in paper.questions] == ["o-1", "o-2"] * 4
    for objective in ("o-1", "o-2"):
        levels = [one.difficulty for one in paper.questions if one.objective == objective]
        assert levels == sorted(levels)


def test_what_is_not_in_force_is_not_drawn(tiny: Project) -> None:
    project = with_bank(tiny, question("q1"), question("q2", in_force_from="2027-01-01"))
    one = assessment({"o-1": 2})
    assert [ids(paper) for paper in papers(project, one)] == [["q1"]]
    assert drawn(one, project, DAY).short == {"o-1": 1}


def test_a_case_may_be_listed_but_is_never_drawn(tiny: Project) -> None:
    listed = Assessment.model_validate(
        {"id": "fin", "type": "final", "title": "Fin", "duration": "5 min", "questions": ["mend-case", "know-true"]}
    )
    assert [ids(paper) for paper in papers(tiny, listed)] == [["mend-case", "know-true"]]
    (drawn_paper,) = papers(tiny, assessment({"o-2": 6}))
    assert not {"mend-case", "case-cause", "case-wait"} & set(ids(drawn_paper))


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 9)), max_size=12))
def test_a_flow_is_as_large_as_can_be_and_as_cheap(edges: list[tuple[int, int, int]]) -> None:
    flow = Flow()
    for left in range(4):
        flow.edge("source", ("left", left), 1)
        flow.edge(("right", left), "sink", 1)
    numbers = [flow.edge(("left", left), ("right", right), 1, cost) for left, right, cost in edges]
    total = flow.fill("source", "sink")
    best = max_matching(edges)
    cost = sum(price for number, (_, _, price) in zip(numbers, edges, strict=True) if flow.carried(number))
    assert (total, -cost) == best


def max_matching(edges: list[tuple[int, int, int]]) -> tuple[int, int]:
    """By trying everything: the most pairs, and of these the least cost, negated."""
    best = (0, 0)
    stack: list[tuple[int, frozenset[int], frozenset[int], tuple[int, int]]] = [(0, frozenset(), frozenset(), (0, 0))]
    while stack:
        at, lefts, rights, (pairs, cost) = stack.pop()
        best = max(best, (pairs, cost))
        for index in range(at, len(edges)):
            left, right, price = edges[index]
            if left not in lefts and right not in rights:
                stack.append((index + 1, lefts | {left}, rights | {right}, (pairs + 1, cost - price)))
    return best
