"""EX-7.01: no component on a node that does not work there."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.components import cannot_be_clustered, installed, removing


@rule(
    "EX-7.01",
    "Component not supported on a cluster node",
    "error",
    "secondary",
    reads=("nodes", "groups"),
    fix=removing(cannot_be_clustered),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A node carries a part of Exchange that is not supported in a cluster, such as the Site Replication Service,
    the Active Directory Connector, the Intelligent Message Filter, or a connector to another mail system.

    Why: These parts are not cluster-aware: they do not move with an EVS, and some bind to the name of the node.
    Fix: Put them on a stand-alone Exchange server outside the cluster.
    Bad: NODE1: carries Site Replication Service and Active Directory Connector, not supported on a cluster node
    Good: A stand-alone Exchange server carries both.
    Source: KB 259197; Exchange cluster FAQ of 2005, from the newsgroups. Facts EX-7.01 and EX-7.02.
    """
    if not context.design.groups_of_kind("evs"):
        return
    for node in context.design.nodes.values():
        if node.components is None:
            yield context.undecided("other installed software", node.id)
        found = installed(context.catalog, node.components, cannot_be_clustered)
        if found:
            names = listed([context.catalog.components[one].name for one in found])
            yield context.finding(f"{node.name}: carries {names}, not supported on a cluster node", node.id)
