"""The rows of a zoomed timeline: names, bars, float and lengths, as far as they can be seen."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import replace

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide_middle, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.style import HAIR
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.bars import BAR, Look, look_of
from designer.drawing.timeline.chart import meanings
from designer.drawing.timeline.lengths import length
from designer.drawing.timeline.rows import Kind, Row, Segment
from designer.drawing.timeline.trace.layout import GAP, ICON, INDENT, LEFT, RIGHT, ROW, SIZE, Layout, Track
from designer.foundation.glyphs import Face

TICKS = 64.0
"""Lines of the grid are so far apart at least."""

NARROW = 1.5
"""Bars that are narrower than so many pixels make one piece with their neighbours."""

HATCHED = 5.0
"""A bar that is narrower than this has no hatch, pixels: there would be no room for a stripe."""

WORK: frozenset[Kind] = frozenset({"online", "offline", "replay"})
_RANK: Mapping[Kind, int] = {"steady": 0, "wait": 1, "online": 2, "offline": 2, "replay": 2, "failed": 3}
"""Of several bars in one piece the one with the highest rank is shown."""

Piece = tuple[float, float, Kind, Segment | None]
"""From x to x, what is painted, and the bar that it is, if it is one alone."""


def grid(layout: Layout, top: float, bottom: float) -> Iterator[Primitive]:
    """The lines behind the bars."""
    for ms, _ in layout.axis.ticks(TICKS):
        x = layout.axis.x(ms)
        yield Line(((x, top), (x, bottom)), "grid", HAIR + 0.4)


def rows(layout: Layout, top: float, bottom: float) -> Iterator[Primitive]:
    """Everything on the rows between two heights but their headings, in pixels of the whole."""
    for line in layout.between(top, bottom):
        if line.track.row.heading:
            continue
        yield from name(layout, line.track.row, line.top + 11, 0.0 if line.heading is None else INDENT)
        yield from _bars(layout.axis, line.track, line.top + ROW / 2, layout.axis.right + RIGHT)


def legend(layout: Layout, baseline: float) -> Iterator[Primitive]:
    """What the bars mean, as far as there is room."""
    x = LEFT + INDENT
    for kind, critical, text in meanings(layout.prepared.story):
        end = x + 27 + text_width(text, "regular", SIZE - 1)
        if end > layout.width - RIGHT:
            return
        if kind == "slack":
            yield Box(x, baseline - 7.5, 22, 7, "inset", "ghost")
        else:
            yield _painted(look_of(kind, critical), x, baseline - 4, 22, "")
        yield Label(x + 27, baseline, text, SIZE - 1, "faint")
        x = end + 14


def name(layout: Layout, row: Row, baseline: float, indent: float) -> Iterator[Primitive]:
    """Icon and name of a row; a name is cut in its middle where the column is not wide enough."""
    x = LEFT + indent
    if row.icon:
        yield from icon(row.icon, Rect(x, baseline - 9.5, 11.5, 11.5), "icon", row.subject)
        x += ICON
    face: Face = "semibold" if row.critical or row.heading else "regular"
    text = elide_middle(row.label, face, SIZE, layout.axis.left - GAP + 4 - x)
    role = "heading" if row.heading else "ink" if row.critical else "muted"
    yield Label(x, baseline, text, SIZE, role, face, subject=row.subject)


def pieces(axis: Axis, track: Track) -> list[Piece]:
    """What of a row's bars is painted: bars that are too narrow make one piece with their neighbours."""
    bars = track.bars
    place = max(0, bisect_right(track.starts, axis.start_ms) - 1)
    last = bisect_left(track.starts, axis.end_ms + 1)
    a_pixel = NARROW * axis.span_ms / max(1.0, axis.right - axis.left)
    found: list[Piece] = []
    while place < last:
        bar = bars[place]
        if bar.end_ms - bar.start_ms >= a_pixel or place + 1 == last or bars[place + 1].start_ms > bar.end_ms + a_pixel:
            if bar.end_ms >= axis.start_ms:
                found.append((axis.x(bar.start_ms), axis.x(bar.end_ms), bar.kind, bar))
            place += 1
            continue
        until, worst = bar.start_ms + a_pixel, bar.kind
        while place < last and bars[place].start_ms < until:
            if _RANK[bars[place].kind] > _RANK[worst]:
                worst = bars[place].kind
            if bars[place].end_ms - bars[place].start_ms >= a_pixel:
                break
            place += 1
        x, end = axis.x(bar.start_ms), axis.x(until)
        if found and found[-1][3] is None and found[-1][2] == worst and found[-1][1] >= x - 0.5:
            found[-1] = (found[-1][0], end, worst, None)
        else:
            found.append((x, end, worst, None))
    return found


def _bars(axis: Axis, track: Track, middle: float, edge: float) -> Iterator[Primitive]:
    row, painted = track.row, pieces(axis, track)
    lengths: list[Label] = []
    taken: dict[int, float] = {}
    for number, (x, end, kind, bar) in enumerate(painted):
        if bar is None or kind not in WORK:
            continue
        room = edge - 4
        if number + 1 < len(painted):
            following = painted[number + 1]
            room = following[1] - 6 if following[2] in ("steady", "wait") else following[0]
        label = _length(row, bar, (x, end, room), middle)
        if label is not None:
            lengths.append(label)
            if label.x > end:
                taken[bar.end_ms] = label.x + text_width(label.text, "regular", label.size) + 4
    for slack in track.floats:
        if slack.end_ms > axis.start_ms and slack.start_ms < axis.end_ms:
            yield from _float(axis, slack, taken.get(slack.start_ms, 0.0), middle, row.subject)
    for x, end, kind, bar in painted:
        start = max(x, taken.get(bar.start_ms, x)) if bar is not None else x
        yield _painted(look_of(kind, row.critical), start, middle, end - start, row.subject)
    yield from lengths


def _length(row: Row, bar: Segment, places: tuple[float, float, float], middle: float) -> Label | None:
    """How long a bar lasts: in it, or behind it where there is room; in neither, its tip tells."""
    x, end, room = places
    text = length(bar.end_ms - bar.start_ms)
    width = text_width(text, "regular", SIZE - 1)
    if end - x >= width + 8 and bar.kind == "online":
        return Label(x + 4, middle + 3.5, text, SIZE - 1, "on.accent" if row.critical else "ink", subject=row.subject)
    if end + 4 + width <= room:
        return Label(end + 4, middle + 3.5, text, SIZE - 1, "ink" if row.critical else "faint", subject=row.subject)
    return None


def _float(axis: Axis, slack: Segment, from_x: float, middle: float, subject: str) -> Iterator[Primitive]:
    x, end = max(from_x, axis.x(slack.start_ms)), axis.x(slack.end_ms)
    if end > x:
        yield Box(x, middle - 3.5, end - x, 7, "inset", "ghost", subject=subject)


def _painted(look: Look, x: float, middle: float, width: float, subject: str) -> Box:
    if look.hatch and width < HATCHED:
        look = replace(look, fill=look.fill or look.ink, hatch="")
    height = 11.0 if look.height == BAR and look.fill != "failed.fill" else min(look.height, 7.0)
    return Box(
        x,
        middle - height / 2,
        max(1.0, width),
        height,
        fill=look.fill,
        stroke=look.stroke,
        radius=2.0 if height == 11.0 and not look.hatch and width > 4 else 0.0,
        hatch=look.hatch,
        ink=look.ink,
        pitch=4.0,
        subject=subject,
    )
