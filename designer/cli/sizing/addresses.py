"""`clusterwright size addresses`."""

from __future__ import annotations

import argparse

from designer.cli.sizing.numbers import counted, whole
from designer.cli.sizing.sheet import Section, Sheet
from designer.sizing.addresses import addresses

SUMMARY = "static IP addresses of a cluster"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Nodes and EVSs."""
    parser.add_argument("--nodes", metavar="N", required=True, type=whole("--nodes"), help="nodes of the cluster")
    parser.add_argument("--evs", metavar="N", required=True, type=whole("--evs"), help="Exchange Virtual Servers")
    parser.add_argument(
        "--no-own-msdtc", action="store_true", help="reserve no address for an MSDTC group (MSDTC in the Cluster Group)"
    )


def answer(options: argparse.Namespace) -> Sheet:
    """Addresses by network and by what has them."""
    found = addresses(options.nodes, options.evs, own_msdtc=not options.no_own_msdtc)
    parts = [counted(found.public, "node"), counted(found.evs, "EVS", "EVSs"), "the cluster"]
    parts += ["MSDTC"] if found.msdtc else []
    public = found.on_public_network
    rows = (
        ("Private network", f"{found.private:,}: one per node, in a subnet of its own"),
        ("Public network", f"{public:,}: {', '.join(parts)}, all in one {_subnet(public)}"),
        ("Together", f"{found.total:,}, all static (EX-5.08, EX-5.10)"),
    )
    return Sheet(
        f"Static addresses of {counted(options.nodes, 'node')} with {counted(options.evs, 'EVS', 'EVSs')}",
        (Section("Addresses", rows),),
        {
            "private": {"nodes": found.private, "total": found.private},
            "public": {
                "nodes": found.public,
                "evs": found.evs,
                "cluster": found.cluster,
                "msdtc": found.msdtc,
                "total": public,
            },
            "total": found.total,
        },
    )


def _subnet(hosts: int) -> str:
    """The smallest subnet for so many hosts and a router, beside its own address and the broadcast address."""
    prefix = 32 - (hosts + 2).bit_length()
    return f"subnet of /{prefix} or larger" if prefix >= 8 else "subnet"
