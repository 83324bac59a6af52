"""CL-10: possible owners see the disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.ownership import possible_owners


@rule(
    "CL-10",
    "Possible owner does not see the disk",
    "error",
    "general knowledge",
    reads=("nodes", "disks", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A disk resource may come online on a node that is not connected to the disk.

    Why: The failover to that node fails at the disk.
    Fix: Connect the node to the disk, or take it out of the possible owners of the whole group.
    Bad: EVS1: Disk R: is not visible to possible owners NODE3 and NODE4
    Good: Disk R: is visible to all its possible owners.
    Source: Shared storage: a disk resource comes online only where the disk is.
    """
    nodes = context.design.nodes
    for resource in context.design.resources.values():
        seen = context.design.disks[resource.disk].visible_to if resource.disk is not None else None
        if seen is None:
            continue
        blind = [nodes[node].name for node in possible_owners(context.design, resource) if node not in seen]
        if blind:
            group = context.design.groups[resource.group].name
            noun = "possible owner" if len(blind) == 1 else "possible owners"
            yield context.finding(f"{group}: {resource.name} is not visible to {noun} {listed(blind)}", resource.id)
