"""The catalogue's texts as far as they concern a design."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from designer.catalog.texts import Passage, Text, load_texts
from designer.report.context import Context
from designer.topology.conditions import conditions


def fitting_texts(
    context: Context, kind: Literal["procedure", "tests", "notes"]
) -> Iterator[tuple[Text, tuple[Passage, ...]]]:
    """The texts of one kind that have anything to say about the design, each with the passages that do."""
    if not (context.snapshot.nodes and context.snapshot.groups):
        return
    met = conditions(context.snapshot, context.catalog)
    for text in load_texts().values():
        passages = text.fitting(met) if text.kind == kind else ()
        if passages:
            yield text, passages


def fact_numbers(passage: Passage) -> str:
    """The numbers of the facts behind a passage."""
    return ", ".join(passage.facts)
