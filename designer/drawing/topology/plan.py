"""Where everything in the topology stands."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.style import MARGIN
from designer.drawing.topology.density import Density, density_of
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.shelves import COLUMN_GAP, HEAD, PADDING, ROW, STACK_GAP, Shelf, shelve, stacks_of
from designer.foundation.ids import Id

NARROWEST_PICTURE = 512.0
NARROWEST_NODE = 84.0
WIDEST_NODE = 224.0
NETWORK_LABEL = 17.0
NETWORK_PITCH = 34.0
DROP = 30.0
FABRIC_GAP = 30.0
HEADER = 38.0
GROUP_GAP = 6.0
MOST_ROWS = 3
"""So many rows of tokens a group's card has at most."""

CAPTION = 20.0


@dataclass(frozen=True, slots=True)
class Plan:
    """Rectangles by id; a group on no node is only as high as its title.

    `buses` and `fabric` are the y of the thick lines, `places` where nodes could take a virtual server.
    """

    width: float
    height: float
    density: Density
    buses: dict[Id, float]
    fabric: float
    band: Rect
    nodes: dict[Id, Rect]
    groups: dict[Id, Rect]
    places: dict[Id, Rect]
    lane: Rect | None
    shelves: tuple[tuple[Shelf, Rect], ...]
    disks: dict[Id, Rect]

    @property
    def left(self) -> float:
        """Where the lanes begin."""
        return MARGIN

    @property
    def right(self) -> float:
        """Where the lanes end."""
        return self.width - MARGIN


def plan_of(facts: Facts, width: float) -> Plan:
    """Lay the lanes out from top to bottom in a picture of about `width`.

    Few nodes make the picture narrower; more than fit at their narrowest make it wider.
    """
    count = max(1, len(facts.nodes))
    gap = 8.0 if count > 5 else 16.0
    node_width = min(WIDEST_NODE, max(NARROWEST_NODE, (width - 2 * MARGIN - (count - 1) * gap) / count))
    width = max(2 * MARGIN + count * node_width + (count - 1) * gap, min(width, NARROWEST_PICTURE))
    buses = {network: MARGIN + NETWORK_LABEL + index * NETWORK_PITCH for index, network in enumerate(facts.above)}
    y = (max(buses.values()) if buses else MARGIN) + DROP
    density = density_of(node_width, facts.state is not None)
    lane, y = _lane(facts, Rect(MARGIN, y, width - 2 * MARGIN, 0), density)
    start = (width - count * node_width - (count - 1) * gap) / 2
    height = _node_height(facts, node_width, density)
    nodes = {node: Rect(start + i * (node_width + gap), y, node_width, height) for i, node in enumerate(facts.nodes)}
    groups, places = _groups(facts, nodes, density)
    if lane is not None:
        groups |= _in_lane(facts, lane, nodes, density)
    y += height + DROP
    for network in facts.below:
        buses[network] = y
        y += NETWORK_PITCH
    fabric = y - (NETWORK_PITCH - FABRIC_GAP if facts.below else 0)
    return _with_storage(
        facts, width, Plan(width, 0, density, buses, fabric, _NOWHERE, nodes, groups, places, lane, (), {})
    )


_NOWHERE = Rect(0, 0, 0, 0)


