"""A settled cluster and what strikes it, with the documented rules counted out once more, apart from the engine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from designer.catalog.services import Service
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.record.state import ClusterState
from designer.simulation.scenario.actions import Action

ATTENDANT = "exchange-system-attendant"


@dataclass(frozen=True)
class Moment:
    """A settled cluster and the action that strikes it.

    `paused` are the nodes that take no groups, whether they are up or not. `failed_before` counts the failures of the
    action's resource on its node in the running restart period. `quorate` tells whether the nodes that are left may go
    on. `off_ms` is how long each group takes to go offline.
    """

    snapshot: Snapshot
    service: Service
    state: ClusterState
    action: Action
    paused: frozenset[Id] = frozenset()
    failed_before: int = 0
    quorate: bool = True
    off_ms: Mapping[Id, int] = field(default_factory=dict)


def ring(snapshot: Snapshot) -> list[Id]:
    """All nodes by Node ID."""
    return sorted(snapshot.nodes, key=lambda node: (snapshot.nodes[node].number, list(snapshot.nodes).index(node)))


def circular(snapshot: Snapshot, group: Id) -> list[Id]:
    """Preferred owners in order, then everybody else by Node ID."""
    preferred = list(dict.fromkeys(snapshot.groups[group].preferred_owners))
    return [*preferred, *(node for node in ring(snapshot) if node not in preferred)]


def runs(moment: Moment, group: Id) -> bool:
    """Whether a group has anything online."""
    return any(moment.state.resources[member.id] == "online" for member in moment.snapshot.members(group))


def seekers(moment: Moment) -> list[Id]:
    """The groups that look for a node because of the action, in the order in which they do."""
    snapshot, action, owners = moment.snapshot, moment.action, moment.state.owners
    if action.kind == "resource":
        return [snapshot.resources[action.subject].group]
    if action.kind not in ("power", "service"):
        return []
    gone = [group for group in snapshot.groups if owners[group] == action.subject]
    if action.kind == "service":
        return sorted(gone, key=lambda group: moment.off_ms.get(group, 0) if runs(moment, group) else 0)
    # the quorum's group first
    return sorted(gone, key=lambda group: snapshot.groups[group].kind != "cluster")


def avoiders(moment: Moment) -> list[Id]:
    """The groups to which neighbours matter, in the order in which they choose.

    Soft anti-affinity leaves it to the administrator where a group is moved, the enforced one does not.
    """
    moved = [moment.action.subject] if moment.action.kind == "move" and enforced(moment) else []
    return [*seekers(moment), *moved]


def enforced(moment: Moment) -> bool:
    """Whether anti-affinity never yields."""
    return moment.service.anti_affinity == "enforceable" and bool(moment.snapshot.cluster.enforce_anti_affinity)


def rejects(moment: Moment, group: Id, other: Id) -> bool:
    """Whether a group keeps away from another one."""
    snapshot = moment.snapshot
    apart = set(snapshot.groups[group].anti_affinity) & set(snapshot.groups[other].anti_affinity)
    return group != other and (bool(apart and moment.service.keeps_apart) or one_per_node(snapshot, group, other))


def may_run(snapshot: Snapshot, group: Id, node: Id) -> bool:
    """Whether a node is a possible owner of every resource of a group."""
    limits = [member.possible_owners for member in snapshot.members(group)]
    return all(owners is None or node in owners for owners in limits)


def one_per_node(snapshot: Snapshot, group: Id, other: Id) -> bool:
    """Whether a node can run but one of the two: System Attendants on more than two nodes (error 5018)."""
    both = group != other and has_attendant(snapshot, group) and has_attendant(snapshot, other)
    return both and len(snapshot.nodes) > 2


def has_attendant(snapshot: Snapshot, group: Id) -> bool:
    """Whether a group is an Exchange virtual server."""
    return any(member.type == ATTENDANT for member in snapshot.members(group))
