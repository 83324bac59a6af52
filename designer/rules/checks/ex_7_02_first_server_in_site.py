"""EX-7.02: the first Exchange 2003 server of an Exchange 5.5 site is no cluster."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule


@rule(
    "EX-7.02",
    "Cluster as first server of an Exchange 5.5 site",
    "error",
    "general knowledge",
    reads=("clusters", "groups", "servers"),
    subsumes=("EX-7.01b",),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The cluster joins an Exchange 5.5 site, and there is no stand-alone Exchange server beside it.

    Why: The first newer server in such a site runs the Site Replication Service, which does not work in a cluster.
    Fix: Install a stand-alone Exchange server in the site first, and keep it as long as the site has Exchange 5.5.
    Bad: The cluster joins an Exchange 5.5 site, but no stand-alone Exchange server runs the Site Replication Service
    Good: A stand-alone Exchange server stands beside the cluster.
    Source: Field practice; Exchange Server 2003 Clusters (SQL Server Magazine), table 1, for the service. Fact EX-7.02.
    """
    cluster, exchange = context.design.cluster, context.exchange
    if exchange is None or exchange.version != "2003" or not context.design.groups_of_kind("evs"):
        return
    if any("exchange" in server.roles for server in context.design.servers.values()):
        return
    if cluster.joins_exchange_55_site is None:
        yield context.undecided("link to an Exchange 5.5 site", CLUSTER_ID)
    elif cluster.joins_exchange_55_site:
        yield context.finding(
            "The cluster joins an Exchange 5.5 site, but no stand-alone Exchange server runs the Site Replication"
            " Service",
            CLUSTER_ID,
        )
