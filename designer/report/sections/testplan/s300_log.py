"""A sheet for what happens besides."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Column, Lead, Row, Table
from designer.report.context import Context
from designer.report.testing.cases import cases

ID = "test-log"
TITLE = "Log sheet"

_ROWS = 18


def section(context: Context) -> Sequence[Block]:
    """Empty rows."""
    if not cases(context):
        return []
    columns = (
        Column("Date, time", weight=2),
        Column("Test", weight=1),
        Column("What happened on which node", weight=6),
        Column("Initials", weight=1),
    )
    blank = Row(("",) * len(columns), "blank")
    lead = f"Everything that is done to {context.cluster_name} during the tests is written down here, in order."
    return [Lead(lead), Table("Log of the tests", columns, (blank,) * _ROWS, anchor="log-sheet", headed=False)]
