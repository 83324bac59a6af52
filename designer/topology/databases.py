"""How large the databases of a design are, or will be when every mailbox has reached its quota."""

from __future__ import annotations

from collections import Counter

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot


def store_users(snapshot: Snapshot) -> dict[Id, int | None]:
    """The users of every mailbox store; those of the EVS in equal shares where none of its stores says its own."""
    stores = {store.id: store for store in snapshot.stores.values() if store.kind == "mailbox"}
    server = {identifier: snapshot.storage_groups[store.storage_group].group for identifier, store in stores.items()}
    counts = Counter(server.values())
    told = {server[identifier] for identifier, store in stores.items() if store.users is not None}
    found: dict[Id, int | None] = {}
    for identifier, store in stores.items():
        group = server[identifier]
        users = snapshot.groups[group].users
        shared = None if users is None or group in told else -(-users // counts[group])
        found[identifier] = store.users if store.users is not None else shared
    return found


def store_sizes(snapshot: Snapshot) -> dict[Id, int | None]:
    """The size of every store in MB: as given, else its users times their quota; None where that is unknown too."""
    users = store_users(snapshot)
    found: dict[Id, int | None] = {}
    for store in snapshot.stores.values():
        group = snapshot.groups[snapshot.storage_groups[store.storage_group].group]
        quota = store.quota_mb if store.quota_mb is not None else group.quota_mb
        many = users.get(store.id)
        planned = many * quota if many is not None and quota is not None else None
        found[store.id] = store.size_mb if store.size_mb is not None else planned
    return found
