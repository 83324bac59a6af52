"""EX-7.22: IPSec to the cluster needs Exchange 2003 on Windows Server 2003."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.repairs import setting


@rule(
    "EX-7.22",
    "IPSec to the cluster not supported",
    "error",
    "published",
    reads=("clusters", "groups", "servers"),
    subsumes=("EX-7.22b",),
    fix=setting("servers", "Disable IPSec from {name} to the cluster", ipsec_to_back_end=False),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A front-end server uses IPSec to a cluster with Exchange 2000 or Windows 2000.

    Why: IPSec between a front-end and a clustered back-end is supported with Exchange 2003 on Windows Server 2003 only.
    What two computers have agreed on stays with the node that an EVS leaves.
    Fix: Protect the network between them otherwise, or upgrade the cluster.
    Bad: FRONT1: IPSec to a cluster with Exchange 2000 and Windows 2000, supported with Exchange 2003 on Windows Server
    2003 only
    Good: FRONT1 does not use IPSec.
    Source: KB 821839. Fact EX-7.22.
    """
    windows, exchange = context.windows, context.exchange
    if windows is None or exchange is None or not context.design.groups_of_kind("evs"):
        return
    old = [f"Exchange {exchange.version}"] if exchange.version == "2000" else []
    old += ["Windows 2000"] if windows.family == "2000" else []
    for server in context.design.servers.values():
        if not old or "front-end" not in server.roles:
            continue
        if server.ipsec_to_back_end is None:
            yield context.undecided("IPSec to the cluster", server.id)
        elif server.ipsec_to_back_end:
            yield context.finding(
                f"{server.name}: IPSec to a cluster with {listed(old)}, supported with Exchange 2003 on Windows Server"
                " 2003 only",
                server.id,
            )
