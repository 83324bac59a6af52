"""Which picture the canvas shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from designer.app.desk.words import Hanging, View
from designer.catalog.schema import Catalog
from designer.drawing.primitives import Picture
from designer.drawing.topology import Detail, topology
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.topology.roles import first_server

if TYPE_CHECKING:
    from designer.drawing.owners import Cell
    from designer.simulation.outcome.spotlight import Spotlight
    from designer.simulation.record.state import ClusterState

WIDTH = 740.0
NARROWEST, WIDEST = 520.0, 1000.0
USUAL_HEIGHT = 430.0
"""How high a picture usually is; its width is chosen so that both together have the shape of the window."""

COMFORTABLE = 160.0
"""So wide should a node and the gap beside it be, that everything on its cards finds room."""

STEP = 20.0
"""Widths are multiples of this, so that not every pixel of another window size lays everything out anew."""


TREES: Mapping[Hanging, tuple[str, ...]] = {
    "own": (),
    "2000": ("exchange-2000",),
    "2003": ("exchange-2003",),
    "both": ("exchange-2000", "exchange-2003"),
}
"""The trees of the catalogue that are shown instead of the design's own dependencies."""


@dataclass(frozen=True, slots=True)
class Scenery:
    """All that a picture depends on: view, the `group` for dependencies, the selected object, a state if any, the
    width that the picture should fill, the groups that list their resources, how much the topology says, the cell of
    the ownership matrix that the keyboard is in, whose dependencies are shown (the design's or a version's), and what
    deserves the eye while a run is watched."""

    view: View = "topology"
    group: Id = ""
    selected: Id = ""
    state: ClusterState | None = None
    width: float = WIDTH
    expanded: frozenset[Id] = frozenset()
    detail: Detail = "normal"
    cell: Cell | None = None
    hanging: Hanging = "own"
    spotlight: Spotlight | None = None


def draw(snapshot: Snapshot, catalog: Catalog, scenery: Scenery) -> Picture:
    """The picture of a design. Dependencies are those of the group, else of the selected one, else of the first."""
    picture = _drawn(snapshot, catalog, scenery)
    if scenery.spotlight is None:
        return picture
    from designer.drawing.playing import with_places  # the window opens with the design

    return with_places(picture, snapshot)


def _drawn(snapshot: Snapshot, catalog: Catalog, scenery: Scenery) -> Picture:
    if scenery.view == "dependencies":
        from designer.drawing.dependencies import compared, dependencies  # the window opens with the topology
        from designer.simulation.plan.times import times_of

        group = shown_group(snapshot, scenery)
        if scenery.hanging != "own" and scenery.state is None and snapshot.members(group):
            return compared(snapshot, catalog, group, TREES[scenery.hanging], width=scenery.width)
        times = times_of(snapshot, catalog) if scenery.state is None else None
        return dependencies(snapshot, catalog, group, scenery.state, times=times, width=scenery.width)
    if scenery.view == "networks":
        from designer.drawing.networks import networks

        return networks(snapshot, catalog, scenery.state, width=scenery.width)
    if scenery.view == "storage":
        from designer.drawing.storage import storage

        return storage(snapshot, catalog, scenery.state, width=scenery.width)
    if scenery.view == "owners":
        from designer.drawing.owners import owners

        return owners(
            snapshot, catalog, scenery.state, width=scenery.width, expanded=scenery.expanded, cell=scenery.cell
        )
    return topology(
        snapshot,
        catalog,
        scenery.state,
        selected=scenery.selected,
        width=scenery.width,
        expanded=scenery.expanded,
        detail=scenery.detail,
        spotlight=scenery.spotlight,
    )


def width_for(snapshot: Snapshot, catalog: Catalog, view: View, window_width: float, window_height: float) -> float:
    """The width with which the picture fills a window of this size best: as large as it goes, without crowding."""
    if view == "storage":
        from designer.drawing.storage import best_width

        return best_width(snapshot, catalog, window_width / max(1.0, window_height))
    least = min(WIDTH, max(NARROWEST, 48 + COMFORTABLE * len(snapshot.nodes)))
    wanted = USUAL_HEIGHT * window_width / max(1.0, window_height)
    return round(min(WIDEST, max(least, wanted)) / STEP) * STEP


def shown_group(snapshot: Snapshot, scenery: Scenery) -> Id:
    """The group whose dependencies are shown; "" in a design without groups."""
    for wanted in (scenery.group, scenery.selected):
        if wanted in snapshot.groups:
            return wanted
    return first_server(snapshot) or ""
