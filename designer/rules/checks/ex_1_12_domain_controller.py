"""EX-1.12: cluster nodes are member servers."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-1.12",
    "Cluster node is a domain controller",
    "error",
    "published",
    reads=("clusters", "nodes", "groups"),
    fix=setting("nodes", "Make {name} a member server", domain_controller=False),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node of a cluster for Exchange is a domain controller.

    Why: Exchange on a cluster node that is a domain controller or global catalogue is not supported: the load competes,
    and administrators of the node gain rights in the whole forest.
    Fix: Make the node a member server, and place domain controllers outside the cluster.
    Bad: NODE2: domain controller, a cluster node must be a member server
    Good: All nodes are member servers.
    Source: KB 898634. Fact EX-1.12.
    """
    servers = context.design.groups_of_kind("evs")
    if not servers and not context.design.cluster.exchange:
        return
    for node in context.design.nodes.values():
        if node.domain_controller:
            yield context.finding(f"{node.name}: domain controller, a cluster node must be a member server", node.id)
        elif node.domain_controller is None and servers:
            yield context.undecided("domain role", node.id)
