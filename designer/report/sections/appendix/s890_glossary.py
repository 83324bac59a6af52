"""The terms that the document uses, and what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from designer.catalog.glossary import load_glossary
from designer.report.blocks import Block, Column, Row, Table
from designer.report.context import Context

ID = "glossary"
TITLE = "Glossary"


def section(context: Context) -> Sequence[Block]:
    """All terms; those that nobody uses leave in `finish`."""
    return [] if context.is_empty else [_table(context, [(one.term, one.means) for one in load_glossary()])]


def finish(context: Context, said: str) -> Sequence[Block]:
    """The terms that occur in what all other sections say, two to a row."""
    return [_table(context, [(one.term, one.means) for one in load_glossary() if one.occurs_in(said)])]


def _table(context: Context, pairs: list[tuple[str, str]]) -> Table:
    half = -(-len(pairs) // 2)
    left, right = pairs[:half], [*pairs[half:], *([("", "")] if len(pairs) % 2 else [])]
    columns = (
        Column("Term"),
        Column("Meaning", weight=3),
        Column("Term", style="bold"),
        Column("Meaning", weight=3),
    )
    rows = tuple(Row((*one, *other)) for one, other in zip(left, right, strict=True))
    return Table(f"What {len(pairs)} terms mean that are used for {context.cluster_name}", columns, rows)
