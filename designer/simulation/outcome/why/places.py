"""Where a group is, how it got there, and why it was at home before."""

from __future__ import annotations

from designer.foundation.ids import Id
from designer.foundation.units import clock
from designer.simulation.outcome.why.answer import Line, Part
from designer.simulation.outcome.why.causes import causes
from designer.simulation.outcome.why.choices import candidate_lines, choice_text, choice_title
from designer.simulation.outcome.why.inquiry import Inquiry
from designer.simulation.record.events import Decision, Event

IN_FULL = 2
"""So many of the latest choices are told with all candidates; earlier ones in a line each."""

MOST_EARLIER = 6


def came_by(asked: Inquiry, group: Id) -> list[Part]:
    """How a group got where it is or is going to, the latest way first; at the end why it was at home."""
    ways = _ways(asked, group)
    parts = [_way(asked, group, *way) for way in ways[:IN_FULL]]
    earlier = [_in_short(asked, way[0]) for way in ways[IN_FULL:]]
    if earlier:
        left_out = len(earlier) - MOST_EARLIER
        if left_out > 0:
            earlier = [*earlier[:MOST_EARLIER], Line(f"and {left_out} more before that")]
        parts.append(Part("Before that", tuple(earlier)))
    return [*parts, Part("At the beginning", (home_line(asked, group),))]


def home_line(asked: Inquiry, group: Id) -> Line:
    """Why a group is at home where it is when nothing has failed."""
    record, home = asked.timeline.snapshot.groups[group], asked.timeline.initial.owners[group]
    name, node = asked.name(group), asked.name(home)
    preferred = record.preferred_owners
    if preferred[:1] == (home,):
        why = "its first preferred owner"
    elif home in preferred:
        why = f"its owner in the design, although {asked.name(preferred[0])} is preferred"
    elif record.owner is not None:
        why = "its owner in the design"
    else:
        why = "the first node by Node ID, as the design names no owner"
    return Line(f"{name} is at home on {node}, {why}.", 0, home or "")


def arrivals(asked: Inquiry, group: Id) -> list[Event]:
    """When the group got an owner, the latest first."""
    return [event for event in asked.back((group,), "owner") if event.after is not None]


def _ways(asked: Inquiry, group: Id) -> list[tuple[Event, int]]:
    """Each way of the group to another node: the event at its end so far, and the number of the one before it."""
    ends = arrivals(asked, group)
    under_way = next((one for one in asked.back((group,)) if one.kind in _SETS_OUT), None)
    begun = [under_way] if under_way is not None and (not ends or under_way.seq > ends[0].seq) else []
    points = [*begun, *ends]
    before = [*(one.seq for one in points[1:]), -1][: len(points)]
    return list(zip(points, before, strict=True))


_SETS_OUT = ("decision", "failover", "move", "failback", "drain")
"""Kinds of event with which a group sets out for another node."""


def _way(asked: Inquiry, group: Id, end: Event, until: int) -> Part:
    decision = _decision(asked, group, end, until)
    if decision is None:
        return Part(f"{_title(asked, end)}, at {clock(end.at)}", tuple(causes(asked, end, until)))
    event = asked.timeline.events[decision.event]
    chosen = (*causes(asked, end, decision.event - 1), *candidate_lines(asked.story, decision))
    return Part(choice_title(asked.story, decision), (*chosen, *causes(asked, asked.cause(event), until)))


def _title(asked: Inquiry, end: Event) -> str:
    if end.kind == "owner":
        return f"Why {asked.name(end.after)}"
    if end.kind in ("move", "failback"):
        return f"Why it goes to {asked.name(end.other)}"
    return f"Why it leaves {asked.name(asked.state.owners[end.subject])}"


def _decision(asked: Inquiry, group: Id, end: Event, until: int) -> Decision | None:
    event: Event | None = end
    while event is not None and event.seq > until:
        if event.kind == "decision" and event.subject == group:
            return asked.story.decisions[event.seq]
        event = asked.cause(event)
    return None


def _in_short(asked: Inquiry, end: Event) -> Line:
    event: Event | None = end
    while event is not None:
        if event.kind == "decision" and event.subject == end.subject:
            return Line(f"{choice_text(asked.story, asked.story.decisions[event.seq])}.", end.at, end.subject)
        if event.kind in ("move", "failback"):
            break
        event = asked.cause(event)
    text = asked.said(event) if event is not None else ""
    return Line(text or f"{asked.name(end.subject)} passes to {asked.name(end.after)}.", end.at, end.subject)
