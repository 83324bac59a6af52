"""The whole chart: phases above, rows with their names, axis and legend below, the result as a flag."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.style import BODY, BOLD, DASH, HAIR, MARGIN, SMALL, THIN
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.bars import bars, look_of, swatch
from designer.drawing.timeline.rows import Kind, Row, Story
from designer.foundation.glyphs import Face
from designer.foundation.language import tr
from designer.foundation.units import seconds

PITCH = 14.0
HEADING = 20.0
BAND = 15.0
LABELS = 0.34
"""Share of the width that the names may take."""

NOTE = 32.0
"""Room at the right for the duration of a bar that ends with the chart."""

MARKER = 40.0
"""Markers with less room than this go without their text."""

WIDTH = 740.0
_WORK: tuple[Kind, ...] = ("online", "offline", "replay", "wait")
_LEGEND: tuple[tuple[Kind, bool, str], ...] = (
    ("online", True, tr("Critical path")),
    ("online", False, tr("Coming online")),
    ("offline", False, tr("Going offline")),
    ("replay", False, tr("Log replay")),
    ("wait", False, tr("Waiting")),
    ("failed", False, tr("Failed")),
    ("steady", False, tr("Online")),
    ("slack", False, tr("Could end later")),
    ("compare", False, tr("In comparison")),
)


@dataclass(frozen=True, slots=True)
class Chart:
    """Everything to be drawn, and where: `tops` are the y of the rows, `body` reaches from the first to the last."""

    story: Story
    axis: Axis
    tops: tuple[float, ...]
    body: Rect


def axis_of(story: Story, width: float = WIDTH) -> Axis:
    """The axis that `timeline` uses for the same story and width: it finds the moment under the pointer."""
    inner = width - 2 * MARGIN
    names = [text_width(row.label, _face(row), SMALL) + (14 if row.icon else 0) for row in story.rows]
    left = MARGIN + min(LABELS * inner, max(names, default=0.0)) + 12
    return Axis(left, width - MARGIN - NOTE, max(1, story.span_ms))


def top_of(story: Story) -> float:
    """The y at which the rows begin; flags and phases are above it."""
    return MARGIN + (17 if story.flags or story.markers else 0) + (BAND + 4 if story.phases else 0)


def timeline(story: Story, width: float = WIDTH) -> Picture:
    """The story as a chart of that width. Areas: the line of every row with a subject."""
    axis = axis_of(story, width)
    top = top_of(story)
    tops, y = [], top
    for row in story.rows:
        tops.append(y)
        y += HEADING if row.heading else PITCH
    body = Rect(axis.left, top, axis.right - axis.left, y - top + 3)
    chart = Chart(story, axis, tuple(tops), body)
    primitives = [*_grid(chart), *_phases(chart), *_rows(chart), *_moments(chart)]
    bottom = body.bottom + 16
    legend = list(_legend(chart, width, bottom + 14))
    primitives += legend
    if legend:
        bottom = max(item.y for item in legend if isinstance(item, Label)) + 2
    areas = {
        row.subject: Rect(MARGIN, tops[index], width - 2 * MARGIN, PITCH)
        for index, row in enumerate(story.rows)
        if row.subject and not row.heading
    }
    return Picture(width, bottom + MARGIN, tuple(primitives), areas, story.title, _described(chart))


def _face(row: Row) -> Face:
    return "semibold" if row.critical or row.heading else "regular"


def _grid(chart: Chart) -> Iterator[Primitive]:
    body, axis = chart.body, chart.axis
    for ms, text in axis.ticks():
        x = axis.x(ms)
        yield Line(((x, body.y), (x, body.bottom)), "grid", HAIR + 0.2)
        yield Label(x, body.bottom + 11, text, SMALL, "muted", anchor="middle")
    yield Line(((body.x, body.bottom), (body.right, body.bottom)), "rule", THIN)


def _phases(chart: Chart) -> Iterator[Primitive]:
    y = chart.body.y - BAND - 3
    for phase in chart.story.phases:
        x, end = chart.axis.x(phase.start_ms), chart.axis.x(phase.end_ms)
        if end - x < 1:
            continue
        yield Box(x + 0.5, y, end - x - 1, BAND, fill="inset", radius=2)
        if phase.start_ms > 0:
            yield Line(((x, y), (x, chart.body.bottom)), "rule", THIN)
        if text_width(phase.label, "regular", SMALL) <= end - x - 6:
            yield Label((x + end) / 2, y + 10.5, phase.label, SMALL, "muted", anchor="middle")


def _rows(chart: Chart) -> Iterator[Primitive]:
    for row, top in zip(chart.story.rows, chart.tops, strict=True):
        if row.heading:
            yield from _name(chart, replace(row, icon=""), top + HEADING - 6)
            y = top + HEADING - 1.5
            yield Line(((MARGIN, y), (chart.body.right, y)), "rule", HAIR)
            continue
        yield from _name(chart, row, top + 10)
        yield from bars(row, chart.axis, top + PITCH / 2)
        yield from _note(chart, row, top + 10)


def _name(chart: Chart, row: Row, baseline: float) -> Iterator[Primitive]:
    x = MARGIN
    if row.icon:
        yield from icon(row.icon, Rect(x, baseline - 8.5, 10, 10), "icon", row.subject)
        x += 14
    size = BODY if row.heading else SMALL
    text = elide_middle(row.label, _face(row), size, chart.body.x - 8 - x)
    role = "heading" if row.heading else "ink" if row.critical else "muted"
    yield Label(x, baseline, text, size, role, _face(row), subject=row.subject)


def _note(chart: Chart, row: Row, baseline: float) -> Iterator[Primitive]:
    """How long the row's work takes: behind its last bar, or before its first when there is no room behind."""
    work = [segment for segment in row.segments if segment.kind in _WORK]
    if not work or row.note is None:
        return
    text = row.note or seconds(sum(segment.end_ms - segment.start_ms for segment in work))
    width = text_width(text, "regular", SMALL)
    start = chart.axis.x(min(segment.start_ms for segment in row.segments))
    end, last = (chart.axis.x(max(one.end_ms for one in some)) for some in (work, row.segments))
    fails = any(one.kind == "failed" and one.start_ms >= max(busy.end_ms for busy in work) for one in row.segments)
    if fails or end < last < end + width + 14:
        end = last
    role = "ink" if row.critical else "faint"
    if end + 4 + width <= chart.body.right + NOTE:
        if end < last:
            yield Box(end, baseline - 8, width + 7, 11, fill="canvas", subject=row.subject)
        yield Label(end + 4, baseline, text, SMALL, role, subject=row.subject)
    elif start - 4 - width >= chart.body.x:
        yield Label(start - 4, baseline, text, SMALL, role, anchor="end", subject=row.subject)


