"""EX-4.38c: room for logs when the backup fails."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import size
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.sizing.databases import FREE_SHARE
from designer.sizing.logs import BACKUP_DAYS
from designer.topology.databases import store_users
from designer.topology.evs import disk_text

_FREE_PERCENT = round(FREE_SHARE * 100)


@rule(
    "EX-4.38c",
    "Log disk too small",
    "best practice",
    "general knowledge",
    reads=("disks", "groups", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The logs that the users of an EVS write in three days leave less than 20 % of their disk free.

    Why: Only a full backup deletes logs. When a backup fails over a weekend the disk must not fill up, which dismounts
    all stores of the storage group. The logs of a day come from the profile; three days are assumed.
    Fix: Use a larger log disk, or fewer users in its storage groups.
    Bad: S: 82 GB of logs in 3 days on 50 GB, at most 40 GB to keep 20 % free
    Good: S: has 110 GB for the same logs.
    Source: Field practice; guidance on disk sizes for Exchange 2007. Fact EX-4.38.
    """
    design = context.design
    written: dict[Id, int] = {}
    for identifier, users in store_users(design).items():
        storage = design.storage_groups[design.stores[identifier].storage_group]
        profile = context.catalog.profiles.get(design.groups[storage.group].profile or "")
        if users is not None and profile is not None and storage.log_disk is not None:
            logs = users * profile.log_mb_per_day * BACKUP_DAYS
            written[storage.log_disk] = written.get(storage.log_disk, 0) + logs
    for identifier, megabytes in written.items():
        disk = design.disks[identifier]
        if disk.size_mb is None:
            continue  # EX-4.38 asks for the sizes that it needs, a log disk may be planned later
        limit = disk.size_mb - -(-disk.size_mb * _FREE_PERCENT // 100)
        if megabytes > limit:
            yield context.finding(
                f"{about(disk_text(disk))} {size(megabytes)} of logs in {BACKUP_DAYS} days on {size(disk.size_mb)},"
                f" at most {size(limit)} to keep {_FREE_PERCENT} % free",
                identifier,
            )
