"""The networks for an upright page: client networks as bars above the nodes, private ones below, nodes in between.

Every address stands whole at its place: those of nodes on the line to the bar, those of virtual servers in the node
where they are at home, those of servers outside above the bar that they are on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from designer.catalog.schema import Catalog
from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.identity import emblem, server_icon
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.networks.facts import Facts, facts_of
from designer.drawing.networks.usage import heartbeat_words, role_words
from designer.drawing.networks.words import described, titled
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.style import BODY, CARD_RADIUS, ITEM_RADIUS, MONO, SMALL, THIN
from designer.drawing.topology.interface_words import short_address
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.topology.addressing import holder_address

WIDTH = 481.0
"""Of a page between its margins."""

BAR = 15.0
BAND = 24.0
"""Between a bar and what hangs on it: the address stands on the line there."""

HEAD, CHIP, CHIP_GAP = 20.0, 24.0, 3.0
SERVER, SERVER_GAP, DROP = 26.0, 4.0, 9.0
WIDEST = 128.0
"""Of a node's column."""

LEAST_SERVER = 86.0

NEIGHBOUR = 8.0
"""Between addresses side by side."""


@dataclass(frozen=True, slots=True)
class Plan:
    """All positions: `bars` of networks, `cards` of nodes, virtual servers' addresses and servers outside."""

    height: float
    bars: Mapping[Id, Rect]
    nodes: Mapping[Id, Rect]
    addresses: Mapping[Id, Rect]
    servers: Mapping[Id, Rect]


def paper(snapshot: Snapshot, catalog: Catalog, *, width: float = WIDTH) -> Picture:
    """The networks of a design without any margin. Areas: networks, nodes, addresses, servers outside."""
    facts = facts_of(snapshot, catalog)
    above = [one for one in facts.networks if snapshot.networks[one].role != "private"]
    below = [one for one in facts.networks if one not in above]
    plan = _plan(facts, above, below, width)
    primitives = (
        *_wires(facts, plan),
        *(part for network in plan.bars for part in _bar(facts, network, plan.bars[network])),
        *_labels(facts, plan),
        *(part for node, rect in plan.nodes.items() for part in _node(facts, node, rect)),
        *(part for one, rect in plan.addresses.items() for part in _address(facts, one, rect)),
        *(part for server, rect in plan.servers.items() for part in _server(facts, server, rect)),
    )
    areas = {**plan.bars, **plan.nodes, **plan.addresses, **plan.servers}
    return Picture(width, plan.height, primitives, areas, titled(facts), described(facts))


def _plan(facts: Facts, above: Sequence[Id], below: Sequence[Id], width: float) -> Plan:
    bars: dict[Id, Rect] = {}
    servers: dict[Id, Rect] = {}
    y = 0.0
    for network in above:
        y = _place_servers(facts.servers.get(network, ()), servers, y, width)
        bars[network] = Rect(0, y, width, BAR)
        y += BAR + BAND
    nodes, addresses = _place_nodes(facts, y, width)
    y = max((rect.bottom for rect in nodes.values()), default=y)
    for network in below:
        y = _place_servers(facts.servers.get(network, ()), servers, y + BAND, width)
        bars[network] = Rect(0, y, width, BAR)
        y += BAR
    return Plan(y, bars, nodes, addresses, servers)


