"""The graph that both sides show: resources in ten steps, each needing one above it and on average one more."""

from __future__ import annotations

import random
from dataclasses import dataclass

from designer.model.records import Dependency, Group, Resource
from designer.model.snapshot import Snapshot
from tests.support.designs import design

STEPS = 10
"""So deep are the deepest trees of real groups, roughly."""

FAR = 0.05
"""So many of the links lead anywhere, the others to neighbours."""

GROUP = "g"


@dataclass(frozen=True, slots=True)
class Graph:
    """`count` boxes, and who needs whom: pairs of dependent and provider."""

    count: int
    links: tuple[tuple[int, int], ...]


def graph_of(count: int) -> Graph:
    """Twice as many links as boxes, always the same ones."""
    chance, rows = random.Random(1), count // STEPS
    links = {(one, one - rows) for one in range(rows, count)}
    while len(links) < 2 * count:
        one = chance.randrange(rows, count)
        step, row = one // rows, one % rows
        if chance.random() < FAR:
            links.add((one, chance.randrange(step * rows)))
        else:
            links.add((one, (step - 1) * rows + min(rows - 1, max(0, row + chance.randint(-2, 2)))))
    return Graph(count, tuple(sorted(links)))


def design_of(graph: Graph) -> Snapshot:
    """A design with one group of these resources."""
    return design(
        Group(id=GROUP, name="Large group", kind="other"),
        *(
            Resource(id=f"r{one}", name=f"Resource {one}", type="generic-service", group=GROUP)
            for one in range(graph.count)
        ),
        *(
            Dependency(id=f"d{place}", dependent=f"r{one}", provider=f"r{other}")
            for place, (one, other) in enumerate(graph.links)
        ),
    )
