"""EX-8.07b: a side service does not move all mailboxes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.rules.repairs import setting
from designer.topology.members import members_by_group


@rule(
    "EX-8.07b",
    "Side service affects the group",
    "best practice",
    "general knowledge",
    reads=("groups", "resources"),
    fix=setting("resources", "Let {name} restart without affecting the group", restart_action="restart"),
)
def check(context: RuleContext) -> Iterator[Finding]:
    """What: POP3, IMAP4, MS Search, the Message Transfer Agent or the Routing Service of an EVS is set to affect the
    group.

    Why: The failure of one side service would interrupt all mailboxes.
    Fix: Clear "affect the group" on it, unless the service is vital to this client.
    Bad: EVS1: Exchange MS Search Instance - (EVS1) affects the group, a side service should not
    Good: SMTP affects the group; the side services do not.
    Source: Field practice. Fact EX-8.07.
    """
    types, members = context.catalog.types, members_by_group(context.design)
    for group in context.design.groups_of_kind("evs"):
        for resource in members[group.id]:
            known = types.get(resource.type)
            if known is None or known.category != "exchange" or known.affects_group:
                continue
            if resource.restart_action == "failover":
                yield context.finding(
                    f"{group.name}: {resource.name} affects the group, a side service should not", resource.id
                )
