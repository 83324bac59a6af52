"""Editions, service packs, nodes."""

from __future__ import annotations

from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.designs import (
    active_passive,
    exchange_2000,
    exchange_2000_datacenter,
    named,
    plus,
    template,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
)

CASES = (
    case(
        "EX-1.01",
        lambda: with_cluster(three_plus_one(), exchange="exchange-2003-standard"),
        "Exchange Server 2003 Standard Edition: cannot be clustered, needs Exchange Server 2003 Enterprise Edition",
        good=three_plus_one,
    ),
    case(
        "EX-1.02",
        lambda: with_cluster(three_plus_one(), windows="windows-2003-standard"),
        "Windows Server 2003, Standard Edition: no cluster service, needs Windows Server 2003, Datacenter Edition or"
        " Windows Server 2003, Enterprise Edition",
        good=lambda: with_cluster(three_plus_one(), windows="windows-2003-datacenter"),
    ),
    case(
        "EX-1.03",
        lambda: plus(exchange_2000(), "nodes", name="NODE3", number=3),
        "3 nodes, at most 2 with Windows 2000 Advanced Server",
        good=exchange_2000,
    ),
    case(
        "EX-1.04",
        lambda: with_cluster(three_plus_one(), bus="scsi"),
        "4 nodes on parallel SCSI, at most 2",
        good=lambda: with_cluster(active_passive(), bus="scsi"),
    ),
    case(
        "EX-1.05",
        lambda: with_cluster(exchange_2000(), bus="iscsi"),
        "Shared disks on iSCSI: not supported with Windows 2000 Advanced Server",
        good=lambda: with_cluster(three_plus_one(), bus="iscsi"),
    ),
    case(
        "EX-1.06",
        lambda: with_cluster(exchange_2000_datacenter(), exchange_sp=0),
        "Exchange 2000 Enterprise Server without a service pack: needs Service Pack 1 on Windows 2000"
        " Datacenter Server",
        good=lambda: with_cluster(exchange_2000_datacenter(), exchange_sp=1),
    ),
    case(
        "EX-1.07",
        lambda: with_cluster(exchange_2000(), windows="windows-2003-enterprise"),
        "Exchange 2000 Enterprise Server on Windows Server 2003, Enterprise Edition: not supported. Exchange 2000 does"
        " not run on Windows Server 2003",
        good=exchange_2000,
    ),
    case(
        "EX-1.08",
        lambda: template("two-node-active-passive", windows="windows-2000-advanced-server", windows_sp=3),
        "Windows 2000 Advanced Server Service Pack 3: Exchange Server 2003 Enterprise Edition needs Service Pack 4",
        good=lambda: with_cluster(
            template("two-node-active-passive", windows="windows-2000-advanced-server"), windows_sp=None
        ),
    ),
    case(
        "EX-1.12",
        lambda: with_(three_plus_one(), "nodes", "NODE2", domain_controller=True),
        "NODE2: domain controller, a cluster node must be a member server",
        good=lambda: with_all(three_plus_one(), "nodes", domain_controller=None),
    ),
    case(
        "EX-1.17",
        lambda: with_(three_plus_one(), "nodes", "NODE4", ram_mb=2048),
        "NODE4: 2\N{NO-BREAK SPACE}GB of memory, less than the home of EVS1 (4\N{NO-BREAK SPACE}GB),"
        " EVS2 (4\N{NO-BREAK SPACE}GB) and EVS3 (4\N{NO-BREAK SPACE}GB)",
        good=lambda: with_(three_plus_one(), "nodes", "NODE4", ram_mb=None),
    ),
    case(
        "EX-1.20",
        lambda: with_file_share("Files"),
        "Files: runs Share beside Exchange",
        good=lambda: plus(three_plus_one(), "groups", name="Files", kind="other"),
    ),
    case(
        "EX-1.22",
        lambda: with_cluster(exchange_2000(), quorum="majority-node-set"),
        "Majority Node Set: Windows 2000 Advanced Server has a quorum disk only",
        good=lambda: with_cluster(three_plus_one(), quorum="majority-node-set"),
    ),
    case(
        "EX-9.05",
        lambda: with_(three_plus_one(), "nodes", "NODE1", ram_mb=8192),
        "NODE1: 8\N{NO-BREAK SPACE}GB of memory, Exchange uses 4\N{NO-BREAK SPACE}GB",
        good=three_plus_one,
    ),
)


def with_file_share(group: str) -> Snapshot:
    design = plus(three_plus_one(), "groups", name=group, kind="other")
    return plus(design, "resources", name="Share", type="file-share", group=named(design, "groups", group))
