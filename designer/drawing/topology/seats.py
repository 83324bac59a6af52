"""The row of nodes from left to right, and the frames of the sites at which they stand."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.style import MARGIN
from designer.drawing.topology.facts import Camp, Facts
from designer.foundation.ids import Id

NARROWEST_PICTURE = 512.0
NARROWEST_NODE = 84.0
WIDEST_NODE = 224.0
FRAME_PAD = 6.0
FRAME_HEAD = 18.0
"""Between the edge of a site's frame and its nodes, with its name in it at the top."""

BETWEEN_FRAMES = 12.0


@dataclass(frozen=True, slots=True)
class Seats:
    """The width of the picture and of each node, where nodes begin, and where sites' frames begin and how wide."""

    width: float
    node: float
    lefts: dict[Id, float]
    frames: dict[Id, tuple[float, float]]


def seats_of(facts: Facts, width: float) -> Seats:
    """The seats in a picture of about `width`; few nodes make it narrower, more than fit make it wider."""
    count = max(1, len(facts.nodes))
    gap = 8.0 if count > 5 else 16.0
    gaps = _gaps(facts.camps, gap) if facts.camps else (count - 1) * gap
    node = min(WIDEST_NODE, max(NARROWEST_NODE, (width - 2 * MARGIN - gaps) / count))
    width = max(2 * MARGIN + count * node + gaps, min(width, NARROWEST_PICTURE))
    start = (width - count * node - gaps) / 2
    if not facts.camps:
        return Seats(width, node, {one: start + i * (node + gap) for i, one in enumerate(facts.nodes)}, {})
    lefts: dict[Id, float] = {}
    frames: dict[Id, tuple[float, float]] = {}
    for camp in facts.camps:
        inside = start + _pad(camp)
        lefts |= {one: inside + i * (node + gap) for i, one in enumerate(camp.nodes)}
        wide = _inner(camp, gap) + len(camp.nodes) * node + 2 * _pad(camp)
        if camp.site is not None:
            frames[camp.site] = (start, wide)
        start += wide + BETWEEN_FRAMES
    return Seats(width, node, lefts, frames)


def _gaps(camps: tuple[Camp, ...], gap: float) -> float:
    """All that is not node, from the left edge of the first frame to the right edge of the last."""
    return sum(_inner(camp, gap) + 2 * _pad(camp) for camp in camps) + BETWEEN_FRAMES * (len(camps) - 1)


def _inner(camp: Camp, gap: float) -> float:
    """The gaps between the nodes of a site; one without nodes has room for its name."""
    return (len(camp.nodes) - 1) * gap if camp.nodes else NARROWEST_NODE


def _pad(camp: Camp) -> float:
    return FRAME_PAD if camp.site is not None else 0.0
