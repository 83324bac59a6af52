"""Every resource of every group with all that is set on it."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Lead, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.resource_tables import COLUMNS, resource_rows
from designer.report.wording import counted, sentence

ID = "sheets"
TITLE = "Resource sheets"
BY_DEFAULT = False


def section(context: Context) -> Sequence[Block]:
    """One table per group."""
    groups = [group for group in context.snapshot.groups.values() if context.snapshot.members(group.id)]
    if not groups:
        return []
    lead = f"{sentence(counted(len(context.snapshot.resources), 'resource'))} in {counted(len(groups), 'group')}."
    tables: list[Table] = []
    for group in groups:
        rows = resource_rows(context, [group])[1:]
        title = f"{group.name} consists of {counted(len(rows), 'resource')}"
        tables.append(filled(title, COLUMNS, rows, anchor=f"resources-{group.id}"))
    return [Lead(lead), *tables]
