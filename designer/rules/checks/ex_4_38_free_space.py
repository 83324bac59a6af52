"""EX-4.38: room left on database disks."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import size
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import about
from designer.sizing.databases import FREE_SHARE
from designer.topology.databases import store_sizes
from designer.topology.evs import disk_text

_FREE_PERCENT = round(FREE_SHARE * 100)


@rule(
    "EX-4.38",
    "Database disk too full",
    "warning",
    "general knowledge",
    reads=("disks", "groups", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The databases leave less than 20 % of their disk free, now or when all mailboxes have reached their quota.

    Why: Databases grow between two maintenance windows, and a full disk dismounts every store on it.
    Fix: Use a larger disk, or place fewer or smaller stores on it.
    Bad: T: databases of 180 GB on 200 GB, at most 160 GB to keep 20 % free
    Good: T: has 225 GB for the same databases.
    Source: Guidance on disk sizes for Exchange 2007; field practice for earlier versions. Fact EX-4.38.
    """
    design = context.design
    used: dict[Id, int] = {}
    for identifier, megabytes in store_sizes(design).items():
        store = design.stores[identifier]
        if store.disk is None:
            yield context.undecided("disk of the store", identifier)
        elif megabytes is not None:
            used[store.disk] = used.get(store.disk, 0) + megabytes
        elif store.kind == "mailbox":
            group = design.storage_groups[store.storage_group].group
            yield context.undecided("users and quotas, or sizes of its stores", group)
    for identifier, megabytes in used.items():
        disk = design.disks[identifier]
        if disk.size_mb is None:
            yield context.undecided("size", identifier)
            continue
        limit = disk.size_mb - -(-disk.size_mb * _FREE_PERCENT // 100)
        if megabytes > limit:
            yield context.finding(
                f"{about(disk_text(disk))} databases of {size(megabytes)} on {size(disk.size_mb)}, at most"
                f" {size(limit)} to keep {_FREE_PERCENT} % free",
                identifier,
            )
