"""A rule never fires because something is not filled in yet."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from dataclasses import MISSING, fields, replace
from typing import Any

import pytest

from designer.model.snapshot import TABLES, Snapshot
from tests.rules.designs import active_active, exchange_2000_datacenter, findings, template, three_plus_one

MEANS_SOMETHING = {
    ("groups", "preferred_owners"),  # an empty list is a decision (EX-8.03)
    ("stores", "kind"),
    ("clusters", "quorum"),
}
"""Fields whose default says something about the design."""


MISSING_DATA = "DS-07"


def unset_fields() -> Iterator[tuple[str, str, Any]]:
    for name, table in TABLES.items():
        for field in fields(table.kind):
            default = field.default if field.default is not MISSING else None
            optional = field.default is not MISSING or field.default_factory is not MISSING
            if optional and field.name != "extra" and (name, field.name) not in MEANS_SOMETHING:
                empty: Any = {} if field.default is MISSING else default
                yield name, field.name, empty


def cleared(design: Snapshot, table: str, field: str, empty: Any, which: slice) -> Snapshot:
    records = dict(design.table(table))
    for identifier in list(records)[which]:
        records[identifier] = replace(records[identifier], **{field: empty})
    return replace(design, **{table: records})


@functools.cache
def sound_designs() -> tuple[tuple[Snapshot, frozenset[object]], ...]:
    others = (template("file-server-two-node"), template("sql-2000-two-node"))
    designs = (three_plus_one(), active_active(), exchange_2000_datacenter(), *others)
    return tuple((design, frozenset(finding.key for finding in findings(design))) for design in designs)


@pytest.mark.parametrize(("table", "field", "empty"), tuple(unset_fields()), ids=lambda value: str(value) or "empty")
def test_clearing_a_field_adds_no_finding(table: str, field: str, empty: Any) -> None:
    for design, before in sound_designs():
        for which in (slice(None), slice(1, 2)):
            after = findings(cleared(design, table, field, empty, which))
            assert [one.message for one in after if one.key not in before and one.code != MISSING_DATA] == []


def test_clearing_everything_at_once_adds_no_finding() -> None:
    design = three_plus_one()
    before = {finding.code for finding in findings(design)}
    for table, field, empty in unset_fields():
        design = cleared(design, table, field, empty, slice(None))
    assert {finding.code for finding in findings(design)} <= {MISSING_DATA, *before}
