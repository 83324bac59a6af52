"""CL-12: every node has a number of its own."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.records import Node
from designer.rules.api import Finding, RuleContext, rule


@rule("CL-12", "Node ID used twice", "error", "published", reads=("nodes",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two nodes have the same Node ID.

    Why: The cluster numbers its nodes as they join; the numbers decide the order of failover.
    Fix: Number the nodes in the order in which they are to join.
    Bad: NODE2 and NODE5: Node ID 2, each needs its own
    Source: KB 299631.
    """
    found: dict[int, list[Node]] = {}
    for node in context.design.nodes.values():
        found.setdefault(node.number, []).append(node)
    for number, nodes in found.items():
        if len(nodes) > 1:
            names = listed([node.name for node in nodes])
            yield context.finding(f"{names}: Node ID {number}, each needs its own", *(node.id for node in nodes))
