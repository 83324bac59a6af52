"""Active and passive nodes in words."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.foundation.units import listed, plural
from designer.report.context import Context
from designer.report.wording import counted, number
from designer.topology.ownership import home_node, is_active_active, passive_nodes
from designer.topology.roles import common_name


def servers(context: Context) -> list[Id]:
    """The virtual servers, in creation order."""
    return [group.id for group in context.snapshot.virtual_servers()]


def counted_servers(context: Context) -> str:
    """How many virtual servers there are, and of what kind if they are alike: "three Exchange Virtual Servers"."""
    groups = context.snapshot.virtual_servers()
    return counted(len(groups), common_name(context.catalog, groups))


def servers_on(context: Context, node: Id) -> list[Id]:
    """The virtual servers at home on a node."""
    return [group for group in servers(context) if home_node(context.snapshot, group) == node]


def layout_words(context: Context) -> str:
    """How active and passive nodes share out: "2 nodes, active/active"; "" for a design without nodes."""
    nodes = len(context.snapshot.nodes)
    if not nodes:
        return ""
    if nodes == 1 or not servers(context):
        return plural(nodes, "node")
    if is_active_active(context.snapshot):
        return f"{nodes} nodes, active/active"
    passive = len(passive_nodes(context.snapshot))
    if not passive:
        return counted(nodes, "active node")
    return f"{number(nodes - passive)} active and {number(passive)} passive {'node' if passive == 1 else 'nodes'}"


def role_words(context: Context, node: Id) -> str:
    """What a node does when nothing has failed: "Active: EVS1", "Passive"."""
    hosted = context.names(servers_on(context, node))
    if hosted:
        return f"Active: {listed(hosted)}"
    return "Passive" if servers(context) else ""
