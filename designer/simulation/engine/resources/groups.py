"""How a group comes online, goes offline and changes its node: in parallel as far as dependencies allow."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.engine.placement.failback import await_window
from designer.simulation.engine.placement.owners import can_go, decide, has_target
from designer.simulation.engine.resources.alternatives import left_without
from designer.simulation.engine.resources.failures import give_up, soil
from designer.simulation.engine.resources.persistent import wanted
from designer.simulation.engine.resources.starting import may_start, start
from designer.simulation.engine.resources.stopping import stop
from designer.simulation.engine.run import INACTIVE, Errand, Priority, Run
from designer.simulation.record.events import Reason


def tend(run: Run, group: Id, cause: int, stirred: Id | None = None) -> None:
    """Stop what must stop, start what may start, and let the group leave when it wants to and nothing runs any more.

    Dependents stop before and start after what they need; everything else happens at once. `cause` is the event that
    made the difference. Where that is no more than that the resource `stirred` has come or gone, only what needs it or
    what it needs is looked at, unless there are alternatives.
    """
    mode = run.mode[group]
    if mode in ("lost", "transit") or run.home[group] in run.hung:
        return
    members, states = run.plan.members[group], run.resources
    wishes = wanted(run, group)
    failed = [member for member in members if states[member] == "failed"]
    forced = left_without(run, failed)
    stopping = forced if wishes is members else forced | set(members).difference(wishes)
    concerned = members if stirred is None or run.plan.alternatives else run.plan.near[stirred]
    if stopping:
        for resource in concerned:
            if resource in stopping and (states[resource] not in INACTIVE or resource in run.waiting):
                stop(run, resource, resource in forced, stopping, cause)
    if wishes:
        for resource in concerned:
            if states[resource] in INACTIVE and resource not in stopping and may_start(run, resource):
                start(run, resource, cause)
    elif mode == "vacate" and all(states[resource] in INACTIVE for resource in members):
        _leave(run, group, cause)


def lose(run: Run, group: Id, cause: int) -> None:
    """Everything of a group stops dead, as its node is gone; Information Stores will have to replay their logs."""
    for resource in run.plan.members[group]:
        if run.active(resource):
            soil(run, resource)
        if run.resources[resource] != "offline":
            run.set_resource(resource, "offline", cause)
    run.errands.pop(group, None)
    run.mode[group] = "lost"


def send(run: Run, group: Id, target: Id, cause: int, *, handed: bool = False) -> None:
    """Give a group that runs nowhere to a node, where it comes online if the node is a possible owner.

    `handed`: by the node that it has just left in good order.
    """
    run.errands.pop(group, None)
    run.home[group] = target
    times = run.plan.times.cluster
    delay = times["owner-change"] + (times["hand-over"] if handed else 0)
    run.mode[group] = "transit"
    if delay:
        if run.owners[group] is not None:
            cause = run.set_owner(group, None, cause)
        run.schedule(delay, Priority.OWNER, _arrive, group, cause)
    else:
        _arrive(run, group, cause)


def place(run: Run, group: Id, reason: Reason, cause: int) -> None:
    """Find a node for a group without one; when there is none, it stays lost."""
    decision = decide(run, group, reason, cause)
    if decision.target is not None:
        send(run, group, decision.target, decision.event)


def come_online(run: Run, group: Id, cause: int) -> None:
    """Let a group that is where it belongs bring everything online that is to be, whatever failed before."""
    members, node = run.plan.members[group], run.home[group]
    run.exhausted.difference_update(members)
    runs = node in run.plan.possible[group] and run.nodes[node] == "up"
    run.mode[group] = "run" if runs else "host only"
    for resource in members:
        if resource in run.kept_offline and run.resources[resource] == "failed":
            run.set_resource(resource, "offline", cause)
    run.touch(group, cause)


def vacate(run: Run, group: Id, errand: Errand, cause: int) -> None:
    """Let a group take everything offline and then leave."""
    run.mode[group], run.errands[group] = "vacate", errand
    run.touch(group, cause)


def _arrive(run: Run, group: Id, cause: int) -> None:
    target = run.home[group]
    if not run.is_member(target):
        run.mode[group] = "lost"
        if target not in run.unnoticed and not run.arbitrating:
            place(run, group, "node", cause)
        return
    event = run.set_owner(group, target, cause)
    come_online(run, group, event)
    if target in run.leaving or (run.nodes[target] == "paused" and has_target(run, group)):
        vacate(run, group, Errand("drain"), event)
    else:
        await_window(run, group, event)
    if run.blocked and not run.arbitrating:
        _take_up_blocked(run, event)


def _take_up_blocked(run: Run, cause: int) -> None:
    """Place groups that strict anti-affinity kept off every node, as a group has just left one."""
    for group in run.plan.groups:
        if group in run.blocked and run.mode[group] == "lost" and has_target(run, group, "node"):
            place(run, group, "node", cause)


def _leave(run: Run, group: Id, cause: int) -> None:
    errand = run.errands[group]
    if errand.target is not None:
        if can_go(run, group, errand.target) is None:
            send(run, group, errand.target, cause, handed=True)
        else:
            _stay(run, group, errand.target, cause)
        return
    fails_over = errand.kind == "failover" and run.home[group] not in run.leaving
    decision = decide(run, group, "resource" if fails_over else "service", cause)
    if decision.target is not None:
        send(run, group, decision.target, decision.event, handed=True)
    elif fails_over:
        give_up(run, group, decision.event, "no node")
    else:
        run.mode[group] = "stranded"


def _stay(run: Run, group: Id, target: Id, cause: int) -> None:
    """Let a group that cannot go to its target any more stay, or go elsewhere if nothing may come online here."""
    node = run.home[group]
    leaves = node in run.leaving or run.nodes[node] == "paused"
    event = run.emit("kept", group, cause, other=target, node=node, detail="leaves" if leaves else "")
    if leaves:
        vacate(run, group, Errand("drain"), event)
    else:
        come_online(run, group, event)
