"""The terms that the document uses, and what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from designer.catalog.glossary import Term, load_glossary
from designer.report.blocks import Block, Table
from designer.report.context import Context
from designer.report.pairs import pair_table

ID = "glossary"
TITLE = "Glossary"


def section(context: Context) -> Sequence[Block]:
    """All terms; those that nobody uses leave in `finish`."""
    return [] if context.is_empty else [_table(context, _terms(context))]


def finish(context: Context, said: str) -> Sequence[Block]:
    """The terms that occur in what all other sections say, two to a row."""
    return [_table(context, [one for one in _terms(context) if one.occurs_in(said)])]


def _terms(context: Context) -> list[Term]:
    return [one for one in load_glossary() if context.exchange is not None or not one.exchange]


def _table(context: Context, terms: list[Term]) -> Table:
    pairs = [(one.term, one.means) for one in terms]
    title = f"What {len(pairs)} terms mean that are used for {context.cluster_name}"
    return pair_table(title, ("Term", "Meaning"), pairs)
