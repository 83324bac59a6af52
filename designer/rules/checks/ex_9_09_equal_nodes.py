"""EX-9.09: all nodes have the same service packs and SystemPages."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.alike import majority, odd, usual
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.memory import SYSTEM_PAGES_2000
from designer.rules.wording import service_pack
from designer.topology.hosts import exchange_nodes
from designer.topology.platforms import node_exchange_sp, node_windows, node_windows_sp


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """The service packs of the design, and the SystemPages of most nodes."""
    node, cluster = design.nodes[finding.subjects[0]], design.cluster
    pages = _system_pages(design, catalog)
    common = majority(pages)
    if cluster.windows_sp is None or cluster.exchange_sp is None or (node.id in pages and common is None):
        return None
    own = {} if node.id not in pages else {"system_pages": common}
    diff = changing(design, "nodes", node.id, windows_sp=None, exchange_sp=None, **own)
    return Fix(f"Give {node.name} the service packs and settings of the others", diff)


@rule(
    "EX-9.09",
    "Nodes differ in service pack or settings",
    "warning",
    "general knowledge",
    reads=("clusters", "nodes", "groups", "resources"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node that may own an EVS has another service pack of Windows or Exchange 2000 than the others, or on
    Windows 2000 another value of SystemPages.

    Why: After a failover the EVS should find the same software and an address space that is no smaller.
    Fix: Bring all nodes to the same level; finish the update.
    Bad: NODE4: Windows without a service pack, elsewhere Service Pack 1
    Good: All nodes with Service Pack 1.
    Source: Practice. Fact EX-9.09.
    """
    design, catalog = context.design, context.catalog
    hosts = [node for node in exchange_nodes(design) if node_windows(design, catalog, node) == context.windows]
    windows = {node.id: number for node in hosts if (number := node_windows_sp(design, node)) is not None}
    exchange = {
        node.id: number
        for node in hosts
        if node.exchange in ("", design.cluster.exchange) and (number := node_exchange_sp(design, node)) is not None
    }
    if context.exchange is None or context.exchange.version == "2003":
        exchange = {}  # Exchange 2003 keeps an EVS off nodes with an older service pack by itself (EX-3.22)
    pages = _system_pages(design, catalog)
    differing: dict[Id, list[str]] = {}
    for noun, packs, expected in (
        ("Windows", windows, design.cluster.windows_sp),
        ("Exchange", exchange, design.cluster.exchange_sp),
    ):
        common = expected if expected is not None else usual(packs)
        for node, number in packs.items():
            if common is not None and number != common:
                text = f"{noun} {service_pack(number)}, elsewhere {service_pack(common)}"
                differing.setdefault(node, []).append(text)
    for node in odd(pages):
        differing.setdefault(node, []).append(f"SystemPages {pages[node]:,}, elsewhere {usual(pages):,}")
    for node, texts in differing.items():
        yield context.finding(f"{design.nodes[node].name}: {'; '.join(texts)}", node)


def _system_pages(design: Snapshot, catalog: Catalog) -> dict[Id, int]:
    """The values on Windows 2000 that are as recommended; others are another finding (EX-9.06)."""
    return {
        node.id: node.system_pages
        for node in exchange_nodes(design)
        if node.system_pages in SYSTEM_PAGES_2000
        and (windows := node_windows(design, catalog, node)) is not None
        and windows.family == "2000"
        and node.system_pages is not None
    }
