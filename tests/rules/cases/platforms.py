"""Editions, service packs and what Windows allows."""

from __future__ import annotations

from tests.rules.cases import case
from tests.rules.designs import (
    active_passive,
    exchange_2000,
    exchange_2000_datacenter,
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
        "Windows Server 2003, Standard Edition: no Cluster service, needs Windows Server 2003, Datacenter Edition or"
        " Windows Server 2003, Enterprise Edition",
        good=lambda: with_cluster(three_plus_one(), windows="windows-2003-datacenter"),
    ),
    case(
        "EX-1.02",
        lambda: with_(exchange_2000(), "nodes", "NODE2", windows="windows-2000-server"),
        "NODE2: Windows 2000 Server: no Cluster service, needs Windows 2000 Advanced Server or Windows 2000 Datacenter"
        " Server",
        good=lambda: with_(exchange_2000(), "nodes", "NODE2", windows="windows-2000-datacenter"),
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
        "EX-1.04",
        lambda: with_cluster(exchange_2000_datacenter(), bus="scsi"),
        "4 nodes on parallel SCSI, at most 2",
        good=exchange_2000_datacenter,
    ),
    case(
        "EX-1.05",
        lambda: with_cluster(exchange_2000(), bus="iscsi"),
        "Shared disks on iSCSI: not supported with Windows 2000 Advanced Server",
        good=lambda: with_cluster(three_plus_one(), bus="iscsi"),
    ),
    case(
        "EX-1.05",
        lambda: with_cluster(exchange_2000_datacenter(), bus="sas"),
        "Shared disks on SAS: not supported with Windows 2000 Datacenter Server",
        good=exchange_2000_datacenter,
    ),
    case(
        "EX-1.06",
        lambda: with_cluster(exchange_2000_datacenter(), exchange_sp=0),
        "Exchange 2000 Enterprise Server without a service pack: needs Service Pack 1 on Windows 2000"
        " Datacenter Server",
        good=lambda: with_cluster(exchange_2000_datacenter(), exchange_sp=1),
    ),
    case(
        "EX-1.06",
        lambda: with_(exchange_2000_datacenter(), "nodes", "NODE3", exchange_sp=0),
        "NODE3: Exchange 2000 Enterprise Server without a service pack: needs Service Pack 1 on Windows 2000"
        " Datacenter Server",
        good=lambda: with_all(exchange_2000_datacenter(), "nodes", exchange_sp=2),
    ),
    case(
        "EX-1.07",
        lambda: with_cluster(exchange_2000(), windows="windows-2003-enterprise"),
        "Exchange 2000 Enterprise Server on Windows Server 2003, Enterprise Edition: not supported; Exchange 2000 does"
        " not run on Windows Server 2003",
        good=exchange_2000,
    ),
    case(
        "EX-1.08",
        lambda: template("two-node-active-passive", windows="windows-2000-advanced-server", windows_sp=3),
        "Windows 2000 Advanced Server Service Pack 3: Exchange Server 2003 Enterprise Edition needs Service Pack 4",
        good=lambda: template("two-node-active-passive", windows="windows-2000-advanced-server", windows_sp=4),
    ),
    case(
        "EX-1.08",
        lambda: with_(
            template("two-node-active-passive", windows="windows-2000-advanced-server", windows_sp=4),
            "nodes",
            "NODE2",
            windows_sp=3,
        ),
        "NODE2: Windows 2000 Advanced Server Service Pack 3: Exchange Server 2003 Enterprise Edition needs Service"
        " Pack 4",
        good=lambda: with_(exchange_2000(), "nodes", "NODE2", windows_sp=3),
    ),
    case(
        "EX-1.11",
        lambda: with_(three_plus_one(), "nodes", "NODE4", windows="windows-2000-datacenter", windows_sp=4),
        "NODE4: Windows 2000 Datacenter Server, elsewhere Windows Server 2003, Enterprise Edition",
        good=lambda: with_(three_plus_one(), "nodes", "NODE4", windows="windows-2003-datacenter"),
    ),
    case(
        "EX-1.11b",
        lambda: with_(with_all(three_plus_one(), "nodes", architecture="x86"), "nodes", "NODE4", architecture="x64"),
        "NODE4: x64, elsewhere x86",
        good=lambda: with_all(three_plus_one(), "nodes", architecture="x86"),
    ),
    case(
        "EX-1.22",
        lambda: with_cluster(exchange_2000(), quorum="majority-node-set"),
        "Majority Node Set with Windows 2000 Advanced Server, which has a quorum disk only",
        good=lambda: with_cluster(three_plus_one(), quorum="majority-node-set"),
    ),
)
