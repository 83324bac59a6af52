"""The tests after which the cluster is accepted, with room for their results."""

from __future__ import annotations

from collections.abc import Sequence

from designer.report.blocks import Block, Column, Lead, Paragraph, Row, Table
from designer.report.context import Context
from designer.report.passages import fact_numbers, fitting_texts

ID = "acceptance"
TITLE = "Acceptance tests"
BY_DEFAULT = False

COLUMNS = (
    Column("No.", "right"),
    Column("Test", weight=3),
    Column("Expected", weight=2),
    Column("Facts"),
    Column("Result, date", weight=1.4),
)


def section(context: Context) -> Sequence[Block]:
    """One table per list of tests."""
    blocks: list[Block] = []
    for text, passages in fitting_texts(context, "tests"):
        if text.intro:
            blocks.append(Paragraph(text.intro))
        rows = (
            Row((str(number), test.text, test.expected, fact_numbers(test), ""), "blank")
            for number, test in enumerate(passages, start=1)
        )
        blocks.append(Table(f"{text.title} before hand-over", COLUMNS, tuple(rows), anchor=f"tests-{text.id}"))
    lead = Lead("A cluster that was never tested is not highly available. Each test has one outcome that counts.")
    return [lead, *blocks] if blocks else []
