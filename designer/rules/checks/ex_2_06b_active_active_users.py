"""EX-2.06b: users per node of an active/active pair."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.wording import counted
from designer.topology.ownership import is_active_active

_LIMIT = 1900


@rule(
    "EX-2.06b",
    "Many users for active/active",
    "warning",
    "general knowledge",
    reads=("nodes", "groups"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An EVS of an active/active pair has more than 1,900 users, and the design does not say how many connections
    they make at the same time.

    Why: 1,900 concurrent connections per node are the limit; more users than that may exceed it.
    Fix: Enter the number of concurrent connections, move mailboxes elsewhere, or go to active/passive.
    Bad: EVS2: 2,000 users, at most 1,900 concurrent connections per node in active/active
    Good: EVS2 has 2,000 users, but they make only 1,500 concurrent connections.
    Source: Field practice, for Exchange 2003 and Exchange 2000 Service Pack 3. Fact EX-2.06.
    """
    if len(context.design.nodes) != 2 or not is_active_active(context.design, "evs"):
        return
    for group in context.design.groups_of_kind("evs"):
        if group.connections is None and group.users is not None and group.users > _LIMIT:
            users = counted(group.users, "user")
            yield context.finding(
                f"{group.name}: {users}, at most {_LIMIT:,} concurrent connections per node in active/active", group.id
            )
