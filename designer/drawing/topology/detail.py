"""How much a picture says, which grows with zoom. Where nodes, groups, disks and networks stand never depends on it."""

from __future__ import annotations

from typing import Literal

Detail = Literal["overview", "normal", "close"]
"""For seeing the whole from afar, for reading, and for looking at one object closely."""

FAR, NO_LONGER_FAR = 0.55, 0.62
"""Pixels per point: below the first, body text would be less than 5 pixels high; beyond the second it is read again."""

NEAR, NO_LONGER_NEAR = 2.4, 2.15
"""From the first on, the finest print is 8 pixels high; below the second it cannot be read any more."""

FINE = 4.0
"""Size of fine print, which only those see who look closely."""

FINER = 3.4
"""Fine print where many things share a card."""


def detail_at(scale: float, before: Detail = "normal") -> Detail:
    """What suits a picture at `scale` pixels per point; near a threshold it stays as it was `before`."""
    if scale < (NO_LONGER_FAR if before == "overview" else FAR):
        return "overview"
    return "close" if scale >= (NO_LONGER_NEAR if before == "close" else NEAR) else "normal"
