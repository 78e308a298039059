"""The ways through a decision tree: which branches lead to a leaf, and which ones leave the way.

A branch is written `node.choice`, their places in the tree from 0; a leaf has the value of its place, from 1, as the
form of a question offers it.
"""

from __future__ import annotations

from generator.model.figure import Decision

Way = tuple[str, ...]


def value_of(tree: Decision, leaf: str) -> str:
    """The value of a leaf; empty when the tree has no such leaf."""
    return next((str(place) for place, one in enumerate(tree.leaves, 1) if one.id == leaf), "")


def by_value(tree: Decision) -> dict[str, Way]:
    """The shortest way to each leaf that can be reached, by the value of the leaf."""
    places = {str(node.id): place for place, node in enumerate(tree.nodes)}
    values = {str(leaf.id): str(place) for place, leaf in enumerate(tree.leaves, 1)}
    ways: dict[str, Way] = {}
    waiting: list[tuple[int, Way]] = [(0, ())]
    seen = {0}
    for place, way in waiting:
        for index, branch in enumerate(tree.nodes[place].choices):
            here = (*way, f"{place}.{index}")
            if branch.to in values:
                ways.setdefault(values[branch.to], here)
            elif (node := places.get(branch.to)) is not None and node not in seen:
                seen.add(node)
                waiting.append((node, here))
    return ways


def beside(tree: Decision, way: Way) -> Way:
    """The branches that leave a way and say why they are wrong, in order: one for each row of the remarks."""
    return tuple(
        f"{place}.{index}"
        for place, chosen in (map(int, branch.split(".")) for branch in way)
        for index, branch in enumerate(tree.nodes[place].choices)
        if index != chosen and branch.feedback
    )
