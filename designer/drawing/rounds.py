"""Rolling maintenance: a lane per node, in the order in which they are taken out, with what moves and how long that
takes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.drawing.metrics import elide, text_width
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.style import HAIR, SMALL, THIN
from designer.foundation.language import tr
from designer.foundation.units import NBSP, seconds

WIDTH = 481.0
"""Points; how wide it is in the document."""

LINE = 14.0
PAD = 5.0
HEAD = 18.0
NUMBER = 16.0
NAMES = 0.2
"""Share of the width for the names of nodes."""

GAP = 8.0
BAR = 7.0


@dataclass(frozen=True, slots=True)
class Trip:
    """A virtual server that leaves a node and comes home: where it waits, and how long it is away each time, ms."""

    server: str
    target: str
    out_ms: int | None
    home_ms: int | None


@dataclass(frozen=True, slots=True)
class Round:
    """A node out of service, with the virtual servers that leave it; `work` says what is done meanwhile."""

    node: str
    work: str
    trips: tuple[Trip, ...] = ()


@dataclass(frozen=True, slots=True)
class _Columns:
    names: float
    out: float
    work: float
    home: float
    width: float
    longest: int

    @property
    def move(self) -> float:
        return self.work - self.out - GAP


def rounds(order: Sequence[Round], *, width: float = WIDTH) -> Picture:
    """One lane per round, from top to bottom; lengths of the moves are to scale, those of the work are not."""
    names = min(NAMES * width, max((text_width(one.node, "semibold", SMALL) for one in order), default=0.0)) + 10
    rest = (width - NUMBER - names) / 10
    out = NUMBER + names
    times = [ms or 0 for one in order for trip in one.trips for ms in (trip.out_ms, trip.home_ms)]
    columns = _Columns(NUMBER, out, out + 3.9 * rest, out + 6.1 * rest, width, max([1, *times]))
    primitives: list[Primitive] = list(_head(columns))
    y = HEAD
    for number, one in enumerate(order, 1):
        height = max(1, len(one.trips)) * LINE + 2 * PAD
        primitives += _lane(number, one, columns, y, height)
        y += height
    words = " ".join(_told(one) for one in order)
    return Picture(width, y + 2, tuple(primitives), title=tr("Rolling maintenance"), description=words)


def _head(columns: _Columns) -> Iterator[Primitive]:
    titles = (
        (columns.names, tr("Node")),
        (columns.out, tr("1  Move away")),
        (columns.work, tr("2  Out of service")),
        (columns.home, tr("3  Move home")),
    )
    for x, title in titles:
        yield Label(x, 10, title.replace("  ", 2 * NBSP), SMALL, "muted")


def _lane(number: int, one: Round, columns: _Columns, y: float, height: float) -> Iterator[Primitive]:
    middle = y + height / 2
    yield Line(((0, y), (columns.width, y)), "rule", THIN if number == 1 else HAIR)
    yield Label(0, middle + 2.8, str(number), SMALL, "muted")
    name = elide(one.node, "semibold", SMALL, columns.out - columns.names - 6)
    yield Label(columns.names, middle + 2.8, name, SMALL, "ink", "semibold")
    room = columns.home - columns.work - GAP
    yield Box(columns.work, y + PAD - 1, room, height - 2 * PAD + 2, fill="stripe.ground", radius=2)
    work = elide(one.work, "regular", SMALL, room - 10)
    yield Label(columns.work + room / 2, middle + 2.8, work, SMALL, "ink", anchor="middle")
    for index, trip in enumerate(one.trips):
        top = y + PAD + index * LINE
        yield from _move(f"{trip.server} → {trip.target}", trip.out_ms, columns, columns.out, top)
        yield from _move(f"{trip.server} → {one.node}", trip.home_ms, columns, columns.home, top)
    if not one.trips:
        yield Label(columns.out, middle + 2.8, tr("Nothing moves"), SMALL, "muted")


def _move(words: str, ms: int | None, columns: _Columns, x: float, y: float) -> Iterator[Primitive]:
    """A bar as long as the move takes, what moves beside it, its time at the end."""
    time = seconds(round(ms, -3)) if ms is not None else tr("fails")
    end = min(x + columns.move, columns.width)
    room = end - x - text_width(time, "semibold", SMALL) - 8
    bar = 0.34 * (end - x)
    if ms is not None:
        yield Box(x, y + (LINE - BAR) / 2, max(1.5, bar * ms / columns.longest), BAR, fill="accent", radius=1.5)
    yield Label(x + bar + 5, y + 9.8, elide(words, "regular", SMALL, room - bar - 5), SMALL, "ink")
    role = "ink" if ms is not None else "failed.text"
    yield Label(end, y + 9.8, time, SMALL, role, "semibold", "end")


def _told(one: Round) -> str:
    moves = [tr("{server} to {target}").format(server=trip.server, target=trip.target) for trip in one.trips]
    return f"{one.node}: {', '.join(moves) or tr('nothing moves')}, {one.work}."
