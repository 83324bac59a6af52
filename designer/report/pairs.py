"""Settings with their values, two to a row: half as high as one to a row."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Column, Row, Table

FEW = 4
"""Fewer pairs than these stand below each other."""


def pair_table(title: str, heads: tuple[str, str], pairs: Sequence[tuple[str, str]], *, anchor: str = "") -> Table:
    """The pairs column by column: the first half at the left. `heads` name both parts of a pair."""
    name, value = heads
    if len(pairs) < FEW:
        return Table(title, (Column(name), Column(value, weight=2)), tuple(Row(pair) for pair in pairs), anchor=anchor)
    half = -(-len(pairs) // 2)
    right = [*pairs[half:], *([("", "")] if len(pairs) % 2 else [])]
    columns = (Column(name), Column(value, weight=2), Column(name, style="bold"), Column(value, weight=2))
    rows = tuple(Row((*one, *other)) for one, other in zip(pairs[:half], right, strict=True))
    return Table(title, columns, rows, anchor=anchor)
