"""EX-2.06: connections per node of an active/active pair."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import counted
from designer.topology.ownership import is_active_active

_LIMIT = 1900


@rule(
    "EX-2.06",
    "Too many connections for active/active",
    "error",
    "general knowledge",
    reads=("nodes", "groups"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: An EVS of an active/active pair has more than 1,900 concurrent connections.

    Why: After a failover the Information Store of the surviving node has to find contiguous address space for both
    loads.
    Fix: Move mailboxes elsewhere, or go to active/passive.
    Bad: EVS1: 1,901 concurrent connections, at most 1,900 per node in active/active
    Good: EVS1 makes 1,900 connections, however many users it has.
    Source: Field practice, for Exchange 2003 and Exchange 2000 Service Pack 3. Fact EX-2.06.
    """
    if len(context.design.nodes) != 2 or not is_active_active(context.design, "evs"):
        return
    for group in context.design.groups_of_kind("evs"):
        if group.connections is None:
            if group.users is None:  # EX-2.06b judges the users
                yield context.undecided("connections", group.id)
        elif group.connections > _LIMIT:
            load = counted(group.connections, "concurrent connection")
            yield context.finding(f"{group.name}: {load}, at most {_LIMIT:,} per node in active/active", group.id)
