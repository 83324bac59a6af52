"""Clusters over several sites."""

from __future__ import annotations

from dataclasses import replace

from designer.model.snapshot import Snapshot
from tests.rules.cases import case
from tests.rules.designs import active_passive, named, plus, three_plus_one, with_, with_all, with_cluster


def two_sites(base: Snapshot, /, **values: object) -> Snapshot:
    """The odd nodes at the site Main, the even ones at the site Branch, and some fields of the cluster."""
    design = plus(plus(base, "sites", name="Main"), "sites", name="Branch")
    for number, node in enumerate(base.nodes.values()):
        design = with_(design, "nodes", node.name, site=named(design, "sites", ("Main", "Branch")[number % 2]))
    return with_cluster(design, **values)


def at(design: Snapshot, site: str, name: str, *roles: str) -> Snapshot:
    """A server at a site."""
    return plus(design, "servers", name=name, roles=roles, site=named(design, "sites", site))


def served(*sites: str) -> Snapshot:
    """Two sites, and no servers but a domain controller that is everything at some of them."""
    design = replace(two_sites(three_plus_one()), servers={})
    for site in sites:
        design = at(design, site, f"DC {site}", "global-catalog", "dns")
    return design


def witness_at(site: str) -> Snapshot:
    """Two nodes at two sites with Majority Node Set, and a file share witness at one of three."""
    design = two_sites(active_passive(), quorum="majority-node-set", file_share_witness=True)
    return at(plus(design, "sites", name="Third"), site, "FS1", "file-share-witness")


def nearly(round_trip_ms: int) -> Snapshot:
    """Synchronous replication between sites of which the networks take so long."""
    return with_all(two_sites(three_plus_one(), replication="synchronous"), "networks", round_trip_ms=round_trip_ms)


CASES = (
    case(
        "EX-11.01",
        lambda: two_sites(three_plus_one(), hardware_listed=False),
        "Nodes at several sites, not listed as a geographically dispersed cluster",
        good=lambda: two_sites(three_plus_one(), hardware_listed=True),
    ),
    case(
        "EX-11.01",
        lambda: with_cluster(three_plus_one(), dispersed=True, hardware_listed=False),
        "Nodes at several sites, not listed as a geographically dispersed cluster",
        good=lambda: with_cluster(three_plus_one(), dispersed=False, hardware_listed=False),
    ),
    case(
        "EX-11.03",
        lambda: nearly(25),
        "Synchronous replication over 25 ms, a write should take less than 20 ms in all",
        good=lambda: nearly(2),
    ),
    case(
        "EX-11.04",
        lambda: two_sites(three_plus_one(), replication="asynchronous"),
        "Q: quorum disk replicated asynchronously, must be synchronous or Majority Node Set",
        good=lambda: with_(
            two_sites(three_plus_one(), replication="asynchronous"), "disks", "Disk Q", replicated="synchronous"
        ),
    ),
    case(
        "EX-11.04",
        lambda: with_(two_sites(three_plus_one()), "disks", "Disk Q", replicated="none"),
        "Q: quorum disk not replicated, must be synchronous or Majority Node Set",
        good=lambda: two_sites(three_plus_one(), replication="none", quorum="majority-node-set"),
    ),
    case(
        "EX-11.05",
        lambda: two_sites(active_passive(), replication="asynchronous"),
        "R:, S: and T: are replicated asynchronously, the last writes are lost with a site",
        good=lambda: two_sites(active_passive(), replication="synchronous"),
    ),
    case(
        "EX-11.08",
        lambda: at(served("Main"), "Main", "DC2", "global-catalog", "dns"),
        "Branch: no domain controller, global catalogue server or DNS server of its own",
        good=lambda: served("Main", "Branch"),
    ),
    case(
        "EX-11.08",
        lambda: at(served("Main", "Branch"), "Branch", "FE1", "front-end"),
        "Main: no front-end server of its own",
        good=lambda: at(at(served("Main", "Branch"), "Branch", "FE1", "front-end"), "Main", "FE2", "front-end"),
    ),
    case(
        "EX-11.08b",
        lambda: two_sites(three_plus_one(), quorum="majority-node-set"),
        "No majority without Main or Branch: the loss of either stops all 4 nodes",
        good=lambda: two_sites(three_plus_one(), quorum="disk"),
    ),
    case(
        "EX-11.08b",
        lambda: witness_at("Main"),
        "No majority without Main: its loss stops all 2 nodes",
        good=lambda: witness_at("Third"),
    ),
)
