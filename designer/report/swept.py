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

MOST_SETS = 30
"""With more sets of failed nodes than this, only neighbours by Node ID fail."""


@remembered
def swept(snapshot: Snapshot, catalog: Catalog) -> Sweep:
    """Every single failure, every ordered pair of nodes, and sets of more nodes, each played on the whole design.

    Raises `CannotSimulate`.
    """
    sweeping = Sweeping(snapshot, catalog, ORDERED, workers=1, choose=_orders)
    return sweeping.result(list(sweeping.cases()))


def _orders(faults: Faults, plan: Plan) -> Iterator[Order]:
    yield from faults.orders(1)
    lost = [Action("power", node) for node in plan.nodes]
    for size in range(ORDERED, len(lost) + 1):
        if size == ORDERED:
            yield from itertools.permutations(lost, size)
        elif math.comb(len(lost), size) <= MOST_SETS:
            yield from itertools.combinations(lost, size)
        else:
            yield from (_neighbours(lost, start, size) for start in range(len(lost)))


def _neighbours(lost: list[Action], start: int, size: int) -> Order:
    return tuple(lost[place % len(lost)] for place in range(start, start + size))
