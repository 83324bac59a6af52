"""EX-2.02: more than two nodes need a passive one."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.ownership import is_active_active


@rule("EX-2.02", "No passive node on more than two nodes", "error", "published", reads=("nodes", "groups"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A cluster of three or more nodes has as many EVSs as nodes, or more.

    Why: Active/active is supported on two nodes only. With more nodes at least one must be passive; Exchange Setup
    stops on a node where that would not be so.
    Fix: Remove an EVS, or add a passive node.
    Bad: 3 EVSs on 3 nodes, at most 2
    Good: Three EVSs on four nodes leave NODE4 passive.
    Source: KB 815180; Exchange Server 2003 Deployment Guide. Facts EX-2.02 and EX-2.12.
    """
    nodes, servers = len(context.design.nodes), len(context.design.groups_of_kind("evs"))
    if nodes > 2 and is_active_active(context.design, "evs"):
        yield context.finding(f"{plural(servers, 'EVS')} on {nodes} nodes, at most {nodes - 1}", CLUSTER_ID)
