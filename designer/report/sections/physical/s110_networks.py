"""Networks, and how the adapters on them are set up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.networks.paper import paper
from designer.foundation.units import listed
from designer.report.adapters import adapters
from designer.report.blocks import Block, Column, Figure, IfThere, Lead, Ref, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.values import field_text
from designer.report.wording import counted, ranged, sentence
from designer.topology.addressing import subnet_of, usable_hosts
from designer.topology.ownership import nodes_by_number

ID = "networks"
TITLE = "Networks"

ROLES = {
    "private": "Private: between the nodes only",
    "public": "Public: clients only",
    "mixed": "Mixed: clients and nodes",
    "none": "Not used by the cluster",
}


def section(context: Context) -> Sequence[Block]:
    """What carries what, the picture, every network, how its adapters are set up."""
    if not context.snapshot.networks:
        return []
    return [Lead(_message(context)), *_figure(context), *_networks(context), *adapters(context)]


def _message(context: Context) -> str:
    snapshot = context.snapshot
    names = {
        role: [one.name for one in snapshot.networks.values() if one.role == role] for role in ("private", "mixed")
    }
    private, mixed = names["private"], names["mixed"]
    if private and mixed:
        only = "carries" if len(private) == 1 else "carry"
        steps = "steps in for it" if len(private) == 1 else "steps in for them"
        if len(mixed) > 1:
            steps = steps.replace("steps", "step")
        between = f"the traffic between {_nodes(context)}"
        return f"{listed(private)} {only} nothing but {between}; {listed(mixed)} {steps}."
    if private:
        return f"{listed(private)}: the only way between {_nodes(context)}; no other network steps in."
    return f"{sentence(counted(len(snapshot.networks), 'network'))}, none of them private to the nodes."


def _nodes(context: Context) -> str:
    """All nodes by name."""
    return listed(ranged(context.names(nodes_by_number(context.snapshot)))) or "nodes"


def _figure(context: Context) -> Iterator[Block]:
    if not context.snapshot.nodes:
        return
    picture = paper(context.snapshot, context.catalog)
    count = len(context.snapshot.nodes)
    joined = {(one.node, one.network) for one in context.snapshot.interfaces.values()}
    whole = len(joined) == count * len(context.snapshot.networks)
    nodes, nets = counted(count, "node"), counted(len(context.snapshot.networks), "network")
    title = f"{sentence(nodes)} on {nets}" + (": every node is on each" if whole else "")
    moving = listed(ranged([group.name for group in context.snapshot.groups.values()]))
    shown = f"The addresses of {moving} are drawn where these are at home." if moving else ""
    notes = (shown, IfThere(("names",), (" All names: ", Ref("names"), ".")))
    yield Figure(title, picture, notes, "networks-figure")


def _networks(context: Context) -> Iterator[Block]:
    specs = context.catalog.fields["networks"]
    columns = [
        Column("Network"),
        Column("Role"),
        Column("Subnet", style="mono"),
        Column("Hosts", "right"),
        Column("Priority", "right"),
        Column("Nodes", "right"),
        Column("Medium"),
        Column("Round trip", "right"),
        Column("Notes", weight=2),
    ]
    rows = []
    for network in context.snapshot.networks.values():
        connected = {face.node for face in context.snapshot.interfaces.values() if face.network == network.id}
        subnet = subnet_of(network)
        medium = field_text(context, specs["medium"], network.medium) + (", routed" if network.routed else "")
        rows.append(
            Row(
                (
                    network.name,
                    ROLES[network.role],
                    network.subnet,
                    f"{usable_hosts(subnet):,}" if subnet is not None else "",
                    str(network.priority) if network.priority is not None else "",
                    str(len(connected)),
                    medium.removeprefix(", "),
                    field_text(context, specs["round_trip_ms"], network.round_trip_ms),
                    network.notes,
                )
            )
        )
    everywhere = all(row.cells[5] == str(len(context.snapshot.nodes)) for row in rows)
    many = sentence(counted(len(rows), "network"))
    title = f"{many}, and how many nodes each connects"
    if everywhere:
        title = f"{many} connect{'s' if len(rows) == 1 else ''} {_nodes(context)}"
    yield filled(title, columns, rows, anchor="networks-table")
