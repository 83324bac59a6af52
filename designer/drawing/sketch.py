"""A template in a few strokes: how many nodes there are, what runs on which, and which of them wait.

Where the drawing of a design would have to be too small to read, this one has nothing to read. Virtual servers wear the
stripes that they have in the design made from the template.
"""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Template
from designer.drawing.geometry import Rect
from designer.drawing.identity import STRIPES
from designer.drawing.primitives import Box, Hatch, Line, Picture, Primitive

WIDEST_NODE = 58.0
GAP = 6.0
PADDING = 4.0
SLOT = 12.0
SLOT_GAP = 3.0
DROP = 9.0
"""Length of the lines between nodes, networks and storage."""

SHELF = 14.0
DISK_GAP = 4.0


def sketch(template: Template, width: float, height: float) -> Picture:
    """The template within a rectangle of that size, in its middle; as large for two nodes as for four."""
    on_node = [[place for place, one in enumerate(template.group) if one.node == number + 1] for number in range(template.nodes)]
    slots = max(1, max(map(len, on_node), default=0))
    node = min(WIDEST_NODE, (width - GAP * (template.nodes - 1)) / template.nodes)
    card = 2 * PADDING + slots * SLOT + (slots - 1) * SLOT_GAP
    whole = Rect(0, 0, template.nodes * (node + GAP) - GAP, card + 3 * DROP + SHELF)
    whole = whole.moved(round((width - whole.w) / 2), round((height - whole.h) / 2))
    cards = [Rect(whole.x + place * (node + GAP), whole.y + DROP, node, card) for place in range(template.nodes)]
    shelf = Rect(whole.x, whole.bottom - SHELF, whole.w, SHELF)
    return Picture(
        width,
        height,
        (
            *_wires(whole, cards, shelf),
            *(part for rect, groups in zip(cards, on_node, strict=True) for part in _node(rect, groups)),
            *_disks(shelf, len(template.group)),
        ),
        title=template.title,
        description=template.summary,
    )


def _wires(whole: Rect, cards: list[Rect], shelf: Rect) -> Iterator[Primitive]:
    """Clients above, the private network below the nodes, and each node's way to the storage."""
    private = cards[0].bottom + DROP
    for card in cards:
        left, right = card.x + card.w * 0.3, card.x + card.w * 0.7
        yield Line(((left, whole.y), (left, card.y)), "wire", 1)
        yield Line(((left, card.bottom), (left, private)), "wire", 1)
        yield Line(((right, card.bottom), (right, shelf.y)), "wire", 1)
    yield Line(((whole.x, whole.y), (whole.right, whole.y)), "bus", 2)
    yield Line(((whole.x, private), (whole.right, private)), "bus", 1)


def _node(card: Rect, groups: list[int]) -> Iterator[Primitive]:
    """A node with its virtual servers, or with a free place for one."""
    yield Box(card.x, card.y, card.w, card.h, "lane", "rule", 1, radius=3)
    inside = card.inset(PADDING)
    slots = [Rect(inside.x, inside.y + place * (SLOT + SLOT_GAP), inside.w, SLOT) for place in range(len(groups) or 1)]
    if not groups:
        slot = slots[0]
        yield Box(slot.x, slot.y, slot.w, slot.h, "", "ghost", 1, radius=2, dash=(3, 2))
    for slot, place in zip(slots, groups, strict=False):
        yield _striped(slot, STRIPES[place % len(STRIPES)])


def _striped(rect: Rect, hatch: Hatch) -> Box:
    ground = "stripe.ground" if hatch else "stripe"
    return Box(rect.x, rect.y, rect.w, rect.h, ground, radius=2, hatch=hatch, ink="stripe", pitch=3.4)


def _disks(shelf: Rect, servers: int) -> Iterator[Primitive]:
    """The shared storage: a stack for each virtual server, and the quorum."""
    yield Box(shelf.x, shelf.y, shelf.w, shelf.h, "lane", radius=3)
    yield Line(((shelf.x, shelf.y), (shelf.right, shelf.y)), "bus", 2)
    stack = (shelf.w - 2 * DISK_GAP - servers * DISK_GAP) / (servers + 1)
    for place in range(servers + 1):
        rect = Rect(shelf.x + DISK_GAP + place * (stack + DISK_GAP), shelf.y + 5, stack, shelf.h - 9)
        if place == servers:
            yield Box(rect.x, rect.y, rect.w, rect.h, "", "ghost", 1, radius=1)
        else:
            yield _striped(rect, STRIPES[place % len(STRIPES)])
