"""EX-4.27: partitions for databases and logs are aligned."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.rules.wording import about
from designer.topology.devices import contents
from designer.topology.evs import disk_text


@rule(
    "EX-4.27",
    "Partition not aligned",
    "warning",
    "published",
    reads=("disks", "storage_groups", "stores"),
    fix=setting("disks", "Make {name} an aligned partition", aligned=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A disk with databases or transaction logs has a partition that is not aligned.

    Why: Windows 2000 and 2003 start the first partition at sector 63; pages of 4 KB then cross the stripes of the
    array, and one request becomes two. That costs up to tens of per cent of the throughput.
    Fix: Create the partition with DiskPar before it is formatted.
    Bad: T: partition not aligned, should be for databases and logs
    Good: The partition on T: was made with DiskPar.
    Source: Optimizing Storage for Microsoft Exchange Server 2003; Windows IT Pro on scalability. Fact EX-4.27.
    """
    holds = contents(context.design)
    for disk in context.design.disks.values():
        if holds[disk.id].isdisjoint(("database", "log")):
            continue
        if disk.aligned is None:
            yield context.undecided("alignment", disk.id)
        elif not disk.aligned:
            yield context.finding(
                f"{about(disk_text(disk))} partition not aligned, should be for databases and logs", disk.id
            )
