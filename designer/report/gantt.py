"""A simulated outage as a Gantt chart for paper: work only, float instead of waiting, another tree as outlines."""

from __future__ import annotations

from dataclasses import replace

from designer.catalog.schema import Catalog
from designer.drawing.primitives import Picture
from designer.drawing.timeline.chart import timeline as chart
from designer.drawing.timeline.rows import Row, Segment, Story
from designer.drawing.timeline.story import story_of
from designer.foundation.ids import Id
from designer.report.study import Play
from designer.report.trim import UPRIGHT, trimmed

_WORK = ("online", "offline", "replay", "failed")


def gantt(play: Play, catalog: Catalog, title: str, other: Play | None = None) -> Picture | None:
    """The outage of one group, resource by resource; None when there was none or it never ended.

    `other` is the same scenario on another dependency tree, drawn as outlines where it differs.
    """
    outage = play.outage
    if outage is None or outage.end is None:
        return None
    story = story_of(play.timeline, catalog, [outage.group], title)
    theirs = _bars(other, catalog) if other is not None and other.ms is not None else {}
    rows = tuple(_row(row, outage.end, theirs.get(row.subject, ())) for row in story.rows)
    span = max([outage.end, *(bar.end_ms for bars in theirs.values() for bar in bars)])
    return trimmed(chart(replace(story, rows=rows, span_ms=span), UPRIGHT))


def _bars(play: Play, catalog: Catalog) -> dict[Id, tuple[Segment, ...]]:
    """The working bars of every resource."""
    assert play.outage is not None
    story: Story = story_of(play.timeline, catalog, [play.outage.group])
    return {row.subject: tuple(bar for bar in row.segments if bar.kind in _WORK) for row in story.rows}


def _row(row: Row, end: int, theirs: tuple[Segment, ...]) -> Row:
    work = [bar for bar in row.segments if bar.kind in _WORK and bar.start_ms < end]
    mine = {(bar.start_ms, bar.end_ms) for bar in work}
    outlines = [replace(bar, kind="compare") for bar in theirs if (bar.start_ms, bar.end_ms) not in mine]
    slack = [bar for bar in row.segments if bar.kind == "slack" and bar.start_ms < end]
    return replace(row, segments=(*work, *slack, *outlines))
