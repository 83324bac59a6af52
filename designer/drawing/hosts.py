"""Where objects without a card of their own are to be found."""

from __future__ import annotations

from collections.abc import Collection

from designer.foundation.ids import Id
from designer.model.records import Dependency, Interface, Resource, StorageGroup, Store
from designer.model.snapshot import Snapshot
from designer.model.surroundings import StoragePath


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
