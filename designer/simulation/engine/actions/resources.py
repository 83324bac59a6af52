"""What is done to resources."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.engine.resources.failures import fail, notice
from designer.simulation.engine.run import Run
from designer.simulation.scenario.actions import Action, ActionKind


def _resource(run: Run, action: Action, event: int) -> None:
    resource = action.subject
    state = run.resources[resource]
    if resource == run.plan.quorum.resource:
        run.emit("refused", resource, event, detail="the quorum resource cannot be failed on request")
    elif state not in ("online", "online pending"):
        run.emit("refused", resource, event, detail=f"{run.name(resource)} is {state}")
    elif state == "online":
        notice(run, resource, event, action.how)
    else:
        fail(run, resource, event)


def _start_failure(run: Run, action: Action, event: int) -> None:
    run.start_failures[action.subject] = action.count or 0


def _stall(run: Run, action: Action, event: int) -> None:
    run.stalls[action.subject] = (action.count or 0) * 1000


EFFECTS: Mapping[ActionKind, Callable[[Run, Action, int], None]] = {
    "resource": _resource,
    "start-failure": _start_failure,
    "stall": _stall,
}
