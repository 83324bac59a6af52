"""Why nodes stand by, or why none does: the choice between active/passive and active/active in this design's terms."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.report.blocks import Block, Note, Paragraph
from designer.report.context import Context
from designer.report.roles import servers, servers_on
from designer.report.wording import counted, number, ranged, sentence
from designer.topology.ownership import group_owners, is_active_active, nodes_by_number, passive_nodes

MOST_CONNECTIONS = 1900
"""Clients connected to one node of an active/active pair at the same time (EX-2.06)."""

ONE_PER_NODE = 3
"""From this many nodes on a node hosts one Exchange Virtual Server only (EX-2.03)."""

_EVS = "evs"


def layout_choice(context: Context) -> Iterator[Block]:
    """Paragraphs; nothing for a design in which nothing could be chosen."""
    snapshot = context.snapshot
    if len(snapshot.nodes) < 2 or not servers(context):
        return
    if is_active_active(snapshot):
        yield _both_active(context)
        return
    free = passive_nodes(snapshot)
    yield _standing_by(context, free)
    exchange = snapshot.groups_of_kind(_EVS)
    if exchange and len(exchange) < len(snapshot.nodes) and len(snapshot.nodes) >= ONE_PER_NODE:
        yield _one_per_node(context, len(exchange))
    elif exchange and len(snapshot.nodes) == 2:
        yield _pair(context, free)


def _standing_by(context: Context, free: list[Id]) -> Paragraph:
    """What the passive nodes are for."""
    snapshot = context.snapshot
    evs = servers(context)
    names = listed(ranged(context.names(evs)))
    able = [node for node in free if all(node in group_owners(snapshot, group) for group in evs)]
    one = f"one of {names}" if len(evs) > 1 else names
    whom = one if able == free else "those virtual servers whose possible owners they are"
    verb = "carries" if len(free) == 1 else "carry"
    users = max((snapshot.groups[group].users or 0 for group in evs), default=0)
    load = f" with at most {users:,} users" if users else ""
    text = (
        f"{listed(context.names(free))} {verb} nothing in normal operation. A node that takes over {whom} is empty "
        f"when it does so, and then runs one virtual server{load}, as the lost node did."
    )
    return Paragraph(text, side="EX-2.01")


def _one_per_node(context: Context, count: int) -> Paragraph:
    """How far the stand-by nodes reach when each node hosts one server."""
    nodes = len(context.snapshot.nodes)
    spare = nodes - count
    lost = "One lost node" if spare == 1 else f"{sentence(counted(spare, 'lost node'))}"
    room = "leaves" if spare == 1 else "leave"
    text = (
        f"In a cluster of {counted(nodes, 'node')} each node hosts one Exchange Virtual Server; a second one is "
        f"refused with error 5018. {lost} of {number(nodes)} therefore {room} room for every server. When "
        f"{counted(spare + 1, 'node')} are lost, one of {number(count)} servers has no node to go to."
    )
    return Paragraph(text, side="EX-2.03")


def _pair(context: Context, free: list[Id]) -> Paragraph:
    """What two active nodes would cost."""
    snapshot = context.snapshot
    evs = [group.name for group in snapshot.groups_of_kind(_EVS)]
    other = next(node for node in nodes_by_number(snapshot) if node not in free)
    both = listed([context.name(other), *context.names(free)])
    text = (
        f"A second virtual server beside {listed(evs)} would make {both} active/active, with at most "
        f"{MOST_CONNECTIONS:,} connections to a node. This design does not need it."
    )
    return Paragraph(text, side="EX-2.06")


def _both_active(context: Context) -> Block:
    """The warning that belongs to active/active."""
    snapshot = context.snapshot
    homes = [
        f"{context.name(node)} ({listed(context.names(hosted))})"
        for node in nodes_by_number(snapshot)
        if (hosted := servers_on(context, node))
    ]
    users = sum(snapshot.groups[group].users or 0 for group in servers(context))
    whole = f" all {users:,} users" if users else " every virtual server"
    limit = (
        f" Exchange allows {MOST_CONNECTIONS:,} connections to it (EX-2.06)." if snapshot.groups_of_kind(_EVS) else ""
    )
    return (
        Note(f"{listed(homes)} are both active: after a loss the other node carries{whole}.{limit}", "warning")
        if (len(homes) == 2)
        else Note(f"{listed(homes)}: no node is free, so that a lost node's servers join others.{limit}", "warning")
    )
