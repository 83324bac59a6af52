"""EX-2.07: connections per node before Exchange 2000 Service Pack 3."""

from __future__ import annotations

from collections.abc import Iterator

from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.rules.wording import counted, service_pack
from designer.topology.ownership import is_active_active

_LIMITS = {0: 1000, 1: 1500, 2: 1500}


@rule(
    "EX-2.07",
    "Too many connections for early Exchange 2000",
    "error",
    "secondary",
    reads=("clusters", "nodes", "groups"),
    subsumes=("EX-2.06", "EX-2.06b"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: An EVS of an active/active pair has more concurrent connections than Exchange 2000 could carry before
    Service Pack 3: about 1,000 as released, 1,500 with Service Pack 1 or 2. Users count when no connections are given.

    Why: After a failover the Information Store of the surviving node has to find contiguous address space for both
    loads.
    Fix: Plan Service Pack 3, move mailboxes elsewhere, or go to active/passive.
    Bad: EVS1: 1,501 concurrent connections, at most 1,500 per node in active/active with Exchange 2000 Service Pack 2
    Good: EVS1 makes the same 1,501 connections with Service Pack 3.
    Source: bink.nu on Exchange 2000 clusters (1,000); field practice (1,500). Fact EX-2.07.
    """
    exchange, number = context.exchange, context.design.cluster.exchange_sp
    if exchange is None or exchange.version != "2000" or (number is not None and number not in _LIMITS):
        return
    if len(context.design.nodes) != 2 or not is_active_active(context.design, "evs"):
        return
    if number is None:
        yield context.undecided("service pack of Exchange", CLUSTER_ID)
        return
    limit = _LIMITS[number]
    for group in context.design.groups_of_kind("evs"):
        load = group.connections if group.connections is not None else group.users
        noun = "concurrent connection" if group.connections is not None else "user"
        if load is None:
            yield context.undecided("connections", group.id)
        elif load > limit:
            yield context.finding(
                f"{group.name}: {counted(load, noun)}, at most {limit:,} per node in active/active"
                f" with Exchange 2000 {service_pack(number)}",
                group.id,
            )
