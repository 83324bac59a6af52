"""EX-3.07c: the services of POP3 and IMAP4 can be started on every node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting
from designer.topology.hosts import evs_hosts
from designer.topology.members import parts_of

_SERVICES = {"exchange-pop3", "exchange-imap4"}


@rule(
    "EX-3.07c",
    "POP3 and IMAP4 services disabled",
    "error",
    "published",
    reads=("clusters", "nodes", "groups", "resources"),
    fix=setting("nodes", "Set the POP3 and IMAP4 services of {name} to Manual", pop3_imap4_manual=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: An Exchange 2003 EVS has POP3 or IMAP4, or its users need them, and on a node that may own it these
    services are not set to Manual.

    Why: Exchange 2003 leaves both services disabled. A resource cannot start a disabled service: after a failover to
    that node the protocol stays failed.
    Fix: Set both services to Manual on every node.
    Bad: NODE2: POP3 and IMAP4 services not set to Manual, EVS1 needs them
    Good: The services are set to Manual on NODE2 as well.
    Source: What's New in Exchange Server 2003; hardened cluster-node service settings (TechNet bb123629). Fact EX-3.07.
    """
    design, exchange = context.design, context.exchange
    if exchange is None or exchange.version != "2003":
        return
    hosts = evs_hosts(design)
    needing: dict[str, list[str]] = {}
    for group in design.groups_of_kind("evs"):
        wanted = {*(group.protocols or ()), *parts_of(design, group.id)}
        if not wanted.isdisjoint(_SERVICES):
            for owner in hosts[group.id]:
                needing.setdefault(owner, []).append(group.name)
    for node, names in needing.items():
        manual = design.nodes[node].pop3_imap4_manual
        verb = "needs" if len(names) == 1 else "need"
        if manual is None:
            yield context.undecided("start type of the POP3 and IMAP4 services", node)
        elif not manual:
            yield context.finding(
                f"{design.nodes[node].name}: POP3 and IMAP4 services not set to Manual, {listed(names)} {verb} them",
                node,
            )
