"""The cluster in one picture, which node stands by for which virtual server, and why that way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.notes import with_notes
from designer.drawing.primitives import Picture
from designer.drawing.topology.view import topology
from designer.foundation.units import listed
from designer.report.blocks import Block, Figure, IfThere, Lead, Ref
from designer.report.context import Context
from designer.report.layout_choice import layout_choice
from designer.report.roles import counted_servers, servers
from designer.report.server_table import server_table
from designer.report.trim import LANDSCAPE, landscape_scale, trimmed
from designer.report.wording import counted, sentence
from designer.topology.ownership import group_owners, is_active_active, passive_nodes

ID = "topology"
TITLE = "Cluster model"

SUMMARY = "summary-picture"
"""The section with the same picture."""

WIDER = (1.0, 1.1, 1.2)
"""Widths of the picture that are tried, in widths of a landscape page."""


def section(context: Context) -> Sequence[Block]:
    """The message, what the virtual servers carry and where, the choice of layout."""
    if not context.snapshot.nodes:
        return []
    there = IfThere(("summary-topology",), (" ", Ref("summary-topology", page=True), " shows them."))
    return [Lead((message(context), there)), *layout_choice(context), *server_table(context), *_figure(context)]


def _figure(context: Context) -> Iterator[Block]:
    """The whole cluster, unless the summary has it."""
    if servers(context) and SUMMARY not in context.snapshot.paper.left_out:
        return
    notes = "Source: the design. Each virtual server keeps its stripe pattern through the whole document."
    yield Figure(_title(context), _picture(context), notes, "topology-figure", own_page=True)


def _picture(context: Context) -> Picture:
    """The whole cluster, as wide as lets it be printed largest: much storage stands better side by side."""
    pictures = [trimmed(topology(context.snapshot, context.catalog, width=LANDSCAPE * wider)) for wider in WIDER]
    return max((with_notes(one, context.snapshot, "topology") for one in pictures), key=landscape_scale)


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
