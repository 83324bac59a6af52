"""Which column every box is in and in which order, so that few lines cross."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.dependencies.content import Content
from designer.foundation.ids import Id
from designer.topology.dependencies import generations

SWEEPS = 6


@dataclass(frozen=True, slots=True, eq=False)
class Box:
    """The box of that key, standing in a column. There is one of each: they are told apart by identity."""

    key: Id


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """Room for a bundle's line on its way through a column. There is one of each."""

    bundle: int


Item = Box | Passage


@dataclass(frozen=True, slots=True)
class Channel:
    """The space between two columns as one bundle uses it: what it joins on the left and on the right."""

    bundle: int
    left: tuple[Item, ...]
    right: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Layers:
    """Columns from the first to start to the last, each from top to bottom; and per gap between two, its channels.

    `boxes` are the boxes by key, `passages` those of a bundle through a column by both.
    """

    columns: tuple[tuple[Item, ...], ...]
    channels: tuple[tuple[Channel, ...], ...]
    column_of: dict[Id, int]
    boxes: dict[Id, Box]
    passages: dict[tuple[int, int], Passage]


def layers_of(content: Content) -> Layers:
    """Order everything."""
    waves = generations(content.needs)
    column_of = {key: index for index, wave in enumerate(waves) for key in wave}
    boxes = {key: Box(key) for key in content.nodes}
    columns: list[list[Item]] = [[] for _ in waves]
    for key, box in boxes.items():
        columns[column_of[key]].append(box)
    channels: list[list[Channel]] = [[] for _ in range(max(0, len(waves) - 1))]
    passages: dict[tuple[int, int], Passage] = {}
    for number, bundle in enumerate(content.bundles):
        first = min(column_of[one] for one in bundle.providers)
        last = max(column_of[one] for one in bundle.dependents)
        lefts, rights = _by_column(bundle.providers, column_of, boxes), _by_column(bundle.dependents, column_of, boxes)
        for index in range(first, last):
            left, right = lefts.get(index, []), rights.get(index + 1, [])
            if index > first:
                left.append(passages[number, index])
            if index + 1 < last:
                passage = passages[number, index + 1] = Passage(number)
                right.append(passage)
                columns[index + 1].append(passage)
            channels[index].append(Channel(number, tuple(left), tuple(right)))
    _untangle(columns, channels)
    return Layers(tuple(map(tuple, columns)), tuple(map(tuple, channels)), column_of, boxes, passages)


def _by_column(keys: tuple[Id, ...], column_of: dict[Id, int], boxes: dict[Id, Box]) -> dict[int, list[Item]]:
    found: dict[int, list[Item]] = {}
    for key in keys:
        found.setdefault(column_of[key], []).append(boxes[key])
    return found


def _untangle(columns: list[list[Item]], channels: list[list[Channel]]) -> None:
    """Sort each column by where its neighbours are, to and fro; neighbours on one side at a time."""
    for sweep in range(SWEEPS):
        order = range(1, len(columns)) if sweep % 2 == 0 else range(len(columns) - 2, -1, -1)
        for index in order:
            beside = index - 1 if sweep % 2 == 0 else index + 1
            gap = min(index, beside)
            _sort(columns[index], columns[beside], channels[gap], beside < index)


def _sort(column: list[Item], beside: list[Item], channels: list[Channel], beside_is_left: bool) -> None:
    step = 1 / len(beside)
    height = {item: (place + 0.5) * step for place, item in enumerate(beside)}
    pulls = dict.fromkeys(column, 0.0)
    counts = dict.fromkeys(column, 0)
    for channel in channels:
        near, far = (channel.right, channel.left) if beside_is_left else (channel.left, channel.right)
        pull = height[far[0]] if len(far) == 1 else sum([height[other] for other in far])
        for item in near:
            pulls[item] += pull
            counts[item] += len(far)
    step = 1 / len(column)
    goals = {
        item: pulls[item] / counts[item] if counts[item] else (place + 0.5) * step for place, item in enumerate(column)
    }
    column.sort(key=goals.__getitem__)
