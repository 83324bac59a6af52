"""EX-1.17: nodes that take over an EVS are as strong as its home."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed, size
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.ownership import group_owners


@rule(
    "EX-1.17",
    "Node weaker than the one it replaces",
    "best practice",
    "secondary",
    reads=("nodes", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A possible owner of an EVS has less memory than the node on which the EVS runs.

    Why: After a failover it has to carry the same load. Equal processors and memory are recommended for active nodes
    and for those that take over.
    Fix: Give the nodes the same memory; or keep the weaker node as an alternate passive node and say so in the
    waiver.
    Bad: NODE4: 2 GB of memory, less than the home of EVS1 (4 GB), EVS2 (4 GB) and EVS3 (4 GB)
    Source: Clustering FAQ of 2005; the cluster of Microsoft's own operations group. Facts EX-1.17 and EX-1.18.
    """
    nodes = context.design.nodes
    stronger: dict[str, list[str]] = {}
    for group in context.design.groups_of_kind("evs"):
        if group.owner is None:
            continue
        needed = nodes[group.owner].ram_mb
        for owner in group_owners(context.design, group.id):
            memory = nodes[owner].ram_mb
            if needed is not None and memory is not None and memory < needed:
                stronger.setdefault(owner, []).append(f"{group.name} ({size(needed)})")
    for node, servers in stronger.items():
        memory = nodes[node].ram_mb or 0
        yield context.finding(
            f"{nodes[node].name}: {size(memory)} of memory, less than the home of {listed(servers)}", node
        )
