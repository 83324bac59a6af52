"""SQL Server 2000 virtual servers."""

from __future__ import annotations

from dataclasses import replace

from designer.catalog.loader import load_templates
from designer.catalog.schema import TemplateDisk
from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.cases.servers import plus_resource
from tests.rules.cases.storage import mounted
from tests.rules.designs import (
    active_passive,
    linked,
    named,
    template,
    unlinked,
    with_,
    with_property,
    without,
    without_resource,
)

SERVER, AGENT, SEARCH = "SQL Server (SQL1)", "SQL Server Agent (SQL1)", "SQL Server Fulltext (SQL1)"


def sql_server() -> Snapshot:
    """SQL1 on two nodes, with databases on R: and logs on S:."""
    return template("sql-2000-two-node")


def two_instances() -> Snapshot:
    """SQL1 and SQL2."""
    first = load_templates()["sql-2000-two-node"].group[0]
    return template("sql-2000-two-node", group=(first, replace(first, name="SQL2", node=2)))


def with_instances(count: int) -> Snapshot:
    """So many virtual servers on two nodes, with one disk each."""
    first = load_templates()["sql-2000-two-node"].group[0]
    disk = (TemplateDisk(holds=("database",), size_mb=10_240, raid="10"),)
    groups = [replace(first, name=f"SQL{number}", node=1 + number % 2, disk=disk) for number in range(count)]
    return template("sql-2000-two-node", group=tuple(groups))


def with_shop(*dependencies: tuple[str, str]) -> Snapshot:
    """SQL1 with the service of an application in its group."""
    design = plus_resource(sql_server(), "SQL1", "Shop", "generic-service")
    for dependent, provider in dependencies:
        design = linked(design, dependent, provider)
    return design


def in_cluster_group() -> Snapshot:
    """All of SQL1 in the Cluster Group, and no other group."""
    design = sql_server()
    group, core = named(design, "groups", "SQL1"), named(design, "groups", "Cluster Group")
    for resource in design.members(group):
        design = with_(design, "resources", resource.name, group=core)
    return without(design, "groups", group)


def edition(component: str) -> Snapshot:
    return with_(sql_server(), "nodes", "NODE2", components=(component,))


CASES = (
    case(
        "SQL-01",
        lambda: unlinked(sql_server(), SERVER, "Disk S:"),
        "SQL1: SQL Server (SQL1) does not depend on Disk S:",
        good=lambda: with_(unlinked(sql_server(), SERVER, "Disk S:"), "disks", "Disk S", holds=("dtc",)),
    ),
    case(
        "SQL-01",
        lambda: linked(unlinked(sql_server(), SERVER, "Disk S:"), "Disk R:", "Disk S:"),
        "SQL1: SQL Server (SQL1) does not depend on Disk S:",
        good=sql_server,
    ),
    case(
        "SQL-02",
        lambda: unlinked(sql_server(), SERVER, "SQL1 Network Name"),
        "SQL1: SQL Server (SQL1) depends on no network name",
        good=sql_server,
    ),
    case(
        "SQL-03",
        lambda: unlinked(unlinked(sql_server(), AGENT, SERVER), SEARCH, SERVER),
        "SQL1: SQL Server Agent (SQL1) does not depend on SQL Server",
        "SQL1: SQL Server Fulltext (SQL1) does not depend on SQL Server",
        good=sql_server,
    ),
    case(
        "SQL-04",
        lambda: with_shop((SERVER, "Shop")),
        "SQL1: SQL Server (SQL1) depends on Shop, should need only disks and its network name",
        good=with_shop,
    ),
    case(
        "SQL-04",
        lambda: linked(sql_server(), AGENT, "Disk R:"),
        "SQL1: SQL Server Agent (SQL1) depends on Disk R:, should need only SQL Server",
        good=lambda: linked(sql_server(), SEARCH, "Disk R:"),
    ),
    case(
        "SQL-05",
        lambda: with_shop(("Shop", SERVER)),
        "SQL1: Shop depends on SQL Server (SQL1), only its agent and its full-text search should",
        good=with_shop,
    ),
    case(
        "SQL-05",
        lambda: with_shop(("Shop", AGENT)),
        "SQL1: Shop depends on SQL Server Agent (SQL1), nothing should",
        good=sql_server,
    ),
    case(
        "SQL-06",
        with_shop,
        "SQL1: holds Shop beside SQL Server, should stand in a group of its own",
        good=sql_server,
    ),
    case(
        "SQL-07", lambda: with_instances(17), "17 instances of SQL Server, at most 16", good=lambda: with_instances(16)
    ),
    case(
        "SQL-08",
        lambda: with_property(
            with_property(two_instances(), SERVER, InstanceName="SALES"), "SQL Server (SQL2)", InstanceName="Sales"
        ),
        "SALES: instance name of SQL Server (SQL1) and SQL Server (SQL2), each needs its own",
        good=lambda: with_property(two_instances(), SERVER, InstanceName="SALES"),
    ),
    case(
        "SQL-09",
        lambda: with_property(sql_server(), SERVER, VirtualServerName="ORDERS"),
        "SQL1: SQL Server (SQL1) is set up as ORDERS, but the network name is SQL1",
        good=lambda: with_property(sql_server(), SERVER, VirtualServerName="sql1"),
    ),
    case(
        "SQL-10",
        lambda: with_(sql_server(), "disks", "Disk R", holds=("database", "log")),
        "R: databases and logs of SQL1, should be apart",
        good=lambda: with_(sql_server(), "disks", "Disk R", holds=("database", "index")),
    ),
    case(
        "SQL-11",
        lambda: mounted(sql_server(), "Disk S"),
        "Disk S: mounted as R:\\S, not supported in a cluster with SQL Server 2000",
        good=lambda: mounted(active_passive(), "Disk S"),
    ),
    case(
        "SQL-12",
        lambda: edition("sql-server-standard"),
        "NODE2: has SQL Server 2000 Standard Edition, but SQL1 needs the Enterprise Edition",
        good=lambda: edition("sql-server"),
    ),
    case(
        "SQL-13",
        in_cluster_group,
        "Cluster Group: SQL Server (SQL1), SQL Server Agent (SQL1) and SQL Server Fulltext (SQL1) belong in a group of"
        " its own",
        good=sql_server,
    ),
    case(
        "SQL-14",
        lambda: without_resource(sql_server(), "MSDTC Resource"),
        "No MSDTC resource, SQL Server should have 1 per cluster",
        good=sql_server,
    ),
    case(
        "SQL-15",
        lambda: without_resource(without_resource(without_resource(sql_server(), AGENT), SEARCH), SERVER),
        "SQL1: virtual server without SQL Server",
        good=sql_server,
    ),
)
