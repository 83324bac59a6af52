"""What a group has left of what it is allowed: failovers, and restarts of its resources where it is."""

from __future__ import annotations

from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.units import clock, plural
from designer.simulation.outcome.budgets import Budget, budgets
from designer.simulation.outcome.why.answer import Line, Part
from designer.simulation.plan.policies import failovers
from designer.simulation.record.timeline import Timeline


def left_over(timeline: Timeline, catalog: Catalog, group: Id, at_ms: int) -> Part:
    """The budgets of a group at a moment (ms). As long as nothing is used, its failovers are those of its Windows."""
    owner, members = timeline.state_at(at_ms).owners[group], timeline.members[group]
    lines = []
    for budget in budgets(timeline, catalog):
        mine = budget.subject == group or (budget.subject in members and budget.node == owner)
        if mine and (line := _line(timeline, budget, at_ms)) is not None:
            lines.append(line)
    if not any(line.subject == group for line in lines):
        lines.insert(0, Line(_unused(timeline, catalog, group), subject=group))
    return Part("What is left", tuple(lines))


def _unused(timeline: Timeline, catalog: Catalog, group: Id) -> str:
    snapshot = timeline.snapshot
    most = failovers(snapshot, catalog, catalog.service_of(snapshot.cluster.windows))[group].threshold
    if not most:
        return "It may not fail over at all."
    return f"It has used none of its {plural(most, 'failover')}; lost nodes and moves do not count."


def _line(timeline: Timeline, budget: Budget, at_ms: int) -> Line | None:
    """What is used in the period that this moment belongs to; None when that is nothing."""
    period = next((one for one in reversed(budget.periods) if one.start <= at_ms <= one.end), None)
    used = sum(use.at <= at_ms for use in period.uses) if period is not None else 0
    if period is None or not used:
        return None
    count = f"{used} of {plural(budget.threshold, 'failover' if budget.node is None else 'restart')} used"
    until = f"counted until {clock(period.end)}"
    if budget.node is not None:
        text = f"{timeline.labels[budget.subject]}: {count} on {timeline.labels[budget.node]}, {until}."
    else:
        text = f"{timeline.labels[budget.subject]}: {count}, {until}."
    gone = used >= budget.threshold
    then = " One more failure, and it stays failed." if budget.node is None else " The next failure is no restart."
    return Line(text + (then if gone else ""), subject=budget.subject)
