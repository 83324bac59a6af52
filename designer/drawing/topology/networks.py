"""The networks as thick lines with a line to every node that is connected, and each node's line to the storage."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.broken import ways
from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import BODY, BOLD, BUS, DASH, MONO, SMALL, THIN
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.network_label import APART, ICON_ROOM, about, label_widths, name_of
from designer.drawing.topology.outside_lane import BESIDE
from designer.drawing.topology.plan import NETWORK_LABEL, Plan
from designer.foundation.ids import Id
from designer.model.records import Interface

MARK = 9.0
"""The size of the sign on a line that is interrupted."""

CUT = 11.0
"""How far from the network a cable is drawn as pulled."""


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


def line_x(facts: Facts, plan: Plan, node: Id, network: Id) -> float:
    """Where a node's line to a network leaves its card."""
    lane = facts.above if network in facts.above else facts.below
    return plan.nodes[node].x + plan.density.line_x + lane.index(network) * spacing(plan, len(lane))


def _bus(facts: Facts, plan: Plan, network: Id, y: float) -> Iterator[Primitive]:
    record = facts.snapshot.networks[network]
    above = network in facts.above
    baseline = y - 6 if above else y + 13
    dash = DASH if record.role == "none" else ()
    end = plan.right if above else _end_below(plan)
    look, word = _doing(facts, network)
    stroke, dash = (f"{look}.stroke", DASH) if look else ("bus", dash)
    yield Line(((plan.left, y), (end, y)), stroke, width=BUS if above else BOLD, dash=dash, subject=network)
    name_icon = "heartbeat" if record.role == "private" else "network"
    left, right = _span(facts, plan, network)
    if look:
        yield from sign(look, left, baseline - 9.5, 11, network)
    else:
        yield from icon(name_icon, Rect(left, baseline - 10, 12, 12), "icon", network)
    room = right - left - ICON_ROOM
    name = elide(name_of(record), "semibold", BODY, room)
    yield Label(left + ICON_ROOM, baseline, name, BODY, f"{look}.text" if look else "ink", "semibold", subject=network)
    used = text_width(name, "semibold", BODY) + APART
    told = [word] if look else about(record)
    shown = next((text for text in told if text_width(text, "regular", SMALL) <= room - used), "")
    if shown:
        role = f"{look}.text" if look else "muted"
        yield Label(left + ICON_ROOM + used, baseline, shown, SMALL, role, subject=network)


def _doing(facts: Facts, network: Id) -> tuple[str, str]:
    """How a network is doing, as a look and a word; both empty when all is well."""
    if network in facts.damage.networks:
        return "failed", "failed"
    state = facts.state.networks.get(network) if facts.state is not None else None
    return {"down": ("failed", "down"), "partitioned": ("pending", "partitioned")}.get(state or "", ("", ""))


def _span(facts: Facts, plan: Plan, network: Id) -> tuple[float, float]:
    """From where to where a network's label may stand: between the lines that pass it on their way further out."""
    above = network in facts.above
    lane = facts.above if above else facts.below
    place = lane.index(network)
    further = set(lane[:place] if above else lane[place + 1 :])
    joined = {(face.node, face.network) for face in facts.snapshot.interfaces.values() if face.network in further}
    lines = sorted(line_x(facts, plan, node, other) for node, other in joined)
    limit = _limit_above(plan) if above or not plan.nodes else _limit_below(plan)
    passing = [x for x in lines if x < limit]
    starts, ends = [plan.left, *(x + 6 for x in passing)], [*(x - 6 for x in passing), limit]
    need = label_widths(facts.snapshot.networks[network])[-1]
    spans = list(zip(starts, ends, strict=True))
    return next((span for span in spans if span[1] - span[0] >= need), max(spans, key=lambda one: one[1] - one[0]))


def _limit_above(plan: Plan) -> float:
    """Above the nodes, a label must end before the servers outside the cluster and their lines."""
    return plan.outside.left - BESIDE + 0.01 if plan.outside is not None else plan.right - 1


