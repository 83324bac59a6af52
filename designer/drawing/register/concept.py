"""What is wanted, before there is technology: who uses what, and how many servers stand behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.metrics import elide, elide_middle, wrap
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.style import BODY, BOLD, DASH, NAME, SMALL, THIN
from designer.foundation.language import tr

WIDTH = 481.0
HEIGHT = 116.0
_BOX_Y, _BOX_H = 6.0, 86.0
_GAP = 30.0
_SIDE_W = 92.0
_SERVERS_W = WIDTH - 3 * _SIDE_W - 3 * _GAP
_MOST_DRAWN = 8
_LINE = 11.0


@dataclass(frozen=True, slots=True)
class Concept:
    """The cluster without a word of technology.

    `users` and `services` say who uses what; `servers` is how many computers there are, `spare` how many of these stand
    by. `data` says what is kept, `why` what the arrangement is for.
    """

    users: str
    services: tuple[str, ...]
    servers: int
    spare: int
    data: str
    why: str


def concept(content: Concept) -> Picture:
    """Users, the service that they see, the computers that carry it, and what these share, from left to right."""
    primitives = [
        *_card(0, "user", tr("Users"), [content.users]),
        *_arrow(0, tr("use")),
        *_card(1, "service", tr("Service"), content.services),
        *_arrow(1, tr("runs on")),
        *_servers(content),
        *_arrow(2, tr("share")),
        *_card(3, "storage", tr("Data"), [content.data]),
        Label(WIDTH / 2, HEIGHT - 5, elide_middle(content.why, "regular", BODY, WIDTH), BODY, "ink", anchor="middle"),
    ]
    said = ", ".join(content.services)
    words = tr("{users} use {services}. {servers} carry that and share {data}.").format(
        users=content.users, services=said, servers=_counted(content).capitalize(), data=content.data
    )
    return Picture(WIDTH, HEIGHT, tuple(primitives), title=tr("What is wanted"), description=f"{words} {content.why}")


def _x(place: int) -> float:
    """The left edge of a card: users, service, servers, data."""
    return place * (_SIDE_W + _GAP) + (_SERVERS_W - _SIDE_W if place == 3 else 0)


def _card(place: int, name: str, title: str, lines: Sequence[str]) -> Iterator[Primitive]:
    x = _x(place)
    yield Box(x, _BOX_Y, _SIDE_W, _BOX_H, fill="card", stroke="navy", width=THIN, radius=5)
    yield from icon(name, Rect(x + _SIDE_W / 2 - 8, _BOX_Y + 8, 16, 16), "icon")
    yield Label(x + _SIDE_W / 2, _BOX_Y + 38, title, NAME, "heading", "semibold", "middle")
    told = [part for line in lines for part in wrap(line, "regular", SMALL, _SIDE_W - 10)]
    for index, line in enumerate(told[:4]):
        y = _BOX_Y + 50 + index * 9.6
        yield Label(x + _SIDE_W / 2, y, elide(line, "regular", SMALL, _SIDE_W - 8), SMALL, "ink", "regular", "middle")


def _arrow(after: int, says: str) -> Iterator[Primitive]:
    start = _x(after) + (_SERVERS_W if after == 2 else _SIDE_W)
    y = _BOX_Y + _BOX_H / 2
    yield Line(((start + 3, y), (start + _GAP - 3, y)), stroke="navy", width=BOLD, arrow=True)
    yield Label(start + _GAP / 2, y - 5, says, SMALL, "muted", anchor="middle")


def _servers(content: Concept) -> Iterator[Primitive]:
    left = _x(2)
    yield Box(left, _BOX_Y, _SERVERS_W, _BOX_H, fill="inset", stroke="navy", width=THIN, radius=5)
    middle = left + _SERVERS_W / 2
    yield Label(
        middle,
        _BOX_Y + 13,
        elide(_counted(content), "semibold", BODY, _SERVERS_W - 6),
        BODY,
        "heading",
        "semibold",
        "middle",
    )
    drawn = min(content.servers, _MOST_DRAWN)
    spare = min(content.spare, drawn)
    pitch = min(26.0, (_SERVERS_W - 12) / max(drawn, 1))
    for index in range(drawn):
        x = middle + (index - drawn / 2) * pitch + 1.5
        waits = index >= drawn - spare
        wide = pitch - 3
        yield Box(
            x,
            _BOX_Y + 24,
            wide,
            40,
            fill="card",
            stroke="ghost" if waits else "navy",
            width=1.2,
            radius=2,
            dash=DASH if waits else (),
        )
        size = min(14.0, wide - 3)
        yield from icon(
            "node-passive" if waits else "node", Rect(x + (wide - size) / 2, _BOX_Y + 44 - size / 2, size, size), "icon"
        )
    yield from _caption(content, middle)


def _caption(content: Concept, middle: float) -> Iterator[Primitive]:
    works = content.servers - content.spare
    told = tr("{works} at work, {spare} standing by").format(works=works, spare=content.spare)
    text = told if content.spare else tr("all at work")
    yield Label(
        middle, _BOX_Y + _BOX_H - 7, elide(text, "regular", SMALL, _SERVERS_W - 6), SMALL, "ink", "regular", "middle"
    )


def _counted(content: Concept) -> str:
    return tr("one computer") if content.servers == 1 else tr("{count} computers").format(count=content.servers)
