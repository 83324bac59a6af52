"""EX-3.02: the four resources that every EVS needs."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.foundation.units import listed
from designer.model.snapshot import Snapshot
from designer.rules.api import Finding, Fix, RuleContext, rule
from designer.rules.completing import automatic, with_resources
from designer.topology.evs import ADDRESS, DISK, MTA, NAME, SYSTEM_ATTENDANT, design_tree
from designer.topology.members import members_by_group

_MINIMUM = (ADDRESS, NAME, DISK, SYSTEM_ATTENDANT)
_NEEDED = "IP Address, Network Name, Physical Disk and System Attendant"


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Add what is missing, with all that Setup creates beside System Attendant; a disk has to be chosen by hand."""
    group = finding.subjects[0]
    tree = design_tree(design, catalog)
    present = {one.type for one in design.members(group)}
    kinds = [kind for kind in _MINIMUM if kind not in present]
    if tree is None or DISK in kinds:
        return None
    added = listed([catalog.types[kind].label for kind in kinds])
    if SYSTEM_ATTENDANT in kinds:
        kinds += [kind for kind in automatic(catalog, tree) if kind not in present]
        if all(one.type != MTA for one in design.resources.values()):
            kinds.append(MTA)
    diff = with_resources(design, catalog, group, kinds)
    return Fix(f"Add {added} to {design.groups[group].name}", diff) if diff is not None else None


@rule("EX-3.02", "EVS incomplete", "error", "published", reads=("groups", "resources"), fix=repair)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS lacks an IP Address, a Network Name, a Physical Disk or the System Attendant.

    Why: The System Attendant cannot be created without the other three, and every other Exchange resource depends on
    it.
    Fix: Add the missing resource and its dependencies.
    Bad: EVS1: no IP Address and no System Attendant, an EVS needs IP Address, Network Name, Physical Disk and System
    Attendant
    Good: Each EVS has an IP Address, a Network Name, disks and the System Attendant.
    Source: KB 821833; Build an Exchange 2003 Cluster (Windows IT Pro). Fact EX-3.02.
    """
    members = members_by_group(context.design)
    for group in context.design.groups_of_kind("evs"):
        present = {resource.type for resource in members[group.id]}
        missing = [context.catalog.types[kind].label for kind in _MINIMUM if kind not in present]
        if missing:
            yield context.finding(
                f"{group.name}: no {listed(missing, 'and no')}, an EVS needs {_NEEDED}",
                group.id,
            )
