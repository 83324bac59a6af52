"""What running this design means: planned moves of a patch round, backup and restore, protection."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import NBSP, listed, seconds, size
from designer.report.blocks import Block, IfThere, Lead, Paragraph, Ref
from designer.report.context import Context
from designer.report.roles import servers, servers_on
from designer.report.study import Study
from designer.report.wording import counted, sentence
from designer.topology.databases import store_sizes
from designer.topology.ownership import nodes_by_number

ID = "running"
TITLE = "Operation, backup and maintenance"


def section(context: Context) -> Sequence[Block]:
    """The cost of a patch round, then how long a restore takes, then what is protected how."""
    blocks = [*_rounds(context), *_restore(context), *_protection(context)]
    if not blocks:
        return []
    first, *rest = blocks
    return [Lead(first.text), *rest]


def _rounds(context: Context) -> Iterator[Paragraph]:
    """Every virtual server leaves its node while that is patched, and comes home again."""
    study = context.study
    if not isinstance(study, Study) or study.planned.ms is None or len(context.snapshot.nodes) < 2:
        return
    busy = [node for node in nodes_by_number(context.snapshot) if servers_on(context, node)]
    moves = 2 * len(servers(context))
    name, ms = context.name(study.group), study.planned.ms
    if not moves:
        return
    yield Paragraph(
        (
            f"A patch round of {counted(len(context.snapshot.nodes), 'node')} takes {counted(moves, 'planned move')}: "
            f"{name} is interrupted twice, {seconds(ms)} each time (simulated).",
            IfThere(("rolling",), (" Order: ", Ref("rolling"), ".")),
        )
    )
    free = [context.name(node) for node in nodes_by_number(context.snapshot) if node not in busy]
    if free:
        first = f"{listed(free)} {'is' if len(free) == 1 else 'are'} patched first, with nobody interrupted"
        then = f"then {listed(context.names(busy))}, one at a time, each empty while it is patched"
        yield Paragraph(f"{first}; {then}.", side="EX-3.21")


def _restore(context: Context) -> Iterator[Paragraph]:
    """How long the largest store takes, against what it may take."""
    cluster = context.cluster
    known = {store: mb for store, mb in store_sizes(context.snapshot).items() if mb}
    speed, limit = cluster.restore_gb_per_hour, cluster.restore_minutes
    if speed and known:
        store = max(known, key=lambda one: known[one])
        minutes = known[store] / 1024 / speed * 60
        text = (
            f"Restoring the largest store, {size(known[store])}, takes {minutes:,.0f}{NBSP}min at {speed}{NBSP}GB/h "
            "(calculated)"
        )
        room = f"; {limit}{NBSP}min are allowed" if limit is not None else ""
        yield Paragraph(f"{text}{room}.", side="EX-4.34")
    elif limit is not None:
        at = f" at {speed}{NBSP}GB/h" if speed else ""
        yield Paragraph(f"A database must be restored within {limit}{NBSP}min{at}.", side="EX-4.34")


def _protection(context: Context) -> Iterator[Paragraph]:
    """Backup and antivirus, as far as the design says."""
    cluster, evs = context.cluster, listed(context.names(servers(context)))
    if cluster.backup_by_evs_name and evs:
        yield Paragraph(f"Backup jobs address {evs} by name, never the nodes.", side="EX-7.35")
    told = []
    if cluster.antivirus_cluster_aware:
        told.append("knows clusters and uses the interface of the Information Store")
    if cluster.antivirus_exclusions:
        told.append("leaves databases, logs, queues and quorum alone")
    if told:
        nodes = counted(len(context.snapshot.nodes), "node")
        yield Paragraph(f"The antivirus software on the {nodes} {listed(told)}.", side="EX-4.32, EX-7.34")
    if cluster.backup_by_evs_name is False and evs:
        yield Paragraph(f"{sentence('backup jobs')} still address nodes; {evs} would be missed after a failover.")
