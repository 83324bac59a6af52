"""What is on the nodes, how strong they are, and the directory that they need."""

from __future__ import annotations

from dataclasses import replace

from designer.foundation.units import NBSP
from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.cases.storage import mounted
from tests.rules.designs import (
    exchange_2000,
    exchange_2000_datacenter,
    named,
    plus,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
)

FOLDER = "C:\\Program Files\\Exchsrvr"
WHOLE = ("global-catalog", "dns")

LESS = f"2{NBSP}GB of memory, less than the home node of EVS1 (4{NBSP}GB), EVS2 (4{NBSP}GB) and EVS3 (4{NBSP}GB)"


def with_file_share(group: str, kind: str = "other") -> Snapshot:
    """A group with a file share beside Exchange."""
    design = plus(three_plus_one(), "groups", name=group, kind=kind)
    return plus(design, "resources", name="Share", type="file-share", group=named(design, "groups", group))


def with_servers(design: Snapshot, *roles: tuple[str, ...], **values: object) -> Snapshot:
    """No servers outside the cluster but DC1 and so on, one for each set of roles."""
    design = replace(design, servers={})
    for number, ones in enumerate(roles, 1):
        design = plus(design, "servers", name=f"DC{number}", roles=ones, **values)
    return design


def installed(*folders: str) -> Snapshot:
    """Three + one with the Exchange binaries of each node in a folder; C: and D: are local."""
    design = with_all(three_plus_one(), "nodes", local_letters=("C", "D"))
    for number, folder in enumerate(folders, 1):
        design = with_(design, "nodes", f"NODE{number}", install_path=folder)
    return design


def standing_in(**values: object) -> Snapshot:
    """Three + one of equal nodes, of which NODE4 has some values of its own."""
    return with_(with_all(three_plus_one(), "nodes", ram_mb=4096, cpus=4), "nodes", "NODE4", **values)


def on_service_pack_1(update: bool) -> Snapshot:
    """Mounted disks on Service Pack 1, with the update of Mountmgr.sys on all nodes, but perhaps NODE2."""
    design = with_cluster(mounted(three_plus_one(), "Disk S"), windows_sp=1)
    return with_(with_all(design, "nodes", mountmgr_update=True), "nodes", "NODE2", mountmgr_update=update)


