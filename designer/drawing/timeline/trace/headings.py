"""The headings of a zoomed timeline: a group, whether it is folded, and how long it was down of what it may be."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Path, Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive, Shape
from designer.drawing.signs import sign
from designer.drawing.style import BOLD, HAIR
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.lengths import length
from designer.drawing.timeline.rows import Down, Row, Service
from designer.drawing.timeline.trace.layout import GAP, HEADING, ICON, INDENT, LEFT, RIGHT, SIZE, Layout
from designer.drawing.timeline.trace.layout import Line as Placed
from designer.foundation.language import plural, tr
from designer.foundation.units import clock

BAR = 5.0
"""How high the bar of an outage is."""


def heading(layout: Layout, line: Placed, top: float) -> Iterator[Primitive]:
    """A heading with its upper edge at `top`, on a ground of its own: rows go by below it."""
    row, right = line.track.row, layout.width
    yield Box(0, top, right, HEADING, "canvas", subject=row.subject)
    yield Line(((LEFT, top + HEADING - 1), (right - RIGHT, top + HEADING - 1)), "rule", HAIR + 0.2)
    yield _arrow(LEFT, top + 8.5, folded=row.subject in layout.folded, subject=row.subject)
    x = LEFT + INDENT
    if row.icon:
        yield from icon(row.icon, Rect(x, top + 6, 12, 12), "icon", row.subject)
        x += ICON
    text = elide_middle(row.label, "semibold", SIZE, layout.axis.left - GAP + 4 - x)
    yield Label(x, top + 15.5, text, SIZE, "heading", "semibold", subject=row.subject)
    if row.service is not None:
        yield from _service(layout.axis, row, row.service, top)


def _arrow(x: float, y: float, *, folded: bool, subject: str) -> Shape:
    """A triangle that points at what it unfolds, or down to what it has unfolded."""
    corners = ((1, -1), (6, 3), (1, 7)) if folded else ((-1, 1), (7, 1), (3, 6))
    path: Path = (*((("M" if not n else "L"), x + dx, y + dy) for n, (dx, dy) in enumerate(corners)), ("Z",))
    return Shape(path, "muted", subject=subject)


def verdict(service: Service) -> tuple[str, str, str]:
    """The sign of how a group served, its word and what it is about, as in ("ok", "Met", "down 103 s of 180 s
    allowed"); no sign and word where nothing says what is allowed."""
    told = _told(service)
    allowed = service.allowed_ms
    if allowed is None:
        if service.worst_ms is not None or _wanted(service):
            return "", "", told
        since = next(one for one in service.downs if one.end_ms is None)
        return "failed", tr("Down"), tr("from {time} on").format(time=clock(since.start_ms))
    if service.worst_ms is not None:
        told = tr("{down} of {allowed} allowed").format(down=told, allowed=length(allowed))
    else:
        told = tr("{down}, {allowed} allowed").format(down=told, allowed=length(allowed))
    return ("ok", tr("Met"), told) if service.met else ("error", tr("Missed"), told)


def _told(service: Service) -> str:
    worst, downs = service.worst_ms, service.downs
    if not downs:
        return tr("not down")
    if worst is None:
        since = next(one for one in downs if one.end_ms is None)
        text = tr("taken offline at {time}") if since.requested else tr("down from {time} on")
        return text.format(time=clock(since.start_ms))
    lasted = length(worst)
    if len(downs) == 1:
        return tr("down {length}").format(length=lasted)
    return tr("down {times}, at worst {length}").format(times=plural(len(downs), "time"), length=lasted)


def _wanted(service: Service) -> bool:
    return all(one.requested for one in service.downs if one.end_ms is None)


def _service(axis: Axis, row: Row, service: Service, top: float) -> Iterator[Primitive]:
    """The bars of the outages with the limit that each has, and above them what they mean."""
    base = top + HEADING - 3 - BAR
    drawn = axis.left - 1
    for down in service.downs:
        if down.end_ms is not None and axis.x(down.end_ms) - axis.x(down.start_ms) < 1:
            # Many that are too short to be seen: thinner, lest they look like a long one.
            x = axis.x(down.start_ms)
            if x >= drawn + 1 and axis.shows(down.start_ms):
                drawn = x
                fill = "failed.fill" if _is_late(down, service) else "pending.fill"
                yield Box(x, base + 1.5, 1, BAR - 3, fill, subject=row.subject)
        else:
            yield from _outage(axis, row, down, service, base)
    kind, word, told = verdict(service)
    first = service.downs[0].start_ms if service.downs else axis.start_ms
    head = text_width(word, "semibold", SIZE) + 20 if word else 0.0
    room = axis.right - axis.left
    told = elide(told, "regular", SIZE, max(0.0, room - head))
    width = head + text_width(told, "regular", SIZE)
    x = max(axis.left, min(axis.x(first), axis.right - width))
    if word and head <= room:
        yield from sign(kind, x, top + 2.5, 11, row.subject)
        yield Label(x + 15, top + 12, word, SIZE, f"{kind}.text", "semibold", subject=row.subject)
        x += head
    if told:
        yield Label(x, top + 12, told, SIZE, "muted", subject=row.subject)


def _is_late(down: Down, service: Service) -> bool:
    allowed = service.allowed_ms
    return down.end_ms is not None and allowed is not None and down.end_ms - down.start_ms > allowed


def _outage(axis: Axis, row: Row, down: Down, service: Service, base: float) -> Iterator[Primitive]:
    """As long as it was allowed in one colour, what was too long in another, and what was left of it as a thin line."""
    end_ms = axis.end_ms if down.end_ms is None else down.end_ms
    allowed = service.allowed_ms
    limit = down.start_ms + allowed if allowed is not None else end_ms if down.end_ms is not None else down.start_ms
    usual = "offline.fill" if down.requested else "pending.fill"
    parts = ((down.start_ms, min(limit, end_ms), usual), (max(limit, down.start_ms), end_ms, "failed.fill"))
    if down.requested and allowed is None:
        parts = ((down.start_ms, end_ms, usual),) * 2
    for start, end, fill in parts:
        if end > start and end >= axis.start_ms and start <= axis.end_ms:
            x = axis.x(start)
            yield Box(x, base, max(1.5, axis.x(end) - x), BAR, fill, subject=row.subject)
    if allowed is None:
        return
    x, at = axis.x(end_ms), axis.x(limit)
    if at > x:
        yield Box(x, base + 1.5, at - x, BAR - 3, "grid", subject=row.subject)
    if axis.shows(limit):
        yield Line(((at, base - 3), (at, base + BAR + 1.5)), "limit", BOLD, subject=row.subject)
