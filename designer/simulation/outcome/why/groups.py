"""Why a group is where it is, and how it is."""

from __future__ import annotations

from collections.abc import Collection
from itertools import takewhile
from typing import cast

from designer.foundation.ids import Id
from designer.simulation.outcome.outages import cut_off
from designer.simulation.outcome.why.answer import Line, Part, Why
from designer.simulation.outcome.why.inquiry import Inquiry, since
from designer.simulation.outcome.why.places import arrivals, came_by
from designer.simulation.outcome.why.waiting import FAILED, HAPPENED, waits_for
from designer.simulation.plan.cabling import addresses
from designer.simulation.record.state import MEMBER_STATES, ResourceState, group_state

WORDS = {
    "online": "online",
    "partially online": "partly online",
    "offline": "offline",
    "failed": "failed",
    "coming": "coming online",
    "going": "going offline",
}


def why_group(asked: Inquiry, group: Id) -> Why:
    """Where a group is, how it is doing, and why."""
    parts = [*waits_for(asked, group), *_stays_away(asked, group), *came_by(asked, group)]
    told = {line for part in parts if part.title not in (HAPPENED, FAILED) for line in part.lines}
    fresh = [part for part in parts if part.title not in (HAPPENED, FAILED) or not told.issuperset(part.lines)]
    return Why(group, asked.at, where_text(asked, group), (*_cut_off(asked, group), *fresh))


def where_text(asked: Inquiry, group: Id) -> str:
    """Where a group is and how it is doing since when, in a sentence."""
    name, owner = asked.name(group), asked.state.owners[group]
    word, begun = _doing(asked, group)
    if all(one not in MEMBER_STATES for one in asked.state.nodes.values()):
        last = owner or next(one.before for one in asked.back((group,), "owner") if one.before is not None)
        return f"{name} is offline {since(begun)}: the cluster is down. It was on {asked.name(last)} last."
    if owner is None:
        return f"{name} is on no node{_target(asked, group)}."
    node, state = asked.name(owner), asked.state.nodes[owner]
    if state in MEMBER_STATES:
        hangs = f", whose cluster service hangs: {word}" if owner in asked.state.damage.hung else f", {word}"
        return f"{name} is on {node}{hangs} {since(begun)}."
    return f"{name} is {word} {since(begun)}: {node} is {state}, and the others have not noticed yet."


def _doing(asked: Inquiry, group: Id) -> tuple[str, int | None]:
    """How a group is doing, as a word, and since when it has been so where it is."""
    members = asked.timeline.members[group]
    states = {member: asked.timeline.initial.resources[member] for member in members}
    known: list[tuple[int | None, str]] = [(None, _word(states.values()))]
    for event in asked.timeline.events[: asked.count]:
        if event.kind == "resource" and event.subject in states:
            states[event.subject] = cast("ResourceState", event.after)
            if known[-1][0] == event.at:
                known.pop()
            known.append((event.at, _word(states.values())))
    word = known[-1][1]
    stretch = takewhile(lambda pair: pair[1] == word, reversed(known))
    begun = list(stretch)[-1][0]
    came = arrivals(asked, group)
    if came and (begun is None or begun < came[0].at):
        begun = came[0].at
    return WORDS[word], begun


def _word(states: Collection[ResourceState]) -> str:
    """The state of a group with such resources, told by where it is going if it is on its way."""
    if "online pending" in states:
        return "coming"
    return "going" if "offline pending" in states else group_state(states)


def _target(asked: Inquiry, group: Id) -> str:
    """Where a group that is on no node is going, as the end of a sentence."""
    decision = next((one for one in asked.back((group,), "decision", "owner")), None)
    if decision is None or decision.kind == "owner":
        return ": its node is gone, and no other one has been chosen yet"
    if decision.after is None:
        return ": no node can take it"
    if asked.story.effect(decision, "arbitration"):
        return f": {asked.name(decision.after)} arbitrates for the quorum first"
    return f" on its way to {asked.name(decision.after)} {since(decision.at)}"


def _cut_off(asked: Inquiry, group: Id) -> list[Part]:
    """What clients notice, where a group is online on a network that is down."""
    snapshot = asked.timeline.snapshot
    if asked.state.groups[group] != "online" or group not in cut_off(
        addresses(snapshot), asked.state.networks, snapshot
    ):
        return []
    text = f"No client reaches {asked.name(group)}: its network is down, which moves nothing."
    return [Part("What clients notice", (Line(text, subject=group, topic="no network"),))]


def _stays_away(asked: Inquiry, group: Id) -> list[Part]:
    """Why a group does not go back, where a better preferred owner is up."""
    record, owner = asked.timeline.snapshot.groups[group], asked.state.owners[group]
    home = asked.timeline.initial.owners[group]
    is_well = asked.state.groups[group] in ("online", "partially online")
    if owner in (None, home) or home is None or asked.state.nodes[home] != "up" or not is_well:
        return []
    name, node = asked.name(group), asked.name(home)
    waits = next((one for one in asked.back((group,), "window", "owner")), None)
    if waits is not None and waits.kind == "window":
        line = Line(asked.said(waits), waits.at, group, topic="failback")
    elif not record.failback:
        line = Line(f"{name} stays, although {node} is up: failback is not allowed.", subject=home, topic="failback")
    elif home not in record.preferred_owners:
        text = f"{name} stays, although {node} is up: only preferred owners get a group back."
        line = Line(text, subject=home, topic="failback")
    else:
        return []
    return [Part("Why it does not go back", (line,))]
