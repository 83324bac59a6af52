"""Which picture the canvas shows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.catalog.schema import Catalog
from designer.drawing.primitives import Picture
from designer.drawing.topology import topology
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.state import ClusterState

View = Literal["topology", "dependencies"]


@dataclass(frozen=True, slots=True)
class Scenery:
    """All that a picture depends on: the view, for dependencies the `group`, the selected group, and a state if any."""

    view: View = "topology"
    group: Id = ""
    selected: Id = ""
    state: ClusterState | None = None


def draw(snapshot: Snapshot, catalog: Catalog, scenery: Scenery) -> Picture:
    """The picture of a design."""
    return topology(snapshot, catalog, scenery.state, selected=scenery.selected)
