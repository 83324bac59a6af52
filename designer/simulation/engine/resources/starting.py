"""How a resource comes online."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.engine.resources.alternatives import leans_on, provided
from designer.simulation.engine.resources.failures import fail
from designer.simulation.engine.resources.obstacles import START_FAILURE, obstacle
from designer.simulation.engine.resources.pending import PENDING_TIMEOUT, wait
from designer.simulation.engine.run import INACTIVE, Run


def may_start(run: Run, resource: Id) -> bool:
    """Whether a resource can begin to come online now: everything that it needs is there, and nothing needs it yet."""
    return (
        run.resources[resource] in INACTIVE
        and resource not in run.exhausted
        and resource not in run.resting
        and provided(run, resource)
        and not leans_on(run, resource)
    )


def start(run: Run, resource: Id, cause: int) -> None:
    """Begin to bring a resource online; what a crash has left behind is made up for first."""
    found = obstacle(run, resource)
    event = run.set_resource(resource, "online pending", cause)
    if found is not None:
        run.obstacles[resource] = found
    else:
        run.obstacles.pop(resource, None)
    if resource in run.dirty:
        wait(run, resource, "recovery", event, done=_recovered, terminated=_terminated)
    else:
        _finish_start(run, resource, event)


def _recovered(run: Run, resource: Id, cause: int) -> None:
    run.dirty.discard(resource)
    logs = run.plan.times.logs.get(resource, 0)
    if logs:
        cause = run.emit("replayed", resource, cause, count=logs)
    elif resource in run.plan.times.check:
        cause = run.emit("checked", resource, cause)
    _finish_start(run, resource, cause)


def _finish_start(run: Run, resource: Id, cause: int) -> None:
    wait(run, resource, "online", cause, done=_online, terminated=_terminated)


def _online(run: Run, resource: Id, cause: int) -> None:
    """Come online, unless something was in the way at the beginning, is now, or was asked for."""
    found = run.obstacles.pop(resource, None) or obstacle(run, resource)
    if found is None and run.start_failures.get(resource, 0) > 0:
        run.start_failures[resource] -= 1
        found = START_FAILURE, None
    if found is not None:
        fail(run, resource, cause, *found)
    else:
        run.stir(resource, run.set_resource(resource, "online", cause))


def _terminated(run: Run, resource: Id, cause: int) -> None:
    fail(run, resource, cause, PENDING_TIMEOUT)
