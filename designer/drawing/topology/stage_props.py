"""Where in the topology something moves while a run is watched."""

from __future__ import annotations

from designer.drawing.geometry import Point, Rect
from designer.drawing.props import NO_PROPS, Props
from designer.drawing.style import SMALL
from designer.drawing.topology.facts import Facts
from designer.drawing.topology.group_plan import is_listed
from designer.drawing.topology.groups import progress_line
from designer.drawing.topology.plan import Plan, waiting_places
from designer.drawing.topology.shelves import QUORUM
from designer.drawing.topology.storage import quorum_room
from designer.drawing.topology.tokens import token_places
from designer.foundation.ids import Id

TRAIL = 3.0
"""How far below the lane the ways of groups run: above the addresses of the nodes."""

DOOR = 9.0
"""Where such a way ends, from the right edge of a node."""


def props_of(facts: Facts, plan: Plan) -> Props:
    """All of it; nothing in the design."""
    if facts.spotlight is None:
        return NO_PROPS
    witness = next((rect for shelf, rect in plan.storage.shelves if shelf.stack.key == QUORUM), None)
    lines = {
        group: line for group, rect in plan.groups.items() if (line := progress_line(facts, plan.density, group, rect))
    }
    if witness is not None and facts.detail != "overview":
        lines[QUORUM] = quorum_room(witness)
    return Props(
        spots=_spots(facts, plan),
        lines=lines,
        size=SMALL,
        origins=_origins(facts, plan),
        rests=_rests(facts, plan),
        cables=_cables(facts, plan),
        posts=_posts(facts, plan),
        trail=plan.lane.bottom + TRAIL if plan.lane is not None else None,
        doors={node: (area.right - DOOR, area.y) for node, area in plan.nodes.items()},
        witness=witness,
        stakes={node: _stake(plan, node, witness) for node in plan.nodes} if witness is not None else {},
    )


def _spots(facts: Facts, plan: Plan) -> dict[Id, Rect]:
    spots = dict(plan.rows)
    if facts.detail == "normal":
        for group, rect in plan.groups.items():
            if not is_listed(facts, group) and rect.h > plan.density.brief + 2:
                spots |= token_places(facts, plan.density, group, rect)
    return spots


def _rests(facts: Facts, plan: Plan) -> dict[Id, tuple[Id, ...]]:
    """The rows on the cards of expanded groups."""
    return {
        group: tuple(one for layer in facts.stock.layers[group] for one in layer if one in plan.rows)
        for group in plan.groups
        if is_listed(facts, group)
    }


def _origins(facts: Facts, plan: Plan) -> dict[Id, Rect]:
    """Where cards set out that are arriving: in the lane if they waited there, else on the node that they left."""
    found: dict[Id, Rect] = {}
    assert facts.spotlight is not None
    for one in facts.spotlight.arrivals:
        if one.waited and plan.lane is not None:
            waiting = [group for group, _ in one.queue]
            queue = [group for group in facts.groups if group in waiting]
            places = waiting_places(facts, plan.lane, plan.nodes, plan.density, queue, dict(one.queue))
            found[one.group] = places.get(one.group, plan.lane)
        elif one.group in plan.traces:
            found[one.group] = plan.traces[one.group]
        elif one.origin in plan.nodes:
            found[one.group] = plan.nodes[one.origin]
    return found


def _cables(facts: Facts, plan: Plan) -> dict[tuple[Id, Id], tuple[Point, ...]]:
    """From the node to the network, by network and node."""
    found: dict[tuple[Id, Id], tuple[Point, ...]] = {}
    for interface in facts.snapshot.interfaces.values():
        node, network = interface.node, interface.network
        if network in plan.buses and node in plan.nodes:
            x, area = plan.lines[node, network], plan.nodes[node]
            edge = area.y if network in facts.above else area.bottom
            found[network, node] = ((x, edge), (x, plan.buses[network]))
    return found


def _posts(facts: Facts, plan: Plan) -> dict[Id, tuple[Id, ...]]:
    cables = _cables(facts, plan)
    return {network: tuple(node for node in plan.nodes if (network, node) in cables) for network in plan.buses}


def _stake(plan: Plan, node: Id, witness: Rect) -> tuple[Point, ...]:
    """From a node down to the storage, along it, and down to the quorum."""
    x, below = plan.storage_line(node), witness.centre[0]
    return ((x, plan.nodes[node].bottom), (x, plan.fabric), (below, plan.fabric), (below, witness.y))
