"""Budgets over the time: stairs that rise to the limit, a cross where one more was wanted, windows open or closed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, elide_middle, text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.signs import sign
from designer.drawing.style import DASH, THIN
from designer.drawing.timeline.axis import Axis
from designer.drawing.timeline.trace.layout import GAP, ICON, LEFT, SIZE
from designer.drawing.timeline.trace.tallies import Tally
from designer.simulation.outcome.budgets import Period

HEIGHT = 21.0
NARROW = 4.0
"""A period that takes fewer pixels is a column."""

STAIRS = 13.0
"""Height of the stairs when the budget is used."""


def counters(axis: Axis, rows: Sequence[Tally], top: float = 0.0) -> Iterator[Primitive]:
    """One line for each, from `top` down, in pixels."""
    for number, row in enumerate(rows):
        y = top + number * HEIGHT
        yield from icon(row.icon, Rect(LEFT, y + 4, 12, 12), "icon", row.subject)
        label = elide_middle(row.label, "regular", SIZE, axis.left - GAP + 4 - LEFT - ICON)
        yield Label(LEFT + ICON, y + 14, label, SIZE, "ink" if row.spent else "muted", subject=row.subject)
        base = y + HEIGHT - 3
        seen = [one for one in row.periods if one.end >= axis.start_ms and one.start <= axis.end_ms]
        last = axis.left - NARROW
        for period in seen:
            if axis.x(period.end) - axis.x(period.start) >= NARROW:
                yield from _stairs(axis, period, row, base)
            elif axis.x(period.start) >= last + NARROW:
                last = axis.x(period.start)
                yield _column(last, period, row, base)
        if not row.limit:
            yield from _window(axis, row, base)
        yield from _text(axis, row, y)


def _column(x: float, period: Period, row: Tally, base: float) -> Box:
    """A period that is too short for stairs: as high as what was used in it."""
    height = STAIRS * min(len(period.uses), row.limit) / max(1, row.limit)
    fill = "failed.stroke" if period.spent is not None else "bar.light"
    return Box(x, base - height, NARROW, height, fill, subject=row.subject)


def _stairs(axis: Axis, period: Period, row: Tally, base: float) -> Iterator[Primitive]:
    left, right = axis.x(period.start), axis.x(period.end)
    yield Line(((left, base - STAIRS), (right, base - STAIRS)), "limit", THIN, DASH, subject=row.subject)
    last = period.spent.at if period.spent is not None else period.end
    steps = [use.at for use in period.uses]
    # Steps that are narrower than a pixel cannot be told apart: some of them do.
    stride = max(1, round(len(steps) / max(1.0, right - left)))
    for count in range(1, len(steps) + 1, stride):
        start = steps[count - 1]
        end = steps[count - 1 + stride] if count - 1 + stride < len(steps) else max(last, steps[-1])
        if start <= axis.end_ms and end >= axis.start_ms:
            height = STAIRS * min(count, row.limit) / max(1, row.limit)
            fill = "pending.fill" if count >= row.limit else "bar.light"
            x = axis.x(start)
            yield Box(x, base - height, max(1.0, axis.x(end) - x), height, fill, subject=row.subject)
    if period.spent is not None:
        x = axis.x(period.spent.at)
        if axis.shows(period.end) or period.spent.at <= axis.end_ms:
            yield Box(
                x, base - STAIRS, max(1.5, right - x), STAIRS, "failed.tint", "failed.stroke", 0.75, subject=row.subject
            )
        if axis.shows(period.spent.at):
            yield from sign("error", x - 6, base - STAIRS / 2 - 6.5, 13, row.subject)


def _window(axis: Axis, row: Tally, base: float) -> Iterator[Primitive]:
    """Open: full and light. Closed: a hatched ground. Waiting: a frame around it."""
    middle = base - 11
    yield Box(axis.left, middle, axis.right - axis.left, 9, "inset", hatch="/", ink="rule", subject=row.subject)
    for start, end in row.open:
        if end > axis.start_ms and start < axis.end_ms:
            x = axis.x(start)
            yield Box(x, middle, max(1.0, axis.x(end) - x), 9, "online.tint", "online.stroke", subject=row.subject)
    for start, end in row.waits:
        if end > axis.start_ms and start < axis.end_ms:
            x, stop = axis.x(start), axis.x(end)
            yield Box(x, middle - 1.5, max(1.0, stop - x), 12, "", "pending.stroke", 1.25, subject=row.subject)


def _text(axis: Axis, row: Tally, y: float) -> Iterator[Primitive]:
    """The count in words where it hides nothing: before the first use, behind the moment at which the budget ran out,
    else over the lowest stairs, on a ground of its own."""
    text = elide(row.text, "regular", SIZE - 1, axis.right - axis.left - 10)
    width = text_width(text, "regular", SIZE - 1) + 8
    x = _beside_window(axis, row, width) if not row.limit else _beside_stairs(axis, row, width)
    if text:
        yield Box(x, y + 3, width, 12, "canvas", radius=2, subject=row.subject)
        role = "failed.text" if row.spent else "muted"
        yield Label(x + 4, y + 12.5, text, SIZE - 1, role, subject=row.subject)


def _beside_stairs(axis: Axis, row: Tally, width: float) -> float:
    """Where a text hides nothing of the stairs, or the lowest of them."""
    begin = axis.x(row.periods[0].start)
    spent = [period.spent.at for period in row.periods if period.spent is not None]
    behind = axis.x(max([*spent, *(use.at for use in row.periods[-1].uses)])) + 10
    if begin - axis.left > width + 4:
        return begin - width - 4
    if behind + width <= axis.right:
        return behind if spent else axis.right - width
    return min(begin + 3, axis.right - width)


def _beside_window(axis: Axis, row: Tally, width: float) -> float:
    """Where a text lies on what is closed, if there is such a place at an end."""
    for x in (axis.left + 4, axis.right - width):
        if not any(axis.x(start) < x + width and axis.x(end) > x for start, end in row.open):
            return x
    return axis.left + 4
