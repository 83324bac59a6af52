"""Pictures of everything that can fail, and of other layouts, as the command line draws them."""

from __future__ import annotations

from typing import Literal

from designer.app.options import options_for
from designer.app.options_table import table_of
from designer.catalog.schema import Catalog
from designer.drawing.comparing_table import table_picture
from designer.drawing.matrix.facts import matrix_of
from designer.drawing.matrix.loads import capacity_picture
from designer.drawing.matrix.rungs import ladder_picture
from designer.drawing.matrix.view import WIDTH, matrix_picture
from designer.drawing.primitives import Picture
from designer.model.snapshot import Snapshot
from designer.simulation.studies.sweep.cases import Progress
from designer.simulation.studies.sweep.sweep import sweep

SweptView = Literal["matrix", "ladder", "capacity", "options"]


def draw_swept(snapshot: Snapshot, catalog: Catalog, view: SweptView, progress: Progress | None = None) -> Picture:
    """The failure matrix of single faults and pairs, what is left when nodes fail, what each node carries, or options.

    Raises `CannotSimulate`, and `EditError` for options of a design without a virtual server.
    """
    if view == "options":
        return table_picture(table_of(options_for(snapshot, catalog)), WIDTH)
    found = sweep(snapshot, catalog, 1 if view == "ladder" else 2, progress=progress)
    if view == "matrix":
        return matrix_picture(matrix_of(found))
    return ladder_picture(found, WIDTH) if view == "ladder" else capacity_picture(found, WIDTH)
