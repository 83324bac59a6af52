"""Where everything in the topology stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from designer.drawing.geometry import Rect
from designer.drawing.metrics import text_width
from designer.drawing.style import MARGIN, SMALL
from designer.drawing.topology.density import Density, density_of
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.group_plan import group_height, is_listed, rows_on, summary_height
from designer.drawing.topology.network_label import label_widths
from designer.drawing.topology.outside_lane import STUB, TITLE, OutsideLane, outside_lane
from designer.drawing.topology.seats import FRAME_HEAD, FRAME_PAD, Seats, seats_of
from designer.drawing.topology.storage_plan import StoragePlan, storage_plan
from designer.drawing.topology.stubs import stubs_of
from designer.foundation.ids import Id

NETWORK_LABEL = 17.0
NETWORK_PITCH = 34.0
DROP = 30.0
FABRIC_GAP = 30.0
HEADER = 38.0
GROUP_GAP = 6.0
MOST_IN_LANE = 150.0
"""The widest card of a group on no node."""


@dataclass(frozen=True, slots=True)
class Plan:
    """Rectangles by id; a group on no node is brief, whether it is expanded or not.

    `buses` and `fabric` are the y of the thick lines, `lines` the x of a node's line to a network, `stubs` the x of a
    server's; `head` and `foot` are those between which the nodes stand, their sites' frames included. `rows` are the
    resources of expanded groups; `places` is where nodes could take a virtual server, `traces` where groups were that
    are under way.
    """

    width: float
    density: Density
    outside: OutsideLane | None
    buses: dict[Id, float]
    head: float
    foot: float
    fabric: float
    sites: dict[Id, Rect]
    nodes: dict[Id, Rect]
    lines: dict[tuple[Id, Id], float]
    stubs: dict[Id, float]
    groups: dict[Id, Rect]
    rows: dict[Id, Rect]
    places: dict[Id, Rect]
    traces: dict[Id, Rect]
    lane: Rect | None
    storage: StoragePlan

    @property
    def left(self) -> float:
        """Where the lanes begin."""
        return MARGIN

    @property
    def right(self) -> float:
        """Where the lanes end."""
        return self.width - MARGIN

    @property
    def next_node(self) -> dict[Id, Id]:
        """For every node the one at its right."""
        return dict(pairwise(self.nodes))

    def storage_line(self, node: Id) -> float:
        """The x of a node's line to the storage."""
        return self.nodes[node].right - self.density.line_x

    @property
    def height(self) -> float:
        """The height of the whole picture."""
        return self.storage.band.bottom + MARGIN


def plan_of(facts: Facts, width: float) -> Plan:
    """Lay the lanes out from top to bottom in a picture of about `width`.

    Few nodes make the picture narrower; more than fit at their narrowest make it wider.
    """
    seats = seats_of(facts, width)
    across = Rect(MARGIN, MARGIN, seats.width - 2 * MARGIN, 0)
    outside = outside_lane(tuple(facts.servers), _labels(facts), across)
    first = MARGIN + max(NETWORK_LABEL, outside.height if outside is not None else 0.0)
    buses = {network: first + index * NETWORK_PITCH for index, network in enumerate(facts.above)}
    y = (max(buses.values()) if buses else MARGIN if outside is None else first - STUB) + DROP
    density = density_of(seats.node)
    lane, head = _lane(facts, Rect(MARGIN, y, across.w, 0), density)
    nodes, foot = _nodes(facts, seats, head, density)
    lines = lines_of(facts, nodes, density)
    groups, places, traces = _groups(facts, nodes, density)
    rows = _rows(facts, groups, density)
    if lane is not None:
        groups |= _in_lane(facts, lane, nodes, density)
    y = foot + DROP
    for network in facts.below:
        buses[network] = y
        y += NETWORK_PITCH
    fabric = y - (NETWORK_PITCH - FABRIC_GAP if facts.below else 0)
    sites = {site: Rect(x, head, wide, foot - head) for site, (x, wide) in seats.frames.items()}
    storage = storage_plan(facts, Rect(MARGIN, fabric, across.w, 0))
    return Plan(
        width=seats.width,
        density=density,
        outside=outside,
        buses=buses,
        head=head,
        foot=foot,
        fabric=fabric,
        sites=sites,
        nodes=nodes,
        lines=lines,
        stubs=stubs_of(facts, outside, lines),
        groups=groups,
        rows=rows,
        places=places,
        traces=traces,
        lane=lane,
        storage=storage,
    )


def _labels(facts: Facts) -> list[float]:
    """How wide what stands left of the servers outside the cluster can be set: the name of the topmost network."""
    if facts.above:
        return label_widths(facts.snapshot.networks[facts.above[0]])
    return [text_width(TITLE, "regular", SMALL)]


def _nodes(facts: Facts, seats: Seats, head: float, density: Density) -> tuple[dict[Id, Rect], float]:
    """The nodes' cards, and where they or the frames around them end."""
    height = _node_height(facts, seats.node, density)
    top = head + FRAME_HEAD if facts.camps else head
    nodes = {node: Rect(left, top, seats.node, height) for node, left in seats.lefts.items()}
    return nodes, top + height + (FRAME_PAD if facts.camps else 0.0)


