"""The phases of an outage above the rows of a zoomed timeline, and a stretch of time that is measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.style import THIN
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.lengths import CLOCK_MS, length
from designer.drawing.timeline.rows import Phase, Story
from designer.drawing.timeline.trace.layout import GAP, LEFT, SIZE
from designer.foundation.language import tr
from designer.foundation.units import seconds

BAND = 18.0
"""How high the band is."""


def band(axis: Axis, phases: Sequence[Phase], of: str) -> Iterator[Primitive]:
    """The phases with their names where there is room; `of` says at the left whose they are."""
    label = tr("Phases of {name}").format(name=of) if of else ""
    yield Label(LEFT, 12.5, elide(label, "regular", SIZE - 1, axis.left - GAP - LEFT), SIZE - 1, "faint")
    for phase in phases:
        if phase.end_ms <= axis.start_ms or phase.start_ms >= axis.end_ms:
            continue
        x, end = axis.x(phase.start_ms), axis.x(phase.end_ms)
        if end - x < 1:
            continue
        yield Box(x, 2, max(1.0, end - x - 1), BAND - 4, "inset", radius=2)
        for text in (f"{phase.label} {length(phase.end_ms - phase.start_ms)}", phase.label):
            if text_width(text, "regular", SIZE - 1) <= end - x - 8:
                yield Label((x + end) / 2, 12.5, text, SIZE - 1, "muted", anchor="middle")
                break


def boundaries(axis: Axis, phases: Sequence[Phase], top: float, bottom: float) -> Iterator[Primitive]:
    """Where a phase begins or the last one ends, through the rows."""
    moments = {phase.start_ms for phase in phases} | {phase.end_ms for phase in phases[-1:]}
    for ms in sorted(moments):
        if axis.shows(ms):
            yield Line(((axis.x(ms), top), (axis.x(ms), bottom)), "rule", THIN)


def phases_of(story: Story, subject: str) -> tuple[str, Sequence[Phase]]:
    """Whose phases are shown, and which: the longest outage that ended of the group `subject`, else of any group."""
    groups = [row for row in story.rows if row.service is not None]
    wanted = [row for row in groups if row.subject == subject] or groups
    outages = [
        (down.end_ms - down.start_ms, row.label, down.phases)
        for row in wanted
        for down in (row.service.downs if row.service is not None else ())
        if down.end_ms is not None and down.phases
    ]
    if not outages:
        return "", ()
    _, label, phases = max(outages, key=lambda outage: outage[0])
    return label, phases


def measured(axis: Axis, start: float, end: float, top: float, height: float) -> Iterator[Primitive]:
    """A stretch of time that was marked, with its length."""
    x, right = axis.x(start), axis.x(end)
    ms = round(end - start)
    text = seconds(ms) if ms < CLOCK_MS else length(ms)
    width = text_width(text, "semibold", SIZE) + 10
    yield Line(((x, 0), (x, top + height)), "accent", THIN)
    yield Line(((right, 0), (right, top + height)), "accent", THIN)
    at = max(axis.left, min((x + right - width) / 2, axis.right - width))
    yield Box(at, top, width, height, "accent", radius=2)
    yield Label(at + 5, top + height / 2 + 4, text, SIZE, "on.accent", "semibold")
