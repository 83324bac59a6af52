"""EX-3.19: an upgrade needs the administrative and the routing group in which the virtual server was created."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.versions import node_version, version_text
from designer.topology.members import common_owners, members_by_group


@rule(
    "EX-3.19",
    "Upgrade depends on the groups of creation",
    "warning",
    "published",
    reads=("clusters", "nodes", "groups", "resources"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The possible owners of an EVS have different versions or service packs of Exchange, so that an upgrade of
    the virtual server is under way.

    Why: The administrative group and the routing group of an EVS cannot be changed after its creation. If they have
    been nevertheless, the upgrade fails: System Attendant does not start on the upgraded node (events 2146 and 2065). A
    design does not show what was changed since.
    Fix: Compare both groups with those of the day of creation before the upgrade, and put them back where they differ.
    Then waive this finding with what was compared.
    Bad: EVS1: upgrade under way (NODE2 has Exchange 2000 Service Pack 3, NODE1 Exchange 2000 Service Pack 2), it fails
    if the administrative or routing group was changed
    Good: Both nodes have Service Pack 3.
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