def _stack_height(facts: Facts, groups: list[Id], card: float, density: Density) -> float:
    return sum(group_height(facts, group, card, density) + GROUP_GAP for group in groups)


def lines_of(facts: Facts, nodes: dict[Id, Rect], density: Density) -> dict[tuple[Id, Id], float]:
    """Where the line between a node and a network leaves the node's card: the further the network, the more left.

    So nothing but the nodes' other lines to networks further out passes at the right of a line.
    """
    lines = {}
    for networks in (facts.above, tuple(reversed(facts.below))):
        for node, area in nodes.items():
            step = spacing(len(networks), area.w, density)
            for place, network in enumerate(networks):
                lines[node, network] = area.x + density.line_x + place * step
    return lines


def spacing(count: int, node_width: float, density: Density) -> float:
    """How far apart the lines of one card are."""
    return min(density.bundle, (node_width - 2 * density.line_x) / max(1, count))


def _node_height(facts: Facts, node_width: float, density: Density) -> float:
    """High enough for every node: now, when nothing has failed, and at any time of the run that is watched."""
    card = node_width - 2 * density.pad
    servers = [group.id for group in facts.snapshot.virtual_servers()]
    least = max((summary_height(facts, group, card, density) for group in servers), default=30.0) + GROUP_GAP
    stacks = [
        _stack_height(facts, where.get(node, []), card, density) for where in facts.gatherings for node in facts.nodes
    ]
    return HEADER + max([least, *stacks]) + density.pad - GROUP_GAP


def _groups(
    facts: Facts, nodes: dict[Id, Rect], density: Density
) -> tuple[dict[Id, Rect], dict[Id, Rect], dict[Id, Rect]]:
    placed: dict[Id, Rect] = {}
    places: dict[Id, Rect] = {}
    traces: dict[Id, Rect] = {}
    servers = [group.id for group in facts.snapshot.virtual_servers()]
    for node, area in nodes.items():
        y, card = area.y + HEADER, area.w - 2 * density.pad
        traced = facts.traced.get(node, [])
        standing = [group for group in facts.groups if group in facts.hosted[node] or group in traced]
        if servers and not any(group in servers for group in standing):
            height = max(summary_height(facts, group, card, density) for group in servers)
            if y + height + _stack_height(facts, standing, card, density) <= area.bottom + GROUP_GAP:
                places[node] = Rect(area.x + density.pad, y, card, height)
                y += height + GROUP_GAP
        for group in standing:
            height = group_height(facts, group, card, density)
            there = traces if group in traced else placed
            there[group] = Rect(area.x + density.pad, y, card, height)
            y += height + GROUP_GAP
    return placed, places, traces


def _rows(facts: Facts, groups: dict[Id, Rect], density: Density) -> dict[Id, Rect]:
    listed = [(rect, facts.stock.layers[group]) for group, rect in groups.items() if is_listed(facts, group)]
    return {one: row for rect, layers in listed for one, row in rows_on(rect, layers, density).items()}


def _lane(facts: Facts, above: Rect, density: Density) -> tuple[Rect | None, float]:
    """The lane for groups on no node, and where the nodes begin; in Failover it is always there, so nothing jumps."""
    if not facts.homeless and facts.state is None:
        return None, above.y
    most = max(len(facts.homeless), facts.spotlight.most_waiting if facts.spotlight is not None else 0)
    rows = max(1, -(-most // (len(facts.nodes) or _fitting(above.w))))
    lane = Rect(above.x, above.y - 16, above.w, rows * (density.brief + GROUP_GAP))
    return lane, lane.bottom + 18


def _fitting(width: float) -> int:
    """How many cards stand side by side where there are no nodes."""
    return max(1, int((width + 8) / (MOST_IN_LANE + 8)))


def _in_lane(facts: Facts, lane: Rect, nodes: dict[Id, Rect], density: Density) -> dict[Id, Rect]:
    """Cards between the lines that run down to the nodes, never on them."""
    return waiting_places(facts, lane, nodes, density, facts.homeless, facts.origins)


def waiting_places(
    facts: Facts,
    lane: Rect,
    nodes: Mapping[Id, Rect],
    density: Density,
    groups: Sequence[Id],
    origins: Mapping[Id, Id],
) -> dict[Id, Rect]:
    """Where these groups stand in the lane while they are on no node: above the nodes that they come from, or as near
    to them as there is room."""
    wide = min((area.w for area in nodes.values()), default=MOST_IN_LANE)
    taken = density.line_x + 8 + spacing(len(facts.above), wide, density) * max(0, len(facts.above) - 1)
    card = max(40.0, min(MOST_IN_LANE, wide - taken)) if nodes else MOST_IN_LANE
    lefts = [area.x + area.w - card for area in nodes.values()] or [
        lane.x + index * (card + 8) for index in range(_fitting(lane.w))
    ]
    columns = {node: column for column, node in enumerate(nodes)}
    rows = -(-len(groups) // len(lefts))
    free = [(row, column) for row in range(rows) for column in range(len(lefts))]
    placed = {}
    for group in groups:
        wanted = columns.get(origins.get(group, ""))
        row, column = seat = free[0] if wanted is None else min(free, key=lambda one: (abs(one[1] - wanted), one))
        free.remove(seat)
        placed[group] = Rect(lefts[column], lane.y + row * (density.brief + GROUP_GAP), card, density.brief)
    return placed
