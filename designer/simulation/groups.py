"""How a group comes online, goes offline and changes its node: in parallel as far as dependencies allow."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.events import Reason
from designer.simulation.failures import fail, give_up
from designer.simulation.owners import can_go, decide
from designer.simulation.run import INACTIVE, Errand, Priority, Run

ONE_PER_NODE = "5018"
"""The error of an application, such as System Attendant, on a node that runs another one already (EX-2.03, KB 329208).
"""

NO_PATH = "no path"
"""The failure of a disk on a node that does not see it."""


def tend(run: Run, group: Id, cause: int) -> None:
    """Stop what must stop, start what may start, and let the group leave when it wants to and nothing runs any more.

    Dependents stop before and start after what they need; everything else happens at once. `cause` is the event that
    made the difference.
    """
    mode = run.mode[group]
    if mode in ("lost", "transit"):
        return
    members = run.plan.members[group]
    forced = _dependents_of_failed(run, group)
    stopping = forced if mode == "run" else set(members)
    for resource in members:
        if resource in stopping:
            _stop(run, resource, resource in forced, cause)
    if mode == "run":
        for resource in members:
            if resource not in stopping and _may_start(run, resource):
                _start(run, resource, cause)
    elif mode == "vacate" and not any(run.active(resource) for resource in members):
        _leave(run, group, cause)


def lose(run: Run, group: Id, cause: int) -> None:
    """Everything of a group stops dead, as its node is gone; Information Stores will have to replay their logs."""
    for resource in run.plan.members[group]:
        if run.active(resource) and resource in run.plan.stores:
            run.dirty.add(resource)
        if run.resources[resource] != "offline":
            run.set_resource(resource, "offline", cause)
    run.errands.pop(group, None)
    run.mode[group] = "lost"


def send(run: Run, group: Id, target: Id, cause: int) -> None:
    """Give a group that runs nowhere to a node, where it comes online if the node is a possible owner."""
    run.errands.pop(group, None)
    run.home[group] = target
    delay = run.plan.times.cluster["owner-change"]
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
    """Let a group that is where it belongs bring everything online, whatever failed before."""
    run.exhausted.difference_update(run.plan.members[group])
    possible = run.home[group] in run.plan.possible[group]
    run.mode[group] = "run" if possible else "host only"
    run.touch(group, cause)


def vacate(run: Run, group: Id, errand: Errand, cause: int) -> None:
    """Let a group take everything offline and then leave."""
    run.mode[group], run.errands[group] = "vacate", errand
    run.touch(group, cause)


def obstacle(run: Run, resource: Id) -> tuple[str, Id | None] | None:
    """What keeps a resource from coming online on its group's node, with the other object that it is about."""
    plan, group = run.plan, run.plan.group_of[resource]
    node = run.home[group]
    if resource in plan.disk_nodes and node not in plan.disk_nodes[resource]:
        return NO_PATH, None
    for other in plan.rivals.get(resource, ()):
        neighbour = plan.group_of[other]
        if run.active(other) and other not in run.obstacles and run.home[neighbour] == node:
            return ONE_PER_NODE, neighbour
    return None


def _arrive(run: Run, group: Id, cause: int) -> None:
    target = run.home[group]
    if run.nodes[target] != "up":
        run.mode[group] = "lost"
        if target not in run.unnoticed and not run.arbitrating:
            place(run, group, "node", cause)
        return
    event = run.set_owner(group, target, cause)
    come_online(run, group, event)
    if target in run.leaving:
        vacate(run, group, Errand("drain"), event)


def _leave(run: Run, group: Id, cause: int) -> None:
    errand = run.errands[group]
    if errand.target is not None:
        if can_go(run, group, errand.target) is None:
            send(run, group, errand.target, cause)
        else:
            _stay(run, group, run.emit("kept", group, cause, other=errand.target, node=run.home[group]))
        return
    decision = decide(run, group, "resource" if errand.kind == "failover" else "service", cause)
    if decision.target is not None:
        send(run, group, decision.target, decision.event)
    elif errand.kind == "failover":
        give_up(run, group, decision.event, "no node")
    else:
        run.mode[group] = "stranded"


def _stay(run: Run, group: Id, cause: int) -> None:
    if run.home[group] in run.leaving:
        vacate(run, group, Errand("drain"), cause)
    else:
        come_online(run, group, cause)


def _dependents_of_failed(run: Run, group: Id) -> set[Id]:
    waiting = [resource for resource in run.plan.members[group] if run.resources[resource] == "failed"]
    found: set[Id] = set()
    while waiting:
        for dependent in run.plan.dependents[waiting.pop()]:
            if dependent not in found:
                found.add(dependent)
                waiting.append(dependent)
    return found


def _stop(run: Run, resource: Id, forced: bool, cause: int) -> None:
    """Take a resource offline as soon as nothing needs it any more.

    One that is forced to, as something that it needs has failed, counts as offline pending while it still waits.
    """
    state = run.resources[resource]
    group = run.plan.group_of[resource]
    if state == "online pending":  # broken off, so an Information Store has to replay again
        if resource in run.plan.stores:
            run.dirty.add(resource)
        run.touch(group, run.set_resource(resource, "offline", cause))
    elif state == "online" or resource in run.waiting:
        free = not any(run.active(dependent) for dependent in run.plan.dependents[resource])
        if state == "online" and (free or forced):
            cause = run.set_resource(resource, "offline pending", cause)
        if free:
            run.waiting.discard(resource)
            delay = run.plan.times.offline[resource]
            run.schedule(delay, Priority.OFFLINE, _offline, resource, cause, forgettable=True)
        elif forced:
            run.waiting.add(resource)


def _offline(run: Run, resource: Id, cause: int) -> None:
    run.touch(run.plan.group_of[resource], run.set_resource(resource, "offline", cause))


def _may_start(run: Run, resource: Id) -> bool:
    plan = run.plan
    return (
        run.resources[resource] in INACTIVE
        and resource not in run.exhausted
        and all(run.resources[provider] == "online" for provider in plan.needs[resource])
        and not any(run.active(dependent) for dependent in plan.dependents[resource])
    )


def _start(run: Run, resource: Id, cause: int) -> None:
    found = obstacle(run, resource)
    event = run.set_resource(resource, "online pending", cause)
    if found is not None:
        run.obstacles[resource] = found
    else:
        run.obstacles.pop(resource, None)
    if resource in run.dirty:
        delay = run.plan.times.replay[resource]
        run.schedule(delay, Priority.ONLINE, _replayed, resource, event, forgettable=True)
    else:
        _finish_start(run, resource, event)


def _replayed(run: Run, resource: Id, cause: int) -> None:
    run.dirty.discard(resource)
    logs = run.plan.times.logs[resource]
    _finish_start(run, resource, run.emit("replayed", resource, cause, count=logs) if logs else cause)


def _finish_start(run: Run, resource: Id, cause: int) -> None:
    delay = run.plan.times.online[resource]
    run.schedule(delay, Priority.ONLINE, _online, resource, cause, forgettable=True)


def _online(run: Run, resource: Id, cause: int) -> None:
    found = run.obstacles.pop(resource, None)
    if found is not None:
        fail(run, resource, cause, *found)
    else:
        run.touch(run.plan.group_of[resource], run.set_resource(resource, "online", cause))
