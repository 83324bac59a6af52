"""A run that is saved as a scenario is called like it, for as long as the design has it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from designer.app.scenarios import Script, recorded
from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action
from designer.simulation.scenario.names import BadText


def followed(script: Script, actions: Sequence[Action], before: Snapshot, now: Snapshot) -> Script:
    """The script after an edit: under its scenario's new name, without one when the scenario is gone, and named again
    when a scenario with the same actions has come back."""
    if before.scenarios is now.scenarios:
        return script
    if not script.name:
        return replace(script, name=_returned(actions, before, now))
    own = next((one for one in before.scenarios.values() if one.name == script.name), None)
    if own is None or own.id in now.scenarios:
        return script if own is None else replace(script, name=now.scenarios[own.id].name)
    return replace(script, name="")


def _returned(actions: Sequence[Action], before: Snapshot, now: Snapshot) -> str:
    for identifier, scenario in now.scenarios.items():
        if actions and identifier not in before.scenarios:
            try:
                if recorded(now, identifier)[1] == tuple(actions):
                    return scenario.name
            except BadText:
                continue
    return ""
