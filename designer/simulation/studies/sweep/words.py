"""What the components that a sweep lets fail are called."""

from __future__ import annotations

from designer.model.snapshot import Snapshot
from designer.simulation.scenario.actions import Action, ActionKind

_NOUNS: dict[ActionKind, tuple[str, str]] = {
    "power": ("node", "nodes"),
    "disk": ("disk", "disks"),
    "network": ("network", "networks"),
    "cable": ("cable", "cables"),
    "path": ("path", "paths"),
    "fabric": ("fabric", "fabrics"),
    "array": ("array", "arrays"),
    "site": ("site", "sites"),
    "directory": ("server", "servers"),
    "resource": ("resource", "resources"),
}


def noun(fault: Action) -> tuple[str, str]:
    """What kind of component a fault takes away, one of it and several: "disk", "disks"."""
    return _NOUNS[fault.kind]


def component(fault: Action, snapshot: Snapshot) -> str:
    """The name of the component that a fault takes away: "NODE1", of a cable "NODE1 on Public"."""
    name = snapshot.name_of(fault.subject)
    return f"{name} on {snapshot.name_of(fault.value)}" if fault.value is not None else name
