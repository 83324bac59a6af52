"""The whole run on one line, with the part that is shown: what one sees of a timeline that is zoomed."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.primitives import Box, Line, Primitive
from designer.drawing.style import THIN
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.rows import Story
from designer.drawing.timeline.span import Span

HEIGHT = 22.0
GRIP = 5.0
"""How wide the ends of the part are, by which it is made longer or shorter."""


def overview(story: Story, axis: Axis, span: Span) -> Iterator[Primitive]:
    """Outages of the groups one below the other, faults as ticks, and the part as a frame with two handles."""
    yield Box(axis.left, 3, axis.right - axis.left, HEIGHT - 6, "inset", radius=3)
    groups = [row.service for row in story.rows if row.service is not None]
    pitch = min(4.0, (HEIGHT - 10) / max(1, len(groups)))
    for number, service in enumerate(groups):
        y = 5 + number * pitch
        last = -1.0
        for down in service.downs:
            x, end = axis.x(down.start_ms), axis.x(axis.end_ms if down.end_ms is None else down.end_ms)
            if end < last + 0.5:
                continue
            fill = "failed.fill" if down.end_ms is None else "pending.fill"
            yield Box(x, y, max(1.0, end - x), max(1.0, pitch - 1), fill)
            last = max(end, x + 1)
    for marker in story.markers:
        x = axis.x(marker.at_ms)
        yield Line(((x, 3), (x, HEIGHT - 3)), "failed.text" if marker.fault else "info.text", THIN)
    x, end = frame(axis, span)
    yield Box(x, 1.5, end - x, HEIGHT - 3, "", "accent", 1.5, radius=3)
    for edge in (x, end):
        yield Box(edge - GRIP / 2, 6, GRIP, HEIGHT - 12, "accent", radius=2)


def frame(axis: Axis, span: Span) -> tuple[float, float]:
    """Where the part begins and ends; never too narrow to be held."""
    start, end = axis.x(span.start), axis.x(span.end)
    width = max(end - start, 3 * GRIP)
    x = max(axis.left, min((start + end - width) / 2, axis.right - width))
    return x, x + width
