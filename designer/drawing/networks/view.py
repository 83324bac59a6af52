"""The networks view."""

from __future__ import annotations

from designer.catalog.schema import Catalog
from designer.drawing.networks.chips import chips
from designer.drawing.networks.facts import facts_of
from designer.drawing.networks.lanes import PROMISE, lanes, promise
from designer.drawing.networks.plan import plan_of
from designer.drawing.networks.wires import paths, wires
from designer.drawing.networks.words import described, titled
from designer.drawing.nothing import nothing_yet
from designer.drawing.primitives import Picture
from designer.drawing.wiring import Wiring
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.record.state import ClusterState

WIDTH = 740.0


def networks(
    snapshot: Snapshot, catalog: Catalog, state: ClusterState | None = None, *, width: float = WIDTH
) -> Picture:
    """Every network as a bus, the first in the cluster's priorities on top, with all that has an address on it.

    Areas: networks (their lanes), nodes, interfaces, IP Address resources and servers outside the cluster. Wires:
    interfaces, from the node to the bus. With a state, addresses are where their groups are, and interfaces and
    networks look as they do.
    """
    facts = facts_of(snapshot, catalog, state)
    if facts.is_empty:
        return nothing_yet(
            titled(facts),
            tr("No networks yet"),
            (
                tr("Drag a network from the palette to here:"),
                tr("it comes with a subnet, and every node gets an address on it."),
            ),
        )
    plan = plan_of(facts, width)
    primitives = (*lanes(facts, plan), *wires(facts, plan), *chips(facts, plan), *promise(facts, plan))
    return Picture(
        plan.width,
        plan.height + (PROMISE if not facts.networks else 0.0),
        primitives,
        plan.areas,
        titled(facts),
        described(facts),
        Wiring(lambda: paths(facts, plan)),
    )
