"""Which picture the canvas shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.catalog.schema import Catalog
from designer.drawing.dependencies import dependencies
from designer.drawing.primitives import Picture
from designer.drawing.topology import topology
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.state import ClusterState
from designer.simulation.times import times_of

View = Literal["topology", "dependencies"]


@dataclass(frozen=True, slots=True)
class Scenery:
    """All that a picture depends on: view, the `group` for dependencies, the selected object, and a state if any."""

    view: View = "topology"
    group: Id = ""
    selected: Id = ""
    state: ClusterState | None = None


def draw(snapshot: Snapshot, catalog: Catalog, scenery: Scenery) -> Picture:
    """The picture of a design. Dependencies are those of the group, else of the selected one, else of the first EVS."""
    if scenery.view == "dependencies":
        group = shown_group(snapshot, scenery)
        times = times_of(snapshot, catalog) if scenery.state is None else None
        return dependencies(snapshot, catalog, group, scenery.state, times=times)
    return topology(snapshot, catalog, scenery.state, selected=scenery.selected)


def shown_group(snapshot: Snapshot, scenery: Scenery) -> Id:
    """The group whose dependencies are shown; "" in a design without groups."""
    for wanted in (scenery.group, scenery.selected):
        if wanted in snapshot.groups:
            return wanted
    servers = snapshot.groups_of_kind("evs") or list(snapshot.groups.values())
    return servers[0].id if servers else ""
