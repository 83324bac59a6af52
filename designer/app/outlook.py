"""What would come of a fault or of a repair, before it is done: where groups would end, and what that costs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from designer.app.faults import Blow, action_of, fault_text
from designer.app.session import Session
from designer.catalog.schema import Catalog
from designer.foundation.ids import Id
from designer.foundation.language import listed, plural, tr
from designer.foundation.remember import remembered
from designer.foundation.units import clock, seconds
from designer.model.diff import Diff, apply
from designer.model.records import CORE_KINDS
from designer.model.snapshot import Snapshot
from designer.rules.api import Fix, Level
from designer.rules.listing import message_of
from designer.simulation.outcome.outages import Outcome, outcomes
from designer.simulation.plan.plan import CannotSimulate
from designer.simulation.record.state import ClusterState
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action, missing
from designer.simulation.simulate import simulate

if TYPE_CHECKING:
    from designer.app.playback import Playback

MOST_GROUPS = 5
"""So many groups have a line of their own."""

SIMULATED = 120
"""Resources of a design in which the loss of every node is played between two frames."""


@dataclass(frozen=True, slots=True)
class Trial:
    """The run so far: what is done, the seed of what Windows picks, the time of day it begins at, the playhead (ms),
    and whether polls find failures as late as they can."""

    actions: tuple[Action, ...] = ()
    seed: int = 0
    starts_at: str = ""
    at_ms: int = 0
    late_polls: bool = False


NO_TRIAL = Trial()


@dataclass(frozen=True, slots=True)
class Fate:
    """What becomes of a group: a line, and how grave that is ("" = no worse than without it)."""

    group: Id
    text: str
    level: Level | None


@dataclass(frozen=True, slots=True)
class Outlook:
    """What would be: a title, one or two sentences, a line per group, and the cluster as it would be drawn.

    `snapshot` is the design then, `state` the cluster at the end, None where no run is looked at. `touched` are the
    objects that would be elsewhere or other, each with how grave that is. `basis` says what it rests on.
    """

    title: str
    says: tuple[str, ...]
    fates: tuple[Fate, ...]
    snapshot: Snapshot
    state: ClusterState | None
    touched: tuple[tuple[Id, Level | None], ...]
    basis: str = ""

    @property
    def text(self) -> str:
        """All of it, line by line."""
        return "\n".join([self.title, *self.says, *(fate.text for fate in self.fates)])


def trial_of(playback: Playback) -> Trial:
    """The run that is watched, as far as a fault would go on from it."""
    script = playback.script
    return Trial(tuple(playback.actions), script.seed, script.starts_at, int(playback.at_ms), script.late_polls)


def outlook_of_fault(session: Session, blow: Blow, trial: Trial = NO_TRIAL) -> Outlook | None:
    """What would come of something happening at the playhead, against the run without it.

    None where the design cannot be played, or does not have what it is about any more.
    """
    snapshot, catalog = session.snapshot, session.catalog
    action = action_of(blow.kind, blow.subject, trial.at_ms)
    done = tuple(one for one in trial.actions if not missing(one, snapshot))
    if missing(action, snapshot):
        return None
    try:
        was = _without_it(snapshot, catalog, trial.actions, trial.seed, trial.starts_at, trial.late_polls)
        after = simulate(
            snapshot,
            catalog,
            (*done, action),
            seed=trial.seed,
            starts_at=trial.starts_at,
            late_polls=trial.late_polls,
        )
    except CannotSimulate:
        return None
    title = fault_text(blow.kind, snapshot, blow.subject)
    title = title[:1].upper() + title[1:]
    final = after.state_at(after.end)
    refused = _refusal(after, action)
    if refused:
        return Outlook(title, (tr("Without effect: {why}.").format(why=refused),), (), snapshot, final, ())
    will = outcomes(after)
    fates = _fates(after, was, will)
    touched = tuple((fate.group, fate.level) for fate in fates)
    basis = tr("Simulated, at {moment}").format(moment=clock(trial.at_ms)) if trial.actions else tr("Simulated")
    return Outlook(title, tuple(_sentences(snapshot, was, will)), fates[:MOST_GROUPS], snapshot, final, touched, basis)


def outlook_of_fix(session: Session, fix: Fix) -> Outlook:
    """What a repair would do: the findings that go and come, and what it changes about the worst loss of a node."""
    snapshot = session.snapshot
    difference = session.preview(fix.diff)
    after = apply(snapshot, fix.diff)
    says = [_findings_text(len(difference.gone), len(difference.appeared))]
    if len(snapshot.resources) <= SIMULATED and (change := _worst_text(snapshot, after, session.catalog)):
        says.append(change)
    brought = tuple(
        Fate(
            one.subjects[0] if one.subjects else "", tr("Brings: {finding}").format(finding=message_of(one)), one.level
        )
        for one in difference.appeared[:MOST_GROUPS]
    )
    return Outlook(fix.title, tuple(says), brought, after, None, _changed(fix.diff))


@remembered
def _without_it(
    snapshot: Snapshot, catalog: Catalog, actions: tuple[Action, ...], seed: int, starts_at: str, late: bool
) -> dict[Id, Outcome]:
    """How every group ends up in the run so far."""
    done = [one for one in actions if not missing(one, snapshot)]
    return outcomes(simulate(snapshot, catalog, done, seed=seed, starts_at=starts_at, late_polls=late))


def _refusal(timeline: Timeline, action: Action) -> str:
    """Why an action has no effect; "" when it has one."""
    struck = [
        event
        for event in timeline.events
        if (event.kind, event.detail, event.subject, event.at) == ("action", action.kind, action.subject, action.at_ms)
    ]
    numbers = {event.seq for event in struck[-1:]}
    numbers |= {event.seq for event in timeline.events if event.kind == "decision" and event.cause in numbers}
    return next((one.detail for one in timeline.events if one.kind == "refused" and one.cause in numbers), "")


def _is_well(outcome: Outcome) -> bool:
    return outcome.outcome in ("unaffected", "moved") and not outcome.cut_off


def _sentences(snapshot: Snapshot, was: dict[Id, Outcome], will: dict[Id, Outcome]) -> list[str]:
    """In one or two sentences: what comes of it for the groups, and for users."""
    changed = [group for group in will if will[group] != was[group]]
    if not changed:
        return [tr("Nothing moves, and no group is interrupted.")]
    lost = [group for group in changed if not _is_well(will[group]) and _is_well(was[group])]
    back = [group for group in changed if _is_well(will[group]) and not _is_well(was[group])]
    lengths = [(will[group].outage_ms or 0) - (was[group].outage_ms or 0) for group in changed if _is_well(will[group])]
    longest = max(lengths, default=0)
    says = []
    if lost and all(will[one].outcome == "taken offline" for one in lost):
        names = listed([snapshot.name_of(one) for one in lost])
        says.append(tr("{groups} would be offline until an administrator brings it back.").format(groups=names))
    elif lost:
        says.append(tr("{groups} would not come back.").format(groups=listed([snapshot.name_of(one) for one in lost])))
    elif back:
        says.append(
            tr("{groups} would work at the end.").format(groups=listed([snapshot.name_of(one) for one in back]))
        )
    elif longest and all(map(_is_well, will.values())):
        says.append(tr("Everything is back after {time} at most.").format(time=_time(longest)))
    elif longest:
        says.append(tr("What it interrupts is back after {time} at most.").format(time=_time(longest)))
    else:
        says.append(tr("Groups move, and none is interrupted."))
    users, before = _without(snapshot, will), _without(snapshot, was)
    if users:
        counted = plural(users, "user").replace(str(users), f"{users:,}", 1)
        text = tr("{users} without service at the end").format(users=counted)
        says.append(f"{text}{_instead(users, before)}.")
    elif before:
        text = tr("Nobody is without service at the end; without it {before} of the users would be.")
        says.append(text.format(before=f"{before:,}"))
    return says


def _time(ms: int) -> str:
    """A time to the tenth of a second."""
    return seconds(round(ms, -2))


def _instead(users: int, before: int) -> str:
    if users == before:
        return tr(", as before")
    return tr(" instead of {before}").format(before=f"{before:,}") if before else ""


def _without(snapshot: Snapshot, found: dict[Id, Outcome]) -> int:
    return sum(snapshot.groups[group].users or 0 for group, outcome in found.items() if not _is_well(outcome))


def _fates(timeline: Timeline, was: dict[Id, Outcome], will: dict[Id, Outcome]) -> tuple[Fate, ...]:
    """The groups for which it makes a difference, the gravest first, virtual servers before others."""
    groups = timeline.snapshot.groups
    fates = [_fate(timeline, group, was[group], will[group]) for group in will if will[group] != was[group]]
    order = {"error": 0, "warning": 1}
    fates.sort(key=lambda one: (order.get(one.level or "", 2), groups[one.group].kind in CORE_KINDS))
    return tuple(fates)


def _fate(timeline: Timeline, group: Id, was: Outcome, will: Outcome) -> Fate:
    name, node = timeline.labels[group], timeline.labels[will.node] if will.node is not None else tr("no node")
    if will.outcome == "taken offline":
        return Fate(group, tr("{name}: taken offline on {node}").format(name=name, node=node), None)
    if will.outcome == "offline" or will.outage_ms is None:
        state = timeline.state_at(timeline.end).groups[group]
        said = tr("{name}: {state} at the end, on {node}").format(name=name, state=tr(state), node=node)
        return Fate(group, said, "error" if _is_well(was) else None)
    where = tr("{name}: on {node}").format(name=name, node=node)
    if will.cut_off:
        return Fate(group, tr("{where}, but no client gets there").format(where=where), "error")
    more = will.outage_ms - (was.outage_ms or 0)
    if was.outage_ms and more:
        change = tr("{time} more") if more > 0 else tr("{time} less")
        where = tr("{where}, away for {total}").format(where=where, total=_time(will.outage_ms))
        return Fate(group, f"{where} ({change.format(time=_time(abs(more)))})", "warning" if more > 0 else None)
    if not will.outage_ms:
        return Fate(group, tr("{where}, without an outage").format(where=where), None)
    return Fate(group, tr("{where} after {time}").format(where=where, time=_time(will.outage_ms)), "warning")


def _findings_text(gone: int, appeared: int) -> str:
    parts = [tr("{count} fewer").format(count=plural(gone, "finding"))] if gone else []
    parts += [tr("{count} more").format(count=plural(appeared, "finding"))] if appeared else []
    return f"{listed(parts)}." if parts else tr("No finding goes or comes.")


def _worst_text(snapshot: Snapshot, after: Snapshot, catalog: Catalog) -> str:
    """What a repair changes about the worst that the loss of a node does; "" where that cannot be played."""
    was, will = _worst(snapshot, catalog), _worst(after, catalog)
    if was is None or will is None:
        return ""
    return tr("Loss of a node, at worst: {worst}{change}.").format(
        worst=_worst_words(will), change=tr(", as before") if was == will else f" ({_was_words(was)})"
    )


def _was_words(worst: tuple[int, int]) -> str:
    return tr("before: {worst}").format(worst=_worst_words(worst))


def _worst_words(worst: tuple[int, int]) -> str:
    lost, longest = worst
    if lost:
        return tr("{count} not back").format(count=plural(lost, "group"))
    return tr("an outage of {time}").format(time=_time(longest)) if longest else tr("no outage")


@remembered
def _worst(snapshot: Snapshot, catalog: Catalog) -> tuple[int, int] | None:
    """The worst that the loss of one node does: how many groups do not come back, and the longest outage (ms)."""
    worst = (0, 0)
    try:
        for node in snapshot.nodes:
            found = outcomes(simulate(snapshot, catalog, [Action("power", node)])).values()
            lost = sum(not _is_well(one) for one in found)
            worst = max(worst, (lost, max((one.outage_ms or 0 for one in found), default=0)))
    except CannotSimulate:
        return None
    return worst


def _changed(diff: Diff) -> tuple[tuple[Id, Level | None], ...]:
    return tuple((one, None) for one in dict.fromkeys(one for table, one in diff.changes if table != "layout"))
