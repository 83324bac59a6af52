"""What lies on a disk, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.drawing.broken import broken
from designer.foundation.ids import Id
from designer.foundation.units import listed, plural, size
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import Damage
from designer.topology.databases import store_sizes
from designer.topology.devices import quorum_disk
from designer.topology.ownership import nodes_by_number

_WORDS = {
    "dtc": ("transaction", "MSDTC log"),
    "queue": ("route", "SMTP and MTA queues"),
    "index": ("search", "Full-text indexes"),
    "recovery": ("wrench", "Recovery storage group"),
    "files": ("share", "Files of users"),
    "backup": ("document", "Backups"),
}
_PLANNED = {"database": ("store", "For databases"), "log": ("log", "For transaction logs")}


@dataclass(frozen=True, slots=True)
class Content:
    """One line on a disk: what stands before it, what it says, and what stands at its end.

    `subject` is the storage group or store that it is, "" for what is no object of its own. `tone` is a status.
    """

    icon: str
    text: str
    amount: str = ""
    subject: Id = ""
    tone: str = ""


def contents_of(snapshot: Snapshot, damage: Damage, disk: Id) -> tuple[Content, ...]:
    """What lies on a disk and what is wrong with it, what is wrong first."""
    return (*_troubles(snapshot, damage, disk), *_things(snapshot, disk))


def without_disk(snapshot: Snapshot, group: Id) -> tuple[Content, ...]:
    """The logs and stores of a group for which no disk is chosen yet."""
    found = [_logs(snapshot, one.id) for one in snapshot.storage_groups.values() if _is_homeless(one, group)]
    for store in snapshot.stores.values():
        if store.disk is None and snapshot.storage_groups[store.storage_group].group == group:
            found.append(_store(snapshot, store.id))
    return tuple(found)


def used_mb(snapshot: Snapshot, disk: Id) -> int | None:
    """How much of a disk its databases take or will take; None where that is not known of any of them."""
    sizes = store_sizes(snapshot)
    known = [sizes[store.id] for store in snapshot.stores.values() if store.disk == disk]
    amounts = [amount for amount in known if amount is not None]
    return sum(amounts) if amounts else None


def _is_homeless(storage: object, group: Id) -> bool:
    return getattr(storage, "group", None) == group and getattr(storage, "log_disk", None) is None


def _troubles(snapshot: Snapshot, damage: Damage, disk: Id) -> Iterator[Content]:
    lost = broken(snapshot, damage, disk)
    if lost:
        yield Content("", lost, tone="error")
    seen = snapshot.disks[disk].visible_to
    if seen is not None and set(seen) < set(snapshot.nodes):
        names = listed([snapshot.name_of(node) for node in nodes_by_number(snapshot) if node in seen])
        few = len(seen) <= 2 and names
        yield Content("", f"Only {few} can see it" if few else _share(snapshot, len(seen)), tone="warning")


def _share(snapshot: Snapshot, count: int) -> str:
    return f"{count} of {plural(len(snapshot.nodes), 'node')} can see it" if count else "No node can see it"


def _things(snapshot: Snapshot, disk: Id) -> Iterator[Content]:
    record, quorum = snapshot.disks[disk], quorum_disk(snapshot)
    if (quorum is not None and quorum.id == disk) or "quorum" in record.holds:
        yield Content("quorum", "Quorum")
    logs = [one.id for one in snapshot.storage_groups.values() if one.log_disk == disk]
    stores = [one.id for one in snapshot.stores.values() if one.disk == disk]
    yield from (_logs(snapshot, one) for one in logs)
    yield from (_store(snapshot, one) for one in stores)
    for kind in record.holds:
        if kind in _WORDS:
            yield Content(*_WORDS[kind])
        elif (kind == "log" and not logs) or (kind == "database" and not stores):
            yield Content(*_PLANNED[kind])


def _logs(snapshot: Snapshot, storage: Id) -> Content:
    record = snapshot.storage_groups[storage]
    text = f"Logs of {record.name}" if record.name else "Transaction logs"
    return Content("log", text, "circular" if record.circular_logging else "", storage)


def _store(snapshot: Snapshot, store: Id) -> Content:
    record, amount = snapshot.stores[store], store_sizes(snapshot)[store]
    return Content("store", record.name or "Store", size(amount) if amount is not None else "", store)
