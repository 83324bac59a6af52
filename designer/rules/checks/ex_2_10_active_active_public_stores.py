"""EX-2.10: one public store in an active/active pair."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.ownership import is_active_active


@rule(
    "EX-2.10",
    "Public stores on both servers of active/active",
    "warning",
    "secondary",
    reads=("nodes", "groups", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: More than one EVS of an active/active pair has a public store. Harmless only if they belong to different
    public folder hierarchies, which the design does not record.

    Why: One Information Store cannot mount two public stores of the same hierarchy, so after a failover one of them
    stays dismounted.
    Fix: Keep the public store of the MAPI hierarchy on one virtual server and delete the other's.
    Bad: EVS1 and EVS2: each with a public store, 1 per hierarchy on the node that carries both
    Source: KB 255077; the consequence for clusters is a conclusion. Fact EX-2.10.
    """
    if len(context.design.nodes) != 2 or not is_active_active(context.design, "evs"):
        return
    holders = {
        context.design.storage_groups[store.storage_group].group
        for store in context.design.stores.values()
        if store.kind == "public"
    }
    servers = [group for group in context.design.groups_of_kind("evs") if group.id in holders]
    if len(servers) > 1:
        names = listed([group.name for group in servers])
        yield context.finding(
            f"{names}: each with a public store, 1 per hierarchy on the node that carries both",
            *(group.id for group in servers),
        )
