"""How large the databases of a design are, or will be when every mailbox has reached its quota."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Group, StorageGroup, Store
from designer.model.snapshot import Snapshot


def store_users(snapshot: Snapshot) -> Mapping[Id, int | None]:
    """The users of every mailbox store; those of the EVS in equal shares where none of its stores says its own."""
    return _store_users(snapshot.groups, snapshot.storage_groups, snapshot.stores)


@remembered
def _store_users(
    groups: Mapping[Id, Group], storage_groups: Mapping[Id, StorageGroup], stores: Mapping[Id, Store]
) -> Mapping[Id, int | None]:
    mailboxes = {store.id: store for store in stores.values() if store.kind == "mailbox"}
    server = {identifier: storage_groups[store.storage_group].group for identifier, store in mailboxes.items()}
    counts = Counter(server.values())
    told = {server[identifier] for identifier, store in mailboxes.items() if store.users is not None}
    found: dict[Id, int | None] = {}
    for identifier, store in mailboxes.items():
        group = server[identifier]
        users = groups[group].users
        shared = None if users is None or group in told else -(-users // counts[group])
        found[identifier] = store.users if store.users is not None else shared
    return found


def store_sizes(snapshot: Snapshot) -> Mapping[Id, int | None]:
    """The size of every store in MB: as given, else its users times their quota; None where that is unknown too."""
    return _store_sizes(snapshot.groups, snapshot.storage_groups, snapshot.stores)


@remembered
def _store_sizes(
    groups: Mapping[Id, Group], storage_groups: Mapping[Id, StorageGroup], stores: Mapping[Id, Store]
) -> Mapping[Id, int | None]:
    users = _store_users(groups, storage_groups, stores)
    found: dict[Id, int | None] = {}
    for store in stores.values():
        group = groups[storage_groups[store.storage_group].group]
        quota = store.quota_mb if store.quota_mb is not None else group.quota_mb
        many = users.get(store.id)
        planned = many * quota if many is not None and quota is not None else None
        found[store.id] = store.size_mb if store.size_mb is not None else planned
    return found
