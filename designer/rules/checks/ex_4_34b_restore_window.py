"""EX-4.34b: databases come back in time."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import size
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.sizing.bounds import OutOfRange
from designer.sizing.restore import largest_database
from designer.topology.databases import store_sizes


@rule(
    "EX-4.34b",
    "Database too large for the restore window",
    "warning",
    "general knowledge",
    reads=("clusters", "groups", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A database is larger than the backup system can restore within the agreed time, or will be when all its
    mailboxes have reached their quota.

    Why: A database is restored as a whole, so the agreed time cannot be kept. The replay of logs comes on top.
    Fix: Spread the users over more stores, lower the quota, use a faster backup system, or agree on more time.
    Bad: EVS1, Mailbox Store 1: 80 GB, at most 60 GB are restored in 60 minutes at 60 GB/h
    Good: The database has 60 GB.
    Source: Arithmetic: size divided by speed. Fact EX-4.34.
    """
    design = context.design
    minutes, speed = design.cluster.restore_minutes, design.cluster.restore_gb_per_hour
    if minutes is None or speed is None:
        if minutes is not None or speed is not None:
            missing = "restore speed" if speed is None else "longest time for a restore"
            yield context.undecided(missing, CLUSTER_ID)
        return
    try:
        limit = largest_database(minutes / 60, speed)
    except OutOfRange:
        return
    for identifier, megabytes in store_sizes(design).items():
        store = design.stores[identifier]
        storage = design.storage_groups[store.storage_group]
        if megabytes is None:
            if store.kind == "mailbox":
                yield context.undecided("users and quotas, or sizes of its stores", storage.group)
        elif megabytes > limit * 1024:
            yield context.finding(
                f"{design.groups[storage.group].name}, {store.name}: {size(megabytes)}, at most"
                f" {size(int(limit * 1024))} are restored in {minutes:,} minutes at {speed:,} GB/h",
                identifier,
            )
