"""How the adapters of the nodes are set up, network by network."""

from __future__ import annotations

from collections.abc import Iterator

from designer.foundation.ids import Id
from designer.foundation.units import NBSP, listed
from designer.model.records import Interface
from designer.report.blocks import Block, Column, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.wording import counted, ranged, sentence
from designer.topology.ownership import nodes_by_number

Cells = tuple[str, ...]

_FLAGS = {
    "static": ("static address", "address from DHCP"),
    "teamed": ("teamed", ""),
    "netbios": ("NetBIOS over TCP/IP", "no NetBIOS over TCP/IP"),
    "dns_registration": ("registered in DNS", "not registered in DNS"),
    "file_sharing": ("file sharing bound", "no file sharing"),
    "fixed_speed": ("fixed speed and duplex", "speed negotiated"),
}
"""What a flag says when it is on and when it is off."""


def adapters(context: Context) -> list[Block]:
    """One row for the adapters on a network that are set up alike; nothing where no more is known than addresses."""
    columns = [
        Column("Network"),
        Column("Nodes"),
        Column("Binding order", "right"),
        Column("Gateway", style="mono"),
        Column("DNS servers", style="mono"),
        Column("WINS servers", style="mono"),
        Column("Set to", weight=2),
    ]
    rows = [row for network in context.snapshot.networks for row in _on_network(context, network)]
    if not rows:
        return []
    count = len(context.snapshot.interfaces)
    title = f"How {counted(count, 'adapter')} {'is' if count == 1 else 'are'} set up"
    return [filled(title, columns, rows, anchor="adapters")]


def _on_network(context: Context, network: Id) -> Iterator[Row]:
    alike: dict[Cells, list[Id]] = {}
    faces = [face for face in context.snapshot.interfaces.values() if face.network == network]
    for face in faces:
        cells = _cells(face)
        if any(cells):
            alike.setdefault(cells, []).append(face.node)
    order = nodes_by_number(context.snapshot)
    for cells, nodes in alike.items():
        every = len(nodes) == len(faces) == len(order)
        names = ranged(context.names(sorted(set(nodes), key=order.index)))
        who = f"Every{NBSP}node" if every else listed(names)
        yield Row((context.name(network), who, *cells))


def _cells(face: Interface) -> Cells:
    rank = str(face.binding_rank) if face.binding_rank is not None else ""
    set_to = [
        words[0 if getattr(face, flag) else 1] for flag, words in _FLAGS.items() if getattr(face, flag) is not None
    ]
    told = sentence(", ".join(word for word in set_to if word))
    return (rank, face.gateway, _servers(face.dns_servers), _servers(face.wins_servers), told)


def _servers(addresses: tuple[str, ...] | None) -> str:
    return "" if addresses is None else "\n".join(addresses) or "none"
