"""EX-1.11: all nodes have the same Windows version."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.alike import usual
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.memory import USERVA_MB
from designer.topology.platforms import node_windows
from designer.topology.storage import is_mounted


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """The Windows of the design, with the /USERVA that goes with it; None where its mount points need an update."""
    node, windows = design.nodes[finding.subjects[0]], catalog.windows.get(design.cluster.windows)
    mounted = any(is_mounted(disk) for disk in design.disks.values())
    if windows is None or (mounted and node.mountmgr_update is False):
        return None
    userva = USERVA_MB if windows.family == "2003" and node.boot_userva is not None else None
    diff = changing(design, "nodes", node.id, windows="", windows_sp=None, boot_userva=userva)
    return Fix(f"Give {node.name} the Windows of the design", diff)


@rule(
    "EX-1.11",
    "Different Windows versions in one cluster",
    "error",
    "general knowledge",
    reads=("clusters", "nodes"),
    subsumes=("EX-9.02", "EX-9.06"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node runs another Windows version than the design.

    Why: Nodes of two versions form one cluster only while it is upgraded node by node: the older version may not
    understand what the newer one writes into the cluster's configuration.
    Fix: Plan the same Windows for all nodes; finish the rolling upgrade.
    Bad: NODE4: Windows 2000 Datacenter Server, elsewhere Windows Server 2003, Enterprise Edition
    Good: NODE4 has Windows Server 2003, Datacenter Edition, which is the same version.
    Source: Field practice. Fact EX-1.11.
    """
    known = {
        node.id: windows
        for node in context.design.nodes.values()
        if (windows := node_windows(context.design, context.catalog, node)) is not None
    }
    names = {node: windows.name for node, windows in known.items()}
    expected = context.windows or next((one for one in known.values() if one.name == usual(names)), None)
    for node, windows in known.items():
        if expected is not None and windows.family != expected.family:
            name = context.design.nodes[node].name
            yield context.finding(f"{name}: {windows.name}, elsewhere {expected.name}", node)
