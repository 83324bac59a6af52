"""SQL-10: data and transaction logs of SQL Server on different disks."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import about
from designer.topology.evs import disk_text
from designer.topology.members import by_type, members_by_group


@rule(
    "SQL-10",
    "Data and logs on one disk",
    "best practice",
    "secondary",
    reads=("groups", "resources", "disks"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A disk in the group of a SQL Server holds databases and transaction logs.

    Why: With the logs a lost database can be brought back to the last transaction; on one disk both are lost. And the
    sequential writing of logs suffers from the random access beside it.
    Fix: Put the logs on a disk with spindles of its own.
    Bad: R: databases and logs of SQL1, should be apart
    Good: The databases are on R:, the logs on S:.
    Source: Designing your SQL Server cluster (sql-server-performance.com).
    """
    members = members_by_group(context.design)
    for group in context.design.groups.values():
        parts = by_type(members[group.id])
        for resource in members[group.id] if "sql-server" in parts else ():
            disk = context.design.disks[resource.disk] if resource.disk is not None else None
            if disk is not None and {"database", "log"} <= set(disk.holds):
                yield context.finding(
                    f"{about(disk_text(disk))} databases and logs of {group.name}, should be apart", disk.id
                )
