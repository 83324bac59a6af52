"""EX-1.19b: processors that Exchange 2003 can use."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.hosts import USABLE_CPUS, exchange_nodes


@rule(
    "EX-1.19b",
    "More processors than Exchange 2003 uses",
    "best practice",
    "general knowledge",
    reads=("clusters", "nodes", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node that may own an EVS of Exchange 2003 has more than eight processors.

    Why: The address space of the store is used up before more processors can help; mailbox servers are built with four
    to eight.
    Fix: Plan smaller machines, or more EVSs.
    Bad: NODE1: 16 processors, Exchange 2003 uses 4 to 8
    Good: NODE1 has 8 processors.
    Source: Field practice; KB 300573 for Exchange 2000. Fact EX-1.19.
    """
    exchange = context.exchange
    if exchange is None or exchange.version != "2003":
        return
    for node in exchange_nodes(context.design):
        if node.cpus is None:
            yield context.undecided("processors", node.id)
        elif node.cpus > USABLE_CPUS:
            yield context.finding(
                f"{node.name}: {node.cpus} processors, Exchange 2003 uses 4 to {USABLE_CPUS}", node.id
            )
