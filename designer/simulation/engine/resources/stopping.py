"""How a resource goes offline."""

from __future__ import annotations

from collections.abc import Collection

from designer.foundation.ids import Id
from designer.simulation.engine.resources.alternatives import leans_on
from designer.simulation.engine.resources.pending import wait
from designer.simulation.engine.run import Run
from designer.simulation.record.events import BY_REQUEST
from designer.topology.evs import DISK


def stop(run: Run, resource: Id, forced: bool, stopping: Collection[Id], cause: int) -> None:
    """Take a resource offline as soon as nothing needs it any more; `stopping` are all that go offline with it.

    One that is forced to, as something that it needs has failed, counts as offline pending while it still waits.
    """
    state = run.resources[resource]
    group = run.plan.group_of[resource]
    detail = BY_REQUEST if resource in run.kept_offline and not forced else ""
    if state == "online pending":  # broken off, so an Information Store has to replay again
        if resource in run.plan.stores:
            run.dirty.add(resource)
        run.touch(group, run.set_resource(resource, "offline", cause, detail))
    elif state == "online" or resource in run.waiting:
        free = not leans_on(run, resource, stopping)
        if state == "online" and (free or forced):
            cause = run.set_resource(resource, "offline pending", cause, detail)
        if free:
            run.waiting.discard(resource)
            wait(run, resource, "offline", cause, done=_offline, terminated=_terminated)
        elif forced:
            run.waiting.add(resource)


def _offline(run: Run, resource: Id, cause: int) -> None:
    if resource in run.plan.stores and _disk_failed(run, resource):
        run.dirty.add(resource)
        run.note("An Information Store that had to stop without one of its disks is assumed to replay its logs.")
    run.stir(resource, run.set_resource(resource, "offline", cause))


def _terminated(run: Run, resource: Id, cause: int) -> None:
    """End a resource that does not go offline in time: an Information Store has flushed nothing then (EX-8.05)."""
    if resource in run.plan.stores:
        run.dirty.add(resource)
    run.touch(run.plan.group_of[resource], run.set_resource(resource, "offline", cause, "pending timeout"))


def _disk_failed(run: Run, store: Id) -> bool:
    """Whether a store had to stop without a disk, to which it could flush nothing."""
    members, records = run.plan.members[run.plan.group_of[store]], run.plan.snapshot.resources
    return any(run.resources[member] == "failed" and records[member].type == DISK for member in members)
