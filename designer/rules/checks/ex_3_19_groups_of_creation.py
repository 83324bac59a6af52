"""EX-3.19: an upgrade needs the administrative and the routing group in which the virtual server was created."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.versions import node_version, version_text
from designer.topology.members import common_owners, members_by_group


@rule(
    "EX-3.19",
    "Upgrade needs the groups of creation",
    "warning",
    "published",
    reads=("clusters", "nodes", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The possible owners of an EVS have different versions or service packs of Exchange: its upgrade is under
    way.

    Why: The administrative group and the routing group of an EVS cannot be changed after its creation. If they were
    changed nevertheless, the upgrade fails: the System Attendant does not start on the upgraded node (events 2146 and
    2065). A design does not show what was changed since.
    Fix: Check in Exchange System Manager that the EVS is still in the administrative group and the routing group in
    which it was created. Then finish the upgrade: with the same Exchange on all possible owners this finding ends.
    Until then it can be waived, with what was checked as the reason.
    Bad: EVS1: upgrade under way (NODE2 has Exchange 2000 Service Pack 3, NODE1 Exchange 2000 Service Pack 2), it fails
    if the administrative or routing group was changed
    Good: Both nodes have Service Pack 3: no upgrade is under way.
    Source: KB 316708. Fact EX-3.19.
    """
    design = context.design
    versions = {node: version for node in design.nodes if (version := node_version(design, context.catalog, node))}
    if len(set(versions.values())) < 2:
        return
    members = members_by_group(design)
    for group in design.groups_of_kind("evs"):
        owners = [node for node in common_owners(design, members[group.id]) if node in versions]
        newest = max(owners, key=lambda node: versions[node], default=None)
        oldest = min(owners, key=lambda node: versions[node], default=None)
        if newest is None or oldest is None or versions[newest] == versions[oldest]:
            continue
        names = design.nodes[newest].name, design.nodes[oldest].name
        yield context.finding(
            f"{group.name}: upgrade under way ({names[0]} has {version_text(versions[newest])}, {names[1]}"
            f" {version_text(versions[oldest])}), it fails if the administrative or routing group was changed",
            group.id,
        )
