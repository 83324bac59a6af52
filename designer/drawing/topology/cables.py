"""The lines between nodes and networks, each with the node's address beside it."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.metrics import text_width
from designer.drawing.primitives import Label, Line, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import BUS, DASH, MONO, THIN
from designer.drawing.topology.detail import FINE
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.interface_words import about_interface, addresses
from designer.drawing.topology.plan import Plan
from designer.drawing.wiring import Points
from designer.foundation.ids import Id
from designer.model.records import Interface

MARK = 9.0
"""The size of the sign on a line that is interrupted."""

CUT = 11.0
"""How far from the network a cable is drawn as pulled."""

GAP = 2.9
"""How far a network keeps away from a line that passes it."""

BESIDE = 4.0
"""Between a line and what is written beside it."""


def cables(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """All of them: the lines first."""
    together = _at_one_place(facts)
    yield from _gaps(plan, [(one.node, one.network) for one, *_ in together])
    for interfaces in together:
        yield from _cable(facts, plan, interfaces)
    if facts.detail != "overview":
        for interfaces in together:
            yield from _address(facts, plan, interfaces)


def wire_width(facts: Facts) -> float:
    """How thick lines are, so that they are seen from afar, too."""
    return 2 * THIN if facts.detail == "overview" else THIN


def _gaps(plan: Plan, joined: list[tuple[Id, Id]]) -> Iterator[Primitive]:
    """Gaps in the networks where lines pass on their way further out; those of one node pass through one gap."""
    for y in plan.buses.values():
        passing: dict[Id, list[float]] = {}
        for node, other in joined:
            start, end = sorted((plan.buses[other], plan.nodes[node].centre[1]))
            if start < y < end:
                passing.setdefault(node, []).append(plan.lines[node, other])
        for lines in passing.values():
            yield Line(((min(lines) - GAP, y), (max(lines) + GAP, y)), "canvas", width=2 * BUS)


def over(plan: Plan, x: float, start: float, end: float, own: set[Id]) -> Iterator[Primitive]:
    """Gaps in the networks that an upright line crosses without being connected."""
    for network, y in plan.buses.items():
        if network not in own and start < y < end:
            yield Line(((x - GAP, y), (x + GAP, y)), "canvas", width=2 * BUS)


def cut(x: float, start: float, end: float, at: float, subject: Id) -> Iterator[Primitive]:
    """An upright line that is interrupted at y = `at`, with the sign for that."""
    yield Line(((x, start), (x, at - MARK / 2 - 1)), "failed.stroke", subject=subject)
    yield Line(((x, at + MARK / 2 + 1), (x, end)), "failed.stroke", subject=subject)
    yield from sign("failed", x - MARK / 2, at - MARK / 2, MARK, subject)


def trouble(facts: Facts, network: Id) -> tuple[str, str]:
    """What ails a network, as a look and a word; both empty when all is well."""
    if network in facts.damage.networks:
        return "failed", "failed"
    state = facts.state.networks.get(network) if facts.state is not None else None
    return {"down": ("failed", "down"), "partitioned": ("pending", "partitioned")}.get(state or "", ("", ""))


def _at_one_place(facts: Facts) -> list[list[Interface]]:
    """The interfaces, those of one node on one network together: they share a line and say all their addresses."""
    places: dict[tuple[Id, Id], list[Interface]] = {}
    for interface in facts.snapshot.interfaces.values():
        places.setdefault((interface.node, interface.network), []).append(interface)
    return list(places.values())


def cable_wires(facts: Facts, plan: Plan) -> dict[Id, Points]:
    """The line of every interface, from the node to the network."""
    return {
        interface.id: _ends(facts, plan, interface)
        for interface in facts.snapshot.interfaces.values()
        if interface.network in plan.buses and interface.node in plan.nodes
    }


def _ends(facts: Facts, plan: Plan, interface: Interface) -> Points:
    x, node = plan.lines[interface.node, interface.network], plan.nodes[interface.node]
    edge = node.y if interface.network in facts.above else node.bottom
    return ((x, edge), (x, plan.buses[interface.network]))


def _cable(facts: Facts, plan: Plan, interfaces: list[Interface]) -> Iterator[Primitive]:
    interface = interfaces[0]
    node, network = plan.nodes[interface.node], interface.network
    above = network in facts.above
    x = plan.lines[interface.node, network]
    start, end = (plan.buses[network], node.y) if above else (node.bottom, plan.buses[network])
    alive = facts.state is None or facts.state.nodes.get(interface.node) != "down"
    mark = plan.buses[network] + (CUT if above else -CUT)
    if _is_cut(facts, interfaces):
        yield from cut(x, start, end, mark, interface.id)
    elif alive and _is_unreachable(facts, interfaces):
        yield Line(((x, start), (x, end)), "pending.stroke", dash=DASH, subject=interface.id)
        yield from sign("unknown", x - MARK / 2, mark - MARK / 2, MARK, interface.id)
    else:
        stroke, dash = ("wire", ()) if alive else ("ghost", DASH)
        yield Line(((x, start), (x, end)), stroke, wire_width(facts), dash, subject=interface.id)


def _address(facts: Facts, plan: Plan, interfaces: list[Interface]) -> Iterator[Primitive]:
    """Near the node for the network next to it; of a network further out right beside that network's line.

    There, no other line is at its right up to the next node.
    """
    interface = interfaces[0]
    x, y = plan.lines[interface.node, interface.network] + BESIDE, _baseline(facts, plan, interface.network)
    room = _limit(facts, plan, interface) - x
    close = facts.detail == "close"
    offered = addresses(facts.snapshot, interfaces, whole_first=close)
    text = next((one for one in offered if text_width(one, "mono", MONO) <= room), "")
    if text:
        yield Label(x, y, text, MONO, "faint", "mono", subject=interface.id)
    if close:
        fine = (one for one in about_interface(interface) if text_width(one, "regular", FINE) <= room)
        yield from (Label(x, y + FINE + 1.5, one, FINE, "muted", subject=interface.id) for one in list(fine)[:1])


def _baseline(facts: Facts, plan: Plan, network: Id) -> float:
    raised = 4.5 if facts.detail == "close" else 0.0
    if network in facts.above:
        return plan.head - 6 - raised if network == facts.above[-1] else plan.buses[network] + 11 - raised / 3
    return plan.foot + 10 - raised / 3 if network == facts.below[0] else plan.buses[network] - 5 - raised


def _limit(facts: Facts, plan: Plan, interface: Interface) -> float:
    """Above the nodes there is room up to the next node's first line, below up to the node's own line to the storage.

    A node whose lines are fewer leaves no more than the others.
    """
    area, density = plan.nodes[interface.node], plan.density
    if interface.network not in facts.above:
        return area.right - density.line_x - BESIDE
    following = plan.next_node.get(interface.node)
    end = plan.nodes[following].x + density.line_x - BESIDE if following is not None else area.right + BESIDE
    return min([end, *(x - BESIDE for x in _passing(facts, plan, interface))])


def _passing(facts: Facts, plan: Plan, interface: Interface) -> Iterator[float]:
    """The lines of servers at the right of an interface's line that pass its network on their way further in."""
    further = facts.above[facts.above.index(interface.network) + 1 :]
    for server, x in plan.stubs.items():
        if facts.servers[server] in further and x > plan.lines[interface.node, interface.network]:
            yield x


def _seen(facts: Facts, interface: Interface) -> str:
    """The state of an interface as the cluster service sees it; "" in the design."""
    return facts.state.interfaces.get(interface.id, "") if facts.state is not None else ""


def _is_cut(facts: Facts, interfaces: list[Interface]) -> bool:
    """Whether a node's connection to a network is gone: its cable is pulled, or the cluster knows that it failed."""
    if (interfaces[0].node, interfaces[0].network) in facts.damage.cables:
        return True
    return interfaces[0].network not in facts.damage.networks and all(
        _seen(facts, one) == "failed" for one in interfaces
    )


def _is_unreachable(facts: Facts, interfaces: list[Interface]) -> bool:
    """Whether the cluster does not know which end is to blame; where the whole network is, its line says enough."""
    look, _ = trouble(facts, interfaces[0].network)
    return look != "failed" and any(_seen(facts, one) == "unreachable" for one in interfaces)
