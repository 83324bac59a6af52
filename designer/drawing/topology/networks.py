"""The networks as thick lines with a line to every node that is connected, and each node's line to the storage."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.style import BODY, BOLD, BUS, DASH, MONO, SMALL, THIN
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.plan import NETWORK_LABEL, Plan
from designer.foundation.ids import Id
from designer.model.records import Interface, Network

_ROLES = {
    "public": "clients only",
    "mixed": "clients and cluster",
    "private": "cluster only",
    "none": "not used by the cluster",
}


def networks(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """All lines and their labels."""
    for network, y in plan.buses.items():
        yield from _bus(facts, plan, network, y)
    for interfaces in _at_one_place(facts):
        yield from _drop(facts, plan, interfaces)
    yield from _fabric(facts, plan)


def network_areas(plan: Plan, facts: Facts) -> dict[Id, Rect]:
    """Where a network can be pointed at: its line and its label."""
    areas = {}
    for network, y in plan.buses.items():
        top = y - NETWORK_LABEL if network in facts.above else y - 5
        areas[network] = Rect(plan.left, top, plan.right - plan.left, NETWORK_LABEL + 5)
    return areas


def spacing(plan: Plan, count: int) -> float:
    """How far apart the lines of one card are."""
    width = min((area.w for area in plan.nodes.values()), default=0.0)
    return min(plan.density.pitch, (width - 2 * plan.density.line_x) / max(1, count))


def _bus(facts: Facts, plan: Plan, network: Id, y: float) -> Iterator[Primitive]:
    record = facts.snapshot.networks[network]
    above = network in facts.above
    baseline = y - 6 if above else y + 13
    dash = DASH if record.role == "none" else ()
    end = plan.right if above else _end_below(plan)
    yield Line(((plan.left, y), (end, y)), "bus", width=BUS if above else BOLD, dash=dash, subject=network)
    name_icon = "heartbeat" if record.role == "private" else "network"
    yield from icon(name_icon, Rect(plan.left, baseline - 10, 12, 12), "icon", network)
    room = plan.right - plan.left - 18 if above or not plan.nodes else _room_below(plan)
    name = elide(record.name or "Network", "semibold", BODY, room)
    yield Label(plan.left + 17, baseline, name, BODY, face="semibold", subject=network)
    used = text_width(name, "semibold", BODY) + 7
    shown = next((text for text in _about(record) if text_width(text, "regular", SMALL) <= room - used), "")
    if shown:
        yield Label(plan.left + 17 + used, baseline, shown, SMALL, "muted", subject=network)


def _room_below(plan: Plan) -> float:
    """Below the nodes, a label must end before the first line to the storage."""
    first = next(iter(plan.nodes.values()))
    return first.right - plan.density.line_x - 8 - plan.left - 17


def _end_below(plan: Plan) -> float:
    """The private network ends before the last line to the storage, so that no stub is left behind it."""
    last = max((area.right for area in plan.nodes.values()), default=plan.right + plan.density.line_x)
    return min(plan.right, last - plan.density.line_x - 10)


def _about(network: Network) -> list[str]:
    """What to say about a network, the most first."""
    role = _ROLES[network.role]
    return [f"{role} · {network.subnet}", network.subnet, role] if network.subnet else [role]


def _at_one_place(facts: Facts) -> list[list[Interface]]:
    """The interfaces, those of one node on one network together: they share a line and say all their addresses."""
    places: dict[tuple[Id, Id], list[Interface]] = {}
    for interface in facts.snapshot.interfaces.values():
        places.setdefault((interface.node, interface.network), []).append(interface)
    return list(places.values())


def _drop(facts: Facts, plan: Plan, interfaces: list[Interface]) -> Iterator[Primitive]:
    interface = interfaces[0]
    node, network = plan.nodes[interface.node], interface.network
    above = network in facts.above
    lane = facts.above if above else facts.below
    x = node.x + plan.density.line_x + lane.index(network) * spacing(plan, len(lane))
    start, end = (plan.buses[network], node.y) if above else (node.bottom, plan.buses[network])
    alive = facts.state is None or facts.state.nodes.get(interface.node) != "down"
    yield from _over(plan, x, start, end, {network})
    yield Line(((x, start), (x, end)), "wire" if alive else "ghost", dash=() if alive else DASH, subject=interface.id)
    subnet = facts.snapshot.networks[network].subnet
    text = ", ".join(short_address(one.address, subnet) for one in interfaces if one.address)
    is_last = lane.index(network) == len(lane) - 1
    room = (node.w - plan.density.line_x - 4 if is_last else spacing(plan, len(lane))) - 6
    shown = elide(text, "mono", MONO, room)
    if shown:
        yield Label(
            x + 4, node.y - 6 if above else node.bottom + 10, shown, MONO, "faint", "mono", subject=interface.id
        )


def short_address(address: str, subnet: str) -> str:
    """The part of an address that the network's own address does not say already: "192.168.1.7" in a /24 is ".7"."""
    prefix, _, length = subnet.partition("/")
    kept = {"8": 1, "16": 2, "24": 3}.get(length, 0)
    head, tail = address.split(".")[:kept], address.split(".")[kept:]
    if kept and len(head) == kept and tail and head == prefix.split(".")[:kept]:
        return "." + ".".join(tail)
    return address


def _fabric(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    for node, area in plan.nodes.items():
        x = area.right - plan.density.line_x
        alive = facts.state is None or facts.state.nodes.get(node) != "down"
        yield from _over(plan, x, area.bottom, plan.fabric, set())
        yield Line(
            ((x, area.bottom), (x, plan.fabric)), "wire" if alive else "ghost", dash=() if alive else DASH, subject=node
        )
    yield Line(((plan.left, plan.fabric), (plan.right, plan.fabric)), "bus", width=BUS)
    for node, area in plan.nodes.items():
        yield Box(area.right - plan.density.line_x - 2.5, plan.fabric - 2.5, 5, 5, fill="bus", radius=2.5, subject=node)


def _over(plan: Plan, x: float, start: float, end: float, own: set[Id]) -> Iterator[Primitive]:
    """Gaps in the networks that a line crosses without being connected."""
    for network, y in plan.buses.items():
        if network not in own and start < y < end:
            yield Line(((x, y - BUS), (x, y + BUS)), "canvas", width=THIN + 5)
