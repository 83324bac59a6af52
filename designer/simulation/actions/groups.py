"""What is done to groups."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.groups import vacate
from designer.simulation.owners import can_go, decide
from designer.simulation.run import Errand, Run
from designer.simulation.scenario import Action, ActionKind


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

EFFECTS: Mapping[ActionKind, Callable[[Run, Action, int], None]] = {"move": _move}
