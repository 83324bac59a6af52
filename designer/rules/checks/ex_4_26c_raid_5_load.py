"""EX-4.26c: RAID 5 for databases where the drives carry the load."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import plural
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import about
from designer.sizing.bounds import OutOfRange
from designer.sizing.iops import READ_SHARE, IoLoad, spindles
from designer.topology.databases import store_users
from designer.topology.evs import disk_text


@rule(
    "EX-4.26c",
    "Too few drives for databases on RAID 5",
    "best practice",
    "general knowledge",
    reads=("disks", "groups", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The mailboxes on a RAID 5 disk need more I/O operations per second than its drives can do within 20 ms.

    Why: Every write takes four disk operations on RAID 5, so that a load which RAID 10 carries can be too much. This
    counts three reads to one write and 150 operations per second and drive, which are assumed.
    Fix: Use RAID 10, more drives, or spread the stores over more disks.
    Bad: T: RAID 5 on 6 drives, 24 needed for the mailboxes on it
    Good: T: has 24 drives for the same mailboxes.
    Source: TechTarget storage recommendations for Exchange, part 1; field practice for the operations per drive and
    write. Fact EX-4.26.
    """
    design = context.design
    loads: dict[Id, float] = {}
    striped = {disk.id for disk in design.disks.values() if disk.raid == "5"}
    users = store_users(design) if striped else {}
    for store in design.stores.values() if striped else ():
        if store.disk is None or store.disk not in striped or store.kind != "mailbox":
            continue
        group = design.groups[design.storage_groups[store.storage_group].group]
        rate = group.iops_per_user
        profile = context.catalog.profiles.get(group.profile or "")
        if rate is None and profile is not None:
            rate = profile.iops
        many = users[store.id]
        if many is None or rate is None:
            yield context.undecided("users or their profile", group.id)
        else:
            loads[store.disk] = loads.get(store.disk, 0.0) + many * rate
    for identifier, load in loads.items():
        disk = design.disks[identifier]
        if disk.spindles is None:
            yield context.undecided("number of spindles", disk.id)
            continue
        needed = _drives(load)
        if disk.spindles < needed:
            yield context.finding(
                f"{about(disk_text(disk))} RAID 5 on {plural(disk.spindles, 'drive')},"
                f" {needed:,} needed for the mailboxes on it",
                disk.id,
            )


def _drives(load: float) -> int:
    """The drives for a load (operations per second) on RAID 5; 0 for a load that makes no sense."""
    try:
        return spindles(IoLoad(load * READ_SHARE, load * (1 - READ_SHARE)), "5").disks
    except OutOfRange:
        return 0
