"""Where everything in the networks view stands.

A column for every node, a lane for every network: in each lane a bus, above it the interfaces of the nodes, below it
the addresses of virtual servers under the node where they are, and at the right the servers outside the cluster.
"""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.networks.facts import Facts
from designer.drawing.style import MARGIN
from designer.foundation.ids import Id

LABEL = 138.0
"""Width of what is said about a network, at the left of its lane."""

NARROWEST, WIDEST = 103.0, 152.0
"""Of a node's column."""

OUTSIDE = 118.0
"""Width of the column of the servers outside the cluster."""

NODE = 32.0
BELOW_NODES = 12.0
CHIP = 25.0
CHIP_GAP = 4.0
SPINE = 5.0
"""From the left of a column to the line of its node."""

CHIP_X = 16.5
"""From there to the interfaces and addresses."""

COLUMN_GAP = 9.0
LANE_PAD = 9.0
STUB = 8.0
LEAST_LANE = 66.0
LEAST_LOOSE = 50.0
LANE_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Plan:
    """All positions in points; `buses` are heights by network, the loose lane's under None."""

    width: float
    height: float
    columns: dict[Id | None, Rect]
    nodes: dict[Id, Rect]
    lanes: dict[Id | None, Rect]
    buses: dict[Id | None, float]
    interfaces: dict[Id, Rect]
    addresses: dict[Id, Rect]
    servers: dict[Id, Rect]

    @property
    def areas(self) -> dict[Id, Rect]:
        """Where everything can be pointed at."""
        lanes = {network: lane for network, lane in self.lanes.items() if network is not None}
        return {**lanes, **self.nodes, **self.interfaces, **self.addresses, **self.servers}


def plan_of(facts: Facts, width: float) -> Plan:
    """Lay everything out in a picture about `width` wide; many nodes make it wider, few narrower."""
    outside = OUTSIDE if facts.servers else 0.0
    count = max(1, len(facts.columns))
    column = min(WIDEST, max(NARROWEST, (width - 2 * MARGIN - LABEL - outside - LANE_PAD) / count))
    left = MARGIN + LABEL
    columns = {node: Rect(left + place * column, MARGIN, column, NODE) for place, node in enumerate(facts.columns)}
    right = left + count * column + outside + LANE_PAD
    top = MARGIN + (NODE + BELOW_NODES if facts.columns else 0.0)
    plan = Plan(
        width=right + MARGIN,
        height=0.0,
        columns=columns,
        nodes={
            node: Rect(rect.x, rect.y, rect.w - COLUMN_GAP, rect.h)
            for node, rect in columns.items()
            if node is not None
        },
        lanes={},
        buses={},
        interfaces={},
        addresses={},
        servers={},
    )
    for lane in facts.lanes:
        bottom = _fill(facts, plan, lane, Rect(MARGIN, top, right - MARGIN, 0.0))
        top = bottom + LANE_GAP
    bottom = top - LANE_GAP if facts.lanes else MARGIN + NODE
    return Plan(
        plan.width,
        bottom + MARGIN,
        columns,
        plan.nodes,
        plan.lanes,
        plan.buses,
        plan.interfaces,
        plan.addresses,
        plan.servers,
    )


def _fill(facts: Facts, plan: Plan, network: Id | None, lane: Rect) -> float:
    """Put what is on a network into its lane; returns where that ends."""
    above = max((len(facts.interfaces.get((network, node), ())) for node in facts.nodes), default=0)
    bus = lane.y + LANE_PAD + max(1, above) * (CHIP + CHIP_GAP) - CHIP_GAP + STUB
    if network is None:
        bus = lane.y + LANE_PAD
    plan.buses[network] = bus
    for node in facts.nodes:
        chips = facts.interfaces.get((network, node), ())
        x, wide = _chip(plan.columns[node])
        for row, interface in enumerate(reversed(chips)):
            top = bus - STUB - CHIP - row * (CHIP + CHIP_GAP)
            plan.interfaces[interface] = Rect(x, top, wide, CHIP)
    under = bus + (STUB if network is not None else 0.0)
    lowest = bus
    for place in facts.columns:
        x, wide = _chip(plan.columns[place])
        lowest = max(lowest, _stack(plan.addresses, facts.addresses.get((network, place), ()), x, under, wide))
    right = lane.right - LANE_PAD
    servers = facts.servers.get(network, ())
    lowest = max(lowest, _stack(plan.servers, servers, right - OUTSIDE + CHIP_X, under, OUTSIDE - CHIP_X))
    bottom = max(lowest + LANE_PAD, lane.y + LEAST_LANE if network is not None else lane.y + LEAST_LOOSE)
    plan.lanes[network] = Rect(lane.x, lane.y, lane.w, bottom - lane.y)
    return bottom


def _chip(column: Rect) -> tuple[float, float]:
    """Where the chips of a column begin, and how wide they are."""
    return column.x + CHIP_X, column.w - CHIP_X - COLUMN_GAP


def _stack(places: dict[Id, Rect], ids: tuple[Id, ...], x: float, top: float, wide: float) -> float:
    """Put chips below each other; returns where the last ends."""
    for place, one in enumerate(ids):
        places[one] = Rect(x, top + place * (CHIP + CHIP_GAP), wide, CHIP)
    return top + len(ids) * (CHIP + CHIP_GAP) - CHIP_GAP if ids else top
