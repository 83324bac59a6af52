"""EX-7.03: front-end servers stand outside the cluster."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Component
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.components import FRONT_END, installed, removing


def _is_front_end(identifier: str, component: Component) -> bool:
    return identifier == FRONT_END


@rule(
    "EX-7.03",
    "Front-end server on a cluster node",
    "error",
    "published",
    reads=("nodes", "groups"),
    fix=removing(_is_front_end),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node of the cluster is a front-end server as well.

    Why: Exchange does not support front-end servers on a server cluster. They hold no data, so several of them behind
    Network Load Balancing are available just as well.
    Fix: Use stand-alone servers, with Network Load Balancing where there are several.
    Bad: NODE4: front-end server, not supported on a cluster node
    Good: FRONT1 is a front-end server outside the cluster.
    Source: Understanding Exchange Server 2003 Clustering (TechNet aa997507). Fact EX-7.03.
    """
    if not context.design.groups_of_kind("evs"):
        return
    for node in context.design.nodes.values():
        if node.components is None:
            yield context.undecided("other installed software", node.id)
        elif installed(context.catalog, node.components, _is_front_end):
            yield context.finding(f"{node.name}: front-end server, not supported on a cluster node", node.id)
