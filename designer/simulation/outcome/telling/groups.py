"""Sentences on groups and their owners."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from designer.foundation.units import listed, plural
from designer.simulation.outcome.telling.story import Story
from designer.simulation.record.events import Decision, Event, EventKind


def given_up(story: Story, event: Event) -> str:
    """Why a group stays where it is, failed."""
    group, node = story.name(event.subject), story.name(event.node)
    if event.detail == "threshold":
        return f"{group} has used up its {plural(event.limit, 'failover')} and stays failed on {node}"
    if event.detail == "retry":
        return f"that was the one attempt after the retry period, and {group} stays failed on {node}"
    return f"no other node can take {group}, which stays failed on {node}"


def _decision(story: Story, event: Event) -> str:
    if story.effect(event, "arbitration"):
        return ""
    decision = story.decisions[event.seq]
    group, target = story.name(decision.group), story.name(decision.target)
    if decision.target is None:
        return f"No node can take {group}{_kept_apart(story, decision)}."
    if decision.rule == "paused":
        quorum = story.timeline.snapshot.cluster.quorum_disk
        disks = {story.timeline.snapshot.resources[member].disk for member in story.timeline.members[decision.group]}
        rest = " apart from the quorum resource" if quorum is not None and quorum in disks else ""
        return f"{target} hosts {group} but does not bring it online{rest}: only paused nodes are left."
    if decision.rule == "host only":
        return f"{target} hosts {group} but cannot bring it online: no possible owner is up."
    preferred = decision.target in story.timeline.snapshot.groups[decision.group].preferred_owners
    neighbour = next(story.name(candidate.other) for candidate in decision.candidates if candidate.taken)
    place = "first" if decision.reason in ("best", "form") and decision.candidates[0].taken else "next"
    why = {
        "list": f"its {place} preferred owner" if preferred else f"the {place} node in its list",
        "node id": "the next node by Node ID",
        "random": "picked at random, as it has no preferred owners",
        "only": "the only node that can take it",
        "shared": f"although {neighbour} runs there: no free node is left",
    }[decision.rule]
    return f"{group} goes to {target}, {why}{_passed_over(story, decision)}."


def _passed_over(story: Story, decision: Decision) -> str:
    """The nodes that were asked before the one taken and could have been it, with the reasons against them."""
    if decision.rule == "shared":
        return ""
    taken = next(number for number, candidate in enumerate(decision.candidates) if candidate.taken)
    asked = decision.candidates[:taken]
    parts = [f"{story.name(node.node)} {node.text}" for node in asked if node.rule in ("possible owner", "quorum")]
    crowded = [candidate for candidate in asked if candidate.rule == "anti-affinity"]
    if crowded:
        are, they, run = ("are", "they", "run") if len(crowded) > 1 else ("is", "it", "runs")
        names, groups = story.names(one.node for one in crowded), [one.other for one in crowded if one.other]
        parts.append(f"{names} {are} passed over, as {they} {run} {story.names(dict.fromkeys(groups))}")
    return f"; {listed(parts)}" if parts else ""


def _kept_apart(story: Story, decision: Decision) -> str:
    """Whom strict anti-affinity kept a group away from, as the end of a sentence."""
    others = dict.fromkeys(one.other for one in decision.candidates if one.rule == "anti-affinity" and one.other)
    return f": strict anti-affinity keeps it apart from {story.names(others)}" if others else ""


def _owner(story: Story, event: Event) -> str:
    cause = story.timeline.events[event.cause or 0]
    if event.after is None or (cause.kind in ("decision", "arbitrated") and cause.at == event.at):
        return ""
    return f"{story.name(event.subject)} passes to {story.name(event.after)}."


def _failback(story: Story, event: Event) -> str:
    cause = story.timeline.events[event.cause or 0]
    group, target = story.name(event.subject), story.name(event.other)
    if cause.kind == "window":
        return f"The failback window of {group} opens, and it goes back to {target}."
    preferred = event.other in story.timeline.snapshot.groups[event.subject].preferred_owners
    role = "preferred" if preferred else "possible"
    again = "takes groups again" if cause.before == "paused" else "is up again"
    return f"{group} goes back to {target}, a {role} owner that {again}."


def _window(story: Story, event: Event) -> str:
    group, target, node = story.name(event.subject), story.name(event.other), story.name(event.node)
    return f"{group} stays on {node} until its failback window opens at {event.count}:00; {target} is up."


def _kept(story: Story, event: Event) -> str:
    group, target, node = story.name(event.subject), story.name(event.other), story.name(event.node)
    if event.detail == "leaves":
        return f"{group} cannot go to {target} any more, and nothing comes online on {node}."
    return f"{group} cannot go to {target} any more and comes online on {node} again."


def _given_up(story: Story, event: Event) -> str:
    cause = story.timeline.events[event.cause or 0]
    if cause.kind == "resource":
        return ""  # told with the failure
    text = given_up(story, event)
    return f"{text[0].upper()}{text[1:]}."


TELLERS: Mapping[EventKind, Callable[[Story, Event], str]] = {
    "owner": _owner,
    "decision": _decision,
    "failback": _failback,
    "window": _window,
    "kept": _kept,
    "given up": _given_up,
}
