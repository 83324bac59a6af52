"""Where the lines of servers outside the cluster run down to their networks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from designer.drawing.geometry import Rect
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.outside_lane import GAP, OutsideLane
from designer.foundation.ids import Id

INSET = 14.0
STEP = 5.0
NEAR = 6.0
"""Two lines closer together look like a mistake."""

ADDRESS = 66.0
"""Room for a node's address at the right of its line, which a line on its way further in should not cut off."""


def stubs_of(facts: Facts, lane: OutsideLane | None, lines: Mapping[tuple[Id, Id], float]) -> dict[Id, float]:
    """The x of every server's line: below its card, or, where other rows are in the way, at the left of it.

    `lines` are those of the nodes. One exactly opposite would look like a line through the network.
    """
    if lane is None:
        return {}
    stubs = {}
    for server, card in lane.cards.items():
        network = facts.servers[server]
        if network is None:
            continue
        passed = set(facts.above[: facts.above.index(network)])
        taken = [x for (_, other), x in lines.items() if other in facts.above]
        beside = [x for (_, other), x in lines.items() if other in passed]
        stubs[server] = card.x - GAP / 2 if lane.rows > 1 else _below(card, taken, beside)
    return stubs


def _below(card: Rect, taken: Sequence[float], beside: Sequence[float]) -> float:
    """The first place that is near no line and cuts off no address; else the first that is near no line."""
    count = max(1, int((card.w - 2 * INSET) / STEP) + 1)
    places = [card.x + INSET + place * STEP for place in range(count)]
    apart = [x for x in places if all(abs(x - other) > NEAR for other in taken)]
    clear = [x for x in apart if not any(0 < x - other < ADDRESS for other in beside)]
    return next(iter([*clear, *apart, *places]))
