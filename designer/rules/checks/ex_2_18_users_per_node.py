"""EX-2.18: mailboxes per active node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import counted
from designer.topology.ownership import is_active_active

_PROVEN, _POSSIBLE = 4000, 5000


@rule("EX-2.18", "Many users on one EVS", "warning", "published", reads=("clusters", "nodes", "groups"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: An Exchange 2003 EVS has more than 4,000 users.

    Why: Microsoft ran 4,000 mailboxes per active node in production and called 5,000 possible. The address space of the
    Information Store and the time to restore are the limits, not the processors.
    Fix: Spread the users over more EVSs.
    Bad: EVS1: 4,001 users, at most 4,000 per node are published from production
    Good: EVS1 has 4,000 users.
    Source: How OTG Configures the Exchange Server Cluster (TechNet cc775973, cc728336); SQL Server Magazine 40457. Fact
    EX-2.18.
    """
    exchange = context.exchange
    if exchange is None or exchange.version != "2003" or is_active_active(context.design, "evs"):
        return
    for group in context.design.groups_of_kind("evs"):
        if group.users is None:
            yield context.undecided("users", group.id)
        users = group.users or 0
        if users > _POSSIBLE:
            yield context.finding(
                f"{group.name}: {counted(users, 'user')}, at most {_POSSIBLE:,} per node are called possible", group.id
            )
        elif users > _PROVEN:
            yield context.finding(
                f"{group.name}: {counted(users, 'user')}, at most {_PROVEN:,} per node are published from production",
                group.id,
            )
