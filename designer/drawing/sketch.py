"""A template in a few strokes: how many nodes there are, what runs on which, and which of them wait.

Where the drawing of a design would have to be too small to be read, this one has nothing to read. Virtual servers wear
the stripes that they have in the design that the template makes.
"""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Template
from designer.drawing.geometry import Rect
from designer.drawing.identity import STRIPES
from designer.drawing.primitives import Box, Line, Picture, Primitive

WIDEST_NODE = 52
EDGE = 1
"""Room for half a line at the sides."""

NODE_GAP = 4
PADDING = 4
SLOT = 14
SLOT_GAP = 4
DROP = 10
"""Length of the lines between networks, nodes and storage."""

SHELF = 17
DISK = 7
DISK_GAP = 5


def sketch(template: Template, width: int, height: int) -> Picture:
    """The template at the left of a rectangle of that size, halfway up; nodes are as wide as there is room for."""
    on_node = [
        [place for place, group in enumerate(template.group) if group.node == number]
        for number in range(1, template.nodes + 1)
    ]
    slots = max(1, *map(len, on_node))
    wide = min(WIDEST_NODE, (width - 2 * EDGE + NODE_GAP) // template.nodes - NODE_GAP)
    high = 2 * PADDING + slots * (SLOT + SLOT_GAP) - SLOT_GAP
    total = high + 3 * DROP + SHELF
    whole = Rect(EDGE, (height - total) // 2, template.nodes * (wide + NODE_GAP) - NODE_GAP, total)
    cards = [Rect(EDGE + place * (wide + NODE_GAP), whole.y + DROP, wide, high) for place in range(template.nodes)]
    shelf = Rect(EDGE, whole.bottom - SHELF, whole.w, SHELF)
    primitives = [*_wires(whole, cards, shelf), *_storage(shelf, len(template.group))]
    for card, groups in zip(cards, on_node, strict=True):
        primitives += _node(card, groups)
    return Picture(width, height, tuple(primitives), title=template.title, description=template.summary)


def _wires(whole: Rect, cards: list[Rect], shelf: Rect) -> Iterator[Primitive]:
    """The clients' network above, the private one below the nodes, and the way of each node to the storage."""
    private = cards[0].bottom + DROP
    for card in cards:
        left, right = card.x + card.w // 3, card.right - card.w // 3
        yield Line(((left, whole.y), (left, card.y)), "wire", 1)
        yield Line(((left, card.bottom), (left, private)), "wire", 1)
        yield Line(((right, card.bottom), (right, shelf.y)), "wire", 1)
    yield Line(((whole.x, whole.y), (whole.right, whole.y)), "bus", 2)
    yield Line(((whole.x, private), (whole.right, private)), "bus", 1)


def _node(card: Rect, groups: list[int]) -> Iterator[Primitive]:
    """A node with its virtual servers, or with the place that it keeps free for one."""
    yield Box(card.x, card.y, card.w, card.h, "lane", "rule", 1, radius=4)
    slot = Rect(card.x + PADDING, card.y + PADDING, card.w - 2 * PADDING, SLOT)
    if not groups:
        yield Box(slot.x, slot.y, slot.w, slot.h, "card", "ghost", 1, radius=2, dash=(3, 2))
    for place in groups:
        hatch = STRIPES[place % len(STRIPES)]
        ground = "stripe.ground" if hatch else "stripe"
        yield Box(slot.x, slot.y, slot.w, slot.h, ground, radius=2, hatch=hatch, ink="stripe", pitch=3.4)
        slot = slot.moved(0, SLOT + SLOT_GAP)


def _storage(shelf: Rect, servers: int) -> Iterator[Primitive]:
    """The shared storage: disks of each virtual server, and the quorum."""
    yield Box(shelf.x, shelf.y, shelf.w, shelf.h, "lane", radius=2)
    yield Line(((shelf.x, shelf.y), (shelf.right, shelf.y)), "bus", 2)
    wide = (shelf.w - DISK_GAP) / (servers + 1) - DISK_GAP
    for place in range(servers + 1):
        left, fill = shelf.x + DISK_GAP + place * (wide + DISK_GAP), "card" if place == servers else "rule"
        yield Box(left, shelf.bottom - DISK_GAP - DISK, wide, DISK, fill, "rule", 1, radius=2)
