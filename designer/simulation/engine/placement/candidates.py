"""What is said about the nodes that were asked to take a group: why each was taken or not, and by which rule."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.simulation.engine.run import Run
from designer.simulation.record.events import Candidate, Reason, Rule

Objection = Literal["down", "hung", "apart", "paused", "leaving", "current", "possible owner", "quorum"]

OBJECTIONS: Mapping[Objection, str] = {
    "down": "node state: only a node that is up takes groups",
    "hung": "node state: a cluster service that hangs takes no groups",
    "apart": "heartbeats: a node that is not heard takes no groups",
    "paused": "node state: a paused node takes no groups (PauseClusterNode)",
    "leaving": "clean stop: a node that is leaving takes no groups",
    "current": "the group is to leave the node that it is on",
    "possible owner": "possible owners: every resource of the group must be allowed on the node",
    "quorum": "possible owners of the quorum resource, and sight of its disk",
}
"""The rule behind each objection to a node."""

APART = "anti-affinity (AntiAffinityClassNames)"
STRICTLY_APART = "strict anti-affinity (ClusterEnforcedAntiAffinity)"

ORDERS: Mapping[Rule, tuple[str, str]] = {
    "list": (
        "taken: the next in the group's list that is up and a possible owner",
        "circular list: preferred owners, then all others by Node ID, from the present node on (KB 299631)",
    ),
    "node id": (
        "taken: the next by Node ID that is up and a possible owner",
        "no preferred owners: all nodes by Node ID, from the present node on (KB 299631)",
    ),
    "random": (
        "taken: picked at random, as the group has no preferred owners",
        "no preferred owners and a lost node: at random (DisableGroupPreferredOwnerRandomization = 0)",
    ),
    "only": (
        "taken: the only node that is up and a possible owner",
        "possible owners: every resource of the group must be allowed on the node",
    ),
    "shared": (
        "taken although it runs {other}: no free node is left, and anti-affinity yields",
        "anti-affinity is a wish, not a limit (AntiAffinityClassNames)",
    ),
    "host only": (
        "hosts the group without bringing it online: no possible owner is up",
        "no possible owner is up: hosted offline (MS-CMRP 3.1.4.1.25)",
    ),
    "paused": (
        "hosts the group without bringing it online: only paused nodes are left",
        "only paused nodes are left: hosted offline, but for the quorum resource (MS-CMRP 3.1.4.1.70)",
    ),
    "none": ("", ""),
}
"""Why a node was taken by a rule, and what is behind that rule."""

FROM_THE_TOP: Mapping[Reason, str] = {
    "best": "best possible move: preferred owners, then all others by Node ID, from the top (MoveClusterGroup)",
    "form": "forming the cluster: preferred owners, then all others by Node ID, from the top (assumed)",
}
"""What is behind the order when it does not begin at the present node."""


def objection(run: Run, group: Id, node: Id, rule: Objection) -> Candidate:
    """A node that cannot take a group."""
    text = {
        "down": f"is {run.nodes[node]}",
        "hung": "does not respond, as its cluster service hangs",
        "apart": "cannot be reached",
        "paused": "is paused",
        "leaving": "is stopping its cluster service",
        "current": "runs the group now",
        "possible owner": "is no possible owner of ",
        "quorum": "cannot own the quorum resource",
    }[rule]
    if rule == "possible owner":
        text += _excluding(run, group, node)
    return Candidate(node, False, rule, text, OBJECTIONS[rule])


def crowded(run: Run, group: Id, node: Id, other: Id) -> Candidate:
    """A node that runs a group of the same anti-affinity class."""
    text = f"runs {run.name(other)}, which anti-affinity keeps apart from {run.name(group)}"
    basis = STRICTLY_APART if run.plan.keeps_strictly_apart else APART
    return Candidate(node, False, "anti-affinity", text, basis, other)


def not_needed(run: Run, node: Id, target: Id, rule: Rule, reason: Reason) -> Candidate:
    """A node that was not asked, as one before it took the group."""
    return Candidate(node, False, "order", f"not needed: {run.name(target)} came first", _basis(rule, reason))


def taken(run: Run, node: Id, rule: Rule, reason: Reason, other: Id | None) -> Candidate:
    """The node that takes the group; `other` is the group of the same class that runs there already."""
    text = ORDERS[rule][0].format(other=run.name(other or ""))
    if rule == "list" and reason in FROM_THE_TOP:
        text = "taken: the first in the group's list that is up and a possible owner"
    return Candidate(node, True, "taken", text, _basis(rule, reason), other)


def _basis(rule: Rule, reason: Reason) -> str:
    return FROM_THE_TOP.get(reason, ORDERS[rule][1]) if rule == "list" else ORDERS[rule][1]


def _excluding(run: Run, group: Id, node: Id) -> str:
    """The resources of a group that may not run on a node."""
    resources = run.plan.snapshot.resources
    members = run.plan.members[group]
    excluding = [
        resource
        for resource in members
        if (owners := resources[resource].possible_owners) is not None and node not in owners
    ]
    if len(excluding) == len(members):
        return f"any resource of {run.name(group)}" if len(members) > 1 else run.name(members[0])
    names = [run.name(resource) for resource in excluding]
    return listed(names) if len(names) <= 2 else f"{names[0]} and {len(names) - 1} others"
