"""The picture of what is left when more and more nodes fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.signs import sign
from designer.report.study import Rung
from designer.report.wording import counted, sentence

_WIDTH = 481.0
_ROW = 25.5
_HEAD = 18.0
_MARK = 13.0
_LABELS = 150.0
_MOST_BOXES = 150.0


def ladder(rungs: Sequence[Rung], servers: int, users: int) -> Picture:
    """One row per number of failed nodes: a mark for every virtual server, and a bar for the users still served."""
    primitives: list[Primitive] = list(_head(servers, users))
    for index, rung in enumerate(rungs):
        primitives += _row(rung, servers, users, _HEAD + index * _ROW)
    words = " ".join(f"{failed_words(rung)}: {rung.online} of {servers} virtual servers online." for rung in rungs)
    title = "What is left when nodes fail"
    return Picture(_WIDTH, _HEAD + len(rungs) * _ROW, tuple(primitives), title=title, description=words)


def failed_words(rung: Rung) -> str:
    """ "Two nodes fail", "Nothing has failed"."""
    if rung.failed == 0:
        return "Nothing has failed"
    return sentence(f"{counted(rung.failed, 'node')} {'fails' if rung.failed == 1 else 'fail'}")


def _head(servers: int, users: int) -> Iterator[Primitive]:
    yield Label(0, 9, "Nodes lost at once", 8, "muted")
    yield Label(_LABELS, 9, "Virtual servers online", 8, "muted")
    if users:
        yield Label(_bar_x(servers), 9, "Users served", 8, "muted")


def _pitch(servers: int) -> float:
    return min(20.0, _MOST_BOXES / max(1, servers))


def _bar_x(servers: int) -> float:
    return _LABELS + max(_pitch(servers) * servers + 44, 120.0)


def _row(rung: Rung, servers: int, users: int, y: float) -> Iterator[Primitive]:
    middle = y + _ROW / 2
    yield Line(((0, y), (_WIDTH, y)), stroke="grid", width=0.5)
    yield Label(0, middle + 3.2, failed_words(rung), 9.5, "ink", "semibold")
    size = min(_MARK, _pitch(servers) - 3)
    for index in range(servers):
        kind = "online" if index < rung.online else "failed"
        yield from sign(kind, _LABELS + index * _pitch(servers), middle - size / 2, size)
    count = f"{rung.online} of {servers}"
    yield Label(_LABELS + servers * _pitch(servers) + 4, middle + 3.2, count, 9.5, "ink")
    if users:
        yield from _bar(rung, users, _bar_x(servers), middle)


def _bar(rung: Rung, users: int, x: float, middle: float) -> Iterator[Primitive]:
    room = _WIDTH - x - 42
    yield Box(x, middle - 5, room, 10, fill="inset")
    if rung.users:
        yield Box(x, middle - 5, room * rung.users / users, 10, fill="accent")
    yield Label(_WIDTH, middle + 3.2, f"{rung.users:,}", 9.5, "ink", anchor="end")
