"""What cannot be put to Pacemaker, and why."""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations

from designer.foundation.ids import Id
from designer.model.records import Dependency
from tests.oracle.moments import Moment, avoiders, enforced, has_attendant, may_run, rejects, runs, seekers

PLAYED = ("power", "service", "start", "pause", "resume", "move", "resource")


class NotMapped(Exception):
    """The moment has no counterpart in Pacemaker's terms; the message says why."""


def guard(moment: Moment) -> None:
    """Refuse what Pacemaker has no words for, and what it decides by other rules than the documented ones."""
    for reason, applies in REFUSALS.items():
        if applies(moment):
            raise NotMapped(reason)


def _empty(moment: Moment) -> bool:
    snapshot = moment.snapshot
    return not (snapshot.nodes and snapshot.groups and snapshot.resources)


def _crosses(moment: Moment, edge: Dependency) -> bool:
    resources = moment.snapshot.resources
    return resources[edge.dependent].group != resources[edge.provider].group


def _hidden_disk(moment: Moment) -> bool:
    disks = [resource.disk for resource in moment.snapshot.resources.values() if resource.disk is not None]
    return any(moment.snapshot.disks[disk].visible_to is not None for disk in disks)


def _quorum_needs_some(moment: Moment) -> bool:
    snapshot = moment.snapshot
    inside = [resource for resource in snapshot.resources.values() if snapshot.groups[resource.group].kind == "cluster"]
    limits = [resource.possible_owners for resource in inside if resource.possible_owners is not None]
    return any(set(snapshot.nodes) - set(owners) for owners in limits)


def _kept_offline(moment: Moment) -> bool:
    records = (*moment.snapshot.groups.values(), *moment.snapshot.resources.values())
    return any(record.kept_offline for record in records)


def _homeless(moment: Moment) -> bool:
    nodes = moment.state.nodes
    return any(owner is None or nodes[owner] == "down" for owner in moment.state.owners.values())


def _nobody_left(moment: Moment) -> bool:
    leaves = moment.action.kind in ("power", "service")
    there = [node for node, word in moment.state.nodes.items() if word == "up"]
    return not any(node != moment.action.subject or not leaves for node in there)


def _at_random(moment: Moment) -> bool:
    if not moment.service.random_target or moment.snapshot.cluster.ordered_target:
        return False
    if moment.action.kind not in ("power", "service"):
        return False
    return any(not moment.snapshot.groups[group].preferred_owners for group in seekers(moment))


def _sleeping_neighbour(moment: Moment) -> bool:
    looking = avoiders(moment)
    others = [group for group in moment.snapshot.groups if group not in looking and not runs(moment, group)]
    stuck = [group for group in looking if moment.action.kind in ("power", "service") and not _can_go(moment, group)]
    return any(rejects(moment, seeker, other) for seeker in looking for other in (*others, *stuck))


def _can_go(moment: Moment, group: Id) -> bool:
    left = [node for node, word in moment.state.nodes.items() if word == "up" and node != moment.action.subject]
    return any(may_run(moment.snapshot, group, node) for node in left)


def _crowded_already(moment: Moment) -> bool:
    if not enforced(moment):
        return False
    owners = moment.state.owners
    pairs = combinations(moment.snapshot.groups, 2)
    return any(owners[one] == owners[other] and rejects(moment, one, other) for one, other in pairs)


def _not_running(moment: Moment) -> bool:
    subject = moment.action.subject
    return moment.action.kind == "resource" and moment.state.resources[subject] != "online"


def _returns_to_neighbours(moment: Moment) -> bool:
    if moment.action.kind not in ("start", "resume") or not moment.service.keeps_apart:
        return False
    return any(group.failback and group.anti_affinity for group in moment.snapshot.groups.values())


def _attendants_compete(moment: Moment) -> bool:
    snapshot = moment.snapshot
    attendants = [group for group in snapshot.groups if has_attendant(snapshot, group)]
    if len(snapshot.nodes) <= 2 or len(attendants) < 2:
        return False
    return moment.action.kind in ("start", "resume", "move") or len(set(attendants) & set(seekers(moment))) > 1


REFUSALS: dict[str, Callable[[Moment], bool]] = {
    "without nodes, groups and resources any answer would be right": _empty,
    "Pacemaker knows no such action": lambda moment: moment.action.kind not in PLAYED,
    "of a set of alternative providers one suffices": lambda moment: any(
        edge.alternative for edge in moment.snapshot.dependencies.values()
    ),
    "a dependency leads into another group": lambda moment: any(
        _crosses(moment, edge) for edge in moment.snapshot.dependencies.values()
    ),
    "a node that does not see a disk is tried all the same, which takes time": _hidden_disk,
    "the cluster stops where no node that is left can own the quorum": _quorum_needs_some,
    "what an administrator keeps offline is no matter of placement": _kept_offline,
    "a group without resources never runs": lambda moment: any(
        not moment.snapshot.members(group) for group in moment.snapshot.groups
    ),
    "Pacemaker knows no hours for failback": lambda moment: any(
        group.failback and group.failback_from is not None for group in moment.snapshot.groups.values()
    ),
    "something is on its way or has failed before": lambda moment: any(
        word not in ("online", "offline") for word in moment.state.resources.values()
    ),
    "a node joins": lambda moment: "joining" in moment.state.nodes.values(),
    "a group is on no node that is up": _homeless,
    "no node is left": _nobody_left,
    "the resource does not run": _not_running,
    "the node is picked at random": _at_random,
    "a group that runs nowhere counts as a neighbour": _sleeping_neighbour,
    "groups that are strictly kept apart are on one node already": _crowded_already,
    "failback looks at the list alone, Pacemaker at the neighbours as well": _returns_to_neighbours,
    "which of several System Attendants comes first is a matter of time (error 5018)": _attendants_compete,
}
"""Every reason for a refusal, and when it applies."""
