"""SQL-08: every instance of the cluster has a name of its own."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.records import Resource
from designer.rules.api import Outcome, RuleContext, rule


@rule("SQL-08", "Instance name used twice", "error", "published", reads=("resources",))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Two SQL Servers of the cluster have the same instance name, whatever the case. MSSQLSERVER is the default
    instance, of which there can be one.

    Why: The programs and the registry entries of every instance are on every node, under its name.
    Fix: Install the other one as a named instance with a name of its own.
    Bad: SALES: instance name of SQL Server (SQL1) and SQL Server (SQL2), each needs its own
    Good: The instances are called SALES and SQL2.
    Source: SQL Server 2000 Books Online, failover clusters.
    """
    holders: dict[str, list[Resource]] = {}
    for resource in context.design.resources.values():
        if resource.type != "sql-server":
            continue
        name = resource.properties.get("InstanceName")
        if isinstance(name, str) and name.strip():
            holders.setdefault(name.strip().casefold(), []).append(resource)
        else:
            yield context.undecided("instance name", resource.id)
    for servers in holders.values():
        if len(servers) > 1:
            name = str(servers[0].properties["InstanceName"]).strip()
            names = listed([server.name for server in servers])
            yield context.finding(
                f"{name}: instance name of {names}, each needs its own", *(server.id for server in servers)
            )
