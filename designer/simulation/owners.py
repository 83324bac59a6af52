"""Which node gets a group: the circular list, possible owners and anti-affinity."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.simulation.events import Candidate, Decision, Reason, Rule
from designer.simulation.run import Run


def decide(run: Run, group: Id, reason: Reason, cause: int) -> Decision:
    """Choose an owner for a group, and record the choice with all its candidates.

    The nodes are asked in the order of the group's circular list, from the one behind its present node on: preferred
    owners, then all others by Node ID (KB 299631). The first that is up, a possible owner of every resource, and free
    of groups of the same anti-affinity class is taken; if there is none, anti-affinity yields. If the node is gone and
    no possible owner is up, any other node hosts the group without bringing it online (MS-CMRP 3.1.4.1.25).
    """
    previous = run.home[group]
    order, rule = _order(run, group, reason)
    passed = {node: found for node in order if (found := _objection(run, group, node, reason)) is not None}
    able = [node for node in order if node not in passed]
    crowded = {} if reason == "best" else {node: other for node in able if (other := _same_class(run, group, node))}
    free = [node for node in able if node not in crowded]
    hosts = [node for node, candidate in passed.items() if candidate.rule == "possible owner"]
    target: Id | None = None
    if free:
        target, rule = free[0], "only" if len(able) == 1 and rule in ("random", "node id") else rule
    elif able:
        target, rule = able[0], "shared"
    elif hosts and reason in ("node", "service", "form"):
        target, rule = hosts[0], "host only"
    else:
        rule = "none"
    candidates = tuple(
        _taken(run, node, rule, crowded.get(node))
        if node == target
        else passed.get(node) or _not_taken(run, group, node, crowded.get(node), target)
        for node in order
    )
    event = run.emit("decision", group, cause, before=previous, after=target, detail=rule)
    decision = Decision(event, run.now, group, reason, previous, target, rule, candidates)
    run.decisions.append(decision)
    return decision


def can_go(run: Run, group: Id, node: Id) -> str | None:
    """Why a group cannot be moved to a node and run there; None when it can."""
    objection = _objection(run, group, node, "best")
    return None if objection is None else f"{run.name(node)} {objection.text}"


def has_target(run: Run, group: Id) -> bool:
    """Whether any other node could take a group whose resource failed."""
    return any(_objection(run, group, node, "resource") is None for node in run.plan.nodes)


def failback_target(run: Run, group: Id) -> Id | None:
    """The preferred owner to which a group goes back on its own now; None when it stays.

    Only the explicit list counts, and only a place nearer its top than the present owner's. A group with a failback
    window stays.
    """
    record = run.plan.snapshot.groups[group]
    if not record.failback or record.failback_from is not None:
        return None
    preferred = list(record.preferred_owners)
    best = next((node for node in preferred if _objection(run, group, node, "service") is None), None)
    if best is None:
        return None
    current = run.home[group]
    return best if current not in preferred or preferred.index(best) < preferred.index(current) else None


def can_own_quorum(run: Run, node: Id) -> bool:
    """Whether a node could bring the quorum resource online; a local quorum never leaves its node."""
    quorum = run.plan.quorum
    if quorum.model == "local" and quorum.group is not None:
        return node == run.home[quorum.group]
    return node in quorum.nodes


def _order(run: Run, group: Id, reason: Reason) -> tuple[list[Id], Rule]:
    plan = run.plan
    if reason in ("best", "form"):
        return list(plan.owner_lists[group]), "list"
    if plan.snapshot.groups[group].preferred_owners:
        return _from_behind(plan.owner_lists[group], run.home[group]), "list"
    if reason == "resource" or not plan.service.random_target:
        return _from_behind(plan.nodes, run.home[group]), "node id"
    others = [node for node in plan.nodes if node != run.home[group]]
    run.random.shuffle(others)
    return [*others, run.home[group]], "random"


def _from_behind(ring: Sequence[Id], current: Id) -> list[Id]:
    start = ring.index(current) + 1
    return [*ring[start:], *ring[:start]]


def _objection(run: Run, group: Id, node: Id, reason: Reason) -> Candidate | None:
    if node == run.home[group] and reason in ("resource", "best"):
        return Candidate(node, False, "current", "runs the group now")
    if run.nodes[node] != "up":
        return Candidate(node, False, "down", f"is {run.nodes[node]}")
    if node in run.leaving:
        return Candidate(node, False, "leaving", "is stopping its cluster service")
    if group == run.plan.quorum.group and not can_own_quorum(run, node):
        return Candidate(node, False, "quorum", "cannot own the quorum resource")
    if node not in run.plan.possible[group]:
        return Candidate(node, False, "possible owner", f"is no possible owner of {_excluding(run, group, node)}")
    return None


def _excluding(run: Run, group: Id, node: Id) -> str:
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


def _same_class(run: Run, group: Id, node: Id) -> Id | None:
    """A group on the node that shares an anti-affinity class with this one; Windows 2000 has no such classes."""
    if not run.plan.service.keeps_apart:
        return None
    records = run.plan.snapshot.groups
    wanted = set(records[group].anti_affinity)
    return next(
        (
            other
            for other in run.groups_at(node)
            if other != group and run.mode[other] != "lost" and wanted & set(records[other].anti_affinity)
        ),
        None,
    )


def _taken(run: Run, node: Id, rule: Rule, neighbour: Id | None) -> Candidate:
    text = {
        "list": "taken: the next in the group's list that is up and a possible owner",
        "node id": "taken: the next by Node ID that is up and a possible owner",
        "random": "taken: picked at random, as the group has no preferred owners",
        "only": "taken: the only node that is up and a possible owner",
        "shared": f"taken although it runs {run.name(neighbour or '')}: no free node is left, and anti-affinity yields",
        "host only": "hosts the group without bringing it online: no possible owner is up",
        "none": "",
    }[rule]
    return Candidate(node, True, "taken", text, neighbour)


def _not_taken(run: Run, group: Id, node: Id, neighbour: Id | None, target: Id | None) -> Candidate:
    if neighbour is None:
        return Candidate(node, False, "order", f"not needed: {run.name(target or '')} came first")
    text = f"runs {run.name(neighbour)}, which anti-affinity keeps apart from {run.name(group)}"
    return Candidate(node, False, "anti-affinity", text, neighbour)
