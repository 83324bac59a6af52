"""EX-6.07: MSDTC is in no EVS group."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule


@rule("EX-6.07", "MSDTC in an EVS group", "warning", "published", reads=("groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The MSDTC resource is in the group of an EVS.

    Why: It then moves, and may fail, with that EVS, though the whole cluster uses it.
    Fix: Move it to the Cluster Group, which the Exchange 2003 setup documents accept, or to a group of its own with
    address, name and disk, which is the general Windows advice.
    Bad: EVS1: holds MSDTC Resource, should be in the Cluster Group or a group of its own
    Source: Deployment Guide; Exchange team blog on MSDTC; KB 243204. Fact EX-6.07.
    """
    for group in context.design.groups_of_kind("evs"):
        for resource in context.design.members(group.id):
            if resource.type == "msdtc":
                yield context.finding(
                    f"{group.name}: holds {resource.name}, should be in the Cluster Group or a group of its own",
                    resource.id,
                )
