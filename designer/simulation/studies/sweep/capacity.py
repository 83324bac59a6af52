"""What each node has to carry after a failover, at worst."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.model.records import Group
from designer.simulation.studies.sweep.cases import Case, Sweep

Measure = Literal["cpu_percent", "memory_mb", "users", "connections", "iops"]
MEASURES: tuple[Measure, ...] = ("cpu_percent", "memory_mb", "users")
"""What a node can run out of. Connections and disk I/O can be asked for too; they have no limit of their own."""


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


def capacity(
    sweep: Sweep, faults: int | None = None, measures: Sequence[Measure] = MEASURES
) -> dict[Id, dict[Measure, Load]]:
    """The loads of every node, the worst of all cases, or of those with so many `faults` at most.

    A measure that no group has a value of is left out. Groups that are not online weigh nothing, nor do those without a
    value: the load is what is known to be there at least. A node's own processor load is in it.
    """
    cases = sorted(sweep.cases, key=_plainness)
    placed = [(case, _homes(sweep, case)) for case in cases if faults is None or len(case.faults) <= faults]
    found: dict[Id, dict[Measure, Load]] = {node: {} for node in sweep.snapshot.nodes}
    for measure in measures:
        weights = _weights(sweep, measure)
        own = _own(sweep, measure)
        normal = _carried(weights, sweep.homes, own)
        worst: dict[Id, tuple[int, Case | None]] = {node: (normal.get(node, 0), None) for node in found}
        for case, places in placed:
            for node, load in _carried(weights, places, own).items():
                if load > worst[node][0]:
                    worst[node] = (load, case)
        for node, (load, reason) in worst.items() if weights else ():
            homes = sweep.homes if reason is None else _homes(sweep, reason)
            groups = tuple(group for group in sweep.snapshot.groups if group in weights and homes.get(group) == node)
            found[node][measure] = Load(normal.get(node, 0), load, groups, reason, _limit(sweep, node, measure))
    return found


def load_after(sweep: Sweep, case: Case, measure: Measure) -> dict[Id, int]:
    """What every node carries of a measure at the end of a case; nodes that carry nothing are left out.

    A node that was lost may still be in it, with its own load.
    """
    return _carried(_weights(sweep, measure), _homes(sweep, case), _own(sweep, measure))


def _plainness(case: Case) -> tuple[int, bool]:
    """A sort key: what is explained by fewer faults, and by lost nodes, is not explained by others."""
    return len(case.faults), any(fault.kind != "power" for fault in case.faults)


def _weights(sweep: Sweep, measure: Measure) -> dict[Id, int]:
    """What each group weighs that is online before anything fails."""
    groups = sweep.snapshot.groups.values()
    return {
        group.id: value
        for group in groups
        if group.id in sweep.whole and (value := _weight(group, measure)) is not None
    }


def _weight(group: Group, measure: Measure) -> int | None:
    """What a group weighs of a measure; of disk I/O only where it has been measured for its users."""
    if measure != "iops":
        weight: int | None = getattr(group, measure)
        return weight
    if not group.users or group.iops_per_user is None:
        return None
    return round(group.users * group.iops_per_user)


def _own(sweep: Sweep, measure: Measure) -> dict[Id, int]:
    """What nodes carry although no group is on them."""
    nodes = sweep.snapshot.nodes.values() if measure == "cpu_percent" else ()
    return {node.id: node.own_cpu_percent for node in nodes if node.own_cpu_percent}


def _homes(sweep: Sweep, case: Case) -> dict[Id, Id]:
    """Where the groups are that come back."""
    return {
        group: outcome.node
        for group, outcome in case.outcomes.items()
        if outcome.outcome != "offline" and outcome.node is not None
    }


def _carried(weights: Mapping[Id, int], homes: Mapping[Id, Id], own: Mapping[Id, int]) -> dict[Id, int]:
    loads = dict(own)
    for group, weight in weights.items():
        node = homes.get(group)
        if node is not None:
            loads[node] = loads.get(node, 0) + weight
    return loads


def _limit(sweep: Sweep, node: Id, measure: Measure) -> int | None:
    record = sweep.snapshot.nodes[node]
    processor = sweep.snapshot.cluster.processor_limit or 100
    limits = {"cpu_percent": processor, "memory_mb": record.ram_mb, "users": record.max_users}
    return limits.get(measure)
