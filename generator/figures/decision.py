"""A decision tree, for now as nested lists: each question, each answer, where it leads.

The list is complete and stays as the text equivalent; the drawing comes with a later issue. The feedback of a branch
belongs to the questions that use the tree: it is not shown here.
"""

from __future__ import annotations

from collections.abc import Callable

from markupsafe import Markup

from generator.elements import element
from generator.figures.captions import framed, sentence
from generator.model.figure import Decision, DecisionNode, Leaf
from generator.rendering import Rendering


def decision_html(figure: Decision, id_: str, number: int | None, context: Rendering) -> Markup:
    """The whole figure."""

    def leaf_words(leaf: Leaf) -> Markup:
        title = element("strong", sentence(context.label(leaf.title)))
        return element("p", title, " ", context.inline(leaf.text), class_="fx-tree__leaf")

    return framed(figure, id_, number, context, "tree", tree_html(figure, context, leaf_words))


def tree_html(
    figure: Decision, context: Rendering, leaf_words: Callable[[Leaf], Markup], *, marked: bool = False
) -> Markup:
    """The nested lists alone. A node that several answers lead to is written once, then named.

    `marked` says in attributes which branch is which and where it leads, for a script that walks the tree.
    """
    nodes = {node.id: node for node in figure.nodes}
    places: dict[str, int] = {node.id: place for place, node in enumerate(figure.nodes)}
    values: dict[str, int] = {leaf.id: place for place, leaf in enumerate(figure.leaves, 1)}
    leaves = {leaf.id: leaf for leaf in figure.leaves}
    written: set[str] = set()

    def write(node: DecisionNode) -> tuple[Markup, Markup]:
        written.add(node.id)
        choices: list[Markup] = []
        for index, choice in enumerate(node.choices):
            parts = [element("p", context.inline(choice.text), class_="fx-tree__choice")]
            if choice.to in leaves:
                parts.append(leaf_words(leaves[choice.to]))
            elif choice.to in written:
                again = Markup(context.strings.resume_at).format(question=context.inline(nodes[choice.to].question))
                parts.append(element("p", again, class_="fx-tree__question"))
            elif choice.to in nodes:
                parts += write(nodes[choice.to])
            branch = f"{places[node.id]}.{index}" if marked else None
            leaf, then = (values.get(choice.to), places.get(choice.to)) if marked else (None, None)
            choices.append(element("li", *parts, data_branch=branch, data_leaf=leaf, data_node=then))
        return element("p", context.inline(node.question), class_="fx-tree__question"), element("ul", *choices)

    return element("ul", element("li", *write(figure.nodes[0])), class_="fx-tree")
