"""How a resource goes offline."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.simulation.run import Priority, Run


def stop(run: Run, resource: Id, forced: bool, cause: int) -> None:
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
