"""The connections of a picture as one can point at them: by id, as polylines, found by a point near them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise
from math import floor, hypot

from designer.drawing.geometry import Point

Points = tuple[Point, ...]

REACH = 4.0
"""Points that the pointer may be beside a line and still mean it."""

CELL = 64.0
"""Size of the squares by which lines are looked up."""


class Wiring(Mapping[str, Points]):
    """For every connection, by the id of the object that it stands for, the points that it leads through.

    A dependency leads from the dependent to the provider. Connections that are drawn as one line share points. Paths
    and the squares that they are found by are computed when they are first asked for: most pictures are only looked at.
    """

    __slots__ = ("_cells", "_make", "_paths")

    def __init__(self, make: Callable[[], dict[str, Points]] = dict) -> None:
        self._make = make
        self._paths: dict[str, Points] | None = None
        self._cells: dict[tuple[int, int], list[str]] | None = None

    def __getitem__(self, key: str) -> Points:
        return self._known()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._known())

    def __len__(self) -> int:
        return len(self._known())

    def near(self, x: float, y: float, within: float = REACH) -> tuple[str, ...]:
        """The connections that lead past the point, nearest first; of lines that share it, the order of drawing."""
        paths = self._known()
        if not paths:
            return ()
        cells = self._cells = self._cells if self._cells is not None else _by_cell(paths)
        columns = range(floor((x - within) / CELL), floor((x + within) / CELL) + 1)
        rows = range(floor((y - within) / CELL), floor((y + within) / CELL) + 1)
        found = dict.fromkeys(key for column in columns for row in rows for key in cells.get((column, row), ()))
        away = {key: distance((x, y), paths[key]) for key in found}
        return tuple(sorted((key for key in found if away[key] <= within), key=lambda key: round(away[key], 6)))

    def placed(self, factor: float, dx: float, dy: float) -> Wiring:
        """The same connections scaled about the origin, then moved."""
        return Wiring(
            lambda: {key: tuple((x * factor + dx, y * factor + dy) for x, y in points) for key, points in self.items()}
        )

    def _known(self) -> dict[str, Points]:
        if self._paths is None:
            self._paths = self._make()
        return self._paths


def distance(point: Point, points: Points) -> float:
    """How far a point is from a polyline."""
    return min(_to_stretch(point, start, end) for start, end in pairwise(points))


def _to_stretch(point: Point, start: Point, end: Point) -> float:
    along = (end[0] - start[0], end[1] - start[1])
    length = along[0] ** 2 + along[1] ** 2
    share = 0.0
    if length:
        share = ((point[0] - start[0]) * along[0] + (point[1] - start[1]) * along[1]) / length
        share = min(1.0, max(0.0, share))
    return hypot(point[0] - start[0] - along[0] * share, point[1] - start[1] - along[1] * share)


def _by_cell(paths: dict[str, Points]) -> dict[tuple[int, int], list[str]]:
    cells: dict[tuple[int, int], dict[str, None]] = {}
    for key, points in paths.items():
        for (x0, y0), (x1, y1) in pairwise(points):
            for column in range(floor(min(x0, x1) / CELL), floor(max(x0, x1) / CELL) + 1):
                for row in range(floor(min(y0, y1) / CELL), floor(max(y0, y1) / CELL) + 1):
                    cells.setdefault((column, row), {})[key] = None
    return {cell: list(keys) for cell, keys in cells.items()}
