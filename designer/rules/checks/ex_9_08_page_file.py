"""EX-9.08: the page file holds a complete dump."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.units import NBSP
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule

_MORE_MB = 100


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """As much as the memory and 100 MB."""
    node = design.nodes[finding.subjects[0]]
    needed = (node.ram_mb or 0) + _MORE_MB
    return Fix(
        f"Give {node.name} a page file of {needed:,} MB", changing(design, "nodes", node.id, page_file_mb=needed)
    )


@rule("EX-9.08", "Page file smaller than the memory", "information", "secondary", reads=("nodes",), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The page file of a node is smaller than its memory plus 100 MB.

    Why: After a stop error Windows writes the memory into the page file; a dump that does not fit is lost.
    Fix: Plan a page file of the memory plus 100 MB, on a local RAID 1 of its own.
    Bad: NODE1: page file of 2,048 MB, at least 4,196 MB for 4,096 MB of memory
    Good: NODE1 has a page file of 4,196 MB.
    Source: Book chapter on disks for Exchange (flylib.com 2.530). Fact EX-9.08.
    """
    for node in context.design.nodes.values():
        if node.page_file_mb is None or node.ram_mb is None:
            continue
        if node.page_file_mb < node.ram_mb + _MORE_MB:
            yield context.finding(
                f"{node.name}: page file of {node.page_file_mb:,}{NBSP}MB, at least {node.ram_mb + _MORE_MB:,}{NBSP}MB"
                f" for {node.ram_mb:,}{NBSP}MB of memory",
                node.id,
            )
