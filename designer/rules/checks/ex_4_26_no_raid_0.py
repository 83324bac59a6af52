"""EX-4.26: no shared disk without redundancy."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.records import Raid
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.wording import about
from designer.topology.devices import contents, quorum_disk
from designer.topology.evs import disk_text


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Give the disk the RAID level that is recommended for what it holds."""
    disk = design.disks[finding.subjects[0]]
    level: Raid = "1" if contents(design)[disk.id].isdisjoint(("database", "queue")) else "10"
    return Fix(f"Give {disk_text(disk)} RAID {level}", changing(design, "disks", disk.id, raid=level))


@rule("EX-4.26", "Shared disk without redundancy", "warning", "published", reads=("clusters", "disks"), fix=repair)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A shared disk other than the quorum is striped without redundancy (RAID 0).

    Why: One broken drive loses all data on the disk; the cluster keeps no second copy.
    Fix: Use RAID 1 for logs, RAID 10 for databases and queues.
    Bad: T: on RAID 0, should be fault-tolerant
    Good: T: is on RAID 10.
    Source: TechTarget storage recommendations for Exchange, part 1. Fact EX-4.26.
    """
    quorum = quorum_disk(context.design)
    for disk in context.design.disks.values():
        if disk == quorum:
            continue
        if disk.raid is None:
            yield context.undecided("RAID level", disk.id)
        elif disk.raid == "0":
            yield context.finding(f"{about(disk_text(disk))} on RAID 0, should be fault-tolerant", disk.id)
