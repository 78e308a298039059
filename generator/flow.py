"""A flow of least cost through a small network, by which questions are shared out. Nothing of a course lives here.

Successive shortest ways (Ford and Fulkerson; the ways by Bellman and Ford's relaxation): each round sends what it can
along the cheapest way that is left, until none is. Edges are tried in the order they were added, so that the same
network always gives the same flow.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Hashable
from dataclasses import dataclass, field


@dataclass
class Flow:
    """A network; its nodes are named by whatever they are about."""

    _edges: list[list[int]] = field(default_factory=list)
    """Node it leads to, capacity left, cost. The edge back stands beside each: `index ^ 1`."""
    _nodes: dict[Hashable, int] = field(default_factory=dict)
    _out: list[list[int]] = field(default_factory=list)

    def _node(self, name: Hashable) -> int:
        if name not in self._nodes:
            self._nodes[name] = len(self._out)
            self._out.append([])
        return self._nodes[name]

    def edge(self, start: Hashable, end: Hashable, capacity: int, cost: int = 0) -> int:
        """Add an edge; give its number, to ask later what it carries."""
        index = len(self._edges)
        for source, target, room, price in ((start, end, capacity, cost), (end, start, 0, -cost)):
            self._out[self._node(source)].append(len(self._edges))
            self._edges.append([self._node(target), room, price])
        return index

    def carried(self, edge: int) -> int:
        """How much goes through an edge."""
        return self._edges[edge ^ 1][1]

    def fill(self, source: Hashable, sink: Hashable) -> int:
        """Send as much as fits from `source` to `sink`, at the least cost; give how much that is."""
        total = 0
        while way := self._cheapest(self._node(source), self._node(sink)):
            room = min(self._edges[index][1] for index in way)
            for index in way:
                self._edges[index][1] -= room
                self._edges[index ^ 1][1] += room
            total += room
        return total

    def _cheapest(self, source: int, sink: int) -> list[int]:
        """The edges of the cheapest way with room; none when there is none."""
        cost: dict[int, int] = {source: 0}
        by: dict[int, int] = {}
        waiting = deque([source])
        queued = {source}
        while waiting:
            node = waiting.popleft()
            queued.discard(node)
            for index in self._out[node]:
                target, room, price = self._edges[index]
                if room and (target not in cost or cost[node] + price < cost[target]):
                    cost[target] = cost[node] + price
                    by[target] = index
                    if target not in queued:
                        waiting.append(target)
                        queued.add(target)
        way: list[int] = []
        node = sink
        while node in by and node != source:
            way.append(by[node])
            node = self._edges[by[node] ^ 1][0]
        return way[::-1]
