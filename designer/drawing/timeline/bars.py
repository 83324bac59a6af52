"""The bars of one row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.drawing.primitives import Box, Hatch, Primitive
from designer.drawing.style import DASH
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.rows import Kind, Row, Segment

BAR = 9.0
LEAST = 1.2
"""A bar that lasts no time at all is still this wide."""


@dataclass(frozen=True, slots=True)
class Look:
    """Height, fill, edge and hatch of a kind of bar."""

    height: float
    fill: str
    stroke: str = ""
    hatch: Hatch = ""
    ink: str = ""
    dash: tuple[float, ...] = ()


_LOOKS: dict[Kind, Look] = {
    "online": Look(BAR, "bar.light"),
    "offline": Look(BAR, "bar.light", hatch="\\", ink="card"),
    "replay": Look(BAR, "bar.light", hatch=".", ink="accent"),
    "wait": Look(BAR / 3, "", hatch="|", ink="ghost"),
    "failed": Look(BAR, "failed.fill"),
    "steady": Look(1.25, "online.stroke"),
    "slack": Look(5.0, "inset", "ghost"),
    "compare": Look(BAR, "", "ghost", dash=DASH),
}
_CRITICAL: dict[Kind, Look] = {
    "online": Look(BAR, "accent"),
    "offline": Look(BAR, "accent", hatch="\\", ink="on.accent"),
    "replay": Look(BAR, "accent", hatch=".", ink="on.accent"),
}


def look_of(kind: Kind, critical: bool) -> Look:
    """How a bar is painted."""
    return _CRITICAL.get(kind, _LOOKS[kind]) if critical else _LOOKS[kind]


def bars(row: Row, axis: Axis, middle: float) -> Iterator[Primitive]:
    """The row's bars about the height `middle`; outlines for comparison and float lie below the others."""
    for segment in sorted(row.segments, key=lambda one: (one.kind != "compare", one.kind != "slack")):
        if segment.start_ms > axis.end_ms:
            continue
        yield from _bar(segment, row, axis, middle)


def swatch(look: Look, x: float, middle: float, width: float) -> Box:
    """A bar as it stands in the legend."""
    return _painted(look, x, middle, width, "")


def _bar(segment: Segment, row: Row, axis: Axis, middle: float) -> Iterator[Primitive]:
    x, end = axis.x(segment.start_ms), axis.x(segment.end_ms)
    yield _painted(look_of(segment.kind, row.critical), x, middle, max(LEAST, end - x), row.subject)


def _painted(look: Look, x: float, middle: float, width: float, subject: str) -> Box:
    return Box(
        x,
        middle - look.height / 2,
        width,
        look.height,
        fill=look.fill,
        stroke=look.stroke,
        radius=1.5 if look.height == BAR and not look.hatch else 0.0,
        dash=look.dash,
        hatch=look.hatch,
        ink=look.ink,
        pitch=3.0,
        subject=subject,
    )
