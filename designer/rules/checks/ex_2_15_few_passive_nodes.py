"""EX-2.15: large clusters have two passive nodes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule

_LARGE = 7


@rule(
    "EX-2.15",
    "One passive node for many active ones",
    "warning",
    "general knowledge",
    reads=("nodes", "groups"),
    subsumes=("EX-2.14",),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster of seven or eight nodes has a single passive node.

    Why: The more active nodes, the more often one is under maintenance while another fails; a second passive node
    covers that.
    Fix: Plan two passive nodes (6 + 2), or two clusters.
    Bad: 1 passive node for 6 EVSs, at least 2 recommended from 7 nodes on
    Good: Seven nodes with five EVSs leave two nodes passive.
    Source: Field practice; the threshold of seven nodes is assumed. Fact EX-2.15.
    """
    nodes, servers = len(context.design.nodes), len(context.design.groups_of_kind("evs"))
    if nodes >= _LARGE and nodes - servers == 1:
        yield context.finding(
            f"1 passive node for {plural(servers, 'EVS')}, at least 2 recommended from {_LARGE} nodes on", CLUSTER_ID
        )
