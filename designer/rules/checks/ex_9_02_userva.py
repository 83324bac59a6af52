"""EX-9.02: /3GB goes with /USERVA=3030 on Windows Server 2003."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.memory import USERVA_MB
from designer.topology.hosts import exchange_nodes
from designer.topology.platforms import node_windows


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """3030 on Windows Server 2003, nothing on Windows 2000."""
    node = design.nodes[finding.subjects[0]]
    windows = node_windows(design, catalog, node)
    if windows is None or windows.family == "2000":
        diff = changing(design, "nodes", node.id, boot_userva=None)
        return Fix(f"Take /USERVA out of boot.ini on {node.name}", diff)
    diff = changing(design, "nodes", node.id, boot_userva=USERVA_MB)
    return Fix(f"Set /USERVA={USERVA_MB} in boot.ini on {node.name}", diff)


@rule(
    "EX-9.02",
    "/USERVA not as recommended",
    "warning",
    "published",
    reads=("clusters", "nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node for Exchange on Windows Server 2003 starts with /3GB but not with /USERVA=3030, or a node with
    Windows 2000 has /USERVA.

    Why: /3GB leaves the system too few page table entries; 3030 gives some back. Windows 2000 does not have the switch.
    Fix: Set /USERVA=3030 on Windows Server 2003; leave it out on Windows 2000.
    Bad: NODE2: /3GB with /USERVA=2900, 3030 recommended
    Good: NODE2 has /3GB and /USERVA=3030.
    Source: KB 823440. Facts EX-9.02 and EX-9.09.
    """
    for node in exchange_nodes(context.design):
        windows = node_windows(context.design, context.catalog, node)
        if windows is None or not node.boot_3gb:
            continue
        if windows.family == "2000":
            if node.boot_userva:
                yield context.finding(f"{node.name}: /USERVA={node.boot_userva}, not for Windows 2000", node.id)
        elif node.boot_userva is None:
            yield context.undecided("/USERVA in boot.ini", node.id)
        elif node.boot_userva != USERVA_MB:
            yield context.finding(
                f"{node.name}: /3GB with /USERVA={node.boot_userva}, {USERVA_MB} recommended", node.id
            )
