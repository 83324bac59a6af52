"""Where objects without a card of their own are to be found, and the marks that findings about them leave there."""

from __future__ import annotations

from collections.abc import Collection

from designer.foundation.ids import Id
from designer.model.records import Dependency, Interface, Resource, StorageGroup, Store
from designer.model.snapshot import Snapshot
from designer.model.surroundings import StoragePath
from designer.rules.api import Level
from designer.rules.engine import Report
from designer.ui.canvas.marks import Mark
from designer.ui.levels import SIGN_OF_LEVEL


def host_of(snapshot: Snapshot, identifier: Id, shown: Collection[Id]) -> Id:
    """The object itself when it is among `shown`, else the one that it belongs to and that is; "" when none is."""
    current, left = identifier, 4
    while current and current not in shown and left:
        current, left = _owner(snapshot, current, shown), left - 1
    return current if current in shown else ""


def _owner(snapshot: Snapshot, identifier: Id, shown: Collection[Id]) -> Id:
    record = snapshot.find(identifier)
    if isinstance(record, Resource):
        return record.disk if record.disk is not None and record.disk in shown else record.group
    if isinstance(record, StorageGroup):
        return record.group
    if isinstance(record, Store):
        return record.storage_group
    if isinstance(record, Interface):
        return record.node
    if isinstance(record, Dependency):
        return record.dependent
    if isinstance(record, StoragePath):
        return record.fabric if record.fabric in shown else record.node
    return ""


MARKED: tuple[Level, ...] = ("error", "warning")
"""The classes of findings that are marked on cards; the lesser ones would only be noise there."""


def marks_of(report: Report, snapshot: Snapshot, shown: Collection[Id]) -> dict[Id, Mark]:
    """The marks of a check: each finding counts at the card where its chief object is to be found."""
    signs: dict[Id, list[str]] = {}
    for finding in report.open:
        host = host_of(snapshot, finding.subjects[0], shown) if finding.subjects else ""
        if host and finding.level in MARKED:
            signs.setdefault(host, []).append(SIGN_OF_LEVEL[finding.level])
    return {host: Mark(found[0], len(found)) for host, found in signs.items()}
