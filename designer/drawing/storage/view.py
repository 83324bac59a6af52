"""The storage view."""

from __future__ import annotations

from collections.abc import Collection

from designer.catalog.schema import Catalog
from designer.drawing.nothing import nothing_yet
from designer.drawing.primitives import Picture
from designer.drawing.storage.cards import cards
from designer.drawing.storage.facts import facts_of, without, without_contents
from designer.drawing.storage.lanes import lanes
from designer.drawing.storage.plan import plan_of, width_of
from designer.drawing.storage.words import described, titled
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.model.snapshot import Snapshot
from designer.simulation.record.state import ClusterState

WIDTH = 740.0
MOST_COLUMNS = 8


def best_width(snapshot: Snapshot, catalog: Catalog, shape: float) -> float:
    """The width at which the picture is shown largest in a window of this shape, its width by its height."""
    facts = facts_of(snapshot, catalog)
    plans = [plan_of(facts, width_of(columns)) for columns in range(1, MOST_COLUMNS + 1)]
    return width_of(1 + max(range(len(plans)), key=lambda one: min(shape / plans[one].width, 1 / plans[one].height)))


def storage(
    snapshot: Snapshot,
    catalog: Catalog,
    state: ClusterState | None = None,
    *,
    width: float = WIDTH,
    contents: bool = True,
    left_out: Collection[Id] = (),
) -> Picture:
    """Every array with the disks of each group: their letters and mount points, how full they are, what lies on them.

    Without `contents` the disks alone, where what lies on them stands elsewhere; without the groups that are
    `left_out`.

    Areas: arrays, fabrics, groups, disks, storage groups where their logs are, and stores. With a state, groups say on
    which node they are, and disks how they are doing.
    """
    facts = facts_of(snapshot, catalog, state)
    facts = without(facts if contents else without_contents(facts), left_out)
    if facts.is_empty:
        return nothing_yet(
            titled(facts),
            tr("No shared storage yet"),
            (tr("Drag a disk or an array from the palette to here."), tr("A virtual server brings its disks along.")),
        )
    plan = plan_of(facts, width)
    primitives = (*lanes(facts, plan), *cards(facts, plan))
    return Picture(plan.width, plan.height, primitives, plan.areas, titled(facts), described(facts))
