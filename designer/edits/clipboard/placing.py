"""Where what was pasted at a place of the drawing belongs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.edits.legality import Effect, Spot, drop_objects
from designer.foundation.ids import Id
from designer.model.snapshot import OBJECT_TABLES


def place(draft: Draft, catalog: Catalog, objects: Sequence[Id], spot: Spot) -> None:
    """Drop new objects at a place, each kind for itself: as if they had stood elsewhere and were dragged there."""
    for table in OBJECT_TABLES:
        mine = [one for one in objects if one in draft.snapshot.table(table)]
        lane = (table, "storage") if table == "disks" else (table, table)
        known = all(one in draft.snapshot.table(table) for one in spot.order)
        here = spot.lane in lane and bool(spot.order) and known
        order = (*spot.order, *(one for one in mine if one not in spot.order)) if here else ()
        # Each goes into the gap where the one before went, hence the last one first.
        for one in reversed(mine):
            outcome = drop_objects(draft.snapshot, catalog, [one], replace(spot, order=order))
            if isinstance(outcome, Effect):
                draft.do(outcome.diff)
