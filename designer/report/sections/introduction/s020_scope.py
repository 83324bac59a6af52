"""What the design covers, and what it does not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from designer.report.blocks import Block, Column, Lead, Row, Table
from designer.report.context import Context
from designer.report.register_words import with_links
from designer.report.wording import counted

ID = "scope"
TITLE = "Scope"


def section(context: Context) -> Sequence[Block]:
    """Items in scope beside those out of scope."""
    paper = context.snapshot.paper
    inside, outside = _items(paper.in_scope), _items(paper.out_of_scope)
    if not inside and not outside:
        return []
    sides = [(title, items) for title, items in (("In scope", inside), ("Out of scope", outside)) if items]
    rows = tuple(
        Row(tuple(with_links(cell) for cell in cells)) for cells in zip_longest(*(s[1] for s in sides), fillvalue=" ")
    )
    columns = tuple(Column(title) for title, _ in sides)
    title = "What belongs to the design, item by item"
    return [Lead(_message(context, inside, outside)), Table(title, columns, rows, anchor="scope-table", headed=False)]


def _items(text: str) -> list[str]:
    return [line.strip().removeprefix("- ").removeprefix("• ") for line in text.splitlines() if line.strip()]


def _message(context: Context, inside: Sequence[str], outside: Sequence[str]) -> str:
    if not outside:
        return f"The design of {context.cluster_name} covers {counted(len(inside), 'item')}."
    if not inside:
        return f"The design of {context.cluster_name} leaves {counted(len(outside), 'item')} to others."
    covers = counted(len(inside), "item")
    return f"The design of {context.cluster_name} covers {covers} and leaves {counted(len(outside), 'item')} to others."
