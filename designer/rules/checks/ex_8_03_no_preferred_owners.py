"""EX-8.03: on more than two nodes an EVS has preferred owners."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.groups import default_owners
from designer.foundation.units import listed
from designer.model.diff import changing
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.topology.ownership import group_owners, home_node


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """List the home node, then the passive nodes, as far as they are possible owners."""
    group = design.groups[finding.subjects[0]]
    able = group_owners(design, group.id)
    owners = tuple(node for node in default_owners(design, home_node(design, group.id)) if node in able)
    names = listed([design.nodes[node].name for node in owners])
    diff = changing(design, "groups", group.id, preferred_owners=owners)
    return Fix(f"List {names} as preferred owners of {group.name}", diff) if owners else None


@rule("EX-8.03", "No preferred owners", "warning", "secondary", reads=("nodes", "groups"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS on more than two nodes has no preferred owners.

    Why: The target of a failover is then any possible owner, in no chosen order. On a node that already runs an EVS,
    the System Attendant fails with error 5018.
    Fix: List the home node first, then the passive nodes.
    Bad: EVS3: no preferred owners on 4 nodes, should be the home node and passive nodes
    Good: EVS3 lists its home node first, then the passive node.
    Source: Cluster forum (infosecinstitute.com); the consequence follows from EX-2.03. Fact EX-8.03.
    """
    nodes = len(context.design.nodes)
    for group in context.design.groups_of_kind("evs"):
        if nodes > 2 and not group.preferred_owners:
            yield context.finding(
                f"{group.name}: no preferred owners on {nodes} nodes, should be the home node and passive nodes",
                group.id,
            )
