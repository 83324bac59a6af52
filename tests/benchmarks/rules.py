"""Processor times of all rules on large designs, and of each rule by itself: what else runs does not count."""

from __future__ import annotations

import statistics
from collections.abc import Iterable
from dataclasses import replace
from time import process_time
from typing import Any

from designer.catalog.schema import Catalog
from designer.edits.objects import set_fields
from designer.model.diff import apply
from designer.model.snapshot import TABLES, Snapshot
from designer.rules.api import RuleContext
from designer.rules.engine import check, discover
from tests.benchmarks.measure import Figure, inside

RUNS = 15
EDITS = {"an EVS": ("g1", "notes"), "a resource": ("g1-sa", "notes"), "a disk": ("d1-db1", "notes")}
"""What is edited, and which field of it: what the rules say does not change, but its table does."""


def rule_figures(name: str, design: Snapshot, catalog: Catalog, promise: float) -> list[Figure]:
    """All rules on a design as it is opened, and after an edit."""
    opened = iter([fresh(design) for _ in range(RUNS + 1)])
    return [
        Figure(f"check {name}", inside(lambda: check(next(opened), catalog), RUNS, process_time)),
        *(
            Figure(f"check {name} after an edit of {what}", after_edits(design, catalog, *edit), promise)
            for what, edit in EDITS.items()
        ),
    ]


def after_edits(design: Snapshot, catalog: Catalog, identifier: str, field: str) -> tuple[float, ...]:
    """Times of the check after an edit, each time another one."""
    report = check(design, catalog)
    diffs = [set_fields(design, identifier, **{field: f"Edit {number}"}) for number in range(RUNS + 1)]
    edited = iter([apply(design, diff) for diff in diffs])
    return inside(lambda: check(next(edited), catalog, report), RUNS, process_time)


def fresh(design: Snapshot) -> Snapshot:
    """The same design in tables of its own, of which nothing is remembered."""
    tables: dict[str, Any] = {table: dict(design.table(table)) for table in TABLES}
    return replace(design, **tables)


def dearest(design: Snapshot, catalog: Catalog, number: int) -> Iterable[tuple[str, str, float]]:
    """The rules that take longest on a design as it is opened: code, title and ms.

    What several rules share counts for the one that asks first.
    """
    report = check(design, catalog)
    said = tuple(outcome for outcomes in report.by_rule.values() for outcome in outcomes)
    codes = frozenset(report.by_rule)
    times: dict[str, list[float]] = {}
    for _ in range(RUNS):
        opened = fresh(design)
        for rule in discover():
            start = process_time()
            tuple(rule.check(RuleContext(rule, opened, catalog, report.today, said, codes)))
            times.setdefault(rule.code, []).append((process_time() - start) * 1000)
    costs = [(rule.code, rule.title, statistics.median(times[rule.code])) for rule in discover()]
    return sorted(costs, key=lambda cost: -cost[2])[:number]
