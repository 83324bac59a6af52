"""The actions of a scenario, as they strike."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.failures import fail
from designer.simulation.groups import vacate
from designer.simulation.membership import lose_power, start, stop_service
from designer.simulation.owners import can_go, decide
from designer.simulation.run import Errand, Run
from designer.simulation.scenario import Action, ActionKind


def strike(run: Run, action: Action) -> None:
    """Let an action happen now. One that the cluster refuses leaves an event that says why."""
    event = run.emit("action", action.subject, None, detail=action.kind, other=action.value)
    _EFFECTS[action.kind](run, action, event)


def _power(run: Run, action: Action, event: int) -> None:
    lose_power(run, action.subject, event)


def _service(run: Run, action: Action, event: int) -> None:
    stop_service(run, action.subject, event)


def _start(run: Run, action: Action, event: int) -> None:
    start(run, action.subject, event)


def _resource(run: Run, action: Action, event: int) -> None:
    resource = action.subject
    state = run.resources[resource]
    if resource == run.plan.quorum.resource:
        run.emit("refused", resource, event, detail="the quorum resource cannot be failed on request")
    elif state not in ("online", "online pending"):
        run.emit("refused", resource, event, detail=f"{run.name(resource)} is {state}")
    else:
        fail(run, resource, event)


def _move(run: Run, action: Action, event: int) -> None:
    """A planned move: no failure, no budget; refused when the node is not up or no possible owner of every resource."""
    group, target = action.subject, action.value
    if run.mode[group] not in ("run", "given up", "host only"):
        run.emit("refused", group, event, detail=f"{run.name(group)} {_WHY_NOT[run.mode[group]]}")
        return
    if target is None:
        decision = decide(run, group, "best", event)
        target, event = decision.target, decision.event
        refusal = f"no other node can take {run.name(group)}" if target is None else None
    elif target == run.home[group]:
        refusal = f"{run.name(group)} is on {run.name(target)} already"
    else:
        refusal = can_go(run, group, target)
    if refusal is not None or target is None:
        run.emit("refused", group, event, detail=refusal or "")
    else:
        vacate(run, group, Errand("move", target), run.emit("move", group, event, other=target, node=run.home[group]))


_WHY_NOT = {
    "vacate": "is on its way to another node already",
    "transit": "is on its way to another node already",
    "lost": "is on no node",
    "stranded": "is on a node that leaves the cluster",
}

_EFFECTS: Mapping[ActionKind, Callable[[Run, Action, int], None]] = {
    "power": _power,
    "service": _service,
    "start": _start,
    "move": _move,
    "resource": _resource,
}
