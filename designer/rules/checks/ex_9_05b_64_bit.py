"""EX-9.05b: Exchange 2000 and 2003 are 32-bit programs."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.hosts import exchange_nodes

_NAMES = {"x64": "x64", "ia64": "Itanium"}


@rule(
    "EX-9.05b",
    "64-bit node for a 32-bit Exchange",
    "warning",
    "general knowledge",
    reads=("nodes", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node that may own an EVS has a 64-bit Windows.

    Why: Exchange 2000 and 2003 are 32-bit programs with drivers and resource DLLs of 32 bits, for 32-bit Windows.
    Fix: Install the x86 edition of Windows; servers with x64 processors run it too.
    Bad: NODE1: x64, Exchange 2000 and 2003 are for x86
    Good: NODE1 is x86.
    Source: Field practice. Fact EX-9.05.
    """
    for node in exchange_nodes(context.design):
        if node.architecture is None:
            yield context.undecided("architecture", node.id)
        elif node.architecture != "x86":
            yield context.finding(
                f"{node.name}: {_NAMES[node.architecture]}, Exchange 2000 and 2003 are for x86", node.id
            )
