"""How the nodes are set up: every setting once, with what differs from node to node."""

from __future__ import annotations

from collections.abc import Iterator

from designer.catalog.schema import FieldSpec
from designer.model.records import Node
from designer.report.blocks import Band, Block, Column, Heading, Row, Table
from designer.report.context import Context
from designer.report.platform import with_pack
from designer.report.values import field_text, shared_text
from designer.topology.ownership import nodes_by_number

ELSEWHERE = ("name", "number", "role", "site", "notes", "windows_sp", "exchange_sp", "boot_userva")
"""Fields that are told with others, or in another table."""

LABELS = {
    "boot_3gb": "Switches in boot.ini",
    "services_manual": "Exchange services",
    "pop3_imap4_manual": "POP3 and IMAP4 services",
}

SO = {
    "iis_components": "Installed",
    "mountmgr_update": "Installed",
    "services_manual": "Start by hand only: the cluster starts them",
    "pop3_imap4_manual": "Start by hand only",
}
"""What is said where a flag is set; where it is not, nothing is said."""


def node_setup(context: Context) -> list[Block]:
    """The settings by the sections of the catalogue; nothing where none is known."""
    rows: list[Row | Band] = []
    section = ""
    for band, row in _settings(context):
        if band != section:
            rows.append(Band(band))
            section = band
        rows.append(row)
    if not rows:
        return []
    columns = (Column("Setting", weight=6), Column("Value"))
    title = "What is set on every node, and what differs between them"
    if len(context.snapshot.nodes) == 1:
        title = "What is set on the node"
    return [Heading("Set-up of the nodes", anchor="setup-heading"), Table(title, columns, tuple(rows), anchor="setup")]


def _settings(context: Context) -> Iterator[tuple[str, Row]]:
    nodes = {node: context.snapshot.nodes[node] for node in nodes_by_number(context.snapshot)}
    for name, spec in context.catalog.fields["nodes"].items():
        if name in ELSEWHERE:
            continue
        text = shared_text(context, {key: _text(context, spec, node) for key, node in nodes.items()})
        if text:
            yield spec.section, Row((LABELS.get(name, spec.label), text))


def _text(context: Context, spec: FieldSpec, node: Node) -> str:
    value = getattr(node, spec.id)
    if spec.id in _TOLD:
        return _TOLD[spec.id](context, node)
    if spec.kind == "flag":
        return SO.get(spec.id, "Yes") if value else ""
    return field_text(context, spec, value)


def _windows(context: Context, node: Node) -> str:
    known = context.catalog.windows.get(node.windows)
    return with_pack(known.name if known else node.windows or _own_pack("Windows", node.windows_sp), node.windows_sp)


def _exchange(context: Context, node: Node) -> str:
    known = context.catalog.exchange.get(node.exchange)
    name = known.name if known else node.exchange or _own_pack("Exchange", node.exchange_sp)
    return with_pack(name, node.exchange_sp)


def _own_pack(product: str, pack: int | None) -> str:
    """The name of a product that is the design's, where a node says no more than its own service pack."""
    return product if pack is not None else ""


def _switches(context: Context, node: Node) -> str:
    """The switches as they stand in boot.ini."""
    if node.boot_3gb is None and node.boot_userva is None:
        return ""
    userva = f"/USERVA={node.boot_userva}" if node.boot_userva is not None else ""
    return " ".join(part for part in ("/3GB" if node.boot_3gb else "", userva) if part) or "neither /3GB nor /USERVA"


_TOLD = {"windows": _windows, "exchange": _exchange, "boot_3gb": _switches}
