"""The summary on one page: the recommendation, four figures, and what happens when things fail."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.foundation.units import NBSP, listed
from designer.report.blocks import (
    Block,
    Bullets,
    Column,
    Facts,
    Figure,
    Heading,
    IfThere,
    Piece,
    Ref,
    Row,
    Statement,
    Table,
    Text,
    Tile,
    Tiles,
)
from designer.report.context import Context
from designer.report.ladder import failed_words, ladder
from designer.report.roles import counted_servers, servers
from designer.report.sections.verification.s160_findings import LEVELS, level_words, message, objects
from designer.report.study import Rung, Study
from designer.report.wording import counted, number, sentence, tenths
from designer.topology.ownership import is_active_active, passive_nodes

ID = "summary"
TITLE = "Summary"

_MOST_FINDINGS = 3
_MOST_RUNGS = 6


def section(context: Context) -> Sequence[Block]:
    """Answer first; every number stands in the body again."""
    blocks: list[Block] = [Statement(recommendation(context))]
    tiles = tuple(_tiles(context))
    if tiles:
        blocks.append(Tiles(tiles))
    study = context.study
    if isinstance(study, Study) and study.rungs:
        total = sum(context.snapshot.groups[server].users or 0 for server in servers(context))
        picture = ladder(study.rungs[:_MOST_RUNGS], len(servers(context)), total)
        notes: tuple[Piece, ...] = ("Simulated: every row shows the worst combination of nodes that was tried.",)
        if len(study.rungs) > _MOST_RUNGS:
            notes += (IfThere(("rungs",), (" Further rows: ", Ref("rungs"), ".")),)
        blocks.append(Figure(ladder_title(study, len(servers(context))), picture, notes, "ladder"))
    reasons = tuple(_reasons(context))
    if reasons:
        blocks.append(Bullets(reasons))
    return [*blocks, *_gravest(context), *_guide(context)]


def recommendation(context: Context) -> str:
    """One sentence; a design with errors is not recommended."""
    snapshot = context.snapshot
    nodes, evs = len(snapshot.nodes), len(servers(context))
    errors = context.check.count("error")
    if not nodes:
        return f"The design of {context.cluster_name} holds no nodes yet, so that there is nothing to recommend."
    if errors:
        verb = "is" if errors == 1 else "are"
        return f"This design is not ready to be built: {counted(errors, 'design error')} {verb} open."
    if not evs:
        form = "forms" if nodes == 1 else "form"
        text = f"{counted(nodes, 'node')} {form} {context.cluster_name}; no virtual server is designed yet."
        return sentence(text)
    users = sum(snapshot.groups[server].users or 0 for server in servers(context))
    what = counted_servers(context) + (f" and {users:,} users" if users else "")
    if nodes == 1:
        return f"This design runs {what} on a single node; a cluster needs a second one to take over."
    if is_active_active(snapshot):
        return f"This design runs {what} active/active on {counted(nodes, 'node')}, without a node that stands by."
    passive = len(passive_nodes(snapshot))
    return (
        f"We recommend one {number(nodes)}-node cluster, {number(nodes - passive)} active and {number(passive)} "
        f"passive, for {what}."
    )


def _tiles(context: Context) -> Iterator[Tile]:
    study = context.study
    if isinstance(study, Study):
        worst = study.worst(servers(context) or [study.group])
        if worst:
            label = "longest interruption of a virtual server when any one node fails, simulated"
            yield Tile(tenths(worst), "s", label)
        planned = study.planned.ms
        if planned:
            yield Tile(
                tenths(planned), "s", f"interruption when {context.name(study.group)} is moved on purpose, simulated"
            )
        if study.rungs:
            survived = study.survived
            which = "whichever it is" if survived == 1 else "whichever they are"
            label = f"can fail, {which}, without leaving a virtual server offline, simulated"
            yield Tile(str(survived), "node" if survived == 1 else "nodes", label)
    if context.snapshot.nodes:
        errors = context.check.count("error")
        others = [
            counted(count, LEVELS[level][2], LEVELS[level][3])
            for level, count in context.check.counts().items()
            if level != "error"
        ]
        rules = f"open after {counted(len(context.check.rules), 'rule')}"
        label = f"{rules}, and {listed(others)}" if others else rules
        yield Tile(str(errors), "error" if errors == 1 else "errors", label)


def ladder_title(study: Study, evs: int) -> str:
    """The message of the ladder."""
    first_gap = next((rung for rung in study.rungs if rung.down), None)
    if first_gap is None:
        return "No loss of nodes that was simulated leaves a virtual server offline"
    if first_gap.failed == 1:
        return "The loss of a single node can leave a virtual server offline"
    safe = study.rungs[study.rungs.index(first_gap) - 1]
    count = number(first_gap.failed)
    if evs == 1:
        return f"{failed_words(safe)}: the virtual server comes back; from {count} on, it can stay offline"
    return f"{failed_words(safe)}: every virtual server comes back; from {count} on, some can stay offline"


def _reasons(context: Context) -> Iterator[Text]:
    study = context.study
    if isinstance(study, Study):
        yield from _failure_reasons(context, study)
    if context.snapshot.nodes:
        see = IfThere(("limits",), (": see ", Ref("limits", page=True)))
        yield ("Clustering protects the server, not the data", see, ".")
    if context.check.open or context.check.waived:
        waived = len(context.check.waived)
        tail = f", {counted(waived, 'finding')} waived with a reason" if waived else ""
        see = IfThere(("findings",), (": see ", Ref("findings", page=True)))
        yield (_open_words(context), tail, see, ".")


def _gravest(context: Context) -> Iterator[Block]:
    """The findings that need a decision, the gravest first."""
    grave = [finding for finding in context.check.open if finding.level in ("error", "warning")]
    if not grave:
        return
    columns = (Column("Class"), Column("Objects"), Column("Finding", weight=4))
    rows = tuple(
        Row((level_words(finding.level), objects(context, finding), message(finding)))
        for finding in grave[:_MOST_FINDINGS]
    )
    left = len(grave) - len(rows)
    further = (f"{sentence(counted(left, 'further finding'))}: ", Ref("open-findings"), ".")
    more = IfThere(("open-findings",), further) if left else ""
    yield Table("These findings need a decision", columns, rows, more, "gravest", headed=False)


def _guide(context: Context) -> Iterator[Block]:
    """Who should read which section."""
    if not isinstance(context.study, Study) or context.variant.id != "design":
        return
    yield Heading("Where to read on", 3)
    decide: Text = IfThere(("findings",), (Ref("findings", page=True), "."))
    build: Text = IfThere(("topology", "groups"), (Ref("topology", page=True), " to ", Ref("groups", page=True), "."))
    operate: Text = IfThere(("failover",), (Ref("failover", page=True), "."))
    yield Facts((("To decide", decide), ("To build", build), ("To operate", operate)))


def _open_words(context: Context) -> str:
    parts = [counted(count, LEVELS[level][2], LEVELS[level][3]) for level, count in context.check.counts().items()]
    return sentence(f"{listed(parts)} open") if parts else "No finding is open"


def _failure_reasons(context: Context, study: Study) -> Iterator[Text]:
    name, node = context.name(study.group), context.name(study.node)
    if study.unplanned.ms:
        yield (
            f"{name} is available again {tenths(study.unplanned.ms)}{NBSP}s after {node} loses power (simulated)",
            IfThere(("failover",), (": see ", Ref("failover", page=True))),
            ".",
        )
    elif study.unplanned.outage is not None:
        yield f"{name} does not come back when {node} loses power (simulated)."
    gap: Rung | None = next((rung for rung in study.rungs if rung.down and rung.failed > 1), None)
    if gap is not None and gap.online:
        names = listed(context.names(gap.down))
        verb = "stays" if len(gap.down) == 1 else "stay"
        yield (
            f"When {listed(context.names(gap.nodes))} fail together, {names} {verb} offline until a node returns "
            "(simulated)."
        )
