"""The sentences of a narration: one function per kind of event."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import islice, takewhile

from designer.foundation.ids import Id
from designer.foundation.units import listed, plural, seconds
from designer.simulation.events import Decision, Event, EventKind
from designer.simulation.groups import NO_PATH, ONE_PER_NODE
from designer.simulation.outages import Outage
from designer.simulation.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Story:
    """A timeline prepared for telling: what each event led to, decisions by event, outages by the event that ends them.

    `told` collects the events that a sentence has covered already.
    """

    timeline: Timeline
    effects: Mapping[int, list[Event]]
    decisions: Mapping[int, Decision]
    endings: Mapping[int, Outage]
    told: set[int]

    def name(self, identifier: Id | None) -> str:
        """What the sentences call an object."""
        return self.timeline.labels.get(identifier or "", identifier or "")

    def names(self, identifiers: Iterable[Id]) -> str:
        """Several objects as "a, b and c"."""
        return listed([self.name(identifier) for identifier in identifiers])

    def group_of(self, resource: Id) -> Id:
        """The group of a resource."""
        return self.timeline.snapshot.resources[resource].group

    def survivors(self, event: Event, verb: str) -> str:
        """Who is left just before an event about a lost node, with what they do: "N2 notices"."""
        before = self.timeline.state_at(event.at - 1)
        left = [node for node, state in before.nodes.items() if state == "up" and node != event.subject]
        return f"{self.name(left[0])} {verb}s" if len(left) == 1 else f"the remaining nodes {verb}"

    def together(self, event: Event) -> list[Event]:
        """The event and everything after it in the same millisecond."""
        return list(takewhile(lambda other: other.at == event.at, islice(self.timeline.events, event.seq, None)))

    def effect(self, event: Event, *kinds: EventKind) -> Event | None:
        """The first direct effect of an event that is of one of the kinds."""
        return next((effect for effect in self.effects.get(event.seq, ()) if effect.kind in kinds), None)


def tell(story: Story, event: Event) -> str:
    """What an administrator would write about an event; empty when it goes without saying."""
    teller = _TELLERS.get(event.kind)
    return teller(story, event) if teller is not None else ""


def consequence(story: Story, failure: Event, subject: str) -> str:
    """What followed from a failure, said of `subject`; empty when nothing did."""
    group = story.name(story.group_of(failure.subject))
    event = story.effect(failure, "restart", "left failed", "failover", "given up")
    if event is None:
        return ""
    if event.kind == "restart":
        waits = any(effect.after == "offline pending" for effect in story.effects[failure.seq])
        when = " once all that needs it is offline" if waits else ""
        return f"{subject} is restarted there{when} (restart {event.count} of {event.limit})"
    if event.kind == "failover":
        never = story.timeline.snapshot.resources[failure.subject].restart_threshold == 0
        why = "" if never else f"{subject} has used up its restarts, so "
        return f"{why}{group} fails over (failover {event.count} of {event.limit})"
    if event.kind == "given up":
        return given_up(story, event)
    return f"{subject} has used up its restarts and stays failed" if event.limit else f"{subject} stays failed"


def given_up(story: Story, event: Event) -> str:
    """Why a group stays where it is, failed."""
    group, node = story.name(event.subject), story.name(event.node)
    if event.detail == "threshold":
        return f"{group} has used up its {plural(event.limit, 'failover')} and stays failed on {node}"
    return f"no other node can take {group}, which stays failed on {node}"


def _action(story: Story, event: Event) -> str:
    name = story.name(event.subject)
    refused = story.effect(event, "refused")
    decision = story.effect(event, "decision")
    if refused is None and decision is not None:
        story.told.add(decision.seq)
        refused = story.effect(decision, "refused")
    if refused is not None:
        attempt = {
            "power": f"The power failure of {name}",
            "service": f"The stop of the cluster service on {name}",
            "start": f"The start of {name}",
            "resource": f"The failure of {name}",
            "move": f"The move of {name}",
        }[event.detail]
        return f"{attempt} has no effect: {refused.detail}."
    return _ACTIONS[event.detail](story, event)


def _power(story: Story, event: Event) -> str:
    name = story.name(event.subject)
    down = story.effect(event, "node")
    if down is None:
        return f"{name} loses power; its cluster service was stopped already."
    lost = dict.fromkeys(
        story.group_of(effect.subject) for effect in story.effects.get(down.seq, ()) if effect.kind == "resource"
    )
    story.told.update(effect.seq for effect in story.effects.get(down.seq, ()) if effect.kind == "resource")
    story.told.add(down.seq)
    if not lost:
        return f"{name} loses power; no group ran on it."
    return f"{name} loses power, and {story.names(lost)} {'stop' if len(lost) > 1 else 'stops'} with it."


def _service(story: Story, event: Event) -> str:
    leaving = [effect.subject for effect in story.effects.get(event.seq, ()) if effect.kind == "drain"]
    name = story.name(event.subject)
    if not leaving:
        return f"The cluster service on {name} is stopped; no group ran on it."
    return f"The cluster service on {name} is stopped; first {story.names(leaving)} must leave in order."


def _move(story: Story, event: Event) -> str:
    move = story.effect(event, "move")
    decision = story.effect(event, "decision")
    if move is None and decision is not None:
        move = story.effect(decision, "move")
    if move is None:
        return ""
    best = ", the best possible node" if decision is not None else ""
    return f"{story.name(event.subject)} is moved from {story.name(move.node)} to {story.name(move.other)}{best}."


def _resource_action(story: Story, event: Event) -> str:
    return ""  # the failure itself is told


def _start(story: Story, event: Event) -> str:
    return f"{story.name(event.subject)} is started again."


def _detected(story: Story, event: Event) -> str:
    loss = story.timeline.events[event.cause or 0]
    notice = story.survivors(event, "notice")
    after = seconds(event.at - loss.at)
    return f"{notice[0].upper()}{notice[1:]} the loss of {story.name(event.subject)}, {after} after it."


def _regrouped(story: Story, event: Event) -> str:
    before = story.timeline.events[event.cause or 0]
    return "The remaining nodes have regrouped." if event.at > before.at else ""


def _arbitration(story: Story, event: Event) -> str:
    forms = any(effect.kind == "formed" for effect in story.effects.get(event.seq, ()))
    if forms:
        return f"{story.name(event.node)} finds no cluster and arbitrates for the quorum disk."
    return f"The lost node owned the quorum, so {story.survivors(event, 'arbitrate')} for the quorum disk."


def _arbitrated(story: Story, event: Event) -> str:
    group = story.timeline.events[event.cause or 0].subject
    return f"{story.name(event.subject)} wins the quorum disk and takes {story.name(group)}."


def _stopped(story: Story, event: Event) -> str:
    same = [other for other in story.together(event) if other.kind == "stopped"]
    for other in same:
        story.told.add(other.seq)
        down = story.effect(other, "node")
        if down is not None:
            story.told.add(down.seq)
            story.told.update(effect.seq for effect in story.effects.get(down.seq, ()) if effect.kind == "resource")
    return f"The cluster service stops on {story.names(other.subject for other in same)}: {event.detail}."


def _node(story: Story, event: Event) -> str:
    name = story.name(event.subject)
    if event.after == "up":
        cause = story.timeline.events[event.cause or 0]
        return "" if cause.kind == "formed" else f"{name} has joined the cluster."
    return f"{name} has left the cluster." if event.after == "down" else ""


def _decision(story: Story, event: Event) -> str:
    if story.effect(event, "arbitrated"):
        return ""
    decision = story.decisions[event.seq]
    group, target = story.name(decision.group), story.name(decision.target)
    if decision.target is None:
        return f"No node can take {group}."
    if decision.rule == "host only":
        return f"{target} hosts {group} but cannot bring it online: no possible owner is up."
    preferred = decision.target in story.timeline.snapshot.groups[decision.group].preferred_owners
    neighbour = next(story.name(candidate.other) for candidate in decision.candidates if candidate.taken)
    why = {
        "list": "its next preferred owner" if preferred else "the next node in its list",
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


def _owner(story: Story, event: Event) -> str:
    cause = story.timeline.events[event.cause or 0]
    if event.after is None or (cause.kind in ("decision", "arbitrated") and cause.at == event.at):
        return ""
    return f"{story.name(event.subject)} passes to {story.name(event.after)}."


def _failback(story: Story, event: Event) -> str:
    preferred = event.other in story.timeline.snapshot.groups[event.subject].preferred_owners
    role = "preferred" if preferred else "possible"
    return f"{story.name(event.subject)} goes back to {story.name(event.other)}, a {role} owner that is up again."


def _kept(story: Story, event: Event) -> str:
    group, target, node = story.name(event.subject), story.name(event.other), story.name(event.node)
    return f"{group} cannot go to {target} any more and comes online on {node} again."


def _resource(story: Story, event: Event) -> str:
    group = story.group_of(event.subject)
    if event.after == "failed":
        return _failure(story, event)
    if event.after not in ("online", "offline"):
        return ""
    alike = [
        other
        for other in story.together(event)
        if other.kind == "resource"
        and (other.before, other.after) == (event.before, event.after)
        and story.group_of(other.subject) == group
        and other.seq not in story.told
    ]
    story.told.update(other.seq for other in alike)
    names, several = story.names(other.subject for other in alike), len(alike) > 1
    if event.before == "online pending" and event.after == "offline":
        return f"{story.name(group)}: {names} {'break' if several else 'breaks'} off coming online."
    text = f"{story.name(group)}: {names} {'are' if several else 'is'} {event.after}"
    outage = next((story.endings[other.seq] for other in alike if other.seq in story.endings), None)
    if outage is None:
        return f"{text}."
    length = seconds(outage.ms or 0)
    return f"{text}. {story.name(group)} is complete again on {story.name(event.node)}, after {length}."


def _failure(story: Story, event: Event) -> str:
    name, group, node = story.name(event.subject), story.name(story.group_of(event.subject)), story.name(event.node)
    reason = {
        ONE_PER_NODE: f" with error 5018, as {story.name(event.other)} runs there",
        NO_PATH: ", as the node does not see the disk",
    }.get(event.detail, "")
    then = consequence(story, event, "it")
    return f"{group}: {name} fails on {node}{reason}{'; ' + then if then else ''}."


def _quiet(text: str) -> Callable[[Story, Event], str]:
    return lambda story, event: text.format(name=story.name(event.subject), detail=event.detail)


def _given_up(story: Story, event: Event) -> str:
    cause = story.timeline.events[event.cause or 0]
    if cause.kind == "resource":
        return ""  # told with the failure
    text = given_up(story, event)
    return f"{text[0].upper()}{text[1:]}."


_ACTIONS: Mapping[str, Callable[[Story, Event], str]] = {
    "power": _power,
    "service": _service,
    "move": _move,
    "resource": _resource_action,
    "start": _start,
}

_TELLERS: Mapping[EventKind, Callable[[Story, Event], str]] = {
    "action": _action,
    "node": _node,
    "resource": _resource,
    "owner": _owner,
    "detected": _detected,
    "regrouped": _regrouped,
    "arbitration": _arbitration,
    "arbitrated": _arbitrated,
    "stopped": _stopped,
    "cluster down": _quiet("No node is left: the cluster is down."),
    "formed": _quiet("{name} forms the cluster."),
    "waits": _quiet("{name} cannot form the cluster and waits: {detail}."),
    "replayed": lambda story, event: (
        f"{story.name(story.group_of(event.subject))}: {story.name(event.subject)} has replayed "
        f"{plural(event.count, 'log')}."
    ),
    "decision": _decision,
    "failback": _failback,
    "kept": _kept,
    "given up": _given_up,
}
