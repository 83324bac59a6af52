"""The nodes: what they are, what all of them have in common, and where they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import listed
from designer.report.blocks import Block, Column, Lead, Paragraph, Row
from designer.report.columns import filled
from designer.report.context import Context
from designer.report.node_setup import settings, setup_table
from designer.report.platform import BUSES, QUORUMS, exchange_words, windows_words
from designer.report.roles import role_words
from designer.report.surroundings import sites
from designer.report.wording import counted, ranged, sentence
from designer.topology.ownership import nodes_by_number

ID = "nodes"
TITLE = "Nodes"


def section(context: Context) -> Sequence[Block]:
    """The finding, one row per node, what is alike, the pair of versions, sites."""
    snapshot = context.snapshot
    if not snapshot.nodes:
        return []
    apart, alike = settings(context)
    columns = [
        Column("Node"),
        Column("Node ID", "right"),
        Column("Role"),
        *(Column(one.head, "right" if one.unit else "left") for one in apart),
        Column("Site"),
        Column("Notes", weight=2),
    ]
    rows = []
    for identifier in nodes_by_number(snapshot):
        node = snapshot.nodes[identifier]
        told = [one.cell(identifier) for one in apart]
        role = role_words(context, identifier)
        rows.append(Row((node.name, str(node.number), role, *told, context.name(node.site), node.notes)))
    setup = setup_table(context, list(_common(context)), alike)
    founded = listed([f"{one.label} ({one.fact})" for one in apart if one.fact])
    which = listed(ranged(context.names(nodes_by_number(snapshot))))
    notes = f"Set apart on {which}: {founded}." if founded else ""
    table = filled(
        f"{sentence(counted(len(rows), 'node'))} of {context.cluster_name} and what they do",
        columns,
        rows,
        notes=notes,
        anchor="nodes-table",
    )
    return [
        Lead(_message(context, len(apart))),
        *_pair(context),
        table,
        *([setup] if setup is not None else []),
        *sites(context),
    ]


def _message(context: Context, apart: int) -> str:
    count = len(context.snapshot.nodes)
    models = {node.hardware for node in context.snapshot.nodes.values() if node.hardware}
    of = f", all {models.pop()}" if len(models) == 1 and count > 1 else ""
    if count == 1:
        return f"{next(iter(context.snapshot.nodes.values())).name} is the only node."
    alike = "set up alike" if not apart else f"alike but for {counted(apart, 'setting')}"
    return f"{sentence(counted(count, 'node'))}{of}: {alike}."


def _common(context: Context) -> Iterator[tuple[str, str]]:
    """What the design says of the cluster as a whole."""
    cluster = context.cluster
    disk = context.name(cluster.quorum_disk)
    quorum = QUORUMS[cluster.quorum] + (f": {disk}" if cluster.quorum == "disk" and disk else "")
    pairs = (
        ("Operating system", windows_words(context)),
        ("Mail server", exchange_words(context)),
        ("Shared storage bus", BUSES.get(cluster.bus or "", "")),
        ("Quorum", quorum),
        ("Domain", cluster.domain),
    )
    yield from ((label, value) for label, value in pairs if value)


def _pair(context: Context) -> Iterator[Block]:
    """Whether the two products go together."""
    pair = context.catalog.pairs.get((context.cluster.windows, context.cluster.exchange))
    if pair is not None and not pair.supported and context.windows is not None and context.exchange is not None:
        text = f"{context.exchange.name} on a cluster of {context.windows.name} is not supported: {pair.reason}."
        yield Paragraph(text, side=pair.source)
