"""EX-11.08b: no site alone holds the majority."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.snapshot import CLUSTER_ID
from designer.rules.api import Outcome, RuleContext, rule
from designer.topology.sites import nodes_by_site
from designer.topology.witness import has_witness, knows_witness, witness_servers


@rule(
    "EX-11.08b",
    "Majority falls with a site",
    "warning",
    "general knowledge",
    reads=("clusters", "nodes", "sites", "servers"),
)
def check(context: RuleContext) -> Iterator[Outcome]:
    """What: Nodes with Majority Node Set are at several sites, and the loss of one site leaves less than a majority.

    Why: The nodes of the other site then stop as well, so the second site protects against nothing. Of two sites one
    always holds half the votes or more.
    Fix: Place a node, or with two nodes the file share witness, at a third site.
    Bad: No majority without Main or Branch: the loss of either stops all 4 nodes
    Good: Two nodes are at two sites, and a file share witness is at a third one.
    Source: Field practice with dispersed clusters; KB 921181 on majorities. Fact EX-11.08.
    """
    design = context.design
    sites = nodes_by_site(design)
    votes: dict[Id | None, int] = {site: len(nodes) for site, nodes in sites.items()}
    total = len(design.nodes)
    if design.cluster.quorum != "majority-node-set" or len(sites) < 2 or sum(votes.values()) < total:
        return
    if total == 2:
        if not has_witness(design) or not knows_witness(design, context.catalog):
            return  # without a witness neither node may be lost at all (EX-6.03)
        place = next((server.site for server in witness_servers(design)), None)
        if place is None:
            yield context.undecided("site of the file share witness", CLUSTER_ID)
            return
        votes[place] = votes.get(place, 0) + 1
        total += 1
    needed = [site for site, number in votes.items() if site is not None and 2 * (total - number) <= total]
    if needed:
        names = listed([design.sites[site].name for site in needed], "or")
        which = "its loss" if len(needed) == 1 else "the loss of either"
        yield context.finding(f"No majority without {names}: {which} stops all {len(design.nodes)} nodes", *needed)
