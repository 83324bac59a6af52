"""EX-9.04: Windows 2000 Server does not stand /3GB."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting
from designer.topology.platforms import node_windows


@rule(
    "EX-9.04",
    "/3GB on Windows 2000 Server",
    "error",
    "secondary",
    reads=("clusters", "nodes"),
    subsumes=("EX-9.02", "EX-9.03"),
    fix=setting("nodes", "Start {name} without /3GB", boot_3gb=False, boot_userva=None),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node with Windows 2000 Server starts with /3GB.

    Why: The switch needs Windows 2000 Advanced Server or Datacenter Server, or any Windows Server 2003; in Windows 2000
    Server it damages kernel memory.
    Fix: Use an edition with the Cluster service, or take /3GB out of boot.ini.
    Bad: NODE1: /3GB in boot.ini, not for Windows 2000 Server
    Good: NODE1 has Windows 2000 Advanced Server.
    Source: Exchange Server Best Practices Analyzer; Optimizing Memory Usage for Exchange Server 2003. Fact EX-9.04.
    """
    for node in context.design.nodes.values():
        windows = node_windows(context.design, context.catalog, node)
        if node.boot_3gb and windows is not None and not windows.large_address_switch:
            yield context.finding(f"{node.name}: /3GB in boot.ini, not for {windows.name}", node.id)
