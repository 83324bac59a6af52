"""Totals: they are what the rows above them add up to."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from designer.report.blocks import Block, Card, Row, Table, plain
from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made

_NUMBER = re.compile(r"^-?[\d,]+(?:\.\d+)?$")
_SUM = re.compile(r"\b(?:total|sum|all|together)\b", re.IGNORECASE)


def check(made: Made) -> Iterator[Flaw]:
    """Point 26: of every column whose cells are all numbers, in tables that end in a total."""
    for section in made.document.sections:
        for table in _tables(section.blocks):
            where = made.document.labels.get(table.anchor, section.title)
            for column, printed, added in _wrong(table, made):
                yield Flaw(26, where, f'the total of "{column}" is {added:g} and not {printed:g}')


def _tables(blocks: Sequence[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Card):
            yield from _tables(block.blocks)


def _wrong(table: Table, made: Made) -> Iterator[tuple[str, float, float]]:
    rows = [row for row in table.rows if isinstance(row, Row)]
    if len(rows) < 2 or rows[-1].kind != "total" or any(row.kind == "total" for row in rows[:-1]):
        return
    if not _SUM.search(plain(rows[-1].cells[0], made.document.labels)):
        return
    for index, column in enumerate(table.columns[1:], 1):
        cells = [plain(row.cells[index], made.document.labels).strip() for row in rows]
        if all(_NUMBER.match(cell) for cell in cells):
            *parts, printed = (float(cell.replace(",", "")) for cell in cells)
            places = max(len(cell.partition(".")[2]) for cell in cells)
            if abs(sum(parts) - printed) > len(parts) * 0.5 * 10**-places * (1 if places else 0) + 1e-6:
                yield column.title, printed, sum(parts)
