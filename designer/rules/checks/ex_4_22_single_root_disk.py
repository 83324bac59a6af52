"""EX-4.22: more than one root disk."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import plural
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.evs import disk_text


@rule("EX-4.22", "All mounted disks under one root", "warning", "secondary", reads=("disks", "groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: All mounted disks of an EVS, two or more, hang on one root disk.

    Why: When the root disk is lost, all of them are.
    Fix: Use two root disks or more, for example one for logs and one for databases.
    Bad: EVS1: 2 mounted disks under R: alone, at least 2 roots recommended
    Source: TechNet blog on mount points, written for Exchange 2007. Fact EX-4.22.
    """
    disks = context.design.disks
    for group in context.design.groups_of_kind("evs"):
        owned = [disks[one.disk] for one in context.design.members(group.id) if one.disk is not None]
        roots = [disk.root for disk in owned if disk.root is not None]
        if len(roots) > 1 and len(set(roots)) == 1:
            root = disk_text(disks[roots[0]])
            yield context.finding(
                f"{group.name}: {plural(len(roots), 'mounted disk')} under {root} alone, at least 2 roots recommended",
                group.id,
            )
