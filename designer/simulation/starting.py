"""How a resource comes online."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.failures import fail
from designer.simulation.obstacles import obstacle
from designer.simulation.run import INACTIVE, Priority, Run


def may_start(run: Run, resource: Id) -> bool:
    """Whether a resource can begin to come online now: everything that it needs is there, and nothing needs it yet."""
    plan = run.plan
    return (
        run.resources[resource] in INACTIVE
        and resource not in run.exhausted
        and all(run.resources[provider] == "online" for provider in plan.needs[resource])
        and not any(run.active(dependent) for dependent in plan.dependents[resource])
    )


def start(run: Run, resource: Id, cause: int) -> None:
    """Begin to bring a resource online."""
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
