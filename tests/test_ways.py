"""The ways through decision trees: to each leaf, beside the right one, and that the script agrees on made-up trees."""

from __future__ import annotations

from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from pydantic import TypeAdapter

from generator.grading import Graded, grade
from generator.grading.ways import beside, by_value, value_of
from generator.key_data import key_data
from generator.model.figure import Decision, Figure
from generator.model.question import DecisionQuestion
from tests.example_course import figures
from tests.generated_responses import question
from tests.test_grading import in_node

FIGURE: TypeAdapter[Any] = TypeAdapter(Figure)


def tree_of(targets: list[list[str]], leaves: int, told: bool = True) -> Decision:
    """A tree from where each choice of each node leads."""
    said = {"feedback": "Non."} if told else {}
    tree = FIGURE.validate_python(
        {
            "type": "decision",
            "title": "A",
            "caption": "C.",
            "nodes": [
                {"id": f"n{place}", "question": "Q ?", "choices": [{"text": "T", "to": to, **said} for to in row]}
                for place, row in enumerate(targets)
            ],
            "leaves": [{"id": f"l{place}", "title": "F", "text": "F."} for place in range(leaves)],
        }
    )
    assert isinstance(tree, Decision)
    return tree


def decision(key: str) -> DecisionQuestion:
    one = question(type="decision", tree="arbre", situation="S.", key=key)
    assert isinstance(one, DecisionQuestion)
    return one


def test_the_way_to_a_leaf_is_the_shortest() -> None:
    tree = tree_of([["n1", "n2"], ["n2", "l0"], ["l0", "l1"]], 3)
    assert by_value(tree) == {"1": ("0.0", "1.1"), "2": ("0.1", "2.1")}
    assert value_of(tree, "l2") == "3"
    assert beside(tree, ("0.0", "1.1")) == ("0.1", "1.0")
    assert beside(tree_of([["l0", "l1"]], 2, told=False), ("0.0",)) == ()


def test_the_right_leaf_is_right_by_whatever_way() -> None:
    tree = tree_of([["n1", "n2"], ["n2", "l0"], ["l0", "l1"]], 2)
    for response in (["1"], ["1", "0.0", "1.1"], ["1", "0.0", "1.0", "2.0"]):
        assert grade(decision("l0"), response, figures={"arbre": tree}) == Graded(1, (True,))  # type: ignore[arg-type]


def test_the_first_branch_that_leaves_the_way_is_said() -> None:
    tree = figures()["retour"]
    assert isinstance(tree, Decision)
    one = decision("appeler")
    for response, rows in ((["2", "0.1"], (0,)), (["1", "0.0", "1.0"], (1,)), (["1"], (1,))):
        graded = grade(one, response, figures={"arbre": tree})
        assert isinstance(graded, Graded)
        assert graded.feedback == rows


@st.composite
def walked(draw: st.DrawFn) -> tuple[Decision, str, list[str]]:
    nodes, leaves = draw(st.integers(1, 4)), draw(st.integers(1, 3))
    ends = st.sampled_from([*(f"n{place}" for place in range(nodes)), *(f"l{place}" for place in range(leaves))])
    targets = draw(st.lists(st.lists(ends, min_size=2, max_size=3), min_size=nodes, max_size=nodes))
    tree = tree_of(targets, leaves, told=draw(st.booleans()))
    branch = st.builds(lambda node, index: f"{node}.{index}", st.integers(0, nodes), st.integers(0, 3))
    response = draw(st.lists(branch, max_size=4))
    return tree, f"l{draw(st.integers(0, leaves - 1))}", [draw(st.sampled_from(["", "1", "2", "3", "9"])), *response]


QUICK = settings(max_examples=300, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])


def test_python_and_the_script_give_generated_walks_the_same_marks() -> None:
    batch: list[dict[str, Any]] = []
    expected: list[dict[str, Any]] = []

    @QUICK
    @given(walked())
    def collect(case: tuple[Decision, str, list[str]]) -> None:
        tree, key, response = case
        one, known = decision(key), {"arbre": tree}
        graded = grade(one, response, figures=known)
        assert isinstance(graded, Graded)
        batch.append({"key": key_data(one, figures=known), "response": response})
        expected.append({"score": float(graded.score), "parts": list(graded.parts), "feedback": list(graded.feedback)})

    collect()
    for case, python, script in zip(
        batch, expected, in_node("grade.js", "grade", "grade(one.key, one.response)", batch), strict=True
    ):
        assert script == python, case
    assert sum(result["score"] == 1 for result in expected) > 20
    assert sum(result["feedback"] != [] for result in expected) > 5
