"""The whole cluster in one picture, its nodes, their software and set-up, and what stands around the cluster."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing.notes import with_notes
from designer.drawing.primitives import Picture
from designer.drawing.topology.view import topology
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.report.blocks import Block, Column, Figure, Heading, Lead, Paragraph, Ref, Row, Table
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.node_setup import node_setup
from designer.report.platform import BUSES, QUORUMS, exchange_words, windows_words
from designer.report.roles import counted_servers, role_words, servers
from designer.report.surroundings import servers_outside, sites
from designer.report.trim import LANDSCAPE, landscape_scale, trimmed
from designer.report.wording import counted, paragraphs, sentence
from designer.topology.ownership import group_owners, is_active_active, nodes_by_number, passive_nodes

ID = "topology"
TITLE = "Topology"

WIDER = (1.0, 1.1, 1.2)
"""Widths of the picture that are tried, in widths of a landscape page."""


def section(context: Context) -> Sequence[Block]:
    """The message, the picture on a landscape page, nodes, software and set-up, sites and servers outside."""
    snapshot = context.snapshot
    if not snapshot.nodes:
        return []
    picture = _picture(context)
    notes = "Source: the design. Each virtual server keeps its stripe pattern through the whole document."
    return [
        Lead(message(context)),
        Paragraph((Ref("topology-figure", page=True), f" shows {_shown(context)}.")),
        *(Paragraph(text) for text in paragraphs(context.cluster.notes)),
        Figure(_title(context), picture, notes, "topology-figure", own_page=True),
        *_nodes(context),
        *_software(context),
        *node_setup(context),
        *sites(context),
        *servers_outside(context),
    ]


def _picture(context: Context) -> Picture:
    """The whole cluster, as wide as lets it be printed largest: much storage stands better side by side."""
    pictures = [trimmed(topology(context.snapshot, context.catalog, width=LANDSCAPE * wider)) for wider in WIDER]
    return max((with_notes(one, context.snapshot, "topology") for one in pictures), key=landscape_scale)


def _shown(context: Context) -> str:
    """What the picture holds."""
    servers_too = ["server outside the cluster"] if context.snapshot.servers else []
    return f"every {listed(['node', 'group', 'network', 'disk', *servers_too])}"


def message(context: Context) -> str:
    """One sentence on active and passive nodes."""
    snapshot = context.snapshot
    nodes, evs = len(snapshot.nodes), len(servers(context))
    if not evs:
        return f"{sentence(counted(nodes, 'node'))}; the design has no virtual server yet."
    virtual = counted_servers(context)
    if nodes == 1:
        return f"{sentence(virtual)} on a single node: nothing can take over."
    if is_active_active(snapshot):
        return f"{sentence(virtual)} on {counted(nodes, 'node')}: the cluster is active/active, no node stands by."
    free = context.names(passive_nodes(snapshot))
    stands = "stands" if len(free) == 1 else "stand"
    return f"{sentence(virtual)} on {counted(nodes, 'node')}: {listed(free)} {stands} by to take over."


def _title(context: Context) -> str:
    """What the picture shows, said only as far as possible owners allow."""
    snapshot = context.snapshot
    evs = servers(context)
    free = passive_nodes(snapshot)
    if not evs:
        return "Nodes, networks and shared storage"
    if is_active_active(snapshot):
        return f"{sentence(counted(len(snapshot.nodes), 'node'))}, each with virtual servers of its own"
    able = [node for node in free if all(node in group_owners(snapshot, group) for group in evs)]
    if able == free:
        what = "every virtual server" if len(evs) > 1 else "the virtual server"
        return f"{listed(context.names(free))} can take over {what}"
    return f"{sentence(counted(len(evs), 'virtual server'))}, and where each of them runs"


def _software(context: Context) -> list[Block]:
    cluster = context.cluster
    pairs = (
        ("Operating system", windows_words(context)),
        ("Mail server", exchange_words(context)),
        ("Shared storage bus", BUSES.get(cluster.bus or "", "")),
        ("Quorum", _quorum(context)),
        ("Domain", cluster.domain),
    )
    rows = tuple(Row((label, value)) for label, value in pairs if value)
    blocks: list[Block] = [Heading("Software and domain", anchor="software")]
    pair = context.catalog.pairs.get((cluster.windows, cluster.exchange))
    if pair is not None and context.windows is not None and context.exchange is not None:
        supported = "is supported" if pair.supported else f"is not supported: {pair.reason}"
        blocks.append(
            Paragraph(f"{context.exchange.name} on a cluster of {context.windows.name} {supported}.", side=pair.source)
        )
    columns = (Column("Property"), Column("Value", weight=3))
    return [*blocks, Table("What every node runs", columns, rows)] if len(rows) > 1 else []


def _quorum(context: Context) -> str:
    cluster = context.cluster
    if not context.snapshot.nodes:
        return ""
    disk = context.name(cluster.quorum_disk)
    return QUORUMS[cluster.quorum] + (f": {disk}" if cluster.quorum == "disk" and disk else "")


def _nodes(context: Context) -> list[Block]:
    snapshot = context.snapshot
    if not snapshot.nodes:
        return []
    networks = list(snapshot.networks.values()) if len(snapshot.networks) <= 3 else []
    columns = [
        Column("Node"),
        Column("Node ID", "right"),
        Column("Role"),
        Column("Site"),
        *(Column(network.name, style="mono") for network in networks),
    ]
    rows = []
    for identifier in nodes_by_number(snapshot):
        node = snapshot.nodes[identifier]
        at = [_addresses_of(context, identifier, network.id) for network in networks]
        rows.append(Row((node.name, str(node.number), role_words(context, identifier), context.name(node.site), *at)))
    table = filled("The nodes and what they do when nothing has failed", columns, rows, anchor="nodes")
    notes = [Paragraph(f"{node.name}: {node.notes}") for node in snapshot.nodes.values() if node.notes]
    return [Heading("Nodes", anchor="nodes-heading"), table, *notes]


def _addresses_of(context: Context, node: Id, network: Id) -> str:
    return "\n".join(
        interface.address
        for interface in context.snapshot.interfaces.values()
        if interface.node == node and interface.network == network and interface.address
    )
