"""EX-1.12: cluster nodes are member servers."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("EX-1.12", "Cluster node is a domain controller", "error", "published", reads=("nodes",))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A node is a domain controller.

    Why: Exchange on a cluster node that is a domain controller or global catalogue is not supported: the load
    competes, and administrators of the node gain rights in the whole forest.
    Fix: Make the node a member server, and place domain controllers outside the cluster.
    Bad: NODE2: domain controller, a cluster node must be a member server
    Source: KB 898634. Fact EX-1.12.
    """
    for node in context.design.nodes.values():
        if node.domain_controller:
            yield context.finding(f"{node.name}: domain controller, a cluster node must be a member server", node.id)
