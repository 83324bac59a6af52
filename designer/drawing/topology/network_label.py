"""What stands beside a network's line: its name, and as much about it as there is room for."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.metrics import text_width
from designer.drawing.style import BODY, SMALL, TITLE
from designer.foundation.language import tr
from designer.model.records import Network

ICON_ROOM = 17.0
"""From the beginning of the line to the name."""

APART = 7.0

_ROLES = {
    "public": tr("clients only"),
    "mixed": tr("clients and cluster"),
    "private": tr("cluster only"),
    "none": tr("not used by the cluster"),
}


@dataclass(frozen=True, slots=True)
class Wording:
    """A way to set a network's name: its size, the room of an icon before it (0 for none), and how wide all that is."""

    name: str
    size: float
    icon: float
    width: float


def wordings(network: Network, *, large: bool = False) -> list[Wording]:
    """Ways to set the name, the best first: with an icon, without, and smaller; `large` for seeing it from afar."""
    name = network.name or tr("Network")
    ways = [(BODY, ICON_ROOM), (BODY, 0.0), (SMALL, 0.0)]
    if large:
        ways.insert(0, (TITLE, ICON_ROOM))
    return [Wording(name, size, icon, icon + text_width(name, "semibold", size)) for size, icon in ways]


def about(network: Network) -> list[str]:
    """What to say about a network, the most first."""
    role = _ROLES[network.role]
    return [f"{role} · {network.subnet}", network.subnet, role] if network.subnet else [role]


def fine_about(network: Network) -> list[str]:
    """What else is known, the most first."""
    parts = [
        tr("priority {priority}").format(priority=network.priority) if network.priority is not None else "",
        {"switch": tr("switched"), "crossover": tr("crossover cable")}.get(network.medium or "", ""),
        tr("routed") if network.routed else "",
        tr("round trip {round_trip_ms} ms").format(round_trip_ms=network.round_trip_ms)
        if network.round_trip_ms is not None
        else "",
    ]
    there = [part for part in parts if part]
    return [" · ".join(there[:count]) for count in range(len(there), 0, -1)]


def label_widths(network: Network) -> list[float]:
    """How wide the label is with everything that `about` offers, and last with the name alone."""
    name = wordings(network)[0].width
    return [*(name + APART + text_width(text, "regular", SMALL) for text in about(network)), name]
