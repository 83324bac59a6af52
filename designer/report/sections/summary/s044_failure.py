"""The third page of the summary: what is left when nodes fail, how long that takes, and what stays at risk."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from designer.drawing.waterfall import Stretch, waterfall
from designer.foundation.units import listed
from designer.report.blocks import Block, Figure, IfThere, Lead, Piece, Ref
from designer.report.context import Context
from designer.report.decisions.sight import all_nodes, counted_users
from designer.report.evidence.repair import until_back
from designer.report.headline import links
from designer.report.headline.links import leading
from designer.report.headline.recommendation import ladder_title
from designer.report.headline.risks import risks
from designer.report.ladder import ladder
from designer.report.roles import servers
from designer.report.study import Rung, Study
from designer.report.trim import TRIM, UPRIGHT
from designer.report.wording import counted, tenths

ID = "summary-failure"
TITLE = "What happens when something fails"

_MOST_RUNGS = 5


def section(context: Context) -> Sequence[Block]:
    """Ladder, the time that a failover takes, and the gravest risks."""
    study = context.study
    found: list[Block] = []
    if isinstance(study, Study) and servers(context):
        found += [*_message(context, study), *_ladder(context, study), *_time(context, study)]
    found += risks(context)
    return found


def _message(context: Context, study: Study) -> Iterator[Block]:
    gap: Rung | None = next((rung for rung in study.rungs if rung.down and rung.online), None)
    name, node = context.name(study.group), context.name(study.node)
    if not study.unplanned.ms:
        if study.unplanned.outage is not None:
            yield Lead(f"When {node} loses power, {name} does not come back by itself (simulated).")
        return
    back = leading(f"{tenths(study.unplanned.ms)}\N{NO-BREAK SPACE}s", links.PATH)
    text: tuple[Piece, ...] = (f"{name} is back ", back, f" after {node} loses power (simulated)")
    if gap is not None and gap.failed > 1:
        left = leading(f"{counted_users(context, gap.down)}", links.LADDER)
        what = "A second failure" if gap.failed == 2 else f"The loss of {counted(gap.failed, 'node')}"
        text = (*text, f". {what} at worst leaves ", left, " without service")
    yield Lead((*text, "."))


def _ladder(context: Context, study: Study) -> Iterator[Block]:
    if len(study.rungs) < 2:
        return
    total = sum(context.snapshot.groups[server].users or 0 for server in servers(context))
    picture = ladder(study.rungs[:_MOST_RUNGS], len(servers(context)), total)
    notes: tuple[Piece, ...] = (
        f"Simulated: each row is the worst that the loss of so many of {all_nodes(context)} does.",
    )
    gap = next((rung for rung in study.rungs if rung.down and rung.online), None)
    if gap is not None:
        until = until_back(context, gap.nodes, gap.down)
        notes = (*notes, f" {listed(context.names(gap.nodes))} lost: {context.name(gap.down[0])} waits {until}.")
    if len(study.rungs) > _MOST_RUNGS:
        notes = (*notes, IfThere(("rungs",), (" Further rows: ", Ref("rungs"), ".")))
    yield Figure(ladder_title(study, len(servers(context))), picture, notes, "summary-ladder")


def _time(context: Context, study: Study) -> Iterator[Block]:
    play = study.unplanned
    if not play.ms or not play.path:
        return
    steps = [Stretch(step.label, step.start, step.end) for step in play.path]
    longest = max(play.path, key=lambda step: step.end - step.start)
    name, node = context.name(study.group), context.name(study.node)
    spent = f"{tenths(longest.end - longest.start)} of {tenths(play.ms)}\N{NO-BREAK SPACE}s"
    to = context.name(study.singles[study.node][study.group].node)
    title = f"{name} goes from {node} to {to}: {spent} go into one step (simulated)"
    picture = waterfall(steps, f"{name} complete again", UPRIGHT - 2 * TRIM, title)
    yield Figure(title, picture, "Simulated.", "summary-time")
