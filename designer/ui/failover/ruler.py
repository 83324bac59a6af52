"""The ruler of the time strip: seconds, moments with events, what is skipped, the loop, and where runs were forked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.app.pace import Stretch
from designer.drawing.metrics import text_width
from designer.drawing.primitives import Box, Hatch, Label, Line, Primitive
from designer.foundation.language import tr
from designer.simulation.record.events import Event
from designer.ui.failover.scale import Sheet

CHIPS = 26
"""The height of the strip above its ruler."""

RULER = 18
QUIET: Hatch = "/"
_RANK = {"failed.stroke": 3, "accent": 2, "online.stroke": 1, "wire": 0}
"""Which of several events at one pixel is shown."""


@dataclass(frozen=True, slots=True)
class Fork:
    """Where a run was forked (ms), from or into the branch that is meant, and what to say of it."""

    at_ms: int
    branch: int
    text: str


def scale(sheet: Sheet) -> Iterator[Primitive]:
    """Ground and numbers."""
    left, right = sheet.x(sheet.axis.start_ms), sheet.x(sheet.axis.end_ms)
    yield Box(left, CHIPS, right - left, RULER, "inset", radius=3)
    for ms, text in sheet.axis.ticks(56.0):
        x = sheet.x(ms)
        yield Line(((x, CHIPS), (x, CHIPS + 4)), "wire")
        if x + 3 + text_width(text, "regular", 10.0) > right:
            yield Label(x - 3, CHIPS + 12, text, 10.0, "muted", anchor="end")
        else:
            yield Label(x + 3, CHIPS + 12, text, 10.0, "muted")


def moments(sheet: Sheet, events: Sequence[Event]) -> Iterator[Primitive]:
    """A tick for every moment with events in the colour of the weightiest; no more than one to a pixel."""
    shown: dict[int, str] = {}
    for event in events:
        if sheet.axis.shows(event.at):
            pixel, role = round(sheet.x(event.at)), _role(event)
            if pixel not in shown or _RANK[role] > _RANK[shown[pixel]]:
                shown[pixel] = role
    bottom = float(CHIPS + RULER)
    for pixel, role in shown.items():
        yield Line(((pixel + 0.5, bottom - 5), (pixel + 0.5, bottom)), role, 1.5)


def quiet_marks(sheet: Sheet, quiet: Sequence[Stretch], *, skipped: bool) -> Iterator[Primitive]:
    """Hatching over the stretches in which nothing happens, and whether playing skips them."""
    for stretch in quiet:
        x, end = sheet.x(stretch.start), sheet.x(stretch.end)
        if end - x < 4:
            continue
        yield Box(x + 1, CHIPS + 1, end - x - 2, RULER - 2, "inset", hatch=QUIET, ink="rule", pitch=5.0)
        if end - x > 60:
            yield Box((x + end) / 2 - 26, CHIPS + 2, 52, RULER - 4, "inset", radius=3)
            said = tr("skipped") if skipped else tr("quiet")
            yield Label((x + end) / 2, CHIPS + 12.5, said, 10.0, "muted", "italic", "middle")


def loop_marks(sheet: Sheet, mark_in: int | None, mark_out: int | None, *, loops: bool) -> Iterator[Primitive]:
    """The range between the marks, and a bracket at each."""
    role = "accent" if loops else "wire"
    if mark_in is None and mark_out is None:
        return
    start = sheet.x(mark_in if mark_in is not None else sheet.axis.start_ms)
    end = sheet.x(mark_out if mark_out is not None else sheet.axis.end_ms)
    yield Line(((start, CHIPS + 1), (end, CHIPS + 1)), role, 2.5)
    for mark, x, inward in ((mark_in, start, 5), (mark_out, end, -5)):
        if mark is not None and sheet.axis.shows(mark):
            yield Line(((x + inward, CHIPS + 1), (x, CHIPS + 1), (x, CHIPS + RULER)), role, 2.0)


def fork_marks(sheet: Sheet, forks: Sequence[Fork]) -> Iterator[Primitive]:
    """A small fork at each moment at which a run was forked."""
    for fork in forks:
        if sheet.axis.shows(fork.at_ms):
            x, y = sheet.x(fork.at_ms), CHIPS + RULER / 2
            yield Line(((x, CHIPS - 2), (x, CHIPS + RULER)), "accent", 1.25, dash=(2.0, 2.0))
            yield Line(((x, y - 2), (x + 6, y + 4), (x + 12, y + 4)), "accent", 1.75)
            yield Box(x + 10, y + 2, 4, 4, "accent", radius=2)
            yield Box(x - 4, y - 6, 8, 8, "accent", "inset", 1.5, radius=4)


def fork_at(sheet: Sheet, forks: Sequence[Fork], x: float, y: float) -> Fork | None:
    """The fork under a point of the strip."""
    if y < CHIPS:
        return None
    return next((one for one in forks if -3 <= x - sheet.x(one.at_ms) <= 14 and sheet.axis.shows(one.at_ms)), None)


def _role(event: Event) -> str:
    if event.after == "failed" or event.kind == "action":
        return "failed.stroke"
    if event.kind in ("owner", "decision", "node", "quorum"):
        return "accent"
    return "online.stroke" if event.after == "online" else "wire"
