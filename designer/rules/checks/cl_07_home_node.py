"""CL-07: a group runs on a possible owner."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.edits.draft import Draft
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.wording import some
from designer.topology.members import members_by_group


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Make the owner a possible owner of what bars it, where it reaches the disks and networks for that."""
    group, node = (design.groups[finding.subjects[0]], design.nodes[finding.subjects[1]])
    barring = [one for one in design.members(group.id) if one.possible_owners and node.id not in one.possible_owners]
    adapters = [one.network for one in design.interfaces.values() if one.node == node.id]
    draft = Draft(design)
    for resource in barring:
        seen = design.disks[resource.disk].visible_to if resource.disk is not None else None
        if (seen is not None and node.id not in seen) or (adapters and resource.network not in (None, *adapters)):
            return None
        draft.change("resources", resource.id, possible_owners=(*(resource.possible_owners or ()), node.id))
    return Fix(f"Let {node.name} own every resource of {group.name}", draft.diff)


@rule(
    "CL-07",
    "Owner is no possible owner",
    "error",
    "published",
    reads=("nodes", "groups", "resources"),
    subsumes=("CL-06", "EX-8.04"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A group is placed on a node that is not a possible owner of all its resources.

    Why: The group cannot come online there.
    Fix: Place the group on a possible owner, or make the node one.
    Bad: EVS2: owner NODE2 is no possible owner of Disk U:
    Good: The owner is a possible owner of every resource.
    Source: Cluster management protocol (MS-CMRP), group owners.
    """
    members = members_by_group(context.design)
    for group in context.design.groups.values():
        if group.owner is None:
            continue
        barring = [
            one.name for one in members[group.id] if one.possible_owners and group.owner not in one.possible_owners
        ]
        if barring:
            name = context.design.nodes[group.owner].name
            yield context.finding(
                f"{group.name}: owner {name} is no possible owner of {some(barring)}", group.id, group.owner
            )