CASES = (
    case(
        "EX-1.10",
        lambda: installed(FOLDER, "D:\\Exchsrvr", FOLDER, FOLDER),
        f"NODE2: Exchange binaries in D:\\Exchsrvr, elsewhere in {FOLDER}",
        good=lambda: installed(FOLDER, FOLDER.upper(), f"{FOLDER}\\", FOLDER),
    ),
    case(
        "EX-1.10",
        lambda: installed("R:\\Exchsrvr", "E:\\Exchsrvr", FOLDER, FOLDER),
        "NODE1: Exchange binaries in R:\\Exchsrvr, on shared disk Disk R",
        "NODE2: Exchange binaries in E:\\Exchsrvr, which is on no local drive",
        good=lambda: installed(FOLDER),
    ),
    case(
        "EX-1.10b",
        lambda: with_(three_plus_one(), "nodes", "NODE4", exchange="exchange-2003-standard"),
        "NODE4: Exchange Server 2003 Standard Edition, elsewhere Exchange Server 2003 Enterprise Edition",
        good=lambda: with_(three_plus_one(), "nodes", "NODE4", exchange="exchange-2003-enterprise"),
    ),
    case(
        "EX-1.10b",
        lambda: with_(with_all(three_plus_one(), "nodes", language="English"), "nodes", "NODE2", language="German"),
        "NODE2: Exchange in German, elsewhere in English",
        good=lambda: with_(with_all(three_plus_one(), "nodes", language="English"), "nodes", "NODE2", language=""),
    ),
    case(
        "EX-1.12",
        lambda: with_(three_plus_one(), "nodes", "NODE2", domain_controller=True),
        "NODE2: domain controller, a cluster node must be a member server",
        good=lambda: with_all(three_plus_one(), "nodes", domain_controller=False),
    ),
    case(
        "EX-1.13",
        lambda: with_(three_plus_one(), "nodes", "NODE3", domain="corp.example.com"),
        "NODE3: domain corp.example.com, elsewhere example.com",
        good=lambda: with_(with_cluster(three_plus_one(), domain="EXAMPLE"), "nodes", "NODE3", domain="example.com"),
    ),
    case(
        "EX-1.14",
        lambda: with_servers(three_plus_one(), WHOLE, WHOLE, windows="windows-2000-server", windows_sp=2),
        "DC1: Windows 2000 Server Service Pack 2, Exchange 2003 needs Service Pack 3 on domain controllers",
        "DC2: Windows 2000 Server Service Pack 2, Exchange 2003 needs Service Pack 3 on domain controllers",
        good=lambda: with_servers(three_plus_one(), WHOLE, WHOLE, windows="windows-2000-server", windows_sp=3),
    ),
    case(
        "EX-1.15",
        lambda: with_servers(three_plus_one(), WHOLE, ("dns",)),
        "1 domain controller and 1 global catalogue server, at least 2 of each",
        good=lambda: with_servers(three_plus_one(), WHOLE, WHOLE),
    ),
    case(
        "EX-1.15",
        lambda: with_servers(three_plus_one(), ("global-catalog",), ("domain-controller",)),
        "1 global catalogue server, at least 2",
        good=lambda: with_servers(three_plus_one(), ("front-end",)),
    ),
    case(
        "EX-1.16",
        lambda: plus(with_cluster(three_plus_one(), hardware_listed=False), "arrays", name="Array 1", listed=False),
        "Array 1: not listed as part of a cluster, Microsoft supports listed solutions only",
        "Hardware not listed as a cluster, Microsoft supports listed solutions only",
        good=lambda: plus(with_cluster(three_plus_one(), hardware_listed=True), "arrays", name="Array 1"),
    ),
    case(
        "EX-1.17",
        lambda: standing_in(ram_mb=2048),
        f"NODE4: {LESS}",
        good=lambda: standing_in(ram_mb=2048, role="alternate passive"),
    ),
    case(
        "EX-1.17",
        lambda: with_(standing_in(ram_mb=2048), "nodes", "NODE2", cpus=1),
        "NODE2: 1 processor, fewer than the home node of EVS1 (4) and EVS3 (4)",
        f"NODE4: {LESS}",
        good=lambda: standing_in(ram_mb=None, cpus=None),
    ),
    case(
        "EX-1.18",
        lambda: standing_in(ram_mb=2048, role="alternate passive"),
        f"NODE4: alternate passive node; {LESS}",
        good=lambda: standing_in(role="alternate passive"),
    ),
    case(
        "EX-1.19",
        lambda: with_(exchange_2000(), "nodes", "NODE1", cpus=16),
        "NODE1: 16 processors, Exchange 2000 uses at most 8",
        good=lambda: with_(exchange_2000(), "nodes", "NODE1", cpus=8),
    ),
    case(
        "EX-1.19b",
        lambda: with_(three_plus_one(), "nodes", "NODE1", cpus=16),
        "NODE1: 16 processors, Exchange 2003 uses 4 to 8",
        good=lambda: with_(three_plus_one(), "nodes", "NODE1", cpus=8),
    ),
    case(
        "EX-1.20",
        lambda: with_file_share("Files"),
        "Files: holds Share, the cluster should serve Exchange only",
        good=lambda: plus(three_plus_one(), "groups", name="Files", kind="other"),
    ),
    case(
        "EX-1.20",
        lambda: with_(three_plus_one(), "nodes", "NODE2", components=("sql-server",)),
        "NODE2: runs SQL Server, should serve Exchange only",
        good=lambda: with_(three_plus_one(), "nodes", "NODE2", components=()),
    ),
    case(
        "EX-1.21",
        lambda: with_(three_plus_one(), "nodes", "NODE1", virtual=True),
        "NODE1: virtual machine, production nodes should be physical servers",
        good=lambda: with_(three_plus_one(), "nodes", "NODE1", virtual=False),
    ),
    case(
        "EX-1.23",
        lambda: on_service_pack_1(update=False),
        "NODE2: Service Pack 1 without the Mountmgr.sys update, which mounted disks need",
        good=lambda: on_service_pack_1(update=True),
    ),
    case(
        "EX-1.24",
        lambda: with_(three_plus_one(), "nodes", "NODE4", iis_components=False),
        "NODE4: WWW, SMTP, NNTP and ASP.NET not complete, Exchange Setup needs them all",
        good=lambda: with_(three_plus_one(), "nodes", "NODE4", iis_components=True),
    ),
    case(
        "EX-1.24",
        lambda: with_(exchange_2000_datacenter(), "nodes", "NODE4", iis_components=False),
        "NODE4: WWW, SMTP and NNTP not complete, Exchange Setup needs them all",
        good=lambda: with_(exchange_2000_datacenter(), "nodes", "NODE4", iis_components=None),
    ),
)
