"""What a change brings into the design, as far as it stands for itself."""

from __future__ import annotations

from dataclasses import fields

from designer.foundation.ids import Id
from designer.model.diff import Diff
from designer.model.records import Group, Record, Resource
from designer.model.snapshot import OBJECT_TABLES, SILENT_TABLES

HIDDEN = SILENT_TABLES - {"notes"}
"""What is not seen on a drawing."""


def brought(diff: Diff) -> tuple[Id, ...]:
    """The objects that a change adds, without what only belongs to another one of them: the adapters of a node, the
    resources and disks of a group."""
    new = {
        identifier: after
        for (table, identifier), (before, after) in diff.changes.items()
        if before is None and after is not None and table in OBJECT_TABLES and table not in HIDDEN
    }
    groups = {one for one, record in new.items() if isinstance(record, Group)}
    theirs = {one.disk for one in new.values() if isinstance(one, Resource) and one.group in groups}
    return tuple(one for one, record in new.items() if one not in theirs and not _belongs(record, new))


def _belongs(record: Record, new: dict[Id, Record]) -> bool:
    return any(getattr(record, spec.name) in new for spec in fields(record) if spec.metadata.get("owning"))
