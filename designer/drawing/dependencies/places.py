"""Where the boxes, the passages and the lines of the tree are."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.dependencies.content import Content
from designer.drawing.dependencies.layers import Box, Channel, Item, Layers
from designer.drawing.geometry import Rect
from designer.drawing.style import MARGIN
from designer.foundation.ids import Id

BOX_HEIGHT = 33.0
GAP = 9.0
PASSAGE = 6.0
NARROWEST = 88.0
WIDEST = 158.0
HEADER = 26.0
CHANNEL = 26.0
LANE = 8.0
WORDED = 13.0
"""The distance of rails where a bundle bears the word "or"."""

BELOW = 10.0


@dataclass(frozen=True, slots=True)
class Places:
    """All positions in points. `rails` is the x of the upright part of a bundle in each gap between columns."""

    width: float
    height: float
    boxes: dict[Id, Rect]
    passages: dict[tuple[int, int], Rect]
    rails: dict[tuple[int, int], float]
    gaps: tuple[tuple[float, float], ...]


def places_of(content: Content, layers: Layers, width: float) -> Places:
    """Columns side by side; the boxes of each are centred on those of the tallest one, whatever passes beside them."""
    lanes = [WORDED if any(content.bundles[one.bundle].either for one in gap) else LANE for gap in layers.channels]
    gap_widths = [CHANNEL + lane * max(0, len(gap) - 1) for lane, gap in zip(lanes, layers.channels, strict=True)]
    # lines that close a cycle leave and arrive behind the last column
    gap_widths.append(CHANNEL if content.closing else 0.0)
    count = max(1, len(layers.columns))
    box = (width - 2 * MARGIN - sum(gap_widths)) / count
    box = min(WIDEST, max(NARROWEST, box))
    spans = [_span(column) for column in layers.columns]
    centre = MARGIN + HEADER + max(first + boxes / 2 for first, boxes, _ in spans)
    bottom = centre + max(boxes / 2 + last for _, boxes, last in spans)
    boxes: dict[Id, Rect] = {}
    passages: dict[tuple[int, int], Rect] = {}
    gaps: list[tuple[float, float]] = []
    x = MARGIN
    for index, column in enumerate(layers.columns):
        first, span, _ = spans[index]
        y = centre - span / 2 - first
        for item in column:
            rect = Rect(x, y, box, _item_height(item))
            if isinstance(item, Box):
                boxes[item.key] = rect
            else:
                passages[item.bundle, index] = rect
            y = rect.bottom + GAP
        x += box
        gaps.append((x, x + gap_widths[index]))
        x += gap_widths[index]
    height = bottom + MARGIN + (BELOW * len(content.closing) + 6 if content.closing else 0)
    places = Places(x + MARGIN, height, boxes, passages, {}, tuple(gaps))
    for index, channels in enumerate(layers.channels):
        places.rails.update(_rails(places, index, channels, lanes[index]))
    return places


def middle(places: Places, item: Item, column: int) -> float:
    """y of the middle of a box or passage."""
    rect = places.boxes[item.key] if isinstance(item, Box) else places.passages[item.bundle, column]
    return rect.centre[1]


def _item_height(item: Item) -> float:
    return BOX_HEIGHT if isinstance(item, Box) else PASSAGE


def _span(column: tuple[Item, ...]) -> tuple[float, float, float]:
    """Heights of a column: above its first box, from there to the end of its last, and below."""
    tops, y = [], 0.0
    for item in column:
        tops.append(y)
        y += _item_height(item) + GAP
    boxes = [top for top, item in zip(tops, column, strict=True) if isinstance(item, Box)]
    last = boxes[-1] + BOX_HEIGHT
    return boxes[0], last - boxes[0], y - GAP - last


def _rails(places: Places, index: int, channels: tuple[Channel, ...], lane: float) -> dict[tuple[int, int], float]:
    """Side by side, `lane` apart; the one with the lowest right ends comes first: its lines are crossed least."""

    def depth(channel: Channel) -> float:
        return sum(middle(places, item, index + 1) for item in channel.right) / len(channel.right)

    start, end = places.gaps[index]
    ordered = sorted(channels, key=lambda channel: -depth(channel))
    first = (start + end) / 2 - lane * (len(ordered) - 1) / 2 + 2
    return {(channel.bundle, index): first + lane * place for place, channel in enumerate(ordered)}
