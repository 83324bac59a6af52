"""EX-11.08: every site has its own directory, DNS and front-end."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID, Snapshot
from designer.model.surroundings import Server
from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.sites import nodes_by_site

_NEEDED = {
    "domain-controller": "domain controller",
    "global-catalog": "global catalogue server",
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

    Why: When the other site is lost with these servers, the Cluster service of this one does not start and Exchange
    finds no directory: the nodes run in vain.
    Fix: Place these servers at every site that has nodes.
    Bad: Branch: no domain controller, global catalogue server or DNS server of its own
    Good: Both sites have a domain controller with global catalogue and DNS.
    Source: Field practice with dispersed clusters. Fact EX-11.08.
    """
    design = context.design
    sites = nodes_by_site(design)
    if len(sites) < 2:
        if design.cluster.dispersed:
            yield context.undecided("sites of the nodes", CLUSTER_ID)
        return
    places = _places(design)
    homeless = [node.id for node in design.nodes.values() if node.site is None]
    homeless += [server.id for server in design.servers.values() if server.site is None and _roles(server)]
    yield from (context.undecided("site", one) for one in homeless)
    unknown = [server.id for server in design.servers.values() if not server.roles]
    for site in sites:
        lacking = [name for role, name in _NEEDED.items() if places.get(role) and not places[role] & {site, None}]
        if lacking and unknown:
            yield from (context.undecided("roles", server) for server in unknown)
        elif lacking:
            yield context.finding(f"{design.sites[site].name}: no {listed(lacking, 'or')} of its own", site)


def _roles(server: Server) -> set[str]:
    """What a server does that a site needs; a global catalogue server is a domain controller."""
    implied = {"domain-controller"} if "global-catalog" in server.roles else set()
    return {*server.roles, *implied} & set(_NEEDED)


def _places(design: Snapshot) -> dict[str, set[Id | None]]:
    """For every such role the sites at which it is; None for servers without a site."""
    found: dict[str, set[Id | None]] = {}
    for server in design.servers.values():
        for role in _roles(server):
            found.setdefault(role, set()).add(server.site)
    return found
