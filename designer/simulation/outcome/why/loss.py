"""What would come next: where a group would go if its node were lost at this moment, too."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from designer.foundation.ids import Id
from designer.foundation.units import seconds
from designer.simulation.outcome.outages import outages
from designer.simulation.outcome.why.answer import Line, Part
from designer.simulation.outcome.why.choices import candidate_lines
from designer.simulation.outcome.why.inquiry import Inquiry, inquiry
from designer.simulation.record.state import MEMBER_STATES
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action

Replay = Callable[[Sequence[Action]], Timeline]
"""Plays other actions on the same design, everything else alike."""


def if_lost(
    timeline: Timeline, actions: Sequence[Action], group: Id, at_ms: int, replay: Replay
) -> tuple[Part, Timeline] | None:
    """Which nodes would be asked if the node of a group lost power at a moment (ms), and what would come of it, with
    the run that tells; None where the group is on no node that is up.

    Of the `actions` only those that have struck by then are played once more.
    """
    state = timeline.state_at(at_ms)
    node = state.owners[group]
    if node is None or state.nodes[node] not in MEMBER_STATES:
        return None
    so_far = [action for action in actions if action.at_ms <= at_ms]
    ran = replay((*so_far, Action("power", node, at_ms=at_ms)))
    told = inquiry(ran, ran.end)
    struck = next(one.seq for one in reversed(ran.events) if one.kind == "action" and one.subject == node)
    lines = [*_choice(told, group, node, struck), _result(told, group, struck)]
    return Part(f"If {told.name(node)} were lost now", tuple(lines)), ran


def _choice(told: Inquiry, group: Id, node: Id, struck: int) -> list[Line]:
    """The first choice of a new owner after the loss, with its candidates."""
    decisions = told.timeline.decisions
    found = next((one for one in decisions if one.group == group and one.event > struck), None)
    if found is None or found.previous != node:
        return []
    text = told.said(told.timeline.events[found.event])
    first = [Line(text, found.at, group)] if text else []
    return [*first, *candidate_lines(told.story, found)]


def _result(told: Inquiry, group: Id, struck: int) -> Line:
    """What would become of the group in the end."""
    run, name = told.timeline, told.name(group)
    down = next((one for one in run.events[struck:] if one.kind in ("stopped", "cluster down")), None)
    if down is not None and all(state not in MEMBER_STATES for state in told.state.nodes.values()):
        return Line(told.said(down), down.at, topic=down.detail)
    after = [one for one in outages(run)[group] if one.end is None or one.end > run.events[struck].at]
    if not after:
        return Line(f"{name} would not be interrupted.")
    where = told.name(told.state.owners[group])
    if after[-1].end is None:
        text = f"{name} would be {told.state.groups[group]} in the end, on {where}."
        return Line(text, subject=group, topic=_failure(told, group))
    lasted = seconds(after[-1].end - max(after[0].start, run.events[struck].at))
    return Line(f"{name} would be complete again on {where}, {lasted} after that.", subject=group)


def _failure(told: Inquiry, group: Id) -> str:
    """Why a resource of the group failed last; "" when none did."""
    members = told.timeline.members[group]
    return next((one.detail for one in told.back(members, "resource") if one.after == "failed"), "")
