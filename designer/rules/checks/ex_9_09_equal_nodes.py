"""EX-9.09: all nodes have the same service packs and SystemPages."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import changing
from designer.model.records import Node
from designer.model.snapshot import Snapshot
from designer.rules.alike import majority, odd, usual
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.memory import SYSTEM_PAGES_2000
from designer.rules.wording import service_pack
from designer.topology.hosts import exchange_nodes
from designer.topology.platforms import node_windows, node_windows_sp
from designer.topology.storage import is_mounted


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """The service pack of the design, and the SystemPages of most nodes; None where mount points need an update."""
    node = design.nodes[finding.subjects[0]]
    if node.mountmgr_update is False and any(is_mounted(disk) for disk in design.disks.values()):
        return None
    pages = _system_pages(exchange_nodes(design), design, catalog)
    common = majority(pages)
    if design.cluster.windows_sp is None or (node.id in pages and common is None):
        return None
    own = {} if node.id not in pages else {"system_pages": common}
    diff = changing(design, "nodes", node.id, windows_sp=None, **own)
    return Fix(f"Give {node.name} the service pack and settings of the others", diff)


@rule(
    "EX-9.09",
    "Nodes differ in service pack or settings",
    "warning",
    "general knowledge",
    reads=("clusters", "nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node that may own an EVS has another Windows service pack than the others, or on Windows 2000 another
    value of SystemPages.

    Why: After a failover the EVS should find the same software and an address space that is no smaller.
    Fix: Bring all nodes to the same level; finish the update.
    Bad: NODE4: Windows without a service pack, elsewhere Service Pack 1
    Good: All nodes have Service Pack 1.
    Source: Field practice. Fact EX-9.09.
    """
    design, catalog = context.design, context.catalog
    hosts = exchange_nodes(design)
    packs = {
        node.id: number
        for node in hosts
        if node_windows(design, catalog, node) is context.windows
        and (number := node_windows_sp(design, node)) is not None
    }
    common = design.cluster.windows_sp if design.cluster.windows_sp is not None else usual(packs)
    pages = _system_pages(hosts, design, catalog)
    strange = odd(pages)
    for node in hosts:
        differing = []
        number = packs.get(node.id, common)
        if number is not None and common is not None and number != common:
            differing.append(f"Windows {service_pack(number)}, elsewhere {service_pack(common)}")
        if node.id in strange:
            differing.append(f"SystemPages {pages[node.id]:,}, elsewhere {usual(pages):,}")
        if differing:
            yield context.finding(f"{node.name}: {'; '.join(differing)}", node.id)


def _system_pages(hosts: list[Node], design: Snapshot, catalog: Catalog) -> dict[Id, int]:
    """The values on Windows 2000 that are as recommended; others are another finding (EX-9.06)."""
    return {
        node.id: node.system_pages
        for node in hosts
        if node.system_pages in SYSTEM_PAGES_2000
        and (windows := node_windows(design, catalog, node)) is not None
        and windows.family == "2000"
        and node.system_pages is not None
    }
