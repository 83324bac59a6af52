"""How what is done to a cluster is drawn: an icon for each kind, and what is done on purpose told from what fails."""

from __future__ import annotations

from collections.abc import Mapping

from designer.simulation.scenario.actions import ActionKind

ICONS: Mapping[ActionKind, str] = {
    "power": "lightning",
    "service": "cross",
    "hang": "hourglass",
    "start": "power",
    "pause": "pause",
    "resume": "play",
    "evict": "minus",
    "move": "arrow-right",
    "online": "check",
    "offline": "minus",
    "resource": "warning",
    "start-failure": "warning",
    "stall": "hourglass",
    "disk": "disk",
    "path": "path",
    "fabric": "fabric",
    "array": "array",
    "network": "network",
    "cable": "cable",
    "link": "path",
    "directory": "directory",
    "site": "site",
    "repair": "wrench",
}

ON_PURPOSE: frozenset[ActionKind] = frozenset(
    {"start", "pause", "resume", "evict", "move", "online", "offline", "repair"}
)
"""What administrators do; everything else is a fault."""
