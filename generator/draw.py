"""How questions are drawn into equivalent papers: steps 3 to 5 of what `papers` tells, which says what a draw is for.

Each step is a flow from the questions to their families. Siblings are a family, and a paper has one question of each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.flow import Flow
from generator.model.question import Question

Stratum = tuple[str, int]
"""An objective and a difficulty."""

_MUST = -(10**9)
"""A cost that no sum of ranks outweighs: what has to be used is."""


def shares(wanted: int, counts: Mapping[int, int], papers: int) -> dict[int, int]:
    """How many questions of each difficulty a paper takes, of `counts` there are."""
    limits = {level: count // papers for level, count in counts.items()}
    if sum(limits.values()) < wanted:
        limits = dict(counts)
    total = sum(counts.values())
    ideal = {level: Fraction(wanted * count, total) for level, count in counts.items()}
    taken = {level: min(int(ideal[level]), limits[level]) for level in counts}
    for _ in range(min(wanted, sum(limits.values())) - sum(taken.values())):
        room = [level for level in sorted(counts) if taken[level] < limits[level]]
        taken[max(room, key=lambda level: ideal[level] - taken[level])] += 1
    return taken


@dataclass(frozen=True)
class Draw:
    """Questions by id in the order of their ranks, what is wanted of each objective, for so many papers."""

    questions: Mapping[str, Question]
    family: Mapping[str, str]
    wanted: Mapping[str, int]
    papers: int
    preferred: Collection[str]

    def _stratum(self, id_: str) -> Stratum:
        question = self.questions[id_]
        return str(question.objective), int(question.difficulty)

    def _families(self) -> Iterator[str]:
        yield from dict.fromkeys(self.family[id_] for id_ in self.questions)

    def profile(self) -> dict[Stratum, int]:
        """How many questions of each stratum a paper has: the shares, as near as the families allow."""
        strata = Counter(map(self._stratum, self.questions))
        flow = Flow()
        edges: dict[Stratum, tuple[int, int]] = {}
        for objective, wanted in self.wanted.items():
            counts = {level: number for (one, level), number in sorted(strata.items()) if one == objective}
            if not counts or wanted < 1:
                continue
            flow.edge("source", ("objective", objective), wanted)
            for level, share in shares(wanted, counts, self.papers).items():
                edges[objective, level] = (
                    flow.edge(("objective", objective), ("stratum", objective, level), share),
                    flow.edge(("objective", objective), ("stratum", objective, level), counts[level] - share, 1),
                )
        for id_ in self.questions:
            flow.edge(("stratum", *self._stratum(id_)), ("family", self.family[id_]), 1)
        for family in self._families():
            flow.edge(("family", family), "sink", 1)
        flow.fill("source", "sink")
        return {stratum: sum(map(flow.carried, both)) for stratum, both in edges.items()}

    def choice(self, profile: Mapping[Stratum, int]) -> dict[str, int]:
        """How often each question is used in all papers together."""
        size = Counter(self.family[id_] for id_ in self.questions)
        # One unit of a cost outweighs all that the draw can add up of the next.
        most = 1 + self.papers * sum(profile.values())
        ranks = 1 + most * len(self.questions)
        flow = Flow()
        copies: dict[str, list[int]] = {}
        for stratum, number in profile.items():
            flow.edge("source", ("stratum", *stratum), number * self.papers)
        for rank, id_ in enumerate(self.questions):
            family = self.family[id_]
            alone = not 1 < self.papers <= size[family]
            cost = ((id_ not in self.preferred) * most + alone) * ranks + rank
            copies[id_] = [
                flow.edge(("stratum", *self._stratum(id_)), ("family", family), 1, again * most * most * ranks + cost)
                for again in range(self.papers)
            ]
        for family in self._families():
            flow.edge(("family", family), "sink", self.papers)
        flow.fill("source", "sink")
        found = {id_: sum(map(flow.carried, edges)) for id_, edges in copies.items()}
        return {id_: number for id_, number in found.items() if number}

    def shared_out(self, profile: Mapping[Stratum, int], chosen: Mapping[str, int]) -> list[list[str]]:
        """The papers. An even sharing exists, since giving a fraction of each question to each paper would be one."""
        left = dict(chosen)
        papers: list[list[str]] = []
        for remaining in range(self.papers, 0, -1):
            paper = self._next(profile, left, remaining)
            papers.append(paper)
            left = {id_: rest for id_, number in left.items() if (rest := number - (id_ in paper))}
        return papers

    def _next(self, profile: Mapping[Stratum, int], left: Mapping[str, int], remaining: int) -> list[str]:
        """A paper of what is left for `remaining` of them."""
        flow = Flow()
        kinds: Counter[tuple[Stratum, bool]] = Counter()
        members: Counter[str] = Counter()
        for id_, number in left.items():
            kinds[self._stratum(id_), id_ in self.preferred] += number
            members[self.family[id_]] += number
        for stratum, number in profile.items():
            flow.edge("source", ("stratum", *stratum), number)
        for (stratum, preferred), number in kinds.items():
            _even(flow, ("stratum", *stratum), ("kind", *stratum, preferred), number, remaining)
        edges = {}
        for rank, id_ in enumerate(self.questions):
            if id_ in left:
                kind = ("kind", *self._stratum(id_), id_ in self.preferred)
                edges[id_] = flow.edge(kind, ("family", self.family[id_]), 1, rank)
        for family, number in members.items():
            _even(flow, ("family", family), "sink", number, remaining)
        flow.fill("source", "sink")
        return [id_ for id_, edge in edges.items() if flow.carried(edge)]


def _even(flow: Flow, start: tuple[object, ...], end: object, number: int, remaining: int) -> None:
    """An edge that carries the even share of `number` for one of the `remaining` papers, rounded down or up."""
    flow.edge(start, end, number // remaining, _MUST)
    flow.edge(start, end, 1 if number % remaining else 0)
