"""The whole cluster in one picture."""

from __future__ import annotations

from collections.abc import Sequence

from designer.drawing.topology.view import topology
from designer.foundation.units import listed
from designer.report.blocks import Block, Bullets, Figure, Lead, Paragraph, Ref
from designer.report.context import Context
from designer.report.roles import servers, servers_on
from designer.report.wording import counted, paragraphs, sentence
from designer.topology.ownership import is_active_active, nodes_by_number, passive_nodes

ID = "topology"
TITLE = "Topology"
PLACE = "body"


def section(context: Context) -> Sequence[Block]:
    """The message, where everything runs, the picture on a landscape page, and the design's own notes."""
    snapshot = context.snapshot
    if not snapshot.nodes:
        return []
    picture = topology(snapshot, context.catalog)
    notes = "Source: the design. Each virtual server keeps its stripe pattern through the whole document."
    return [
        Lead(message(context)),
        Paragraph((Ref("topology-figure", page=True), " shows every node, group, network and disk.")),
        Bullets(tuple(_placement(context))),
        *(Paragraph(text) for text in paragraphs(context.cluster.notes)),
        Figure(_title(context), picture, notes, "topology-figure", own_page=True),
    ]


def message(context: Context) -> str:
    """One sentence on active and passive nodes."""
    snapshot = context.snapshot
    nodes, evs = len(snapshot.nodes), len(servers(context))
    if not evs:
        return f"{sentence(counted(nodes, 'node'))} share the disks; the design has no Exchange Virtual Server yet."
    virtual = counted(evs, "Exchange Virtual Server")
    if is_active_active(snapshot):
        return f"{sentence(virtual)} on {counted(nodes, 'node')}: the cluster is active/active, no node stands by."
    free = context.names(passive_nodes(snapshot))
    stands = "stands" if len(free) == 1 else "stand"
    return f"{sentence(virtual)} on {counted(nodes, 'node')}: {listed(free)} {stands} by to take over."


def _title(context: Context) -> str:
    snapshot = context.snapshot
    if is_active_active(snapshot):
        return "Every node carries virtual servers and takes over those of the other"
    free = context.names(passive_nodes(snapshot))
    if servers(context) and free:
        return f"{listed(free)} can take over any virtual server; every node reaches every disk it needs"
    return "Nodes, networks and shared storage"


def _placement(context: Context) -> list[str]:
    lines = []
    for node in nodes_by_number(context.snapshot):
        hosted = servers_on(context, node)
        if hosted:
            users = sum(context.snapshot.groups[group].users or 0 for group in hosted)
            tail = f" with {users:,} users" if users else ""
            lines.append(f"{context.name(node)} runs {listed(context.names(hosted))}{tail}.")
        elif servers(context):
            lines.append(f"{context.name(node)} is passive.")
        else:
            lines.append(f"{context.name(node)} runs no virtual server.")
    return lines
