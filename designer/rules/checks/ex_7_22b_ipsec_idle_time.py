"""EX-7.22b: IPSec does not lengthen a failover by minutes."""

from __future__ import annotations

from collections.abc import Iterator

from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-7.22b",
    "IPSec lengthens failover",
    "warning",
    "published",
    reads=("clusters", "groups", "servers"),
    fix=setting("servers", "Set the short idle time of IPSec on {name}", ipsec_idle_short=True),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A front-end server uses IPSec to the cluster with the default idle time.

    Why: After a failover the front-end goes on using the security association with the old node until it has been idle
    for 5 minutes, and 1 more minute goes by before a new one is made: up to 6 minutes of outage behind the front-end.
    With NLBSFlags set to 1 it is 2 minutes at most.
    Fix: Set NLBSFlags to 1 under the Oakley key of the IPSec policy agent.
    Bad: FRONT1: IPSec with the default idle time, up to 6 min more outage after a failover, at most 2 min with
    NLBSFlags
    Good: FRONT1 has NLBSFlags set.
    Source: KB 821839; Exchange Server Cookbook, recipe 10.4. Fact EX-7.22.
    """
    windows, exchange = context.windows, context.exchange
    if windows is None or exchange is None or not context.design.groups_of_kind("evs"):
        return
    if windows.family != "2003" or exchange.version != "2003":
        return  # EX-7.22
    for server in context.design.servers.values():
        if "front-end" not in server.roles:
            continue
        if server.ipsec_to_back_end is None or (server.ipsec_to_back_end and server.ipsec_idle_short is None):
            what = "IPSec to the cluster" if server.ipsec_to_back_end is None else "idle time of IPSec"
            yield context.undecided(what, server.id)
        elif server.ipsec_to_back_end and not server.ipsec_idle_short:
            yield context.finding(
                f"{server.name}: IPSec with the default idle time, up to 6 min more outage after a failover, at most"
                " 2 min with NLBSFlags",
                server.id,
            )
