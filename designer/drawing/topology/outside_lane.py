"""Where the servers outside the cluster stand: in rows above the networks, right of the first network's name."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.foundation.ids import Id
from designer.foundation.language import tr

TITLE = tr("Outside the cluster")
HEIGHT = 28.0
GAP = 10.0
ROW_GAP = 6.0
STUB = 13.0
NARROWEST, WIDEST = 88.0, 132.0
BESIDE = 16.0
"""Between the network's name and the first card."""

LARGEST_LABEL = 0.45
"""So much of the width the network's name may take at most."""


@dataclass(frozen=True, slots=True)
class OutsideLane:
    """The servers' cards, in how many rows they stand, and where their first column begins."""

    cards: dict[Id, Rect]
    rows: int
    left: float

    @property
    def height(self) -> float:
        """From the top of the first row to the first network."""
        return self.rows * (HEIGHT + ROW_GAP) - ROW_GAP + STUB


def outside_lane(servers: Sequence[Id], labels: Sequence[float], room: Rect) -> OutsideLane | None:
    """The servers in as few rows as possible, at the right of `room`; None without servers.

    `labels` are the widths that what stands at the left can have, the best one first.
    """
    if not servers:
        return None
    widths = [min(label, room.w * LARGEST_LABEL) for label in labels]
    label = min(widths, key=lambda width: _rows(len(servers), room.w - width - BESIDE))
    free = room.w - label - BESIDE
    rows = _rows(len(servers), free)
    columns = -(-len(servers) // rows)
    width = min(WIDEST, (free - (columns - 1) * GAP) / columns)
    left = room.right - columns * (width + GAP) + GAP
    cards = {}
    for index, server in enumerate(servers):
        row, column = divmod(index, columns)
        cards[server] = Rect(left + column * (width + GAP), room.y + row * (HEIGHT + ROW_GAP), width, HEIGHT)
    return OutsideLane(cards, rows, left)


def _rows(count: int, free: float) -> int:
    columns = max(1, int((free + GAP) / (NARROWEST + GAP)))
    return -(-count // columns)