def _group_height(facts: Facts, group: Id, card: float, density: Density) -> float:
    """The height of a group's card of that width; three rows of tokens at most."""
    rows = min(MOST_ROWS, -(-len(facts.tokens[group]) // density.columns(card)))
    return density.title + rows * (density.token + density.token_gap) + (4 if rows else 2)


def _stack_height(facts: Facts, groups: list[Id], card: float, density: Density) -> float:
    return sum(_group_height(facts, group, card, density) + GROUP_GAP for group in groups)


def _node_height(facts: Facts, node_width: float, density: Density) -> float:
    """High enough for every node, as things are and as they are when nothing has failed."""
    card = node_width - 2 * density.pad
    servers = [group.id for group in facts.snapshot.virtual_servers()]
    least = max((_group_height(facts, group, card, density) for group in servers), default=30.0) + GROUP_GAP
    stacks = [
        _stack_height(facts, where.get(node, []), card, density)
        for where in (facts.hosted, facts.at_home)
        for node in facts.nodes
    ]
    return HEADER + max([least, *stacks]) + density.pad - GROUP_GAP


def _groups(facts: Facts, nodes: dict[Id, Rect], density: Density) -> tuple[dict[Id, Rect], dict[Id, Rect]]:
    placed: dict[Id, Rect] = {}
    places: dict[Id, Rect] = {}
    servers = [group.id for group in facts.snapshot.virtual_servers()]
    for node, area in nodes.items():
        y, card = area.y + HEADER, area.w - 2 * density.pad
        if servers and not any(group in servers for group in facts.hosted[node]):
            height = max(_group_height(facts, group, card, density) for group in servers)
            if y + height + _stack_height(facts, facts.hosted[node], card, density) <= area.bottom + GROUP_GAP:
                places[node] = Rect(area.x + density.pad, y, card, height)
                y += height + GROUP_GAP
        for group in facts.hosted[node]:
            height = _group_height(facts, group, card, density)
            placed[group] = Rect(area.x + density.pad, y, card, height)
            y += height + GROUP_GAP
    return placed, places


def _lane(facts: Facts, above: Rect, density: Density) -> tuple[Rect | None, float]:
    """The lane for groups on no node, and where the nodes begin; in Failover it is always there, so nothing jumps."""
    if not facts.homeless and facts.state is None:
        return None, above.y
    rows = max(1, -(-len(facts.homeless) // max(1, len(facts.nodes))))
    lane = Rect(above.x, above.y - 16, above.w, rows * (density.title + 2 + GROUP_GAP))
    return lane, lane.bottom + 18


def _in_lane(facts: Facts, lane: Rect, nodes: dict[Id, Rect], density: Density) -> dict[Id, Rect]:
    """Cards between the lines that run down to the nodes, never on them."""
    taken = density.line_x + 8 + density.pitch * max(0, len(facts.above) - 1)
    card = max(40.0, min(150.0, *(area.w - taken for area in nodes.values()))) if nodes else 150.0
    lefts = [area.x + area.w - card for area in nodes.values()] or [lane.x + index * (card + 8) for index in range(4)]
    placed = {}
    for index, group in enumerate(facts.homeless):
        row, column = divmod(index, len(lefts))
        placed[group] = Rect(lefts[column], lane.y + row * (density.title + 2 + GROUP_GAP), card, density.title + 2)
    return placed


def _with_storage(facts: Facts, width: float, plan: Plan) -> Plan:
    inner = width - 2 * MARGIN - 2 * STACK_GAP
    shelves, column = shelve(stacks_of(facts), inner)
    top = plan.fabric + STACK_GAP
    x = MARGIN + STACK_GAP
    placed, disks = [], {}
    tallest = 0.0
    for shelf in shelves:
        shelf_width = 2 * PADDING + shelf.columns * column + (shelf.columns - 1) * COLUMN_GAP
        filled = max(1, min(shelf.rows, len(shelf.stack.disks)))
        area = Rect(x, top, shelf_width, HEAD + filled * ROW + PADDING)
        placed.append((shelf, area))
        for index, disk in enumerate(shelf.stack.disks):
            side, row = divmod(index, shelf.rows)
            left = x + PADDING + side * (column + COLUMN_GAP)
            disks[disk] = Rect(left, top + HEAD + row * ROW, column, ROW - 2)
        x += shelf_width + STACK_GAP
        tallest = max(tallest, area.h)
    bottom = top + max(tallest, 40.0) + STACK_GAP + CAPTION - 8
    band = Rect(MARGIN, plan.fabric, width - 2 * MARGIN, bottom - plan.fabric)
    return Plan(
        width,
        bottom + MARGIN,
        plan.density,
        plan.buses,
        plan.fabric,
        band,
        plan.nodes,
        plan.groups,
        plan.places,
        plan.lane,
        tuple(placed),
        disks,
    )
