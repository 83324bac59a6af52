"""EX-1.11b: all nodes have the same processor architecture."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.alike import odd, usual
from designer.rules.api import Outcome, RuleContext, rule

_NAMES = {"x86": "x86", "x64": "x64", "ia64": "Itanium"}


@rule(
    "EX-1.11b",
    "Different processor architectures",
    "error",
    "general knowledge",
    reads=("nodes",),
    subsumes=("EX-9.05b",),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: 32-bit and 64-bit nodes, or different 64-bit ones, are in one cluster.

    Why: A group finds other programs on the node to which it moves; 32-bit and 64-bit resource DLLs cannot stand in for
    each other.
    Fix: Build the cluster of servers with the same architecture.
    Bad: NODE4: x64, elsewhere x86
    Good: All four nodes are x86.
    Source: Field practice. Fact EX-1.11.
    """
    nodes = context.design.nodes
    known = {node.id: node.architecture for node in nodes.values() if node.architecture is not None}
    most = usual(known)
    for node in odd(known):
        yield context.finding(f"{nodes[node].name}: {_NAMES[known[node]]}, elsewhere {_NAMES[most or '']}", node)
    if len(nodes) > 1:
        for one in nodes.values():
            if one.architecture is None:
                yield context.undecided("architecture", one.id)