def _moments(chart: Chart) -> Iterator[Primitive]:
    """Flags and markers side by side above the rows; flags come first, markers take what room is left before them."""
    left, right, lines_top = chart.body.x - 5, chart.body.right + BOLD / 2, MARGIN + 13
    for flag in sorted(chart.story.flags, key=lambda one: -one.at_ms):
        x = chart.axis.x(flag.at_ms)
        text = elide(flag.label, "semibold", SMALL, right - left - 12)
        width = text_width(text, "semibold", SMALL) + 12
        yield Line(((x, lines_top), (x, chart.body.bottom)), "accent", BOLD)
        if text:
            at = min(x - 0.75, right - width)
            yield Box(at, MARGIN - 2, width, 15, fill="accent", radius=2)
            yield Label(at + 6, MARGIN + 8.8, text, SMALL, "on.accent", "semibold")
            right = at - 6
    for marker in sorted(chart.story.markers, key=lambda one: one.at_ms):
        x = chart.axis.x(marker.at_ms)
        look = "failed" if marker.fault else "info"
        yield Line(((x, lines_top), (x, chart.body.bottom)), f"{look}.text", THIN, DASH)
        wanted = 14 + text_width(marker.label, "regular", SMALL)
        at = max(left, min(x - 5, right - wanted))
        if right - at >= MARKER:
            text = elide(marker.label, "regular", SMALL, right - at - 14)
            yield from icon(marker.icon, Rect(at, MARGIN, 11, 11), f"{look}.text")
            yield Label(at + 14, MARGIN + 9, text, SMALL, f"{look}.text")
            left = at + 20 + text_width(text, "regular", SMALL)


def _legend(chart: Chart, width: float, baseline: float) -> Iterator[Primitive]:
    """What the bars mean, for the kinds that occur; a chart with one kind of bar explains itself."""
    entries = meanings(chart.story)
    if len(entries) < 2:
        return
    x = MARGIN
    for kind, critical, text in entries:
        room = 18 + 5 + text_width(text, "regular", SMALL)
        if x + room > width - MARGIN:
            x, baseline = MARGIN, baseline + 13
        yield swatch(look_of(kind, critical), x, baseline - 2.8, 18)
        yield Label(x + 23, baseline, text, SMALL, "muted")
        x += room + 14


def meanings(story: Story) -> list[tuple[Kind, bool, str]]:
    """The kinds of bars that occur in a story, whether as part of the critical path, and what they mean."""
    used = {(segment.kind, row.critical) for row in story.rows for segment in row.segments}
    entries = []
    for kind, critical, text in _LEGEND:
        occurs = any(one == kind for one, _ in used)
        if critical:
            occurs = any(was_critical for one, was_critical in used if one in ("online", "offline", "replay"))
        if occurs:
            entries.append((kind, critical, text))
    return entries


def _described(chart: Chart) -> str:
    """The chart in words: what happens, the rows with their times, and the result."""
    sentences = [
        tr("{marker} at {at_ms}.").format(marker=marker.label, at_ms=seconds(marker.at_ms))
        for marker in chart.story.markers
    ]
    for row in chart.story.rows:
        work = [segment for segment in row.segments if segment.kind in _WORK]
        if work:
            end = max(segment.end_ms for segment in work)
            sentences.append(
                tr("{row}: {start_ms} to {end}.").format(
                    row=row.label, start_ms=seconds(work[0].start_ms), end=seconds(end)
                )
            )
    sentences += [f"{flag.label}." for flag in chart.story.flags]
    return " ".join(sentences)
