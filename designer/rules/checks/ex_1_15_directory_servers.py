"""EX-1.15: two domain controllers, global catalogue servers and DNS servers."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule

_LEAST = 2


@rule("EX-1.15", "Too few directory servers", "warning", "published", reads=("clusters", "nodes", "groups", "servers"))
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The cluster depends on a single domain controller, global catalogue server or DNS server, or Exchange on no
    global catalogue server at all.

    Why: The Cluster service logs on with a domain account: without a domain controller it does not start (events 7013
    and 7000). Exchange needs a global catalogue server on every node in the same way.
    Fix: Plan two of each; one server may have all three roles.
    Bad: 1 domain controller and 1 global catalogue server, at least 2 of each
    Good: There are two domain controllers, both of them global catalogue servers.
    Source: KB 171390. Fact EX-1.15.
    """
    design = context.design
    if not design.nodes:
        return
    exchange = bool(design.groups_of_kind("evs"))
    catalogs = sum("global-catalog" in server.roles for server in design.servers.values())
    controllers = sum(
        "domain-controller" in server.roles or "global-catalog" in server.roles for server in design.servers.values()
    )
    resolvers = sum("dns" in server.roles for server in design.servers.values())
    if not controllers:
        yield context.undecided("domain controllers", CLUSTER_ID)
    if not resolvers:
        yield context.undecided("DNS servers", CLUSTER_ID)
    few = [
        *_few("domain controller", controllers, controllers > 0),
        *_few("global catalogue server", catalogs, controllers > 0 and exchange),
        *_few("DNS server", resolvers, resolvers > 0),
    ]
    unknown = [server.id for server in design.servers.values() if not server.roles]
    if few and unknown:
        yield from (context.undecided("roles", server) for server in unknown)
    elif few:
        each = " of each" if len(few) > 1 else ""
        yield context.finding(f"{listed(few)}, at least {_LEAST}{each}", CLUSTER_ID)


def _few(noun: str, number: int, counts: bool) -> list[str]:
    return [f"{number or 'no'} {noun}"] if counts and number < _LEAST else []
