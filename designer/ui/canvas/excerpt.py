"""Some cards of a picture as a picture of their own."""

from __future__ import annotations

from collections.abc import Collection

from designer.drawing.geometry import bounding
from designer.drawing.primitives import Picture, moved
from designer.foundation.ids import Id
from designer.ui.canvas.pieces import pieces_of

EDGE = 12.0
"""Room around the cards."""


def excerpt(picture: Picture, subjects: Collection[Id]) -> Picture | None:
    """The cards of these objects with what stands on them, where they stand; None when none of them has a card."""
    shown = [picture.areas[one] for one in subjects if one in picture.areas]
    if not shown:
        return None
    wanted = {
        one
        for one, area in picture.areas.items()
        if any(frame.contains(area.x, area.y) and frame.contains(area.right, area.bottom) for frame in shown)
    }
    frame = bounding(shown).inset(-EDGE)
    primitives = tuple(
        moved(primitive, -frame.x, -frame.y)
        for (subject, part, _), piece in pieces_of(picture).items()
        if part == "card" and subject in wanted
        for primitive in piece.primitives
    )
    areas = {one: picture.areas[one].moved(-frame.x, -frame.y) for one in wanted}
    return Picture(frame.w, frame.h, primitives, areas, picture.title)
