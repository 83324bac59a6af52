"""What stands beside a network's line: its name, and as much about it as there is room for."""

from __future__ import annotations

from designer.drawing.metrics import text_width
from designer.drawing.style import BODY, SMALL
from designer.model.records import Network

ICON_ROOM = 17.0
"""From the beginning of the line to the name."""

APART = 7.0

_ROLES = {
    "public": "clients only",
    "mixed": "clients and cluster",
    "private": "cluster only",
    "none": "not used by the cluster",
}


def name_of(network: Network) -> str:
    """The name, or a word that stands for it."""
    return network.name or "Network"


def about(network: Network) -> list[str]:
    """What to say about a network, the most first."""
    role = _ROLES[network.role]
    return [f"{role} · {network.subnet}", network.subnet, role] if network.subnet else [role]


def label_widths(network: Network) -> list[float]:
    """How wide the label is with everything that `about` offers, and last with the name alone."""
    name = ICON_ROOM + text_width(name_of(network), "semibold", BODY)
    return [*(name + APART + text_width(text, "regular", SMALL) for text in about(network)), name]
