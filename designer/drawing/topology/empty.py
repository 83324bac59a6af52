"""What a design without anything in it looks like: the lanes as a promise, and how to begin."""

from __future__ import annotations

from collections.abc import Iterator

from designer.drawing.geometry import Rect
from designer.drawing.icons import icon
from designer.drawing.primitives import Box, Label, Line, Picture, Primitive
from designer.drawing.style import BODY, BUS, CARD_RADIUS, DASH, MARGIN, SMALL, TITLE
from designer.foundation.language import tr

WIDTH = 640.0
HEIGHT = 360.0
LONG_DASH = (7.0, 5.0)
NODE = Rect(MARGIN + 18, 92, 128, 122)
CLIENTS = 52.0
FABRIC = 268.0


def empty_picture() -> Picture:
    """The picture of an empty design."""
    return Picture(
        WIDTH,
        HEIGHT,
        tuple(_outline()),
        title=tr("An empty design"),
        description=tr("Nothing has been drawn yet: no networks, no nodes, no shared storage."),
    )


def _outline() -> Iterator[Primitive]:
    left, right, middle = MARGIN, WIDTH - MARGIN, WIDTH / 2
    yield Line(((left, CLIENTS), (right, CLIENTS)), "ghost", width=BUS, dash=LONG_DASH)
    yield from icon("network", Rect(left, CLIENTS - 17, 12, 12), "ghost")
    yield Label(left + 17, CLIENTS - 7, tr("Client network"), SMALL, "faint")
    for rect in (NODE, NODE.moved(WIDTH - NODE.w - 2 * NODE.x, 0)):
        yield from _node(rect)
    yield Label(middle, 142, tr("Draw the cluster"), TITLE, "heading", "semibold", "middle")
    yield Label(middle, 162, tr("Drag a node from the palette to here,"), BODY, "muted", anchor="middle")
    yield Label(middle, 175, tr("or start from a template."), BODY, "muted", anchor="middle")
    yield Box(left, FABRIC, right - left, HEIGHT - MARGIN - FABRIC, fill="lane", radius=CARD_RADIUS)
    yield Line(((left, FABRIC), (right, FABRIC)), "ghost", width=BUS, dash=LONG_DASH)
    yield from icon("storage", Rect(left + 12, HEIGHT - MARGIN - 20, 12, 12), "ghost")
    yield Label(left + 29, HEIGHT - MARGIN - 10, tr("Shared storage"), SMALL, "faint")


def _node(rect: Rect) -> Iterator[Primitive]:
    x, y = rect.centre
    yield Line(((x, CLIENTS), (x, rect.y)), "ghost", dash=DASH)
    yield Line(((x, rect.bottom), (x, FABRIC)), "ghost", dash=DASH)
    yield Box(rect.x, rect.y, rect.w, rect.h, stroke="ghost", dash=DASH, radius=CARD_RADIUS)
    yield from icon("node", Rect(x - 11, y - 18, 22, 22), "ghost")
    yield Label(x, y + 18, tr("Node"), SMALL, "faint", anchor="middle")
