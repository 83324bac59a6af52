"""Which column every box is in and in which order, so that few lines cross."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.dependencies.content import Content
from designer.foundation.ids import Id
from designer.topology.dependencies import generations

SWEEPS = 6


@dataclass(frozen=True, slots=True)
class Box:
    """The box of that key, standing in a column."""

    key: Id


@dataclass(frozen=True, slots=True)
class Passage:
    """Room for a bundle's line on its way through a column."""

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
    """Columns from the first to start to the last, each from top to bottom; and per gap between two, its channels."""

    columns: tuple[tuple[Item, ...], ...]
    channels: tuple[tuple[Channel, ...], ...]
    column_of: dict[Id, int]


def layers_of(content: Content) -> Layers:
    """Order everything."""
    waves = generations(content.needs)
    column_of = {key: index for index, wave in enumerate(waves) for key in wave}
    columns: list[list[Item]] = [[Box(key) for key in content.nodes if column_of[key] == i] for i in range(len(waves))]
    channels: list[list[Channel]] = [[] for _ in range(max(0, len(waves) - 1))]
    for number, bundle in enumerate(content.bundles):
        first = min(column_of[one] for one in bundle.providers)
        last = max(column_of[one] for one in bundle.dependents)
        for index in range(first, last):
            left: list[Item] = [Box(one) for one in bundle.providers if column_of[one] == index]
            right: list[Item] = [Box(one) for one in bundle.dependents if column_of[one] == index + 1]
            left += [Passage(number)] if index > first else []
            right += [Passage(number)] if index + 1 < last else []
            if index + 1 < last:
                columns[index + 1].append(Passage(number))
            channels[index].append(Channel(number, tuple(left), tuple(right)))
    _untangle(columns, channels)
    return Layers(tuple(map(tuple, columns)), tuple(map(tuple, channels)), column_of)


def _untangle(columns: list[list[Item]], channels: list[list[Channel]]) -> None:
    """Sort each column by where its neighbours are, to and fro; neighbours on one side at a time."""
    for sweep in range(SWEEPS):
        order = range(1, len(columns)) if sweep % 2 == 0 else range(len(columns) - 2, -1, -1)
        for index in order:
            beside = index - 1 if sweep % 2 == 0 else index + 1
            gap = min(index, beside)
            _sort(columns[index], columns[beside], channels[gap], beside < index)


def _sort(column: list[Item], beside: list[Item], channels: list[Channel], beside_is_left: bool) -> None:
    height = {item: (place + 0.5) / len(beside) for place, item in enumerate(beside)}
    pulls: dict[Item, list[float]] = {item: [] for item in column}
    for channel in channels:
        near, far = (channel.right, channel.left) if beside_is_left else (channel.left, channel.right)
        for item in near:
            pulls[item] += [height[other] for other in far]
    own = {item: (place + 0.5) / len(column) for place, item in enumerate(column)}
    column.sort(key=lambda item: sum(pulls[item]) / len(pulls[item]) if pulls[item] else own[item])
