"""The values that the design does not know."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.units import NBSP
from designer.report.blocks import Block, Column, Lead, Row, Table
from designer.report.building.overview import missing_rows
from designer.report.building.phases import phases
from designer.report.building.steps import missing
from designer.report.context import Context
from designer.report.wording import counted, sentence

ID = "build-missing"
TITLE = "Values still missing"

_WRITE = NBSP * 80
"""Keeps the last column wide enough to write in."""


def section(context: Context) -> Sequence[Block]:
    """One row for each, with room to write it down."""
    found = phases(context)
    values = missing(found)
    if not found:
        return []
    if not values:
        return [Lead(f"Every value of the build of {context.cluster_name} is known: no step has a blank.")]
    columns = (
        Column("Value", weight=1.5),
        Column("Where", weight=2),
        Column("First asked for in", weight=2),
        Column("To be entered"),
    )
    rows = []
    for name, places in values.items():
        where, codes = missing_rows(places)
        rows.append(Row((name, where, codes, _WRITE), "blank"))
    count = sentence(counted(len(values), "value"))
    verb = "is" if len(values) == 1 else "are"
    lead = f"{count} of the build of {context.cluster_name} {verb} not in the design: find out before phase 1 begins."
    title = f"{count} {verb} to be found out and written down"
    return [Lead(lead), Table(title, columns, tuple(rows), anchor="missing-values")]
