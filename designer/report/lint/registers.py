"""Registers: what is missing in them, told as something for the author to complete."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.report.lint.flaw import Flaw
from designer.report.lint.made import Made
from designer.report.register_faults import Fault, faults

POINTS: Mapping[str, int] = {"requirements": 18, "decisions": 19, "risks": 20, "assumptions": 20}
"""The points by register; what is wrong elsewhere is about codes."""

CODES = 21


def check(made: Made) -> Iterator[Flaw]:
    """Points 18 to 20, and of 21 what the author has typed."""
    for context in made.contexts:
        for fault in faults(context):
            table = context.snapshot.table_of(fault.entry) or ""
            point = CODES if fault.grave or table not in POINTS else POINTS[table]
            yield Flaw(point, _where(made, fault), fault.sentence, grave=fault.grave, whose="author")


def _where(made: Made, fault: Fault) -> str:
    """The page of the entry, when it has a card there."""
    return f"page {made.pages[fault.entry]}" if fault.entry in made.pages else ""
