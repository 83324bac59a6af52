"""Lines from the nodes to their interfaces and from these to the bus, and those of addresses and servers."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Point, Rect
from designer.drawing.networks.facts import Facts
from designer.drawing.networks.plan import SPINE, STUB, Plan
from designer.drawing.primitives import Box, Line, Primitive
from designer.drawing.style import BUS, DASH, THIN
from designer.foundation.ids import Id

RAIL = 4.5
"""From the left edge of an address to the line that brings it to the bus, and from the right edge of an interface."""

DOT = 5.0
STUB_X = 12.0
"""From the left edge of an interface to its line to the bus."""


def wires(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """All lines, above the lanes and below the cards."""
    yield from _spines(facts, plan)
    for interface in plan.interfaces:
        yield from _interface(facts, plan, interface)
    for address, rect in plan.addresses.items():
        network = facts.snapshot.resources[address].network
        if network in facts.networks:
            yield from _hung(plan.buses[network], rect, address)
    for network, servers in facts.servers.items():
        for server in servers if network is not None else ():
            yield from _hung(plan.buses[network], plan.servers[server], server)


def paths(facts: Facts, plan: Plan) -> dict[str, tuple[Point, ...]]:
    """The way of every interface from its node to the bus."""
    found: dict[str, tuple[Point, ...]] = {}
    for one, rect in plan.interfaces.items():
        record = facts.snapshot.interfaces[one]
        x, y = plan.columns[record.node].x + SPINE, rect.centre[1]
        found[one] = (
            (x, plan.nodes[record.node].bottom),
            (x, y),
            (rect.x, y),
            *_to_bus(plan, rect, plan.buses[record.network]),
        )
    return found


def _spines(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """A node's own line, down to its last interface; it passes the buses that it crosses through gaps."""
    for node in facts.nodes:
        mine = [rect for one, rect in plan.interfaces.items() if facts.snapshot.interfaces[one].node == node]
        if not mine:
            continue
        x, top, end = plan.columns[node].x + SPINE, plan.nodes[node].bottom, max(rect.centre[1] for rect in mine)
        for network, bus in plan.buses.items():
            if network is not None and top < bus < end:
                yield Line(((x, bus - BUS - 1), (x, bus + BUS + 1)), "lane", width=THIN + 6)
        alive = facts.state is None or facts.state.nodes.get(node) != "down"
        stroke, dash = ("wire", ()) if alive else ("ghost", DASH)
        yield Line(((x, top), (x, end)), stroke, dash=dash, subject=node)


def _interface(facts: Facts, plan: Plan, interface: Id) -> Iterator[Primitive]:
    record, rect = facts.snapshot.interfaces[interface], plan.interfaces[interface]
    x, y, bus = plan.columns[record.node].x + SPINE, rect.centre[1], plan.buses[record.network]
    look = connection_look(facts, interface)
    stroke, dash = (f"{look}.stroke", DASH) if look else ("wire", ())
    yield Line(((x, y), (rect.x, y)), stroke, dash=dash, subject=interface)
    way = _to_bus(plan, rect, bus)
    yield Line(way, stroke, dash=dash, subject=interface)
    end = way[-1][0]
    yield Box(end - DOT / 2, bus - DOT / 2, DOT, DOT, stroke if look else "bus", radius=DOT / 2, subject=interface)


def _to_bus(plan: Plan, rect: Rect, bus: float) -> tuple[Point, ...]:
    """Down from the lowest interface of a stack, beside the others from those above it."""
    if bus - rect.bottom <= STUB + 0.01:
        return ((rect.x + STUB_X, rect.bottom), (rect.x + STUB_X, bus))
    return ((rect.right, rect.centre[1]), (rect.right + RAIL, rect.centre[1]), (rect.right + RAIL, bus))


def _hung(bus: float, rect: Rect, subject: Id) -> Iterator[Primitive]:
    """The line of something that hangs below the bus, beside what hangs above it in the same stack."""
    x, y = rect.x - RAIL, rect.centre[1]
    yield Line(((x, bus), (x, y), (rect.x, y)), "wire", subject=subject)
    yield Box(x - DOT / 2, bus - DOT / 2, DOT, DOT, "bus", radius=DOT / 2, subject=subject)


def connection_look(facts: Facts, interface: Id) -> str:
    """How the connection of an interface is doing in a simulation; "" when all is well."""
    record = facts.snapshot.interfaces[interface]
    if (record.node, record.network) in facts.damage.cables:
        return "failed"
    seen = facts.state.interfaces.get(interface, "") if facts.state is not None else ""
    return {"failed": "failed", "unreachable": "pending", "unavailable": "offline"}.get(seen, "")
