"""SQL-15: a SQL Server virtual server has SQL Server."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import with_resources
from designer.topology.evs import DISK, NAME
from designer.topology.members import by_type, members_by_group

_PARTS = ("sql-server", "sql-agent", "sql-fulltext")


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Add what Setup would create, where a name and a disk are there and no instance is called like the group."""
    group = design.groups[finding.subjects[0]]
    parts = by_type(design.members(group.id))
    taken = {str(one.properties.get("InstanceName", "")).strip().casefold() for one in design.resources.values()}
    names = {str(one.properties.get("Name", "")).strip().casefold() for one in parts.get(NAME, ())}
    if DISK not in parts or names != {group.name.strip().casefold()} or group.name.strip().casefold() in taken:
        return None
    diff = with_resources(design, catalog, group.id, [kind for kind in _PARTS if kind not in parts])
    return Fix(f"Add SQL Server to {group.name}", diff) if diff is not None else None


@rule(
    "SQL-15",
    "Virtual server without SQL Server",
    "warning",
    "general knowledge",
    reads=("groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A SQL Server virtual server has no SQL Server resource.

    Why: It has a name, an address and disks, but no database service: there is nothing to connect to.
    Fix: Install the virtual server with Setup, which creates SQL Server, its agent and full-text search.
    Bad: SQL1: virtual server without SQL Server
    Good: SQL1 has SQL Server (SQL1).
    Source: What the role means; KB 835185 lists what Setup creates.
    """
    members = members_by_group(context.design)
    for group in context.design.groups_of_kind("sql-server"):
        if all(resource.type != "sql-server" for resource in members[group.id]):
            yield context.finding(f"{group.name}: virtual server without SQL Server", group.id)
