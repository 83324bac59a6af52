"""What the cards say while a run is watched: what a group waits for, where it went, and who asks for the quorum."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Box, Label, Primitive
from designer.drawing.style import CARD_RADIUS, DASH, ITEM_RADIUS, SMALL
from designer.drawing.topology.density import Density
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.fitting import FROM_AFAR, fitting
from designer.drawing.topology.plan import Plan
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr

RING = 1.25
"""Width of the ring around what an outage waits for."""

APART = 1.5
"""How far such a ring is from what it surrounds."""


def ring(rect: Rect, subject: Id, radius: float = ITEM_RADIUS) -> Box:
    """The ring around what an outage waits for."""
    outer = rect.inset(-APART)
    return Box(outer.x, outer.y, outer.w, outer.h, "", "accent", RING, radius + APART, subject=subject)


def critical_nodes(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Rings around the nodes that an outage waits for."""
    for node, area in plan.nodes.items():
        if facts.is_critical(node):
            yield ring(area, node, CARD_RADIUS)


def about_node(facts: Facts, node: Id) -> str:
    """What is special about a node right now; "" for nothing."""
    light, state = facts.spotlight, facts.state
    if light is None or state is None:
        return ""
    if any(node in one.nodes for one in light.silences):
        return tr("not noticed yet")
    if any(node == one.node for one in light.arbitrations):
        return tr("arbitrates")
    return tr("quorum") if state.quorum_owner == node else ""


def transit_words(facts: Facts, group: Id) -> list[str]:
    """What is said of a group on no node, the most first."""
    light = facts.spotlight
    one = next((one for one in light.transits if one.group == group), None) if light is not None else None
    target = one.target_at(light.at) if one is not None and light is not None else None
    plain = tr("In transit")
    if target is None and light is not None and light.arbitrations:
        return [tr("In transit, waits for the quorum"), plain]
    if target is None:
        return [plain]
    return [tr("In transit to {node}").format(node=facts.snapshot.name_of(target)), plain]


def refusal_words(facts: Facts, group: Id) -> list[str]:
    """Error 5018 in one line, the most first; nothing for a group that it spares."""
    refusal = facts.spotlight.refusals.get(group) if facts.spotlight is not None else None
    if refusal is None:
        return []
    nodes = listed([facts.snapshot.name_of(node) for node in refusal.nodes])
    times = plural(refusal.count, tr("time"))
    return [
        tr("Error 5018 on {nodes}, {times}: one EVS per node").format(nodes=nodes, times=times),
        tr("Error 5018 ({count} ×): one EVS per node").format(count=refusal.count),
        tr("5018 ({count} ×): one EVS per node").format(count=refusal.count),
        tr("Error 5018, {times}").format(times=times),
        "5018",
    ]


def users_words(facts: Facts, group: Id) -> list[str]:
    """How many users of a server wait for it; nothing for one that works."""
    count = facts.spotlight.toll.without.get(group, 0) if facts.spotlight is not None else 0
    short = tr("{users:,} cut off").format(users=count)
    if is_under_way(facts, group):
        return [short] if count else []
    return (
        [tr("{users:,} users cut off").format(users=count), tr("{users:,} cut off").format(users=count)]
        if count
        else []
    )


def about_network(facts: Facts, network: Id) -> list[str]:
    """What is being found out about a network, the most first; nothing when all is well or known."""
    light = facts.spotlight
    one = next((one for one in light.judgings if one.network == network), None) if light is not None else None
    if one is None or light is None:
        return []
    if light.at < one.pinged:
        return [tr("heartbeats missed")]
    return [tr("heartbeats missed: its nodes ping hosts outside"), tr("heartbeats missed")]


def is_under_way(facts: Facts, group: Id) -> bool:
    """Whether the progress of a group's resources is told on its card."""
    return facts.spotlight is not None and any(one.group == group for one in facts.spotlight.pending)


def traces(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    """Where groups were that are on no node, or on another one that has not got all of it online."""
    for node in plan.nodes:
        for group in facts.traced.get(node, ()):
            yield from _trace(facts, plan.density, node, group, plan.traces[group])


def _trace(facts: Facts, density: Density, node: Id, group: Id, rect: Rect) -> Iterator[Primitive]:
    yield Box(rect.x, rect.y, rect.w, rect.h, "lane", "ghost", radius=ITEM_RADIUS, dash=DASH, subject=node)
    left, room = rect.x + density.band + density.pad, rect.w - density.band - 2 * density.pad
    name = facts.snapshot.groups[group].name
    if facts.detail == "overview":
        yield fitting(name, (left, rect.centre[1]), room, FROM_AFAR, "faint", node)
        return
    shown = elide_middle(name, "semibold", density.group_name, room)
    yield Label(left, rect.y + density.first, shown, density.group_name, "faint", "semibold", subject=node)
    owner = facts.state.owners.get(group) if facts.state is not None else None
    told = tr("in transit") if owner is None else tr("now on {node}").format(node=facts.snapshot.name_of(owner))
    if text_width(told, "regular", SMALL) <= room and rect.h >= density.second + 3:
        yield Label(left, rect.y + density.second, told, SMALL, "muted", subject=node)
