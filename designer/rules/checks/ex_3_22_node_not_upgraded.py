"""EX-3.22: an upgraded virtual server stays away from nodes that are not upgraded."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.owning import owned_by
from designer.rules.versions import node_version, version_text
from designer.topology.members import common_owners, members_by_group
from designer.topology.ownership import home_node, passive_nodes


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Take the nodes out of the possible owners, and of the preferred ones; None where no failover would be left."""
    group = finding.subjects[0]
    members = design.members(group)
    older = _older_owners(design, catalog, group, members)
    left = [node for node in common_owners(design, members) if node not in older]
    survives = len(left) > 1 and (len(design.nodes) == 2 or not set(passive_nodes(design, "evs")).isdisjoint(left))
    owned = owned_by(design, catalog, group, left) if survives else None
    before = design.groups[group].preferred_owners
    preferred = tuple(node for node in before if node not in older)
    if owned is None or (before and not preferred):
        return None
    draft = Draft(design)
    draft.do(owned.diff)
    draft.change("groups", group, preferred_owners=preferred)
    return Fix(owned.title, draft.diff)


@rule(
    "EX-3.22",
    "Upgraded EVS on an older node",
    "error",
    "published",
    reads=("clusters", "nodes", "groups", "resources"),
    subsumes=("EX-3.19",),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A possible owner of an Exchange 2003 EVS has an older version or service pack of Exchange than the node on
    which the EVS runs.

    Why: The System Attendant refuses to start on a node with an older version than that of the EVS.
    Fix: Take such nodes out of the possible owners until they are upgraded.
    Bad: EVS1: runs with Exchange 2003 Service Pack 2, cannot run on NODE5 with Exchange 2003 Service Pack 1
    Good: NODE5, not upgraded yet, is no possible owner of any EVS.
    Source: Rolling Upgrades (Windows IT Pro 46335). Fact EX-3.22.
    """
    design, members = context.design, members_by_group(context.design)
    if all(not node.exchange and node.exchange_sp is None for node in design.nodes.values()):
        return
    for group in design.groups_of_kind("evs"):
        older = _older_owners(design, context.catalog, group.id, members[group.id])
        home = home_node(design, group.id)
        version = node_version(design, context.catalog, home) if home is not None else None
        if older and version is not None:
            nodes = [
                f"{design.nodes[node].name} with {version_text(found)}"
                for node in older
                if (found := node_version(design, context.catalog, node)) is not None
            ]
            yield context.finding(
                f"{group.name}: runs with {version_text(version)}, cannot run on {listed(nodes, 'or')}", group.id
            )


def _older_owners(design: Snapshot, catalog: Catalog, group: Id, members: Sequence[Resource]) -> list[Id]:
    """The possible owners with an older Exchange than the home node of an Exchange 2003 EVS."""
    home = home_node(design, group)
    version = node_version(design, catalog, home) if home is not None else None
    if version is None or version[0] != "2003":
        return []
    return [
        node
        for node in common_owners(design, members)
        if (other := node_version(design, catalog, node)) is not None and other < version
    ]
