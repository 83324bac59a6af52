"""The failures that a document is about: every component by itself, nodes one after the other."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.remember import remembered
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import Plan
from designer.simulation.scenario.actions import Action
from designer.simulation.studies.sweep.cases import Sweep
from designer.simulation.studies.sweep.faults import Faults, Order
from designer.simulation.studies.sweep.sweep import Sweeping

ORDERED = 2
"""So many nodes are lost in every order; more of them in the order of their Node IDs."""

MOST_SETS = 20
MOST_TRIPLES = 60
"""With more sets of failed nodes than this, or of three of them, only neighbours by Node ID fail: of eight nodes all
triples are played, and of larger sets samples."""


@remembered
def swept(snapshot: Snapshot, catalog: Catalog) -> Sweep:
    """Every single failure, every ordered pair of nodes, and sets of more nodes, each played on the whole design.

    Raises `CannotSimulate`.
    """
    sweeping = Sweeping(snapshot, catalog, ORDERED, workers=1, choose=_orders)
    return sweeping.result(sorted(sweeping.cases(), key=lambda case: len(case.faults)))


def _orders(faults: Faults, plan: Plan) -> Iterator[Order]:
    """What is played; orders that begin alike stand together, as the run after what they share is settled once."""
    yield from faults.orders(1)
    lost = [Action("power", node) for node in plan.nodes]
    yield from itertools.permutations(lost, ORDERED)
    sizes = range(ORDERED + 1, len(lost) + 1)
    for size in sizes:
        if _all_sets(len(lost), size):
            yield from itertools.combinations(lost, size)
    for start in range(len(lost)):
        for size in sizes:
            if not _all_sets(len(lost), size):
                yield tuple(lost[place % len(lost)] for place in range(start, start + size))


def _all_sets(nodes: int, size: int) -> bool:
    return math.comb(nodes, size) <= (MOST_TRIPLES if size == ORDERED + 1 else MOST_SETS)
