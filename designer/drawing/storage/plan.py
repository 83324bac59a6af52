"""Where everything in the storage view stands: a lane for every array, in it the cards of the groups, side by side."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.storage.contents import Content
from designer.drawing.storage.facts import Card, Facts, Item, Lane
from designer.drawing.style import MARGIN
from designer.foundation.ids import Id

LABEL = 138.0
NARROWEST, WIDEST = 178.0, 236.0
"""Of a card."""

COMFORTABLE = 204.0

GAP = 8.0
PAD = 9.0
HEAD = 26.0
"""Of a card: whose disks these are."""

ROW = 20.0
"""Height of a disk with nothing on it."""

LINE = 15.0
INDENT = 12.0
LEAST_LANE = 62.0
LANE_GAP = 10.0
TOP = 30.0
"""Above the lanes: what the storage is, and its fabrics."""

FABRIC = 150.0
FABRIC_HEIGHT = 22.0


@dataclass(frozen=True, slots=True)
class Placed:
    """A card with its place, and the places of what is on it, in the order of the card."""

    card: Card
    rect: Rect
    disks: tuple[Rect, ...]
    lines: tuple[tuple[Rect, ...], ...]
    loose: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All positions in points."""

    width: float
    height: float
    lanes: tuple[tuple[Lane, Rect], ...]
    cards: tuple[Placed, ...]
    fabrics: dict[Id, Rect]

    @property
    def areas(self) -> dict[Id, Rect]:
        """Where everything can be pointed at; a group with disks in several arrays, at its first card."""
        areas = {lane.array: rect for lane, rect in self.lanes if lane.array is not None}
        areas |= self.fabrics
        for placed in self.cards:
            if placed.card.group is not None:
                areas.setdefault(placed.card.group, placed.rect)
            lines = list(zip(placed.card.loose, placed.loose, strict=True))
            for item, rect, those in zip(placed.card.items, placed.disks, placed.lines, strict=True):
                areas[item.disk] = rect
                lines += zip(item.contents, those, strict=True)
            for content, rect in lines:
                if content.subject:
                    areas.setdefault(content.subject, rect)
        return areas


def width_of(columns: int) -> float:
    """How wide a picture with so many comfortable columns is."""
    return 2 * MARGIN + LABEL + columns * (COMFORTABLE + GAP) - GAP + PAD


def plan_of(facts: Facts, width: float) -> Plan:
    """Lay everything out in a picture about `width` wide; few cards make it narrower."""
    most = max((len(lane.cards) for lane in facts.lanes), default=1)
    inner = width - 2 * MARGIN - LABEL - PAD
    count = max(1, min(most, int((inner + GAP) // (NARROWEST + GAP))))
    wide = min(WIDEST, max(NARROWEST, (inner + GAP) / count - GAP))
    across = LABEL + count * (wide + GAP) - GAP + PAD
    fabrics, top = _fabrics(facts, across)
    lanes, cards = [], []
    for lane in facts.lanes:
        placed = _lane_cards(lane, Rect(MARGIN + LABEL, top + PAD, wide, 0.0), count)
        bottom = max([top + LEAST_LANE, *(one.rect.bottom + PAD for one in placed), top + _label_height(facts, lane)])
        lanes.append((lane, Rect(MARGIN, top, across, bottom - top)))
        cards += placed
        top = bottom + LANE_GAP
    bottom = top - LANE_GAP if facts.lanes else top
    return Plan(across + 2 * MARGIN, bottom + MARGIN, tuple(lanes), tuple(cards), fabrics)


def _label_height(facts: Facts, lane: Lane) -> float:
    """Room for all that may be said about an array."""
    return 62.0 + 12.0 * (len(facts.fabrics) if lane.array is not None else 0)


def _fabrics(facts: Facts, across: float) -> tuple[dict[Id, Rect], float]:
    """The fabrics in rows below the title; returns where the lanes begin."""
    top = MARGIN + (TOP if facts.fabrics else 20.0)
    per_row = max(1, int((across + GAP) // (FABRIC + GAP)))
    rects = {
        fabric: Rect(
            MARGIN + place % per_row * (FABRIC + GAP),
            MARGIN + 20 + place // per_row * (FABRIC_HEIGHT + GAP),
            FABRIC,
            FABRIC_HEIGHT,
        )
        for place, fabric in enumerate(facts.fabrics)
    }
    return rects, max([top, *(rect.bottom + GAP for rect in rects.values())])


def _lane_cards(lane: Lane, first: Rect, count: int) -> list[Placed]:
    """Each card in the column that is shortest so far."""
    ends = [first.y] * count
    placed = []
    for card in lane.cards:
        column = ends.index(min(ends))
        one = _placed(card, first.x + column * (first.w + GAP), ends[column], first.w)
        placed.append(one)
        ends[column] = one.rect.bottom + GAP
    return placed


def _placed(card: Card, x: float, top: float, wide: float) -> Placed:
    y = top + HEAD
    disks, lines = [], []
    for item in card.items:
        rect = _disk(item, x, y, wide)
        disks.append(rect)
        lines.append(_lines(item.contents, rect.x + 5, rect.y + ROW, rect.w - 10))
        y = rect.bottom + 4
    loose = _lines(card.loose, x + 5, y + 13, wide - 10) if card.loose else ()
    if loose:
        y = loose[-1].bottom + 4
    bottom = max(y + 1, top + HEAD + (16 if not card.items and not card.loose else 0))
    return Placed(card, Rect(x, top, wide, bottom - top), tuple(disks), tuple(lines), loose)


def _disk(item: Item, x: float, y: float, wide: float) -> Rect:
    left = x + 5 + item.depth * INDENT
    height = ROW + len(item.contents) * LINE + (3 if item.contents else 0)
    return Rect(left, y, x + wide - 5 - left, height)


def _lines(contents: tuple[Content, ...], x: float, y: float, wide: float) -> tuple[Rect, ...]:
    return tuple(Rect(x, y + place * LINE, wide, LINE - 2) for place in range(len(contents)))
