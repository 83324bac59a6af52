"""EX-7.03b: no Network Load Balancing on a cluster node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Component
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.components import LOAD_BALANCING, installed, removing


def _is_load_balancing(identifier: str, component: Component) -> bool:
    return identifier == LOAD_BALANCING


@rule(
    "EX-7.03b",
    "Network Load Balancing on a cluster node",
    "error",
    "general knowledge",
    reads=("nodes",),
    fix=removing(_is_load_balancing),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node of the cluster also runs Network Load Balancing.

    Why: Both control the same network adapters: Network Load Balancing changes their hardware addresses, which the
    Cluster service uses for its heartbeats and for the addresses of its groups.
    Fix: Balance the load on servers outside the cluster.
    Bad: NODE1: Network Load Balancing beside the Cluster service, at most 1 of them
    Good: Network Load Balancing runs on the front-end servers only.
    Source: Field practice. Fact EX-7.03.
    """
    for node in context.design.nodes.values():
        if installed(context.catalog, node.components, _is_load_balancing):
            yield context.finding(
                f"{node.name}: Network Load Balancing beside the Cluster service, at most 1 of them", node.id
            )
