"""EX-7.04: front-ends are upgraded before the cluster."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import Catalog
from designer.model.diff import changing
from designer.model.records import Cluster
from designer.model.snapshot import Snapshot
from designer.model.surroundings import Server
from designer.rules.api import Finding, Fix, Outcome, RuleContext, rule
from designer.rules.wording import service_pack


def repair(design: Snapshot, catalog: Catalog, finding: Finding) -> Fix | None:
    """Plan the service pack of the cluster on the front-end as well."""
    server, number = design.servers[finding.subjects[0]], design.cluster.exchange_sp
    if number is None:
        return None
    diff = changing(design, "servers", server.id, exchange_sp=number)
    return Fix(f"Install {service_pack(number)} on {server.name}", diff)


@rule(
    "EX-7.04",
    "Front-end older than the cluster",
    "warning",
    "published",
    reads=("clusters", "groups", "servers"),
    fix=repair,
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: A front-end server has an older service pack of Exchange 2003 than the cluster.

    Why: Front-ends come first: a newer back-end behind an older front-end gives mobile devices errors with their
    synchronisation keys.
    Fix: Install the service pack on the front-ends before the cluster.
    Bad: FRONT1: Service Pack 1, the cluster behind it has Service Pack 2
    Good: FRONT1 has Service Pack 2, like the cluster.
    Source: KB 328839. Fact EX-7.04.
    """
    cluster, exchange = context.design.cluster, context.exchange
    if exchange is None or exchange.version != "2003" or not context.design.groups_of_kind("evs"):
        return
    for server in context.design.servers.values():
        if "front-end" not in server.roles or not _is_2003(context.catalog, server, cluster):
            continue
        if server.exchange_sp is None:
            yield context.undecided("service pack of Exchange", server.id)
        elif cluster.exchange_sp is not None and server.exchange_sp < cluster.exchange_sp:
            here, there = service_pack(server.exchange_sp), service_pack(cluster.exchange_sp)
            yield context.finding(f"{server.name}: {here}, the cluster behind it has {there}", server.id)


def _is_2003(catalog: Catalog, server: Server, cluster: Cluster) -> bool:
    known = catalog.exchange.get(server.exchange or cluster.exchange)
    return known is not None and known.version == "2003"
