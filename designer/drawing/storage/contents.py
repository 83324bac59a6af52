"""What lies on a disk, line by line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from designer.drawing.broken import broken
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.foundation.remember import remembered
from designer.foundation.units import size
from designer.model.records import StorageGroup, Store
from designer.model.snapshot import Snapshot
from designer.simulation.record.damage import Damage
from designer.topology.databases import store_sizes
from designer.topology.devices import quorum_disk
from designer.topology.ownership import nodes_by_number

_WORDS = {
    "dtc": ("transaction", tr("MSDTC log")),
    "queue": ("route", tr("SMTP and MTA queues")),
    "index": ("search", tr("Full-text indexes")),
    "recovery": ("wrench", tr("Recovery storage group")),
    "files": ("share", tr("Files of users")),
    "backup": ("document", tr("Backups")),
}
_PLANNED = {"database": ("store", tr("For databases")), "log": ("log", tr("For transaction logs"))}


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
    known = [sizes[store] for store in _stores_on(snapshot.stores).get(disk, ())]
    amounts = [amount for amount in known if amount is not None]
    return sum(amounts) if amounts else None


@remembered
def _stores_on(stores: Mapping[Id, Store]) -> Mapping[Id, Sequence[Id]]:
    """The stores on every disk that has any."""
    found: dict[Id, list[Id]] = {}
    for store in stores.values():
        if store.disk is not None:
            found.setdefault(store.disk, []).append(store.id)
    return found


@remembered
def _logs_on(storage_groups: Mapping[Id, StorageGroup]) -> Mapping[Id, Sequence[Id]]:
    """The storage groups whose logs are on a disk, for every disk with any."""
    found: dict[Id, list[Id]] = {}
    for storage in storage_groups.values():
        if storage.log_disk is not None:
            found.setdefault(storage.log_disk, []).append(storage.id)
    return found


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
        yield Content(
            "", tr("Only {few} can see it").format(few=few) if few else _share(snapshot, len(seen)), tone="warning"
        )


def _share(snapshot: Snapshot, count: int) -> str:
    return (
        tr("{count} of {count_2} can see it").format(count=count, count_2=plural(len(snapshot.nodes), "node"))
        if count
        else tr("No node can see it")
    )


def _things(snapshot: Snapshot, disk: Id) -> Iterator[Content]:
    record, quorum = snapshot.disks[disk], quorum_disk(snapshot)
    if (quorum is not None and quorum.id == disk) or "quorum" in record.holds:
        yield Content("quorum", tr("Quorum"))
    logs, stores = _logs_on(snapshot.storage_groups).get(disk, ()), _stores_on(snapshot.stores).get(disk, ())
    yield from (_logs(snapshot, one) for one in logs)
    yield from (_store(snapshot, one) for one in stores)
    for kind in record.holds:
        if kind in _WORDS:
            yield Content(*_WORDS[kind])
        elif (kind == "log" and not logs) or (kind == "database" and not stores):
            yield Content(*_PLANNED[kind])


def _logs(snapshot: Snapshot, storage: Id) -> Content:
    record = snapshot.storage_groups[storage]
    text = tr("Logs of {record}").format(record=record.name) if record.name else tr("Transaction logs")
    amount = tr("circular") if record.circular_logging else ""
    return Content("log", f"{_numbered(snapshot, storage)}{text}", amount, storage)


def _store(snapshot: Snapshot, store: Id) -> Content:
    record, amount = snapshot.stores[store], store_sizes(snapshot)[store]
    text = f"{_numbered(snapshot, record.storage_group)}{record.name or tr('Store')}"
    return Content("store", text, size(amount) if amount is not None else "", store)


def _numbered(snapshot: Snapshot, storage: Id) -> str:
    """Which of several storage groups of a server it is, since their stores are called alike; "" for the only one."""
    group = snapshot.storage_groups[storage].group
    all_of_it = [one.id for one in snapshot.storage_groups.values() if one.group == group]
    return tr("SG{storage} · ").format(storage=all_of_it.index(storage) + 1) if len(all_of_it) > 1 else ""