def _limit_below(plan: Plan) -> float:
    """Below the nodes, a label must end before the first line to the storage."""
    return next(iter(plan.nodes.values())).right - plan.density.line_x - 8


def _end_below(plan: Plan) -> float:
    """The private network ends before the last line to the storage, so that no stub is left behind it."""
    last = max((area.right for area in plan.nodes.values()), default=plan.right + plan.density.line_x)
    return min(plan.right, last - plan.density.line_x - 10)


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
    x = line_x(facts, plan, interface.node, network)
    start, end = (plan.buses[network], node.y) if above else (node.bottom, plan.buses[network])
    alive = facts.state is None or facts.state.nodes.get(interface.node) != "down"
    yield from over(plan, x, start, end, {network})
    mark = plan.buses[network] + (CUT if above else -CUT)
    if _is_cut(facts, interfaces):
        yield from _cut(x, start, end, mark, interface.id)
    elif alive and _is_unreachable(facts, interfaces):
        yield Line(((x, start), (x, end)), "pending.stroke", dash=DASH, subject=interface.id)
        yield from sign("unknown", x - MARK / 2, mark - MARK / 2, MARK, interface.id)
    else:
        yield Line(
            ((x, start), (x, end)), "wire" if alive else "ghost", dash=() if alive else DASH, subject=interface.id
        )
    subnet = facts.snapshot.networks[network].subnet
    text = ", ".join(short_address(one.address, subnet) for one in interfaces if one.address)
    is_last = lane.index(network) == len(lane) - 1
    room = (node.w - plan.density.line_x - 4 if is_last else spacing(plan, len(lane))) - 6
    shown = elide(text, "mono", MONO, room)
    if shown:
        yield Label(
            x + 4, plan.head - 6 if above else plan.foot + 10, shown, MONO, "faint", "mono", subject=interface.id
        )


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
    look, _ = _doing(facts, interfaces[0].network)
    return look != "failed" and any(_seen(facts, one) == "unreachable" for one in interfaces)


def _cut(x: float, start: float, end: float, at: float, subject: Id) -> Iterator[Primitive]:
    """An upright line that is interrupted at y = `at`, with the sign for that."""
    yield Line(((x, start), (x, at - MARK / 2 - 1)), "failed.stroke", subject=subject)
    yield Line(((x, at + MARK / 2 + 1), (x, end)), "failed.stroke", subject=subject)
    yield from sign("failed", x - MARK / 2, at - MARK / 2, MARK, subject)


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
        yield from over(plan, x, area.bottom, plan.fabric, set())
        working, there = ways(facts.snapshot, facts.damage, node) if facts.damage.any else (0, 0)
        at = plan.foot + MARK
        if there and not working:
            yield from _cut(x, area.bottom, plan.fabric, at, node)
            continue
        yield Line(
            ((x, area.bottom), (x, plan.fabric)), "wire" if alive else "ghost", dash=() if alive else DASH, subject=node
        )
        if working < there:
            yield from sign("warning", x - MARK / 2, at - MARK / 2, MARK, node)
    yield from _bus_of_storage(facts, plan)
    for node, area in plan.nodes.items():
        yield Box(area.right - plan.density.line_x - 2.5, plan.fabric - 2.5, 5, 5, fill="bus", radius=2.5, subject=node)


def _bus_of_storage(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    failed = bool(facts.fabrics) and set(facts.fabrics) <= facts.damage.fabrics
    stroke, dash = ("failed.stroke", DASH) if failed else ("bus", ())
    yield Line(((plan.left, plan.fabric), (plan.right, plan.fabric)), stroke, width=BUS, dash=dash)


def over(plan: Plan, x: float, start: float, end: float, own: set[Id]) -> Iterator[Primitive]:
    """Gaps in the networks that an upright line crosses without being connected."""
    for network, y in plan.buses.items():
        if network not in own and start < y < end:
            yield Line(((x, y - BUS), (x, y + BUS)), "canvas", width=THIN + 5)
