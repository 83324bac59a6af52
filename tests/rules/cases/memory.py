"""Memory, and the switches that give the store its address space."""

from __future__ import annotations

from designer.foundation.units import NBSP
from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.designs import (
    active_passive,
    exchange_2000,
    exchange_2000_datacenter,
    three_plus_one,
    with_,
    with_all,
    with_cluster,
)


def tuned(base: Snapshot, /, **values: object) -> Snapshot:
    """A design whose nodes are set up as recommended on Windows Server 2003, but NODE2 in some respects."""
    design = with_all(
        base, "nodes", ram_mb=4096, boot_3gb=True, boot_userva=3030, system_pages=0, heap_decommit=0x0004_0000
    )
    return with_(design, "nodes", "NODE2", **values)


def on_windows_2000(**values: object) -> Snapshot:
    """Windows 2000 nodes set up as recommended there, but NODE2 in some respects."""
    design = with_all(tuned(exchange_2000_datacenter()), "nodes", boot_userva=None, system_pages=24_000)
    return with_(design, "nodes", "NODE2", **values)


def on_two_nodes(**values: object) -> Snapshot:
    """Two Windows 2000 nodes with /3GB, but NODE2 in some respects."""
    return with_(with_all(exchange_2000(), "nodes", boot_3gb=True), "nodes", "NODE2", **values)


CASES = (
    case(
        "EX-9.01",
        lambda: tuned(three_plus_one(), boot_3gb=False),
        f"NODE2: 4{NBSP}GB of memory without /3GB in boot.ini, recommended from 1{NBSP}GB on",
        good=lambda: tuned(three_plus_one(), boot_3gb=True),
    ),
    case(
        "EX-9.01",
        lambda: tuned(three_plus_one(), boot_3gb=False, ram_mb=1024, system_pages=30_000),
        f"NODE2: 1{NBSP}GB of memory without /3GB in boot.ini, recommended from 1{NBSP}GB on",
        good=lambda: tuned(three_plus_one(), boot_3gb=False, ram_mb=1023),
    ),
    case(
        "EX-9.02",
        lambda: tuned(three_plus_one(), boot_userva=2900),
        "NODE2: /3GB with /USERVA=2900, 3030 recommended",
        good=lambda: tuned(three_plus_one(), boot_userva=3030),
    ),
    case(
        "EX-9.02",
        lambda: on_windows_2000(boot_userva=3030),
        "NODE2: /USERVA=3030, not for Windows 2000",
        good=on_windows_2000,
    ),
    case(
        "EX-9.03",
        lambda: tuned(three_plus_one(), ram_mb=512),
        f"NODE2: 512{NBSP}MB of memory with /3GB in boot.ini, recommended from 1{NBSP}GB on",
        good=lambda: tuned(three_plus_one(), ram_mb=1024),
    ),
    case(
        "EX-9.04",
        lambda: with_cluster(on_two_nodes(boot_3gb=False), windows="windows-2000-server"),
        "NODE1: /3GB in boot.ini, not for Windows 2000 Server",
        good=on_two_nodes,
    ),
    case(
        "EX-9.05",
        lambda: with_(three_plus_one(), "nodes", "NODE1", ram_mb=8192),
        f"NODE1: 8{NBSP}GB of memory, Exchange uses at most 4{NBSP}GB",
        good=lambda: with_(three_plus_one(), "nodes", "NODE1", ram_mb=4096),
    ),
    case(
        "EX-9.05b",
        lambda: with_all(active_passive(), "nodes", architecture="x64"),
        "NODE1: x64, Exchange 2000 and 2003 are for x86",
        "NODE2: x64, Exchange 2000 and 2003 are for x86",
        good=lambda: with_all(active_passive(), "nodes", architecture="x86"),
    ),
    case(
        "EX-9.06",
        lambda: tuned(three_plus_one(), system_pages=30_000),
        "NODE2: SystemPages 30,000, 0 recommended",
        good=lambda: tuned(three_plus_one(), system_pages=0),
    ),
    case(
        "EX-9.06",
        lambda: on_windows_2000(system_pages=0),
        "NODE2: SystemPages 0, 24,000 to 31,000 recommended",
        good=lambda: with_all(on_windows_2000(), "nodes", system_pages=31_000),
    ),
    case(
        "EX-9.06b",
        lambda: tuned(three_plus_one(), heap_decommit=0),
        "NODE2: HeapDeCommitFreeBlockThreshold 0x00000000, 0x00040000 recommended",
        good=lambda: tuned(three_plus_one(), heap_decommit=0, ram_mb=512),
    ),
    case(
        "EX-9.08",
        lambda: with_(with_all(three_plus_one(), "nodes", ram_mb=4096), "nodes", "NODE1", page_file_mb=2048),
        f"NODE1: page file of 2,048{NBSP}MB, at least 4,196{NBSP}MB for 4,096{NBSP}MB of memory",
        good=lambda: with_(with_all(three_plus_one(), "nodes", ram_mb=4096), "nodes", "NODE1", page_file_mb=4196),
    ),
    case(
        "EX-9.09",
        lambda: with_(with_cluster(three_plus_one(), windows_sp=1), "nodes", "NODE4", windows_sp=0),
        "NODE4: Windows without a service pack, elsewhere Service Pack 1",
        good=lambda: with_(with_cluster(three_plus_one(), windows_sp=1), "nodes", "NODE4", windows_sp=1),
    ),
    case(
        "EX-9.09",
        lambda: on_windows_2000(system_pages=31_000, windows_sp=3),
        "NODE2: Windows Service Pack 3, elsewhere Service Pack 4; SystemPages 31,000, elsewhere 24,000",
        good=on_windows_2000,
    ),
)
