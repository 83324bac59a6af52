"""EX-1.23: mount points need an update on Service Pack 1."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.topology.platforms import node_windows, node_windows_sp
from designer.topology.storage import is_mounted


@rule(
    "EX-1.23",
    "Mount point driver not updated",
    "warning",
    "published",
    reads=("clusters", "nodes", "disks"),
    fix=setting("nodes", "Install the Mountmgr.sys update on {name}", mountmgr_update=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Disks are mounted under others, and a node with Windows Server 2003 Service Pack 1 lacks the Mountmgr.sys
    update.

    Why: With the driver of Service Pack 1 mount points can fail, and with them the disks of a group that comes online.
    Fix: Install the update on every node.
    Bad: NODE2: Service Pack 1 without the Mountmgr.sys update, which mounted disks need
    Good: NODE2 has the update.
    Source: Exchange Server Best Practices Analyzer, Mountmgr.sys. Fact EX-1.23.
    """
    design = context.design
    if not any(is_mounted(disk) for disk in design.disks.values()):
        return
    for node in design.nodes.values():
        windows, number = node_windows(design, context.catalog, node), node_windows_sp(design, node)
        if windows is None or windows.family != "2003":
            continue
        if number is None:
            yield context.undecided("service pack of Windows", node.id)
        elif number == 1 and node.mountmgr_update is None:
            yield context.undecided("Mountmgr.sys update", node.id)
        elif number == 1 and not node.mountmgr_update:
            yield context.finding(
                f"{node.name}: Service Pack 1 without the Mountmgr.sys update, which mounted disks need", node.id
            )
