"""The picture of the shared disks, as large as a page lets it be."""

from __future__ import annotations

from designer.drawing.primitives import Picture
from designer.drawing.storage.plan import GAP, LABEL, NARROWEST, PAD
from designer.drawing.storage.view import storage
from designer.drawing.style import MARGIN
from designer.foundation.units import listed
from designer.report.blocks import Figure
from designer.report.context import Context
from designer.report.trim import UPRIGHT, trimmed
from designer.report.wording import counted, ranged, sentence
from designer.topology.evs import disk_text

HIGHEST = 330.0
"""On paper; a higher picture leaves out what lies on the disks, which the tables of stores hold."""

UPRIGHT_COLUMNS, LANDSCAPE_COLUMNS = 2, 4
PAGE = 600.0
"""Height that is left on a page of its own."""


def storage_map(context: Context) -> Figure:
    """Arrays, groups and disks, with what lies on them where there is room."""
    title = f"{sentence(counted(len(context.snapshot.disks), 'disk'))} and the groups that own them"
    held = {store.disk for store in context.snapshot.stores.values()} - {None}
    disks = listed(ranged([disk_text(disk) for disk in context.snapshot.disks.values() if disk.id in held]))
    notes = f"Bars: what databases take of {disks}; behind the mark, room stays free (EX-4.38)." if disks else ""
    upright = _drawn(context, UPRIGHT_COLUMNS, contents=True)
    if _height(upright) > HIGHEST:
        upright = _drawn(context, UPRIGHT_COLUMNS, contents=False)
    if _height(upright) > PAGE:
        wide = _drawn(context, LANDSCAPE_COLUMNS, contents=False)
        return Figure(title, wide, notes, "storage-map", own_page=True)
    return Figure(title, upright, notes, "storage-map")


def _drawn(context: Context, columns: int, *, contents: bool) -> Picture:
    width = 2 * MARGIN + LABEL + PAD + columns * (NARROWEST + GAP) - GAP
    return trimmed(storage(context.snapshot, context.catalog, width=width, contents=contents))


def _height(picture: Picture) -> float:
    """How high it is when it is as wide as an upright page."""
    return picture.height * min(1.0, trimmed(Picture(UPRIGHT, 0)).width / picture.width)
