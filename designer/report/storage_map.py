"""The picture of the shared disks, as large as a page lets it be."""

from __future__ import annotations

from designer.drawing.primitives import Picture
from designer.drawing.storage.facts import facts_of, repeats
from designer.drawing.storage.plan import GAP, LABEL, NARROWEST, PAD
from designer.drawing.storage.view import storage
from designer.drawing.style import MARGIN
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.report.blocks import Figure
from designer.report.context import Context
from designer.report.trim import UPRIGHT, trimmed
from designer.report.wording import counted, ranged, sentence
from designer.topology.evs import disk_text

HIGHEST = 330.0
"""On paper; a higher picture shows disks that are laid out alike once, and then leaves out what lies on them."""

COLUMNS = 2
"""Of cards, on an upright page."""


def storage_map(context: Context) -> Figure:
    """Arrays, groups and disks, with what lies on them where there is room."""
    snapshot = context.snapshot
    title = f"{sentence(counted(len(snapshot.disks), 'disk'))} and the groups that own them"
    held = {store.disk for store in snapshot.stores.values()} - {None}
    disks = listed(ranged([disk_text(disk) for disk in snapshot.disks.values() if disk.id in held]))
    notes = f"Bars: what databases take of {disks}; behind the mark, room stays free (EX-4.38)." if disks else ""
    picture = _drawn(context, contents=True)
    if _height(picture) > HIGHEST:
        picture = _drawn(context, contents=False)
    like = repeats(facts_of(snapshot, context.catalog)) if _height(picture) > HIGHEST else {}
    if like:
        whole = _drawn(context, contents=True, left_out=tuple(like))
        picture = whole if _height(whole) <= HIGHEST else _drawn(context, contents=False, left_out=tuple(like))
        shown = list(dict.fromkeys(like.values()))
        named = listed(ranged(context.names(list(like))))
        title = f"The disks of {named} are laid out like those of {listed(context.names(shown))}"
        notes = "Bars: what databases take of a disk; behind the mark, room stays free (EX-4.38)." if disks else ""
    return Figure(title, picture, notes, "storage-map")


def _drawn(context: Context, *, contents: bool, left_out: tuple[Id, ...] = ()) -> Picture:
    width = 2 * MARGIN + LABEL + PAD + COLUMNS * (NARROWEST + GAP) - GAP
    return trimmed(storage(context.snapshot, context.catalog, width=width, contents=contents, left_out=left_out))


def _height(picture: Picture) -> float:
    """How high it is when it is as wide as an upright page."""
    return picture.height * min(1.0, trimmed(Picture(UPRIGHT, 0)).width / picture.width)
