"""The networks as thick lines with their names, and each node's line to the storage."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.broken import ways
from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import BOLD, BUS, DASH, SMALL
from designer.drawing.topology.cables import MARK, cables, cut, over, trouble, wire_width
from designer.drawing.topology.detail import FINE
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.network_label import APART, ICON_ROOM, Wording, about, fine_about, wordings
from designer.drawing.topology.outside_lane import BESIDE
from designer.drawing.topology.plan import NETWORK_LABEL, Plan
from designer.drawing.topology.watched import about_network
from designer.foundation.ids import Id


def networks(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """All lines and their labels."""
    for network, y in plan.buses.items():
        yield from _bus(facts, plan, network, y)
    yield from cables(facts, plan)
    yield from _fabric(facts, plan)


def network_areas(plan: Plan, facts: Facts) -> dict[Id, Rect]:
    """Where a network can be pointed at: its line and its label."""
    areas = {}
    for network, y in plan.buses.items():
        top = y - NETWORK_LABEL if network in facts.above else y - 5
        areas[network] = Rect(plan.left, top, plan.right - plan.left, NETWORK_LABEL + 5)
    return areas


def _bus(facts: Facts, plan: Plan, network: Id, y: float) -> Iterator[Primitive]:
    record = facts.snapshot.networks[network]
    above = network in facts.above
    end = plan.right if above else _end_below(plan)
    look, word = trouble(facts, network)
    stroke, dash = (f"{look}.stroke", DASH) if look else ("bus", DASH if record.role == "none" else ())
    thick = (BUS if above else BOLD) * (1.5 if facts.detail == "overview" else 1.0)
    yield Line(((plan.left, y), (end, y)), stroke, width=thick, dash=dash, subject=network)
    spans = _spans(facts, plan, network)
    doubted = about_network(facts, network) if not look else []
    told = doubted or ([word] if look else about(record) if facts.detail != "overview" else [])
    (left, right), wording = _place(spans, wordings(record, large=facts.detail == "overview"))
    baseline = y - (4.5 if facts.detail == "overview" else 6) if above else y + 13
    yield from _name(facts, network, wording, left, right, baseline)
    name = elide_middle(wording.name, "semibold", wording.size, right - left - wording.icon)
    x = left + wording.icon + text_width(name, "semibold", wording.size) + APART
    shown = next((text for text in told if text_width(text, "regular", SMALL) <= right - x), "")
    if shown:
        role = f"{look}.text" if look else "pending.text"
        yield Label(x, baseline, shown, SMALL, role if doubted or look else "muted", subject=network)
        x += text_width(shown, "regular", SMALL) + APART
    if facts.detail == "close" and shown:
        fine = next((one for one in fine_about(record) if text_width(one, "regular", FINE) <= right - x), "")
        yield from (Label(x, baseline, fine, FINE, "muted", subject=network),) if fine else ()


def _name(
    facts: Facts, network: Id, wording: Wording, left: float, right: float, baseline: float
) -> Iterator[Primitive]:
    """A network's icon, or the sign of what ails it, and its name, as long as there is room."""
    look, _ = trouble(facts, network)
    if wording.icon and look:
        yield from sign(look, left, baseline - 9.5, 11, network)
    elif wording.icon:
        role = facts.snapshot.networks[network].role
        picture = "heartbeat" if role == "private" else "network"
        yield from icon(picture, Rect(left, baseline - 10, 12, 12), "icon", network)
    name = elide_middle(wording.name, "semibold", wording.size, right - left - wording.icon)
    ink = f"{look}.text" if look else "ink"
    yield Label(left + wording.icon, baseline, name, wording.size, ink, "semibold", subject=network)


def _place(spans: list[tuple[float, float]], offered: list[Wording]) -> tuple[tuple[float, float], Wording]:
    """The first span with room for the best wording that finds room anywhere; else the widest with the least."""
    for wording in offered:
        for left, right in spans:
            if wording.width <= right - left:
                return (left, right), wording
    return max(spans, key=lambda one: one[1] - one[0]), offered[-1]


def _spans(facts: Facts, plan: Plan, network: Id) -> list[tuple[float, float]]:
    """From where to where a network's label may stand: between the lines that pass it on their way further out.

    Below the nodes, these are their lines to the storage, too.
    """
    above = network in facts.above
    lane = facts.above if above else facts.below
    place = lane.index(network)
    further = set(lane[:place] if above else lane[place + 1 :])
    joined = {(face.node, face.network) for face in facts.snapshot.interfaces.values() if face.network in further}
    passing = [plan.lines[one] for one in joined]
    limit = plan.right - 1
    if above and plan.outside is not None:
        limit = plan.outside.left - BESIDE + 0.01
    if not above:
        passing += [plan.storage_line(node) for node in plan.nodes]
    lines = sorted(x for x in passing if x < limit)
    starts, ends = [plan.left, *(x + 6 for x in lines)], [*(x - 6 for x in lines), limit]
    return [(start, end) for start, end in zip(starts, ends, strict=True) if end - start > ICON_ROOM] or [
        (plan.left, limit)
    ]


def _end_below(plan: Plan) -> float:
    """The private network ends before the last line to the storage, so that no stub is left behind it."""
    last = max((area.right for area in plan.nodes.values()), default=plan.right + plan.density.line_x)
    return min(plan.right, last - plan.density.line_x - 10)


def _fabric(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    for node, area in plan.nodes.items():
        x = plan.storage_line(node)
        alive = facts.state is None or facts.state.nodes.get(node) != "down"
        yield from over(plan, x, area.bottom, plan.fabric, set())
        working, there = ways(facts.snapshot, facts.damage, node) if facts.damage.any else (0, 0)
        at = plan.foot + MARK
        if there and not working:
            yield from cut(x, area.bottom, plan.fabric, at, node)
            continue
        stroke, dash = ("wire", ()) if alive else ("ghost", DASH)
        holds = alive and facts.spotlight is not None and any(facts.stock.layers[one] for one in facts.hosted[node])
        wide = max(BOLD, wire_width(facts)) if holds else wire_width(facts)
        yield Line(((x, area.bottom), (x, plan.fabric)), "bus" if holds else stroke, wide, dash, subject=node)
        if working < there:
            yield from sign("warning", x - MARK / 2, at - MARK / 2, MARK, node)
    yield from _bus_of_storage(facts, plan)
    for node in plan.nodes:
        yield Box(plan.storage_line(node) - 2.5, plan.fabric - 2.5, 5, 5, fill="bus", radius=2.5, subject=node)


def _bus_of_storage(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    failed = bool(facts.fabrics) and set(facts.fabrics) <= facts.damage.fabrics
    stroke, dash = ("failed.stroke", DASH) if failed else ("bus", ())
    thick = BUS * 1.5 if facts.detail == "overview" else BUS
    yield Line(((plan.left, plan.fabric), (plan.right, plan.fabric)), stroke, width=thick, dash=dash)
