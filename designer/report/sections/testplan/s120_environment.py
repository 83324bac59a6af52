"""What is tested, and from where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import listed
from designer.report.blocks import Block, Column, Lead, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.platform import platform_line
from designer.report.roles import layout_words, role_words
from designer.report.testing.cases import cases
from designer.report.wording import sentence
from designer.topology.evs import ADDRESS, network_name, of_type
from designer.topology.ownership import group_owners, home_node, nodes_by_number

ID = "test-environment"
TITLE = "Environment"

_WRITE = "\N{NO-BREAK SPACE}"


def section(context: Context) -> Sequence[Block]:
    """The nodes, and the virtual servers with where their probes reach them."""
    if not cases(context):
        return []
    parts = [part for part in (layout_words(context), platform_line(context)) if part]
    where = f"{context.cluster_name}: {', '.join(parts)}" if parts else context.cluster_name
    lead = f"{sentence(where)}. Tests run on the cluster that is handed over, before users arrive."
    return [Lead(lead), *_nodes(context), *_servers(context)]


def _nodes(context: Context) -> Iterator[Block]:
    columns = (Column("Node"), Column("Runs"), Column("Site"), Column("Addresses", style="mono", weight=2))
    rows = []
    for node in nodes_by_number(context.snapshot):
        faces = [face.address for face in context.snapshot.interfaces.values() if face.node == node and face.address]
        site = context.name(context.snapshot.nodes[node].site)
        rows.append(Row((context.name(node), role_words(context, node), site, ", ".join(faces))))
    yield filled("The nodes under test", columns, rows, anchor="test-nodes")


def _servers(context: Context) -> Iterator[Block]:
    snapshot = context.snapshot
    rows = []
    for group in snapshot.virtual_servers():
        addresses = [str(one.properties.get("Address", "")) for one in of_type(snapshot, group.id, ADDRESS)]
        rows.append(
            Row(
                (
                    group.name,
                    network_name(snapshot, group.id),
                    ", ".join(filter(None, addresses)),
                    context.name(home_node(snapshot, group.id)),
                    listed(context.names(group_owners(snapshot, group.id))),
                )
            )
        )
    columns = (
        Column("Virtual server"),
        Column("Probed by name", style="mono"),
        Column("and by address", style="mono"),
        Column("At home on"),
        Column("May run on", weight=2),
    )
    if rows:
        yield filled("Every virtual server is probed by name and by address", columns, rows, anchor="test-servers")
