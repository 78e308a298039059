"""Questions that test the same knowledge: which are siblings of which, also through others. Pure."""

from __future__ import annotations

from collections.abc import Mapping

from generator.model.question import Question


def families(questions: Mapping[str, Question]) -> dict[str, str]:
    """For each question one that stands for its siblings and their siblings; itself when it has none."""
    leader = {id_: id_ for id_ in questions}

    def lead(id_: str) -> str:
        while leader[id_] != id_:
            id_ = leader[id_]
        return id_

    for id_, question in questions.items():
        for sibling in question.siblings:
            if sibling in leader:
                leader[lead(sibling)] = lead(id_)
    return {id_: lead(id_) for id_ in questions}


def family_numbers(questions: Mapping[str, Question]) -> dict[str, int]:
    """For each question that has siblings, the number of its family, from 1 in the order given."""
    members: dict[str, list[str]] = {}
    for id_, leader in families(questions).items():
        members.setdefault(leader, []).append(id_)
    together = [family for family in members.values() if len(family) > 1]
    return {id_: number for number, family in enumerate(together, 1) for id_ in family}
