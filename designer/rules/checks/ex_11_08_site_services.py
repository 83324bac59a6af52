"""EX-11.08: every site has its own directory, DNS and front-end."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.sites import nodes_by_site

_NEEDED = {
    "domain-controller": "domain controller",
    "global-catalog": "global catalog server",
    "dns": "DNS server",
    "front-end": "front-end server",
}
"""What a site needs, where the design has such servers at all."""


@rule(
    "EX-11.08",
    "Site without services of its own",
    "warning",
    "general knowledge",
    reads=("clusters", "nodes", "sites", "servers"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: The nodes are at several sites, and one site has no domain controller, global catalogue server, DNS server
    or front-end server, which the design has elsewhere.

    Why: When the other site is lost with them, the Cluster service of this one does not start and Exchange finds no
    directory: the nodes run for nothing.
    Fix: Place these servers at every site that has nodes.
    Bad: Branch: no domain controller, global catalog server or DNS server of its own
    Good: A domain controller with global catalogue and DNS at both sites.
    Source: Practice of dispersed clusters. Fact EX-11.08.
    """
    sites = nodes_by_site(context.design)
    if len(sites) < 2:
        if context.design.cluster.dispersed:
            yield context.undecided("sites of the nodes", CLUSTER_ID)
        return
    for node in context.design.nodes.values():
        if node.site is None:
            yield context.undecided("site", node.id)
    places: dict[str, set[Id | None]] = {}
    for server in context.design.servers.values():
        roles = {*server.roles, *(("domain-controller",) if "global-catalog" in server.roles else ())}
        for role in roles.intersection(_NEEDED):
            places.setdefault(role, set()).add(server.site)
        if server.site is None and not roles.isdisjoint(_NEEDED):
            yield context.undecided("site", server.id)
    for site in sites:
        lacking = [name for role, name in _NEEDED.items() if places.get(role) and not places[role] & {site, None}]
        if lacking:
            yield context.finding(f"{context.design.sites[site].name}: no {listed(lacking, 'or')} of its own", site)
