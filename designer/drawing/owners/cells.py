"""Cells of the matrix: where a row and a column cross."""

from __future__ import annotations

from dataclasses import dataclass

from designer.drawing.geometry import Rect
from designer.drawing.primitives import Picture
from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot


@dataclass(frozen=True, slots=True)
class Cell:
    """A group or resource, and a node."""

    row: Id
    node: Id


def cell_at(picture: Picture, snapshot: Snapshot, x: float, y: float) -> Cell | None:
    """The cell at a point of an ownership matrix; None beside the cells."""
    row = next((one for one in rows(picture, snapshot) if picture.areas[one].contains(x, y)), None)
    node = next((one for one in columns(picture, snapshot) if _spans(picture.areas[one], x)), None)
    return Cell(row, node) if row is not None and node is not None else None


def cell_rect(picture: Picture, cell: Cell) -> Rect | None:
    """Where a cell is; None when its row or column is not shown."""
    row, column = picture.areas.get(cell.row), picture.areas.get(cell.node)
    return Rect(column.x, row.y, column.w, row.h) if row is not None and column is not None else None


def rows(picture: Picture, snapshot: Snapshot) -> list[Id]:
    """The groups and resources of the matrix from top to bottom."""
    found = [one for one in picture.areas if one in snapshot.groups or one in snapshot.resources]
    return sorted(found, key=lambda one: picture.areas[one].y)


def columns(picture: Picture, snapshot: Snapshot) -> list[Id]:
    """The nodes of the matrix from left to right."""
    found = [one for one in picture.areas if one in snapshot.nodes]
    return sorted(found, key=lambda one: picture.areas[one].x)


def _spans(column: Rect, x: float) -> bool:
    return column.x <= x < column.right
