"""The topology view."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.drawing.geometry import Rect
from designer.drawing.primitives import Picture, Primitive
from designer.drawing.topology.cables import cable_wires
from designer.drawing.topology.detail import Detail
from designer.drawing.topology.empty import empty_picture
from designer.drawing.topology.facts import Facts, facts_of
from designer.drawing.topology.fine_list import fine_areas
from designer.drawing.topology.groups import groups
from designer.drawing.topology.lane import lane
from designer.drawing.topology.networks import network_areas, networks
from designer.drawing.topology.nodes import nodes, owner_numbers
from designer.drawing.topology.outside import outside
from designer.drawing.topology.plan import Plan, plan_of
from designer.drawing.topology.sites import sites
from designer.drawing.topology.stage_props import props_of
from designer.drawing.topology.storage import storage, storage_ground
from designer.drawing.topology.watched import critical_nodes, traces
from designer.drawing.topology.words import described, titled
from designer.drawing.wiring import Wiring
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.spotlight import Spotlight
from designer.simulation.record.state import ClusterState

WIDTH = 740.0
"""What fits between the margins of A4 landscape; on screen the picture is enlarged to the window."""


def topology(  # noqa: PLR0913 - what can be asked of the picture
    snapshot: Snapshot,
    catalog: Catalog,
    state: ClusterState | None = None,
    *,
    selected: Id = "",
    width: float = WIDTH,
    expanded: frozenset[Id] = frozenset(),
    detail: Detail = "normal",
    spotlight: Spotlight | None = None,
    mounted: bool = True,
) -> Picture:
    """The whole cluster in one picture, at one moment of a simulation when `state` is given.

    `width` is what the picture should fill: it is narrower for few nodes, and wider only when the nodes at their
    narrowest need it. For a `selected` group the nodes are numbered in the order in which it would try them, for a
    selected node the storage says which paths it lacks. `expanded` groups list their resources, the others are
    summaries. `detail` changes what is said, never where things stand. With a `spotlight` it is a run that is watched:
    who holds what, what is waited for, where groups came from, and room for everything that the run still brings; what
    moves between two events comes on top (see `designer.drawing.playing`). Unless `mounted`, disks that are mounted
    below others are only counted there.

    Areas: every node, network, disk, group, array and fabric, every server outside the cluster, sites where there are
    several, and every resource that is listed. Wires: the lines of the interfaces, from the node to the network.
    """
    facts = facts_of(snapshot, catalog, state, selected, expanded, detail, spotlight, mounted=mounted)
    if facts.is_empty:
        return empty_picture()
    plan = plan_of(facts, width)
    return Picture(
        plan.width,
        plan.height,
        tuple(_layers(facts, plan)),
        _areas(facts, plan),
        titled(facts),
        described(facts),
        Wiring(lambda: cable_wires(facts, plan)),
        props=props_of(facts, plan),
    )


def _areas(facts: Facts, plan: Plan) -> dict[Id, Rect]:
    outside_cards = plan.outside.cards if plan.outside is not None else {}
    return {
        **network_areas(plan, facts),
        **outside_cards,
        **plan.sites,
        **plan.nodes,
        **plan.storage.areas,
        **plan.groups,
        **plan.rows,
        **fine_areas(facts, plan),
    }


def _layers(facts: Facts, plan: Plan) -> Iterator[Primitive]:
    yield from storage_ground(plan)
    yield from sites(facts, plan)
    yield from networks(facts, plan)
    yield from outside(facts, plan)
    yield from lane(facts, plan)
    yield from storage(facts, plan)
    yield from nodes(facts, plan)
    yield from critical_nodes(facts, plan)
    yield from traces(facts, plan)
    yield from groups(facts, plan)
    yield from owner_numbers(facts, plan)
