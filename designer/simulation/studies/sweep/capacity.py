"""What each node has to carry after a failover, at worst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.simulation.studies.sweep.cases import Case, Sweep

Measure = Literal["cpu_percent", "memory_mb", "users"]
MEASURES: tuple[Measure, ...] = ("cpu_percent", "memory_mb", "users")
"""Fields of a group that say what it weighs on its node."""


@dataclass(frozen=True, slots=True)
class Load:
    """What a node carries of one measure: with nothing failed (`normal`) and in the `worst` case.

    `groups` are on it then. `case` is None where no failure makes it more. `limit` is what the node can carry, None
    where that is not known.
    """

    normal: int
    worst: int
    groups: tuple[Id, ...]
    case: Case | None
    limit: int | None

    @property
    def is_over(self) -> bool:
        """Whether the worst case is more than the node can carry."""
        return self.limit is not None and self.worst > self.limit


def capacity(sweep: Sweep, faults: int | None = None) -> dict[Id, dict[Measure, Load]]:
    """The loads of every node, the worst of all cases, or of those with so many `faults` at most.

    A measure that no group has a value of is left out. Groups that are not online weigh nothing, nor do those without a
    value: the load is what is known to be there at least.
    """
    cases = sorted(sweep.cases, key=_plainness)
    placed = [(case, _homes(sweep, case)) for case in cases if faults is None or len(case.faults) <= faults]
    found: dict[Id, dict[Measure, Load]] = {node: {} for node in sweep.snapshot.nodes}
    for measure in MEASURES:
        weights = _weights(sweep, measure)
        normal = _carried(weights, sweep.homes)
        worst: dict[Id, tuple[int, Case | None]] = {node: (normal.get(node, 0), None) for node in found}
        for case, places in placed:
            for node, load in _carried(weights, places).items():
                if load > worst[node][0]:
                    worst[node] = (load, case)
        for node, (load, reason) in worst.items() if weights else ():
            homes = sweep.homes if reason is None else _homes(sweep, reason)
            groups = tuple(group for group in sweep.snapshot.groups if group in weights and homes.get(group) == node)
            found[node][measure] = Load(normal.get(node, 0), load, groups, reason, _limit(sweep, node, measure))
    return found


def _plainness(case: Case) -> tuple[int, bool]:
    """A sort key: what is explained by fewer faults, and by lost nodes, is not explained by others."""
    return len(case.faults), any(fault.kind != "power" for fault in case.faults)


def _weights(sweep: Sweep, measure: Measure) -> dict[Id, int]:
    """What each group weighs that is online before anything fails."""
    groups = sweep.snapshot.groups.values()
    return {
        group.id: value
        for group in groups
        if group.id in sweep.whole and (value := getattr(group, measure)) is not None
    }


def _homes(sweep: Sweep, case: Case) -> dict[Id, Id]:
    """Where the groups are that come back."""
    return {
        group: outcome.node
        for group, outcome in case.outcomes.items()
        if outcome.outcome != "offline" and outcome.node is not None
    }


def _carried(weights: Mapping[Id, int], homes: Mapping[Id, Id]) -> dict[Id, int]:
    loads: dict[Id, int] = {}
    for group, weight in weights.items():
        node = homes.get(group)
        if node is not None:
            loads[node] = loads.get(node, 0) + weight
    return loads


def _limit(sweep: Sweep, node: Id, measure: Measure) -> int | None:
    record = sweep.snapshot.nodes[node]
    return {"cpu_percent": 100, "memory_mb": record.ram_mb, "users": record.max_users}[measure]
