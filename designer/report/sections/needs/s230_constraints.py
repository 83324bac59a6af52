"""What is given, and what the design does because of it."""

from __future__ import annotations

from collections.abc import Sequence

from designer.model.registers import code_of
from designer.report.blocks import Block, Column, Lead, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.register_words import codes_text, with_links
from designer.report.registers import anchor_of, in_order, linked
from designer.report.wording import counted, sentence

ID = "constraints"
TITLE = "Constraints"


def section(context: Context) -> Sequence[Block]:
    """Each constraint with its effect."""
    found = in_order(iter(context.snapshot.constraints.values()))
    if not found:
        return []
    columns = (
        Column("Code"),
        Column("Constraint", weight=4),
        Column("Imposed by", weight=1.5),
        Column("Effect on the design", weight=4),
        Column("Taken up by", weight=1.2),
    )
    rows = []
    for one in found:
        code = code_of(one)
        cells = (code, with_links(one.text), with_links(one.imposed_by), with_links(one.effect))
        rows.append(
            Row((*cells, codes_text(linked(context.snapshot, one).decisions)), anchor=anchor_of(context.snapshot, one))
        )
    limits = "limits" if len(found) == 1 else "limit"
    lead = f"{sentence(counted(len(found), 'constraint'))} {limits} what {context.cluster_name} can be."
    return [Lead(lead), filled("What is given, and what follows from it", columns, rows, anchor="constraints-table")]
