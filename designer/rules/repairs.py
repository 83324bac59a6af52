"""Repairs that several rules offer alike."""

from __future__ import annotations

from typing import Any

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.records import Disk, Interface, Record
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Fixer
from designer.topology.addressing import holder_text
from designer.topology.evs import disk_text


def setting(table: str, title: str, **values: Any) -> Fixer:
    """A repair that sets fields of the object which a finding is chiefly about, a record of `table`.

    {name} in the title stands for what the object is called: its name, the letter of a disk, both ends of an interface.
    """

    def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
        subject = finding.subjects[0]
        record = design.table(table)[subject]
        return Fix(title.format(name=_called(design, record)), changing(design, table, subject, **values))

    return repair


def _called(design: Snapshot, record: Record) -> str:
    if isinstance(record, Disk):
        return disk_text(record)
    if isinstance(record, Interface):
        return holder_text(design, record.id)
    return getattr(record, "name", "")
