"""EX-4.22: more than one root disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import plural
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.evs import disk_text


@rule("EX-4.22", "All mounted disks under one root", "warning", "secondary", reads=("disks", "groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: All mounted disks of an EVS, two or more, are mounted under one root disk.

    Why: When the root disk is lost, all disks under it are lost with it.
    Fix: Use two root disks or more, for example one for logs and one for databases.
    Bad: EVS1: 2 mounted disks under R: alone, at least 2 roots recommended
    Good: The logs are mounted under R:, the databases under S:.
    Source: TechNet blog on mount points, written for Exchange 2007. Fact EX-4.22.
    """
    design = context.design
    roots: dict[Id, list[Id]] = {}
    for resource in design.resources.values():
        root = design.disks[resource.disk].root if resource.disk is not None else None
        if root is not None and design.groups[resource.group].kind == "evs":
            roots.setdefault(resource.group, []).append(root)
    for group, under in roots.items():
        if len(under) > 1 and len(set(under)) == 1:
            root_text = disk_text(design.disks[under[0]])
            yield context.finding(
                f"{design.groups[group].name}: {plural(len(under), 'mounted disk')} under {root_text} alone,"
                " at least 2 roots recommended",
                group,
            )
