"""EX-1.19: processors that Exchange 2000 can use."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.hosts import USABLE_CPUS, exchange_nodes


@rule(
    "EX-1.19",
    "More processors than Exchange 2000 uses",
    "best practice",
    "published",
    reads=("clusters", "nodes", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node that may own an EVS of Exchange 2000 has more than eight processors.

    Why: Mailbox servers with Exchange 2000 Service Pack 1 gain from up to eight processors, not from more.
    Fix: Partition the machine, or plan smaller ones.
    Bad: NODE1: 16 processors, Exchange 2000 uses at most 8
    Good: NODE1 has 8 processors.
    Source: KB 300573. Fact EX-1.19.
    """
    exchange = context.exchange
    if exchange is None or exchange.version != "2000":
        return
    for node in exchange_nodes(context.design):
        if node.cpus is None:
            yield context.undecided("processors", node.id)
        elif node.cpus > USABLE_CPUS:
            yield context.finding(
                f"{node.name}: {node.cpus} processors, Exchange 2000 uses at most {USABLE_CPUS}", node.id
            )
