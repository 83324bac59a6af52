"""EX-1.21: production nodes are physical servers."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-1.21",
    "Node is a virtual machine",
    "warning",
    "general knowledge",
    reads=("nodes", "groups"),
    fix=setting("nodes", "Make {name} a physical server", virtual=False),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node of an Exchange cluster is a virtual machine.

    Why: In the time of Exchange 2000 and 2003, clusters in virtual machines served training and tests. Such nodes share
    processors and disks with other machines, and one lost host may take several nodes with it.
    Fix: Build the nodes as physical servers.
    Bad: NODE1: virtual machine, production nodes should be physical servers
    Good: NODE1 is a physical server.
    Source: Planning Your Exchange Cluster Deployment (Windows IT Pro) on training clusters; field practice. Fact
    EX-1.21.
    """
    if not context.design.groups_of_kind("evs"):
        return
    for node in context.design.nodes.values():
        if node.virtual:
            yield context.finding(f"{node.name}: virtual machine, production nodes should be physical servers", node.id)
        elif node.virtual is None:
            yield context.undecided("kind of machine (physical or virtual)", node.id)
