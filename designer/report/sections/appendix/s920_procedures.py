"""How the cluster is built, changed and taken down, step by step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.report.blocks import Block, Column, Heading, Lead, Paragraph, Row, Table
from designer.report.context import Context
from designer.report.passages import fact_numbers, fitting_texts

ID = "procedures"
TITLE = "Procedures"
BY_DEFAULT = False

COLUMNS = (Column("Step", "right"), Column("What to do", weight=5), Column("Facts", weight=1.3))


def section(context: Context) -> Sequence[Block]:
    """One table of numbered steps per procedure."""
    blocks = list(_procedures(context))
    return [Lead("The order of the steps is part of them: each rests on those before it."), *blocks] if blocks else []


def _procedures(context: Context) -> Iterator[Block]:
    for text, passages in fitting_texts(context, "procedure"):
        yield Heading(text.title)
        if text.intro:
            yield Paragraph(text.intro)
        rows = (Row((str(number), step.text, fact_numbers(step))) for number, step in enumerate(passages, start=1))
        yield Table(f"{text.title}, step by step", COLUMNS, tuple(rows), anchor=f"procedure-{text.id}")
