"""EX-9.06: SystemPages fits /3GB."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.memory import SYSTEM_PAGES_2000
from designer.topology.hosts import exchange_nodes
from designer.topology.platforms import node_windows


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """0 on Windows Server 2003, the least that is recommended on Windows 2000."""
    node = design.nodes[finding.subjects[0]]
    windows = node_windows(design, catalog, node)
    pages = SYSTEM_PAGES_2000.start if windows is not None and windows.family == "2000" else 0
    return Fix(f"Set SystemPages to {pages} on {node.name}", changing(design, "nodes", node.id, system_pages=pages))


@rule(
    "EX-9.06",
    "SystemPages not as recommended",
    "best practice",
    "general knowledge",
    reads=("clusters", "nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: On a node for Exchange the registry value SystemPages is not 0 (Windows Server 2003 with /3GB) or not
    between 24,000 and 31,000 (Windows 2000).

    Why: The value decides how many page table entries the system has; with too few of them the node hangs, with too
    many the pools are short.
    Fix: Set the value, the same on every node.
    Bad: NODE2: SystemPages 30,000, 0 recommended
    Good: NODE2 has SystemPages 0.
    Source: Optimizing Memory Usage in Exchange Server 2003 (event 9665); field practice for the values. Fact EX-9.06.
    """
    for node in exchange_nodes(context.design):
        windows = node_windows(context.design, context.catalog, node)
        if windows is None or (windows.family == "2003" and not node.boot_3gb):
            continue
        pages = node.system_pages
        if pages is None:
            yield context.undecided("SystemPages", node.id)
        elif windows.family == "2003" and pages != 0:
            yield context.finding(f"{node.name}: SystemPages {pages:,}, 0 recommended", node.id)
        elif windows.family == "2000" and pages not in SYSTEM_PAGES_2000:
            low, high = SYSTEM_PAGES_2000.start, SYSTEM_PAGES_2000.stop - 1
            yield context.finding(f"{node.name}: SystemPages {pages:,}, {low:,} to {high:,} recommended", node.id)
