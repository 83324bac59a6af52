"""SQL-01: SQL Server needs every disk of its group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import hung
from designer.topology.dependencies import providers
from designer.topology.evs import DISK
from designer.topology.members import by_type, members_by_group

_FOREIGN = {"quorum", "dtc"}


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Let SQL Server depend on the disk."""
    server, disk = finding.subjects
    diff = hung(design, [(server, disk)])
    title = f"Let {design.resources[server].name} depend on {design.resources[disk].name}"
    return Fix(title, diff) if diff is not None else None


@rule(
    "SQL-01",
    "SQL Server does not need every disk",
    "error",
    "published",
    reads=("groups", "resources", "dependencies", "disks"),
    subsumes=("EX-3.23",),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A disk in the group of a SQL Server is no direct provider of it. Disks for the quorum and MSDTC do not
    count.

    Why: SQL Server may start before a disk that it does not wait for, and marks the databases there as suspect. It
    refuses to create databases on disks that it does not depend on.
    Fix: Take SQL Server offline and add the dependency.
    Bad: SQL1: SQL Server (SQL1) does not depend on Disk S:
    Good: SQL Server (SQL1) depends on Disk R: and Disk S:.
    Source: KB 835185.
    """
    if all(one.type != "sql-server" for one in context.design.resources.values()):
        return
    needs, members = providers(context.design), members_by_group(context.design)
    for group in context.design.groups.values():
        parts = by_type(members[group.id])
        for server in parts.get("sql-server", ()):
            for disk in parts.get(DISK, ()):
                if _is_data(context, disk) and disk.id not in needs[server.id]:
                    yield context.finding(
                        f"{group.name}: {server.name} does not depend on {disk.name}", server.id, disk.id
                    )


def _is_data(context: RuleContext, resource: Resource) -> bool:
    holds = context.design.disks[resource.disk].holds if resource.disk is not None else ()
    return not holds or not _FOREIGN.issuperset(holds)
