"""SQL-07: at most 16 instances of SQL Server 2000 in a cluster."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule

_MOST = 16


@rule("SQL-07", "Too many instances", "error", "published", reads=("resources",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The cluster has more than 16 instances of SQL Server.

    Why: Each instance is installed on every node, and SQL Server 2000 allows 16 on a computer.
    Fix: Put databases together into fewer instances, or build a second cluster.
    Bad: 17 instances of SQL Server, at most 16
    Good: 16 instances.
    Source: SQL Server 2000 Books Online, failover clusters.
    """
    count = sum(resource.type == "sql-server" for resource in context.design.resources.values())
    if count > _MOST:
        yield context.finding(f"{count} instances of SQL Server, at most {_MOST}", CLUSTER_ID)
