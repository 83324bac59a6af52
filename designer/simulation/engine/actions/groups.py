"""What is done to groups and, alike, to single resources: moving, bringing online and taking offline."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.ids import Id
from designer.simulation.engine.placement.owners import can_go, decide
from designer.simulation.engine.resources.alternatives import left_without
from designer.simulation.engine.resources.groups import come_online, vacate
from designer.simulation.engine.resources.persistent import with_providers
from designer.simulation.engine.run import Errand, Run
from designer.simulation.record.events import BY_REQUEST
from designer.simulation.scenario.actions import Action, ActionKind

SETTLED = ("run", "given up", "host only")
"""The modes of a group that is on a node."""


def _move(run: Run, action: Action, event: int) -> None:
    """A planned move: no failure, no budget; refused when the node is not up or no possible owner of every resource."""
    group, target = action.subject, action.value
    refusal = _in_transit(run, group)
    if refusal is None and target is None:
        decision = decide(run, group, "best", event)
        target, event = decision.target, decision.event
        refusal = f"no other node can take {run.name(group)}" if target is None else None
    elif refusal is None and target is not None:
        here = target == run.home[group]
        refusal = f"{run.name(group)} is on {run.name(target)} already" if here else can_go(run, group, target)
    if refusal is not None or target is None:
        run.emit("refused", group, event, detail=refusal or "")
    else:
        vacate(run, group, Errand("move", target), run.emit("move", group, event, other=target, node=run.home[group]))


def _online(run: Run, action: Action, event: int) -> None:
    """Bring a group, or a resource with all that it needs, online, and remember that this is wanted.

    What an administrator asked for is remembered even if it fails, but not if it is refused (MS-CMRP 3.1.4.1.18).
    """
    group, members = _concerned(run, action.subject)
    wanted = set(members) if action.subject == group else with_providers(run, action.subject)
    refusal = _in_transit(run, group) or _no_starts(run, group)
    if refusal is None and all(run.active(resource) for resource in wanted) and wanted:
        refusal = f"{run.name(action.subject)} is {_running(run, wanted)} already"
    if refusal is not None:
        run.emit("refused", action.subject, event, detail=refusal)
        return
    run.kept_offline -= wanted
    run.emit("request", action.subject, event, after="online")
    if action.subject == group:
        come_online(run, group, event)
        return
    if run.mode[group] == "given up":  # the others stay as they are
        run.exhausted.update(members)
        run.mode[group] = "run"
    run.exhausted -= wanted
    run.touch(group, event)


def _offline(run: Run, action: Action, event: int) -> None:
    """Take a group, or a resource with all that needs it, offline, and remember that this is wanted.

    A single resource that has failed stays so, with error 5038 (MS-CMRP 3.1.4.1.19); a group takes even those offline.
    """
    group, members = _concerned(run, action.subject)
    unwanted = set(members) if action.subject == group else {action.subject} | left_without(run, [action.subject])
    refusal = _in_transit(run, group)
    if run.plan.quorum.resource in unwanted:
        refusal = "the quorum resource cannot be taken offline"
    elif refusal is None and all(run.resources[resource] == "offline" for resource in unwanted):
        run.kept_offline |= unwanted
        run.emit("request", action.subject, event, after="offline")
        refusal = f"{run.name(action.subject)} is offline already"
    if refusal is not None:
        run.emit("refused", action.subject, event, detail=refusal)
        return
    run.kept_offline |= unwanted
    run.emit("request", action.subject, event, after="offline")
    if action.subject != group and run.resources[action.subject] == "failed":
        detail = f"{run.name(action.subject)} has failed (error 5038); the next move leaves it offline"
        event = run.emit("refused", action.subject, event, detail=detail)
    if action.subject == group:
        if run.mode[group] == "given up":
            run.mode[group] = "run"
        for resource in members:
            if run.resources[resource] == "failed":
                run.set_resource(resource, "offline", event, BY_REQUEST)
    run.touch(group, event)


def _concerned(run: Run, subject: Id) -> tuple[Id, tuple[Id, ...]]:
    """The group that an action is about, or whose resource it is about, and its members."""
    group = run.plan.group_of.get(subject, subject)
    return group, run.plan.members[group]


def _in_transit(run: Run, group: Id) -> str | None:
    """Why nothing can be asked of a group now; None when something can."""
    if run.home[group] in run.hung:
        return f"the cluster service on {run.name(run.home[group])} hangs"
    return None if run.mode[group] in SETTLED else f"{run.name(group)} {_WHY_NOT[run.mode[group]]}"


def _no_starts(run: Run, group: Id) -> str | None:
    """Why nothing of a group can be brought online where it is; None when something can."""
    node = run.home[group]
    if run.nodes[node] == "paused":
        return f"{run.name(node)} is paused (error 70)"
    if run.mode[group] == "host only":
        return f"{run.name(node)} is no possible owner of {run.name(group)}"
    return None


def _running(run: Run, resources: set[Id]) -> str:
    return "online" if all(run.resources[resource] == "online" for resource in resources) else "on its way"


_WHY_NOT = {
    "vacate": "is on its way to another node already",
    "transit": "is on its way to another node already",
    "lost": "is on no node",
    "stranded": "is on a node that leaves the cluster",
}

EFFECTS: Mapping[ActionKind, Callable[[Run, Action, int], None]] = {
    "move": _move,
    "online": _online,
    "offline": _offline,
}
