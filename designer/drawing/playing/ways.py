"""The ways of groups that leave one node for another."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Point
from designer.drawing.primitives import Box, Line, Picture, Primitive
from designer.drawing.props import Props
from designer.drawing.style import BOLD, DASH, ITEM_RADIUS, THIN
from designer.foundation.ids import Id
from designer.simulation.outcome.spotlight import Spotlight


def ways(picture: Picture, spotlight: Spotlight) -> Iterator[tuple[str, tuple[Primitive, ...]]]:
    """From the node that a group has left to the one that it goes to, as soon as that is decided, until it has got
    there, with the outline of its place; a thin one as long as not all of it is online."""
    props = picture.props
    under_way = {one.group: (one.origin, one.target_at(spotlight.at)) for one in spotlight.transits}
    arriving = {one.group: (one.origin, one.target) for one in spotlight.arrivals}
    for group, (origin, target) in {**under_way, **arriving}.items():
        points = _way(props, origin, target)
        place = picture.areas.get(group) if group in arriving and group in props.origins else None
        outline = (
            [Box(place.x, place.y, place.w, place.h, "", "pending.stroke", THIN, ITEM_RADIUS, DASH)] if place else []
        )
        line = [Line(points, "pending.stroke", BOLD, DASH, arrow=True)] if points else []
        yield f"way:{group}", (*outline, *line)
    for group, origin in spotlight.traces.items():
        target = next((one.node for one in spotlight.pending if one.group == group), None)
        points = () if group in under_way or group in arriving else _way(props, origin, target)
        if points:
            yield f"way:{group}", (Line(points, "pending.stroke", THIN, DASH, arrow=True),)


def _way(props: Props, origin: Id, target: Id | None) -> tuple[Point, ...]:
    """Up from one door, along, and down to the other."""
    start, end = props.doors.get(origin), props.doors.get(target or "")
    if start is None or end is None or start == end or props.trail is None:
        return ()
    return (start, (start[0], props.trail), (end[0], props.trail), end)
