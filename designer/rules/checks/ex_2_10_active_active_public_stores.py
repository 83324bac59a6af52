"""EX-2.10: one public store of a hierarchy in an active/active pair."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.ownership import is_active_active


@rule(
    "EX-2.10",
    "Public stores on both EVSs of active/active",
    "error",
    "general knowledge",
    reads=("nodes", "groups", "storage_groups", "stores"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: More than one EVS of an active/active pair has a public store of the same folder hierarchy. A public store
    that names no hierarchy belongs to the MAPI tree.

    Why: One Information Store cannot mount two public stores of one hierarchy, so after a failover one of them stays
    dismounted.
    Fix: Keep the public store of the MAPI tree on one EVS and delete the other.
    Bad: EVS1 and EVS2: public stores of one hierarchy, at most 1 on the node that carries both
    Good: The public store of EVS2 belongs to another folder hierarchy.
    Source: Field practice; KB 255077 for one server. Fact EX-2.10.
    """
    if len(context.design.nodes) != 2 or not is_active_active(context.design, "evs"):
        return
    servers = {group.id: group.name for group in context.design.groups_of_kind("evs")}
    holders: dict[str, set[Id]] = {}
    for store in context.design.stores.values():
        group = context.design.storage_groups[store.storage_group].group
        if store.kind == "public" and group in servers:
            holders.setdefault(store.hierarchy.strip().casefold(), set()).add(group)
    clashing = set().union(*(groups for groups in holders.values() if len(groups) > 1))
    if clashing:
        groups = [group for group in servers if group in clashing]
        names = listed([servers[group] for group in groups])
        yield context.finding(
            f"{names}: public stores of one hierarchy, at most 1 on the node that carries both", *groups
        )
