"""Resources that are pending: the cluster service waits for them as long as they report progress."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from designer.foundation.ids import Id
from designer.simulation.engine.run import Handler, Priority, Run

Phase = Literal["online", "offline", "recovery"]
"""On the way to a state, or making up for a crash before: logs are replayed, a disk is checked."""

PENDING_TIMEOUT = "pending timeout"
"""The failure of a resource that has reported nothing for too long while it was pending."""

SILENT = (
    "Resources without a setting for it are assumed to report nothing while they are pending, except for an "
    "Information Store that comes online and a disk that is checked."
)

_PRIORITIES = {"online": Priority.ONLINE, "recovery": Priority.ONLINE, "offline": Priority.OFFLINE}


def wait(run: Run, resource: Id, phase: Phase, cause: int, *, done: Handler, terminated: Handler) -> None:
    """Call `done` when a pending resource has had the time that it needs, or `terminated` if it is silent for too long.

    A report starts the pending timeout anew, so that a resource which keeps reporting may stay pending without limit
    (cluster API, PendingTimeout). A stall that an action has asked for comes first; one that never ends is a silence
    that never ends.
    """
    patience, times = run.plan.patience[resource], run.plan.times
    if phase == "recovery":
        needed = times.replay.get(resource) or times.check.get(resource, 0)
    else:
        needed = (times.offline if phase == "offline" else times.online)[resource]
    stall = run.stalls.pop(resource, None)
    interval = patience.offline_ms if phase == "offline" else patience.online_ms
    lasting = needed + (stall or 0)
    silence = lasting if interval is None else max(min(interval, needed), stall or 0)
    if stall == 0 or silence > patience.timeout_ms:
        if stall is None and interval is None:
            run.note(SILENT)
        run.schedule(
            patience.timeout_ms, Priority.OFFLINE, _terminating(phase, terminated), resource, cause, forgettable=True
        )
    else:
        doomed = phase == "online" and resource in run.obstacles  # terminations come before what succeeds
        priority = Priority.OFFLINE if doomed else _PRIORITIES[phase]
        run.schedule(lasting, priority, done, resource, cause, forgettable=True)


def _terminating(phase: Phase, then: Callable[[Run, Id, int], None]) -> Handler:
    def terminate(run: Run, resource: Id, cause: int) -> None:
        node, timeout = run.home[run.plan.group_of[resource]], run.plan.patience[resource].timeout_ms
        detail = "offline" if phase == "offline" else "online"
        then(run, resource, run.emit("terminated", resource, cause, node=node, detail=detail, count=timeout))

    return terminate