def _place_servers(ids: Sequence[Id], found: dict[Id, Rect], top: float, width: float) -> float:
    """Servers side by side in rows; returns where the bar below them begins."""
    if not ids:
        return top
    per_row = max(1, min(len(ids), int(width // LEAST_SERVER)))
    wide = min(WIDEST, width / per_row)
    for place, server in enumerate(ids):
        x, y = place % per_row * wide, top + place // per_row * (SERVER + SERVER_GAP)
        found[server] = Rect(x, y, wide - SERVER_GAP, SERVER)
    return found[ids[-1]].bottom + DROP


def _place_nodes(facts: Facts, top: float, width: float) -> tuple[dict[Id, Rect], dict[Id, Rect]]:
    count = max(1, len(facts.nodes))
    pitch = width / count
    wide = min(WIDEST, pitch - 5)
    inside = {
        node: [one for (_, place), ids in facts.addresses.items() if place == node for one in ids]
        for node in facts.nodes
    }
    rows = max((len(ids) for ids in inside.values()), default=0)
    nodes, addresses = {}, {}
    for place, node in enumerate(facts.nodes):
        rect = Rect(place * pitch + (pitch - wide) / 2, top, wide, HEAD + rows * (CHIP + CHIP_GAP))
        nodes[node] = rect
        for row, one in enumerate(inside[node]):
            addresses[one] = Rect(rect.x + 3, rect.y + HEAD + row * (CHIP + CHIP_GAP), rect.w - 6, CHIP)
    return nodes, addresses


def _ways(facts: Facts, plan: Plan) -> Iterator[tuple[Id, Id, float]]:
    """For every interface on a network: itself, its network and where its line runs; lines of one node lie apart."""
    for node, rect in plan.nodes.items():
        mine = [(one, network) for network in plan.bars for one in facts.interfaces.get((network, node), ())]
        for above in (True, False):
            side = [pair for pair in mine if (plan.bars[pair[1]].y < rect.y) == above]
            for place, (one, network) in enumerate(side):
                yield one, network, rect.x + rect.w * (place + 1) / (len(side) + 1)


def _wires(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    for one, network, x in _ways(facts, plan):
        bar, node = plan.bars[network], plan.nodes[facts.snapshot.interfaces[one].node]
        ends = (bar.bottom, node.y) if bar.y < node.y else (bar.y, node.bottom)
        yield Line(((x, ends[0]), (x, ends[1])), "wire", THIN, subject=one)
    for network, bar in plan.bars.items():
        for server in facts.servers.get(network, ()):
            rect = plan.servers[server]
            yield Line(((rect.x + 11, rect.bottom), (rect.x + 11, bar.y)), "wire", THIN, subject=server)


def _labels(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Addresses on the lines, each beside the bar that it is on."""
    for one, network, x in _ways(facts, plan):
        record, bar = facts.snapshot.interfaces[one], plan.bars[network]
        text = record.address or ("DHCP" if record.static is False else "–")
        room = plan.nodes[record.node].w + 5
        text = _fitting(text, facts.snapshot.networks[network].subnet, room - NEIGHBOUR)
        wide = text_width(text, "mono", MONO)
        baseline = bar.bottom + BAND / 2 + 2.5 if bar.y < plan.nodes[record.node].y else bar.y - BAND / 2 + 2.5
        yield Box(x - wide / 2 - 2, baseline - 8, wide + 4, 11, "canvas", subject=one)
        yield Label(x, baseline, text, MONO, "ink", "mono", "middle", subject=one)


def _bar(facts: Facts, network: Id, rect: Rect) -> Iterator[Primitive]:
    """A network: its name, subnet and purpose in the bar."""
    record = facts.snapshot.networks[network]
    solid = record.role in ("public", "mixed")
    ink, quiet = ("on.navy", "on.navy") if solid else ("ink", "muted")
    fill, stroke = ("navy", "") if solid else ("inset", "bus")
    yield Box(rect.x, rect.y, rect.w, rect.h, fill, stroke, THIN, ITEM_RADIUS, subject=network)
    x, baseline = rect.x + 7, rect.y + 10.5
    about = f"{role_words(facts, network)} · {heartbeat_words(facts, network)}"
    told = elide(about, "regular", SMALL, rect.w * 0.5)
    yield Label(rect.right - 7, baseline, told, SMALL, quiet, anchor="end", subject=network)
    room = rect.right - 14 - text_width(told, "regular", SMALL) - x
    subnet = elide(record.subnet, "mono", MONO, room * 0.5)
    name = elide_middle(record.name, "semibold", BODY, room - text_width(subnet, "mono", MONO) - 8)
    yield Label(x, baseline, name, BODY, ink, "semibold", subject=network)
    yield Label(x + text_width(name, "semibold", BODY) + 8, baseline, subnet, MONO, ink, "mono", subject=network)


def _node(facts: Facts, node: Id, rect: Rect) -> Iterator[Primitive]:
    yield Box(rect.x, rect.y, rect.w, rect.h, "lane", "rule", THIN, CARD_RADIUS, subject=node)
    yield from icon("node", Rect(rect.x + 5, rect.y + 4, 12, 12), "icon", node)
    name = elide_middle(facts.snapshot.name_of(node), "semibold", BODY, rect.w - 26)
    yield Label(rect.x + 21, rect.y + 13, name, BODY, "ink", "semibold", subject=node)


def _address(facts: Facts, address: Id, rect: Rect) -> Iterator[Primitive]:
    group = facts.snapshot.groups[facts.snapshot.resources[address].group]
    yield Box(rect.x, rect.y, rect.w, rect.h, "card", "rule", 0.5, ITEM_RADIUS, subject=address)
    roomy = rect.w > 76
    left = rect.x + (15 if roomy else 3)
    if roomy:
        yield from emblem(facts.snapshot, facts.catalog, group, Rect(rect.x + 4, rect.y + 4, 7, rect.h - 8))
    room = rect.right - 2 - left
    name = elide_middle(group.name, "semibold", SMALL, room)
    yield Label(left, rect.y + 10, name, SMALL, "ink", "semibold", subject=address)
    subnet = facts.snapshot.networks[network].subnet if (network := _network(facts, address)) is not None else ""
    text = _fitting(holder_address(facts.snapshot, address) or "–", subnet, room + 2)
    yield Label(left, rect.y + 20, text, MONO, "ink", "mono", subject=address)


def _network(facts: Facts, address: Id) -> Id | None:
    network = facts.snapshot.resources[address].network
    return network if network in facts.snapshot.networks else None


def _fitting(address: str, subnet: str, room: float) -> str:
    """The address; where there is no room, without what the subnet in the bar says already."""
    if text_width(address, "mono", MONO) > room:
        address = short_address(address, subnet)
    return elide_middle(address, "mono", MONO, room)


def _server(facts: Facts, server: Id, rect: Rect) -> Iterator[Primitive]:
    record = facts.snapshot.servers[server]
    yield Box(rect.x, rect.y, rect.w, rect.h, "canvas", "rule", THIN, ITEM_RADIUS, subject=server)
    yield from icon(server_icon(record), Rect(rect.x + 5, rect.y + 7, 12, 12), "faint", server)
    left, room = rect.x + 21, rect.w - 23
    name = elide_middle(record.name, "semibold", SMALL, room)
    yield Label(left, rect.y + 11, name, SMALL, "ink", "semibold", subject=server)
    address = elide_middle(record.address, "mono", MONO, room + 2)
    yield Label(left, rect.y + 21, address, MONO, "muted", "mono", subject=server)
