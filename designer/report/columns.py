"""Tables without columns in which nothing stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from designer.report.blocks import Band, Column, IfThere, Row, Table, Text, pieces


def filled(
    title: Text, columns: Sequence[Column], rows: Sequence[Row | Band], *, notes: Text = "", anchor: str = ""
) -> Table:
    """The table with only those columns that have a cell with something in it; the first column always stays."""
    cells = [row.cells for row in rows if isinstance(row, Row)]
    kept = [index for index in range(len(columns)) if index == 0 or any(_says(row[index]) for row in cells)]
    slim = tuple(
        replace(row, cells=tuple(row.cells[index] for index in kept)) if isinstance(row, Row) else row for row in rows
    )
    return Table(title, tuple(columns[index] for index in kept), slim, notes, anchor)


def _says(cell: Text) -> bool:
    """Whether something stands in a cell, or will as soon as it is known what else is printed."""
    parts = cell if isinstance(cell, tuple) else (cell,)
    return bool(pieces(cell)) or any(isinstance(part, IfThere) for part in parts)
