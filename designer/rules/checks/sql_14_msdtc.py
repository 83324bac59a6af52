"""SQL-14: a cluster with SQL Server has MSDTC."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import with_coordinator


@rule("SQL-14", "SQL Server without MSDTC", "best practice", "secondary", reads=("resources",), fix=with_coordinator)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster with SQL Server has no Distributed Transaction Coordinator resource.

    Why: Distributed transactions and queries, and replication with immediate updating, need a coordinator that survives
    a failover. It is set up before SQL Server is installed.
    Fix: Add MSDTC to the Cluster Group or to a group of its own, with a network name and a disk.
    Bad: No MSDTC resource, SQL Server should have 1 per cluster
    Good: MSDTC in the Cluster Group.
    Source: Designing your SQL Server cluster (sql-server-performance.com).
    """
    types = {resource.type for resource in context.design.resources.values()}
    if "sql-server" in types and "msdtc" not in types:
        yield context.finding("No MSDTC resource, SQL Server should have 1 per cluster", CLUSTER_ID)
