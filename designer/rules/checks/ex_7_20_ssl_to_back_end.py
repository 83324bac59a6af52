"""EX-7.20: no SSL between front-end and cluster."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-7.20",
    "SSL between front-end and cluster",
    "warning",
    "published",
    reads=("clusters", "groups", "servers"),
    fix=setting("servers", "Disable SSL from {name} to the cluster", ssl_to_back_end=False),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A front-end server uses SSL to the cluster.

    Why: Between front-end and back-end Exchange uses HTTP with Kerberos or NTLM, and POP3 and IMAP4 in clear text; it
    cannot use SSL there. The clients' SSL ends at the front-end.
    Fix: Use SSL between the clients and the front-end only. Protect the inner network, or use IPSec where the traffic
    must be encrypted.
    Bad: FRONT1: SSL to the cluster, Exchange cannot use it between front-end and back-end
    Good: FRONT1 does not use SSL to the cluster.
    Source: KB 821839. Fact EX-7.20.
    """
    if context.exchange is None or not context.design.groups_of_kind("evs"):
        return
    for server in context.design.servers.values():
        if "front-end" not in server.roles:
            continue
        if server.ssl_to_back_end is None:
            yield context.undecided("SSL to the cluster", server.id)
        elif server.ssl_to_back_end:
            yield context.finding(
                f"{server.name}: SSL to the cluster, Exchange cannot use it between front-end and back-end", server.id
            )
