"""How far a run has come, as a slim strip: its phases, what strikes when, and the playhead."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.film.reel import Reel
from designer.drawing.geometry import Rect, circle
from designer.drawing.icons import icon
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Line, Primitive, Shape
from designer.foundation.glyphs import Face

TRACK = 6.0
SIGN = 14.0
NOTE = 13.0


def progress(reel: Reel, at_ms: float, room: Rect, unit: float) -> Iterator[Primitive]:
    """The strip: icons of what strikes above a track that fills up, names of phases below it."""
    middle = room.y + 18 * unit
    height = TRACK * unit
    yield Box(room.x, middle - height / 2, room.w, height, "grid", radius=height / 2)
    here = x_of(reel, at_ms, room)
    if here > room.x:
        yield Box(room.x, middle - height / 2, here - room.x, height, "accent", radius=height / 2)
    for phase in reel.story.phases:
        yield from _phase(reel, phase.start_ms, phase.end_ms, phase.label, at_ms, room, unit)
    for marker in reel.story.markers:
        x = min(room.right - SIGN / 2 * unit, max(room.x + SIGN / 2 * unit, x_of(reel, marker.at_ms, room)))
        role = "failed.text" if marker.fault else "info.text"
        size = SIGN * unit
        yield from icon(marker.icon, Rect(x - size / 2, middle - size - 5 * unit, size, size), role)
    yield Shape(circle(here, middle, 6.5 * unit), fill="canvas", stroke="accent", width=3 * unit)


def x_of(reel: Reel, at_ms: float, room: Rect) -> float:
    """Where a moment lies on the strip."""
    return room.x + room.w * min(1.0, max(0.0, at_ms / reel.length_ms))


def _phase(  # noqa: PLR0913 - a stretch of the strip and where it lies
    reel: Reel, start: int, end: int, label: str, at_ms: float, room: Rect, unit: float
) -> Iterator[Primitive]:
    x, right = x_of(reel, start, room), x_of(reel, end, room)
    middle, size = room.y + 18 * unit, NOTE * unit
    now = start <= at_ms < end
    yield Line(((x, middle - 3 * unit), (x, middle + 3 * unit)), "canvas", 1.5 * unit)
    if text_width(label, "regular", size) <= right - x - 4 * unit:
        face: Face = "semibold" if now else "regular"
        yield Label((x + right) / 2, middle + 21 * unit, label, size, "ink" if now else "faint", face, "middle")
