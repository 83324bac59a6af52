"""EX-2.14: what a second failure does with one passive node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule

_NODES = 3


@rule("EX-2.14", "Second failure leaves an EVS failed", "information", "published", reads=("nodes", "groups"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster of three or more nodes has exactly one passive node.

    Why: The passive node takes any EVS over after one failure. While one node is down the passive one is taken: a
    second failure finds no free node, and its EVS stays failed until a node is back.
    Fix: Tell the client, or plan a second passive node.
    Bad: 3 EVSs and 1 passive node: while one node is down, the loss of a second one leaves its EVS failed
    Good: Three EVSs on five nodes leave two nodes passive.
    Source: Configuration Settings for a Four-Node Cluster (TechNet aa998107); Understanding How Failover Works in an
    Exchange Cluster (TechNet aa997171). Facts EX-2.13 and EX-2.14.
    """
    nodes, servers = len(context.design.nodes), len(context.design.groups_of_kind("evs"))
    if nodes >= _NODES and nodes - servers == 1:
        yield context.finding(
            f"{plural(servers, 'EVS')} and 1 passive node: while one node is down, the loss of a second one leaves its"
            " EVS failed",
            CLUSTER_ID,
        )
