"""EX-2.05: active/active is not recommended."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.ownership import is_active_active


@rule("EX-2.05", "Active/active", "warning", "published", reads=("nodes", "groups"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: Two nodes run two EVSs, so neither node is passive, wherever the EVSs run.

    Why: Active/active is supported on two nodes but not recommended. After a failover one Information Store process
    carries both loads in an address space that has become fragmented.
    Fix: Move the mailboxes to one EVS and remove the other, or add a passive node.
    Bad: 2 EVSs on 2 nodes: active/active, not recommended
    Good: One EVS on two nodes: the other node is passive.
    Source: KB 815180; Exchange Server Best Practices Analyzer. Facts EX-2.01, EX-2.04 and EX-2.05.
    """
    nodes, servers = len(context.design.nodes), len(context.design.groups_of_kind("evs"))
    if nodes == 2 and is_active_active(context.design, "evs"):
        yield context.finding(f"{plural(servers, 'EVS')} on 2 nodes: active/active, not recommended", CLUSTER_ID)
