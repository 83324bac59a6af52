"""The actions of a scenario, as they strike."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.simulation.engine.actions import groups, nodes, resources, surroundings
from designer.simulation.engine.run import Run
from designer.simulation.scenario.actions import Action, ActionKind

Effect = Callable[[Run, Action, int], None]
"""What an action does; the number is that of its own event."""

EFFECTS: Mapping[ActionKind, Effect] = {**nodes.EFFECTS, **groups.EFFECTS, **resources.EFFECTS, **surroundings.EFFECTS}


def strike(run: Run, action: Action) -> None:
    """Let an action happen now. One that the cluster refuses leaves an event that says why."""
    number = action.count or 0
    event = run.emit("action", action.subject, None, detail=action.kind, other=action.value, count=number)
    EFFECTS[action.kind](run, action, event)
