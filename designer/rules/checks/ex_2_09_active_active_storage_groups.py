"""EX-2.09: the storage groups of an active/active pair fit on one node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed, plural
from designer.rules.api import Finding, RuleContext, rule
from designer.topology.ownership import is_active_active


@rule(
    "EX-2.09",
    "Too many storage groups for active/active",
    "error",
    "published",
    reads=("clusters", "nodes", "groups", "storage_groups"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: The EVSs of an active/active pair together have more storage groups than one node mounts.

    Why: After a failover one Information Store carries both; the fifth storage group and all later ones stay
    dismounted.
    Fix: Merge storage groups until the pair has four, or go to active/passive.
    Bad: EVS1 and EVS2: 5 storage groups together, at most 4 on the node that carries both
    Good: The EVSs have three storage groups and one: four together.
    Source: KB 259197. Fact EX-2.09.
    """
    exchange = context.exchange
    if exchange is None or len(context.design.nodes) != 2 or not is_active_active(context.design, "evs"):
        return
    servers = [group.id for group in context.design.groups_of_kind("evs")]
    names = [context.design.groups[server].name for server in servers]
    count = sum(one.group in servers and not one.recovery for one in context.design.storage_groups.values())
    if count > exchange.max_storage_groups:
        yield context.finding(
            f"{listed(names)}: {plural(count, 'storage group')} together, at most {exchange.max_storage_groups} on the"
            " node that carries both",
            *servers,
        )
