"""No rule and no repair raises, whatever a design says: absurd values and references are findings or nothing."""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import fields, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from designer.catalog.loader import load_templates
from designer.edits.templates import empty_design
from designer.model.diff import apply
from designer.model.snapshot import TABLES, Snapshot
from designer.rules.engine import check, fix_of
from tests.rules.designs import catalog, exchange_2000, template
from tests.rules.test_cases import CASES
from tests.support.mutants import ABSURD, mutated, steps
from tests.support.strategies import snapshots
from tests.support.volume import volume

STARTS: dict[str, Callable[[], Snapshot]] = {
    **{name: functools.partial(template, name) for name in load_templates()},
    "exchange-2000": exchange_2000,
    "empty": empty_design,
    **{f"{case.code}, example {number}": functools.cache(case.bad) for number, case in enumerate(CASES)},
}


def judged(design: Snapshot) -> None:
    """Every rule has had its say, every finding reads as one line, and every repair can be applied."""
    report = check(design, catalog())
    for finding in (*report.open, *(entry.finding for entry in report.waived)):
        assert finding.message
        assert finding.subjects
        fix = fix_of(finding, design, catalog())
        if fix is not None:
            apply(design, fix.diff)


ARBITRARY = volume(2000)
MUTATED = volume(18_000)
"""Designs of each kind: 20,000 together, a twentieth of them normally."""

ARBITRARY_BATCH, MUTATED_BATCH = min(ARBITRARY, 500), min(MUTATED, 900)
"""Designs that hypothesis makes in one go: it gets slower with all that it has tried."""


@pytest.mark.parametrize("batch", range(ARBITRARY // ARBITRARY_BATCH))
def test_arbitrary_values(batch: int) -> None:
    @settings(max_examples=ARBITRARY_BATCH)
    @given(snapshots())
    def run(design: Snapshot) -> None:
        judged(design)

    run()


@pytest.mark.parametrize("batch", range(MUTATED // MUTATED_BATCH))
def test_real_designs_with_absurd_values(batch: int) -> None:
    @settings(max_examples=MUTATED_BATCH)
    @given(start=st.sampled_from(list(STARTS)), numbers=st.lists(steps, max_size=30))
    def run(start: str, numbers: Sequence[int]) -> None:
        judged(mutated(STARTS[start](), [number + batch for number in numbers], ABSURD))

    run()


EXTREMES = {
    "nobody uses anything": {"users": 0, "connections": 0, "ram_mb": 0, "size_mb": 0},
    "everybody uses everything": {"users": 10**9, "connections": 10**9, "ram_mb": 1, "quota_mb": 10**9},
    "less than nothing": {"users": -1, "size_mb": -5, "ram_mb": -1, "priority": -1, "number": -7, "dirty_mb": -1},
    "names that never end": {"name": "N" * 300, "notes": "N" * 300, "domain": "n" * 300, "client": "N" * 300},
    "one letter for everything": {"letter": "R", "local_letters": ("R", "R")},
    "addresses of another network": {"address": "172.31.255.255", "gateway": "1.2.3.4", "subnet": "10.0.0.0/30"},
    "addresses that are none": {"address": "300.1.1.1", "subnet": "10.0.0.0/99", "dns_servers": ("x",)},
}


@pytest.mark.parametrize("name", EXTREMES)
@pytest.mark.parametrize("start", [*load_templates(), "exchange-2000"])
def test_one_absurd_value_everywhere(name: str, start: str) -> None:
    design = STARTS[start]()
    for table, spec in TABLES.items():
        values = {field.name: EXTREMES[name][field.name] for field in fields(spec.kind) if field.name in EXTREMES[name]}
        changed = {record.id: replace(record, **values) for record in design.table(table).values()}
        design = replace(design, **{table: changed})
    judged(design)
