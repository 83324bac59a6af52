"""Where the boxes, the passages and the lines of the tree are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.drawing.dependencies.content import Content
from designer.drawing.dependencies.lanes import Middles, Ports, lanes_of, ports_of
from designer.drawing.dependencies.layers import Box, Item, Layers
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
    """All positions in points. `middles` is the y of the middle of everything in a column, `ports` that at which lines
    arrive, `rails` the x of the upright part of a bundle in each gap between columns.
    """

    width: float
    height: float
    boxes: dict[Id, Rect]
    passages: tuple[Rect, ...]
    middles: Middles
    ports: Ports
    rails: dict[tuple[int, int], float]
    gaps: tuple[tuple[float, float], ...]


def places_of(content: Content, layers: Layers, width: float) -> Places:
    """Columns side by side; the boxes of each are centred on those of the tallest one, whatever passes beside them."""
    spans = [_span(column) for column in layers.columns]
    centre = MARGIN + HEADER + max(first + boxes / 2 for first, boxes, _ in spans)
    bottom = centre + max(boxes / 2 + last for _, boxes, last in spans)
    tops = {
        item: top
        for column, (first, boxes, _) in zip(layers.columns, spans, strict=True)
        for item, top in _stacked(column, centre - boxes / 2 - first)
    }
    middles = {item: top + _height(item) / 2 for item, top in tops.items()}
    ports = ports_of(layers, middles)
    lanes = [lanes_of(index, channels, middles, ports) for index, channels in enumerate(layers.channels)]
    words = [any(content.bundles[one.bundle].either for one in channels) for channels in layers.channels]
    apart = [WORDED if word else LANE for word in words]
    gaps = [CHANNEL + step * max(those.values(), default=0) for step, those in zip(apart, lanes, strict=True)]
    # lines that close a cycle leave and arrive behind the last column
    gaps.append(CHANNEL if content.closing else 0.0)
    wide = (width - 2 * MARGIN - sum(gaps)) / max(1, len(layers.columns))
    wide = min(WIDEST, max(NARROWEST, wide))
    lefts = [MARGIN + wide * index + sum(gaps[:index]) for index in range(len(gaps))]
    rails = {
        (bundle, index): lefts[index] + wide + (CHANNEL + 4) / 2 + apart[index] * lane
        for index, those in enumerate(lanes)
        for bundle, lane in those.items()
    }
    rects = {
        item: Rect(lefts[index], tops[item], wide, _height(item))
        for index, column in enumerate(layers.columns)
        for item in column
    }
    return Places(
        lefts[-1] + wide + gaps[-1] + MARGIN,
        bottom + MARGIN + (BELOW * len(content.closing) + 6 if content.closing else 0),
        {item.key: rect for item, rect in rects.items() if isinstance(item, Box)},
        tuple(rect for item, rect in rects.items() if not isinstance(item, Box)),
        middles,
        ports,
        rails,
        tuple((left + wide, left + wide + gap) for left, gap in zip(lefts, gaps, strict=True)),
    )


def _stacked(column: tuple[Item, ...], y: float) -> Iterator[tuple[Item, float]]:
    for item in column:
        yield item, y
        y += _height(item) + GAP


def _height(item: Item) -> float:
    return BOX_HEIGHT if isinstance(item, Box) else PASSAGE


def _span(column: tuple[Item, ...]) -> tuple[float, float, float]:
    """Heights of a column: above its first box, from there to the end of its last, and below."""
    tops, y = [], 0.0
    for item in column:
        tops.append(y)
        y += _height(item) + GAP
    boxes = [top for top, item in zip(tops, column, strict=True) if isinstance(item, Box)]
    last = boxes[-1] + BOX_HEIGHT
    return boxes[0], last - boxes[0], y - GAP - last
