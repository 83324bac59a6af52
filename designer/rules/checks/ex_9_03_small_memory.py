"""EX-9.03: small nodes start without /3GB."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import size
from designer.rules.api import Finding, RuleContext, rule
from designer.rules.memory import LARGE_MB
from designer.rules.repairs import setting
from designer.topology.hosts import exchange_nodes


@rule(
    "EX-9.03",
    "/3GB on a small node",
    "warning",
    "published",
    reads=("nodes", "groups", "resources"),
    subsumes=("EX-9.02",),
    fix=setting("nodes", "Start {name} without /3GB", boot_3gb=False, boot_userva=None),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node for Exchange with less than 1 GB of memory starts with /3GB.

    Why: There is no memory to fill the larger address space, and Windows loses address space that it needs itself.
    Fix: Take /3GB out of boot.ini, or plan more memory.
    Bad: NODE2: 512 MB of memory with /3GB in boot.ini, recommended from 1 GB on
    Good: NODE2 has 1 GB of memory.
    Source: Exchange Server Best Practices Analyzer (aa995643). Fact EX-9.03.
    """
    for node in exchange_nodes(context.design):
        if node.boot_3gb and node.ram_mb is not None and node.ram_mb < LARGE_MB:
            yield context.finding(
                f"{node.name}: {size(node.ram_mb)} of memory with /3GB in boot.ini, recommended from"
                f" {size(LARGE_MB)} on",
                node.id,
            )
