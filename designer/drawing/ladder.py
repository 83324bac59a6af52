"""The picture of what is left when more and more nodes fail; the same in the document and in the window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.signs import sign
from designer.foundation.language import tr

WIDTH = 481.0
"""Points; how wide it is in the document."""

ROW = 25.5
HEAD = 18.0
MARK = 13.0
LABELS = 150.0
MOST_MARKS = 150.0
SIZE, SMALL = 9.5, 8.0
BARS = 210.0
"""With reasons beside them, bars for users take this much."""

REASONS = 700.0
"""From this width on there is room for the reasons."""

AT_ONCE = tr("Nodes lost")


@dataclass(frozen=True, slots=True)
class Step:
    """So many nodes have failed (in `words`): the virtual servers that are `online`, and their `users`.

    `why` says which nodes these are in the worst case, and what stays offline.
    """

    words: str
    online: int
    users: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class _Frame:
    servers: int
    users: int
    width: float
    reasons: bool

    @property
    def pitch(self) -> float:
        return min(20.0, MOST_MARKS / max(1, self.servers))

    @property
    def bar_x(self) -> float:
        return LABELS + max(self.pitch * self.servers + 44, 120.0)

    @property
    def bar_end(self) -> float:
        return self.bar_x + BARS if self.reasons else self.width

    @property
    def why_x(self) -> float:
        return (self.bar_end if self.users else self.bar_x) + 24


def ladder(steps: Sequence[Step], servers: int, users: int, *, width: float = WIDTH, heading: str = AT_ONCE) -> Picture:
    """One row per number of failed nodes: a mark for every virtual server, and a bar for the users still served.

    `servers` and `users` are how many there are with nothing failed; without users there are no bars.
    """
    frame = _Frame(servers, users, width, width >= REASONS and any(step.why for step in steps))
    primitives: list[Primitive] = list(_head(frame, heading))
    for index, step in enumerate(steps):
        primitives += _row(step, frame, HEAD + index * ROW)
    words = " ".join(
        tr("{words}: {online} of {servers} virtual servers online.").format(
            words=step.words, online=step.online, servers=servers
        )
        for step in steps
    )
    title = tr("What is left when nodes fail")
    return Picture(width, HEAD + len(steps) * ROW, tuple(primitives), title=title, description=words)


def _head(frame: _Frame, heading: str) -> Iterator[Primitive]:
    yield Label(0, 9, heading, SMALL, "muted")
    yield Label(LABELS, 9, tr("Virtual servers online"), SMALL, "muted")
    if frame.users:
        yield Label(frame.bar_x, 9, tr("Users served"), SMALL, "muted")
    if frame.reasons:
        yield Label(frame.why_x, 9, tr("At worst"), SMALL, "muted")


def _row(step: Step, frame: _Frame, y: float) -> Iterator[Primitive]:
    middle = y + ROW / 2
    yield Line(((0, y), (frame.width, y)), stroke="grid", width=0.5)
    yield Label(0, middle + 3.2, step.words, SIZE, "ink", "semibold")
    size = min(MARK, frame.pitch - 3)
    for index in range(frame.servers):
        kind = "online" if index < step.online else "failed"
        yield from sign(kind, LABELS + index * frame.pitch, middle - size / 2, size)
    count = tr("{online} of {servers}").format(online=step.online, servers=frame.servers)
    yield Label(LABELS + frame.servers * frame.pitch + 4, middle + 3.2, count, SIZE, "ink")
    if frame.users:
        yield from _bar(step, frame, middle)
    if frame.reasons and step.why:
        room = frame.width - frame.why_x
        yield Label(frame.why_x, middle + 3.2, elide(step.why, "regular", SIZE, room), SIZE, "muted")


def _bar(step: Step, frame: _Frame, middle: float) -> Iterator[Primitive]:
    figure = f"{step.users:,}"
    room = frame.bar_end - frame.bar_x - max(42.0, text_width(f"{frame.users:,}", "regular", SIZE) + 8)
    yield Box(frame.bar_x, middle - 5, room, 10, fill="inset")
    if step.users:
        yield Box(frame.bar_x, middle - 5, room * step.users / frame.users, 10, fill="accent")
    yield Label(frame.bar_end, middle + 3.2, figure, SIZE, "ink", anchor="end")
