"""EX-9.01: nodes for Exchange start with /3GB."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from designer.catalog.schema import Catalog
from designer.foundation.units import size
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.memory import LARGE_MB, USERVA_MB
from designer.topology.hosts import exchange_nodes
from designer.topology.platforms import node_windows


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Set /3GB, on Windows Server 2003 with what goes with it (EX-9.02, EX-9.06)."""
    node = design.nodes[finding.subjects[0]]
    windows = node_windows(design, catalog, node)
    values: dict[str, Any] = {"boot_3gb": True}
    if windows is not None and windows.family == "2003":
        values["boot_userva"] = USERVA_MB
        values["system_pages"] = 0 if node.system_pages else node.system_pages
    text = f"/3GB and /USERVA={USERVA_MB}" if "boot_userva" in values else "/3GB"
    return Fix(f"Start {node.name} with {text}", changing(design, "nodes", node.id, **values))


@rule(
    "EX-9.01",
    "Node without /3GB",
    "warning",
    "published",
    reads=("clusters", "nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node with 1 GB of memory or more that may own an EVS does not start with /3GB.

    Why: The store then has 2 GB of address space instead of 3 GB. It fragments sooner, and stores no longer mount after
    a failover although memory is free.
    Fix: Add /3GB to boot.ini on every node that may own an EVS.
    Bad: NODE2: 4 GB of memory without /3GB in boot.ini, recommended from 1 GB on
    Good: NODE2 has /3GB.
    Source: KB 823440; Exchange Server Best Practices Analyzer. Facts EX-9.01 and EX-9.09.
    """
    for node in exchange_nodes(context.design):
        windows = node_windows(context.design, context.catalog, node)
        if windows is None or not windows.large_address_switch or node.boot_3gb:
            continue
        if node.ram_mb is None:
            yield context.undecided("memory", node.id)
        elif node.ram_mb >= LARGE_MB and node.boot_3gb is None:
            yield context.undecided("/3GB in boot.ini", node.id)
        elif node.ram_mb >= LARGE_MB:
            yield context.finding(
                f"{node.name}: {size(node.ram_mb)} of memory without /3GB in boot.ini, recommended from"
                f" {size(LARGE_MB)} on",
                node.id,
            )
