"""The bars of one run in one row: filled for the first, outlined for the second; dotted where one waits."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.comparison.frame import Page
from designer.drawing.comparison.rows import Bar, Lane
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Label, Line, Primitive
from designer.drawing.style import SMALL, THIN
from designer.drawing.timeline.bars import look_of
from designer.foundation.units import seconds

LEAST = 1.2
"""A bar that lasts no time at all is still this wide."""

WAITING = (1.5, 2.5)
"""The dots of a stretch in which a resource waits."""

NEAR = 4.0


def lane(page: Page, drawn: Lane, place: tuple[float, float], subject: str, *, outlined: bool) -> Iterator[Primitive]:
    """Bars about the middle and of the height of a `place`, with how long they last."""
    middle, _ = place
    taken = page.axis.left
    for wait in drawn.waits:
        x, end = page.axis.x(wait.start_ms), page.axis.x(wait.end_ms)
        width = text_width(wait.text, "regular", SMALL)
        begin = x
        if x + width + 2 * NEAR <= end and x + NEAR >= taken:
            yield Label(x + NEAR / 2, middle + 2.8, wait.text, SMALL, "muted", subject=subject)
            begin = x + width + NEAR * 1.5
            taken = begin
        if end > begin:
            yield Line(((begin, middle), (end, middle)), "wire", THIN, WAITING, subject=subject)
    for bar in drawn.bars:
        yield _bar(page, bar, place, subject, outlined=outlined)
    yield from _note(page, drawn, middle, subject, taken)


def _bar(page: Page, bar: Bar, place: tuple[float, float], subject: str, *, outlined: bool) -> Primitive:
    middle, height = place
    x, end = page.axis.x(bar.start_ms), page.axis.x(bar.end_ms)
    look = look_of(bar.kind, bar.critical)
    fill, stroke, ink = look.fill, look.stroke, look.ink
    if outlined:
        stroke = fill if bar.critical or bar.kind == "failed" else "wire"
        fill, ink = "canvas", stroke
    inner = THIN / 2 if stroke else 0.0
    return Box(
        x + inner,
        middle - height / 2 + inner,
        max(LEAST, end - x) - 2 * inner,
        height - 2 * inner,
        fill=fill,
        stroke=stroke,
        radius=0.0 if look.hatch else 1.5,
        hatch=look.hatch,
        ink=ink,
        pitch=3.0,
        subject=subject,
    )


def _note(page: Page, drawn: Lane, middle: float, subject: str, taken: float) -> Iterator[Primitive]:
    """How long the last stretch of work takes, behind it if there is room."""
    work = [bar for bar in drawn.bars if bar.kind != "failed"]
    if not work:
        return
    last = work[-1]
    start = last.start_ms
    for bar in reversed(work[:-1]):  # a replay and what follows it are one piece of work
        if bar.end_ms != start or "offline" in (bar.kind, last.kind):
            break
        start = bar.start_ms
    text = seconds(round(last.end_ms - start, -2) or last.end_ms - start)
    width = text_width(text, "regular", SMALL)
    x, end = page.axis.x(start), page.axis.x(max(bar.end_ms for bar in drawn.bars))
    role = "ink" if last.critical else "faint"
    if end + NEAR + width <= page.axis.right + NEAR:
        if any(end < line < end + NEAR + width + 2 for line in page.crossed):
            yield Box(end + 1, middle - 4, width + NEAR + 1, 8, fill="canvas", subject=subject)
        yield Label(end + NEAR, middle + 2.8, text, SMALL, role, subject=subject)
    elif not drawn.waits and len(work) == 1 and x - NEAR - width >= taken:
        yield Label(x - NEAR, middle + 2.8, text, SMALL, role, anchor="end", subject=subject)
