"""Which node gets a group: the circular list, possible owners, paused nodes and anti-affinity."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.ids import Id
from designer.simulation.engine.placement.candidates import Objection, crowded, not_needed, objection, taken
from designer.simulation.engine.reach.hearing import apart
from designer.simulation.engine.run import Run
from designer.simulation.record.events import Candidate, Decision, Reason, Rule


def decide(run: Run, group: Id, reason: Reason, cause: int, asker: Id | None = None) -> Decision:
    """Choose an owner for a group, and record the choice with all its candidates.

    The nodes are asked in the order of the group's circular list, from the one behind its present node on: preferred
    owners, then all others by Node ID (KB 299631). The first that is up, a possible owner of every resource, and free
    of groups of the same anti-affinity class is taken; if there is none, anti-affinity yields, unless the cluster
    enforces it: then no node gets the group while one of them could have it. If the node is gone and no possible owner
    is up, any other node hosts the group without bringing it online (MS-CMRP 3.1.4.1.25), a paused one last: there only
    the quorum resource comes online (3.1.4.1.70). `asker` is a node that decides while the group is still on another
    one, which it cannot reach.
    """
    previous = run.home[group]
    order, rule = _order(run, group, reason)
    if run.evicted:
        order = [node for node in order if node not in run.evicted]
    passed = {node: found for node in order if (found := _objection(run, group, node, reason, asker)) is not None}
    able = [node for node in order if node not in passed]
    shared = {} if reason == "best" else {node: other for node in able if (other := _same_class(run, group, node))}
    free = [node for node in able if node not in shared]
    blocked = any(candidate.rule == "anti-affinity" for candidate in passed.values())
    target: Id | None = None
    if free:
        target, rule = free[0], "only" if len(able) == 1 and rule in ("random", "node id") else rule
    elif able:
        target, rule = able[0], "shared"
    else:
        target, rule = (None, "none") if blocked or reason in ("resource", "best") else _host(run, group, passed)
    (run.blocked.add if blocked and target is None else run.blocked.discard)(group)
    candidates = []
    for node in order:
        if node == target:
            candidates.append(taken(run, node, rule, reason, shared.get(node)))
        elif node in passed:
            candidates.append(passed[node])
        elif node in shared:
            candidates.append(crowded(run, group, node, shared[node]))
        elif target is not None:
            candidates.append(not_needed(run, node, target, rule, reason))
    event = run.emit("decision", group, cause, before=previous, after=target, detail=rule)
    decision = Decision(event, run.now, group, reason, previous, target, rule, tuple(candidates))
    run.decisions.append(decision)
    return decision


def can_go(run: Run, group: Id, node: Id) -> str | None:
    """Why a group cannot be moved to a node and run there; None when it can."""
    objection = _objection(run, group, node, "best")
    return None if objection is None else f"{run.name(node)} {objection.text}"


def has_target(run: Run, group: Id, reason: Reason = "resource") -> bool:
    """Whether any node could take a group and bring it online; after a failure of a resource, any other node."""
    return any(_objection(run, group, node, reason) is None for node in run.plan.nodes)


def failback_target(run: Run, group: Id) -> Id | None:
    """The preferred owner to which a group would go back on its own; None when it stays.

    Only the explicit list counts, and only a place nearer its top than the present owner's.
    """
    record = run.plan.snapshot.groups[group]
    if not record.failback:
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
    return node in quorum.nodes and node not in run.contest.blind


def _order(run: Run, group: Id, reason: Reason) -> tuple[list[Id], Rule]:
    plan = run.plan
    if reason in ("best", "form"):
        return list(plan.owner_lists[group]), "list"
    if plan.snapshot.groups[group].preferred_owners:
        return _from_behind(plan.owner_lists[group], run.home[group]), "list"
    if reason == "resource" or not plan.picks_at_random:
        return _from_behind(plan.nodes, run.home[group]), "node id"
    others = [node for node in plan.nodes if node != run.home[group]]
    run.random.shuffle(others)
    return [*others, run.home[group]], "random"


def _from_behind(ring: Sequence[Id], current: Id) -> list[Id]:
    start = ring.index(current) + 1
    return [*ring[start:], *ring[:start]]


def _host(run: Run, group: Id, passed: dict[Id, Candidate]) -> tuple[Id | None, Rule]:
    """A node that hosts a group without bringing it online."""
    for node, candidate in passed.items():
        if candidate.rule == "possible owner":
            return node, "host only"
    paused = [node for node, candidate in passed.items() if candidate.rule == "paused"]
    able = [node for node in paused if group != run.plan.quorum.group or can_own_quorum(run, node)]
    best = next((node for node in able if node in run.plan.possible[group]), able[0] if able else None)
    return (best, "paused") if best is not None else (None, "none")


def _objection(run: Run, group: Id, node: Id, reason: Reason, asker: Id | None = None) -> Candidate | None:
    """Why a node cannot take a group and bring it online; None when it can."""
    rule: Objection | None = None
    if node == run.home[group] and reason in ("resource", "best"):
        rule = "current"
    elif (state := _no_receiver(run, group, node, asker)) is not None:
        rule = state
    elif group == run.plan.quorum.group and not can_own_quorum(run, node):
        rule = "quorum"
    elif node not in run.plan.possible[group]:
        rule = "possible owner"
    if rule is not None:
        return objection(run, group, node, rule)
    if run.plan.keeps_strictly_apart and (other := _same_class(run, group, node)) is not None:
        return crowded(run, group, node, other)
    return None


def _no_receiver(run: Run, group: Id, node: Id, asker: Id | None) -> Objection | None:
    """Why a node receives no groups at all now; None when it does."""
    if node in run.leaving:
        return "leaving"
    if not run.is_member(node):
        return "down"
    if node in run.hung:
        return "hung"
    if _out_of_reach(run, group, node, asker):
        return "apart"
    return "paused" if run.nodes[node] == "paused" else None


def _out_of_reach(run: Run, group: Id, node: Id, asker: Id | None) -> bool:
    """Whether a node is out of reach for the one that decides: the group's, as long as it is there."""
    if asker is not None:
        return apart(run, asker, node)
    here = run.home[group]
    return run.is_member(here) and run.mode[group] != "lost" and apart(run, here, node)


def _same_class(run: Run, group: Id, node: Id) -> Id | None:
    """A group on the node that shares an anti-affinity class with this one; Windows 2000 has no such classes."""
    if not run.plan.service.keeps_apart:
        return None
    records = run.plan.snapshot.groups
    wanted = set(records[group].anti_affinity)
    if not wanted:
        return None
    return next(
        (
            other
            for other in run.groups_at(node)
            if other != group and run.mode[other] != "lost" and wanted & set(records[other].anti_affinity)
        ),
        None,
    )
