"""EX-3.23: the providers that a Windows resource type requires."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import hung
from designer.topology.dependencies import providers
from designer.topology.members import by_type, members_by_group


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Add the dependencies, if the group has exactly one resource of each missing type."""
    resource = design.resources[finding.subjects[0]]
    present = {design.resources[provider].type for provider in providers(design)[resource.id]}
    parts = by_type(one for one in design.members(resource.group) if one.id != resource.id)
    missing = [parts.get(kind, []) for kind in catalog.types[resource.type].requires if kind not in present]
    if any(len(candidates) != 1 for candidates in missing):
        return None
    found = [candidates[0] for candidates in missing]
    diff = hung(design, [(resource.id, provider.id) for provider in found])
    return Fix(f"Let {resource.name} depend on {listed([one.name for one in found])}", diff) if diff else None


@rule(
    "EX-3.23",
    "Required dependency missing",
    "error",
    "published",
    reads=("groups", "resources", "dependencies"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: A resource lacks a provider that its type requires, such as a network name without an IP address.

    Why: The Cluster service does not bring such a resource online.
    Fix: Add the dependency, in the same group.
    Bad: EVS1: EVS1 Network Name depends on no IP Address, which its type requires
    Good: Every network name depends on an IP address, and MSDTC on a name and a disk.
    Source: Cluster API reference, resource dependencies; KB 171791. Facts EX-3.23 and EX-6.11.
    """
    types, resources, groups = context.catalog.types, context.design.resources, context.design.groups
    needs = providers(context.design)
    there = {group: {one.type for one in members} for group, members in members_by_group(context.design).items()}
    for resource in resources.values():
        known = types.get(resource.type)
        if known is None or known.category == "exchange" or not known.requires:
            continue
        present = {resources[provider].type for provider in needs[resource.id]}
        group = groups[resource.group]
        missing = [
            types[kind].label
            for kind in known.requires
            if kind not in present and not (group.kind == "evs" and kind not in there[group.id])  # EX-3.02
        ]
        if missing:
            yield context.finding(
                f"{group.name}: {resource.name} depends on no {listed(missing, 'and no')}, which its type requires",
                resource.id,
            )
