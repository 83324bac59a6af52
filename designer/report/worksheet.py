"""A sheet on which names and addresses are ticked off."""

from __future__ import annotations

from designer.report.blocks import Column, Row, Table, Tick
from designer.report.context import Context
from designer.report.name_table import names
from designer.report.wording import counted, sentence

COLUMNS = (
    Column("Name"),
    Column("Kind"),
    Column("Network"),
    Column("Address", style="mono"),
    Column("In DNS", "centre"),
    Column("Reserved", "centre"),
    Column("Remark", weight=2),
)


def worksheet(context: Context) -> Table | None:
    """One row per address, a row for names without one; None where nothing has a name yet."""
    rows = []
    for one in names(context):
        pairs = [(network, text) for network, texts in one.addresses.items() for text in texts] or [(None, "")]
        for network, text in pairs:
            rows.append(Row((one.name, one.kind, context.name(network), text, (Tick(),), (Tick(),), "")))
    if not rows:
        return None
    title = f"{sentence(counted(len(rows), 'name with its address', 'names with their addresses'))}, to be reserved"
    return Table(title, COLUMNS, tuple(rows), anchor="worksheet-table")
