"""EX-3.07: Exchange 2003 creates neither POP3 nor IMAP4."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Finding, RuleContext, rule
from designer.topology.members import members_by_group

_ON_REQUEST = {"exchange-pop3", "exchange-imap4"}


@rule("EX-3.07", "No POP3 and no IMAP4", "information", "published", reads=("clusters", "groups", "resources"))
def check(context: RuleContext) -> Iterator[Finding]:
    """What: An Exchange 2003 EVS has neither a POP3 nor an IMAP4 resource, and the design says that its users need
    neither. While the design does not say what they need, nothing is reported here.

    Why: Exchange 2000 created both with every EVS, Exchange 2003 creates neither. Whoever comes from Exchange 2000
    takes that for a fault; here it is right.
    Fix: None needed. Should a client need POP3 or IMAP4 later, add the resource and set the service to Manual on every
    node.
    Bad: EVS1: no POP3 and no IMAP4 resource, which its users do not need
    Good: The design does not say yet which protocols the users of EVS1 need.
    Source: What's New in Exchange Server 2003; hardened cluster-node service settings (TechNet bb123629). Fact EX-3.07.
    """
    exchange = context.exchange
    if exchange is None or exchange.version != "2003":
        return
    members = members_by_group(context.design)
    for group in context.design.groups_of_kind("evs"):
        if group.protocols is None or not _ON_REQUEST.isdisjoint(group.protocols):
            continue
        if _ON_REQUEST.isdisjoint(one.type for one in members[group.id]):
            yield context.finding(f"{group.name}: no POP3 and no IMAP4 resource, which its users do not need", group.id)
