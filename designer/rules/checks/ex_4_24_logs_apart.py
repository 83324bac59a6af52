"""EX-4.24: logs and databases on different disks."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.evs import disk_text


@rule(
    "EX-4.24",
    "Logs and databases on one disk",
    "warning",
    "published",
    reads=("disks", "groups", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A storage group keeps its transaction logs on the disk of one of its stores.

    Why: A storage group can be recovered as long as its logs or its databases survive; on one disk both are lost. And
    the sequential writing of logs suffers from the random access beside it.
    Fix: Put the logs on spindles of their own.
    Bad: EVS1, First Storage Group: logs and stores on S:, should be apart
    Source: TechTarget storage recommendations for Exchange, part 1. Fact EX-4.24.
    """
    design = context.design
    shared = {
        store.storage_group
        for store in design.stores.values()
        if store.disk is not None and store.disk == design.storage_groups[store.storage_group].log_disk
    }
    for storage in design.storage_groups.values():
        if storage.id in shared and storage.log_disk is not None:
            where = disk_text(design.disks[storage.log_disk])
            name = design.groups[storage.group].name
            yield context.finding(f"{name}, {storage.name}: logs and stores on {where}, should be apart", storage.id)
