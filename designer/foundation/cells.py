"""Cells as texts that spreadsheets read as the same cells, and never as formulas."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

FORMULA = ("=", "+", "-", "@")
"""What begins with one of these a spreadsheet would calculate."""

TEXT_MARK = "'"
"""Tells a spreadsheet that what follows is text."""


def write_cells(lines: Sequence[Sequence[str]], delimiter: str = "\t") -> str:
    """Cells as a text that spreadsheets paste as the same cells. With another delimiter, what files have between
    their cells."""
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(
        [[_marked(cell) for cell in line] for line in lines]
    )
    return out.getvalue()


def csv_file(lines: Sequence[Sequence[str]]) -> bytes:
    """Cells as a file of comma-separated values, with the mark by which spreadsheets know that it is UTF-8."""
    return write_cells(lines, ",").encode("utf-8-sig")


def _marked(cell: str) -> str:
    """Nothing that a design contains is a formula, whatever it looks like."""
    return f"{TEXT_MARK}{cell}" if cell.startswith((*FORMULA, *(TEXT_MARK + sign for sign in FORMULA))) else cell
