"""EX-4.25: queues on a disk of their own."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.units import listed
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.wording import about
from designer.topology.devices import contents
from designer.topology.evs import disk_text
from designer.topology.storage import CONTENT_NAMES

_DISTURBED = ("database", "log")


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Leave the queues to the other disk of the group that is meant for them, where there is exactly one."""
    disk = design.disks[finding.subjects[0]]
    groups = {one.group for one in design.resources.values() if one.disk == disk.id}
    beside = {one.disk for one in design.resources.values() if one.group in groups and one.disk is not None}
    holds = contents(design)
    others = [one for one in beside if "queue" in holds[one] and holds[one].isdisjoint(_DISTURBED)]
    if len(groups) != 1 or len(others) != 1:
        return None
    left = tuple(one for one in disk.holds if one != "queue")
    title = f"Move the queues from {disk_text(disk)} to {disk_text(design.disks[others[0]])}"
    return Fix(title, changing(design, "disks", disk.id, holds=left))


@rule(
    "EX-4.25",
    "Queues beside databases or logs",
    "best practice",
    "published",
    reads=("disks", "storage_groups", "stores"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A disk holds SMTP or MTA queues together with databases or transaction logs.

    Why: Queue traffic disturbs the other two, most of all while mail backs up.
    Fix: Put the queues on a disk of their own.
    Bad: R: holds queues beside databases and transaction logs, queues should have a disk of their own
    Good: R: holds queues only.
    Source: TechTarget storage recommendations for Exchange, part 1. Fact EX-4.25.
    """
    holds = contents(context.design)
    for disk in context.design.disks.values():
        disturbed = [CONTENT_NAMES[one] for one in _DISTURBED if one in holds[disk.id]]
        if "queue" in disk.holds and disturbed:
            yield context.finding(
                f"{about(disk_text(disk))} holds queues beside {listed(disturbed)},"
                " queues should have a disk of their own",
                disk.id,
            )
