"""What this cluster's quorum tolerates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import listed
from designer.report.blocks import Block, Column, Lead, Paragraph, Row, Table
from designer.report.context import Context
from designer.report.evidence.matrix import matrix, single_failures
from designer.report.wording import counted, number, ranged, sentence
from designer.simulation.studies.availability.pools import nodes_needed
from designer.simulation.studies.sweep.verdicts import serving

ID = "quorum"
TITLE = "Quorum"


def section(context: Context) -> Sequence[Block]:
    """How many nodes may fail under this quorum, under the other one, and what its disk means."""
    snapshot = context.snapshot
    nodes = len(snapshot.nodes)
    if nodes < 2 or snapshot.cluster.quorum == "local":
        return []
    return [
        Lead(_message(context)),
        *(Paragraph(text) for text in _disk(context)),
        *_compared(context),
    ]


def _message(context: Context) -> str:
    nodes = len(context.snapshot.nodes)
    if context.snapshot.cluster.quorum == "disk":
        return (
            f"The quorum disk lets the cluster go on with one of its {number(nodes)} nodes, as long as the disk lives."
        )
    spare = nodes - nodes_needed(context.snapshot, context.catalog)
    votes = counted(nodes - spare, "node")
    lost = f"the loss of {counted(spare, 'node')} is survived" if spare else "no node may be lost"
    return f"The cluster goes on as long as {votes} of {number(nodes)} see each other: {lost}."


def _disk(context: Context) -> Iterator[str]:
    """What the loss of the quorum disk does, as it is played."""
    snapshot, sweep = context.snapshot, matrix(context)
    disk = snapshot.cluster.quorum_disk
    if snapshot.cluster.quorum != "disk" or disk is None or isinstance(sweep, str):
        return
    case = next(
        (one for one in single_failures(sweep) if (one.faults[0].kind, one.faults[0].subject) == ("disk", disk)), None
    )
    if case is None:
        return
    down = [group for group in serving(snapshot) if group in case.lost]
    name = context.name(disk)
    if down:
        goes = "goes" if len(down) == 1 else "go"
        names = listed(ranged(context.names(down)))
        yield f"When {name} is lost, {names} {goes} offline until it is repaired (simulated)."
    else:
        yield f"When {name} is lost, every virtual server stays or comes back online (simulated)."


def _compared(context: Context) -> Iterator[Block]:
    """Both models side by side, with what the design's own means for the ladder."""
    nodes = len(context.snapshot.nodes)
    own = context.snapshot.cluster.quorum
    majority = nodes_needed(context.snapshot, context.catalog) or nodes // 2 + 1
    columns = (
        Column("Quorum", weight=1.4),
        Column("Nodes that must live", "right"),
        Column("Nodes that may fail", "right"),
        Column("Single part that stops the cluster", weight=1.6),
        Column("In this design"),
    )
    disk = context.name(context.snapshot.cluster.quorum_disk) or "the quorum disk"
    rows = (
        Row(
            (
                "Shared disk",
                "1",
                str(nodes - 1),
                disk if own == "disk" else "the quorum disk",
                "used" if own == "disk" else "",
            )
        ),
        Row(("Majority node set", str(majority), str(nodes - majority), "none", "" if own == "disk" else "used")),
    )
    spare = (nodes - 1) - (nodes - majority)
    better = f"A shared disk survives {counted(spare, 'failed node')} more than a majority of {number(nodes)} would"
    if not spare:
        better = f"Both quorum models survive as many failed nodes of {number(nodes)}"
    yield Table(sentence(better), columns, rows, "Source: EX-6.01, EX-6.03.", "quorums")
