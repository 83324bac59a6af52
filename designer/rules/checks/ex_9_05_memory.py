"""EX-9.05: memory that Exchange can use."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.foundation.units import listed, size
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.topology.hosts import USABLE_MB


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """4 GB for all nodes that have more, so that none becomes weaker than another."""
    draft = Draft(design)
    larger = [node for node in design.nodes.values() if node.ram_mb is not None and node.ram_mb > USABLE_MB]
    for node in larger:
        draft.change("nodes", node.id, ram_mb=USABLE_MB)
    return Fix(f"Give {listed([node.name for node in larger])} {USABLE_MB:,} MB of memory", draft.diff)


@rule(
    "EX-9.05",
    "More memory than Exchange uses",
    "best practice",
    "general knowledge",
    reads=("nodes", "groups"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node of an Exchange cluster has more than 4 GB of memory.

    Why: Exchange 2000 and 2003 are 32-bit programs and do not use more.
    Fix: Plan 4 GB per node.
    Bad: NODE1: 8 GB of memory, Exchange uses at most 4 GB
    Good: NODE1 has 4 GB of memory.
    Source: Field practice; Exchange Server Best Practices Analyzer on address space. Fact EX-9.05.
    """
    if not context.design.groups_of_kind("evs"):
        return
    for node in context.design.nodes.values():
        if node.ram_mb is None:
            yield context.undecided("memory", node.id)
        elif node.ram_mb > USABLE_MB:
            yield context.finding(
                f"{node.name}: {size(node.ram_mb)} of memory, Exchange uses at most {size(USABLE_MB)}", node.id
            )
