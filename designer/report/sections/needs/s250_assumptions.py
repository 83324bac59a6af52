"""What the design takes for granted, and who finds out."""

from __future__ import annotations

from collections.abc import Sequence

from designer.foundation.dates import short_date
from designer.model.registers import Assumption, code_of
from designer.report.blocks import Block, Column, Lead, Row, Sign, Status
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.register_words import name_text, with_links
from designer.report.registers import anchor_of, in_order
from designer.report.wording import counted, number

ID = "assumptions"
TITLE = "Assumptions"

STATUSES: dict[str, tuple[Status, str]] = {
    "open": ("warning", "Open"),
    "confirmed": ("ok", "Confirmed"),
    "wrong": ("error", "Wrong"),
}


def section(context: Context) -> Sequence[Block]:
    """Each assumption with what its failure would mean."""
    found = in_order(iter(context.snapshot.assumptions.values()))
    if not found:
        return []
    columns = (
        Column("Code"),
        Column("We assume that", weight=4),
        Column("If it is wrong", weight=3),
        Column("Validated by", weight=2.5),
        Column("Owner", weight=1.5),
        Column("Due"),
        Column("Status"),
    )
    rows = []
    for one in found:
        code = code_of(one)
        status, word = STATUSES[one.status]
        texts = map(with_links, (one.text, one.if_wrong, one.validation))
        cells = (code, *texts, name_text(one.owner), short_date(one.due), (Sign(status), word))
        rows.append(Row(cells, anchor=anchor_of(context.snapshot, one)))
    title = "What the design takes for granted"
    return [Lead(message(found)), filled(title, columns, rows, anchor="assumptions-table")]


def message(found: Sequence[Assumption]) -> str:
    """How many there are, and how many nobody has looked into."""
    count, wrong = len(found), sum(one.status == "wrong" for one in found)
    still = sum(one.status == "open" for one in found)
    start = f"The design rests on {counted(count, 'assumption')}"
    if wrong:
        return f"{start}; {number(wrong)} {'is' if wrong == 1 else 'are'} wrong, and the design has to follow."
    if not still:
        return f"{start}, confirmed by now."
    if still == count:
        return f"{start}; nobody has confirmed {'it' if count == 1 else 'them'} yet."
    return f"{start}; {number(still)} of them {'waits' if still == 1 else 'wait'} to be confirmed."
