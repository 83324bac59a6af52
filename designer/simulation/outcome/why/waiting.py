"""What a group that is not online waits for: the steps to come, and what has failed for good."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from designer.foundation.ids import Id
from designer.foundation.units import clock, plural
from designer.simulation.outcome.critical import Step, critical_path
from designer.simulation.outcome.outages import Outage, outages
from designer.simulation.outcome.why.answer import Line, Part
from designer.simulation.outcome.why.causes import causes
from designer.simulation.outcome.why.inquiry import Inquiry, since
from designer.simulation.record.events import Event
from designer.simulation.record.state import MEMBER_STATES

HAPPENED = "What has happened"
FAILED = "What has failed"

MOST_STEPS = 8


def waits_for(asked: Inquiry, group: Id) -> list[Part]:
    """Why a group is not online yet, or not any more; nothing where it is, or where nobody wants it to be."""
    outage = _outage(asked, group)
    if outage is None:
        return []
    failed = list(dict.fromkeys(_failures(asked, group)))
    steps = _to_come(asked, group, outage)
    lines = [_step_line(asked, step) for step in steps[:MOST_STEPS]]
    if len(steps) > MOST_STEPS:
        lines.append(Line(f"and {plural(len(steps) - MOST_STEPS, 'more step')}"))
    if outage.end is not None:
        lines.append(Line(f"Then {asked.name(group)} is complete again.", outage.end, group))
    elif outage.requested:
        kept = [one for one in asked.timeline.members[group] if one in asked.state.kept_offline]
        text = f"An administrator has asked for {asked.names(kept or [group])} to be offline."
        lines.append(Line(text, subject=group))
    else:
        lines.append(Line(f"{asked.name(group)} is not complete again in this run."))
    happened = [] if failed else causes(asked, _latest(asked, group), _arrived(asked, group))
    happened = _end_of_the_cluster(asked) or happened
    return [
        Part(title, tuple(found))
        for title, found in (
            ("What it waits for" if steps else "How it goes on", lines),
            (FAILED, failed),
            (HAPPENED, happened),
        )
        if found
    ]


def needs(asked: Inquiry, resource: Id) -> list[Id]:
    """What a resource needs and does not have at this moment; of alternatives all, while none of them is there."""
    states, sets = asked.state.resources, dict[str, list[Id]]()
    missing: list[Id] = []
    for one in asked.timeline.snapshot.dependencies.values():
        if one.dependent == resource and one.alternative:
            sets.setdefault(one.alternative, []).append(one.provider)
        elif one.dependent == resource and states[one.provider] != "online":
            missing.append(one.provider)
    for providers in sets.values():
        if all(states[provider] != "online" for provider in providers):
            missing += providers
    return missing


def _outage(asked: Inquiry, group: Id) -> Outage | None:
    """The interruption in which the group is at this moment."""
    return next(
        (
            one
            for one in outages(asked.timeline)[group]
            if one.start <= asked.at and (one.end is None or asked.at < one.end)
        ),
        None,
    )


def _to_come(asked: Inquiry, group: Id, outage: Outage) -> list[Step]:
    """The steps of the critical path that are not over; of an outage without end those up to what happens next."""
    if outage.end is None:
        follows = _next(asked, group)
        if follows is None:
            return []
        outage = replace(outage, end=follows.at, last=follows.seq)
    return [step for step in critical_path(asked.timeline, outage) if step.end > asked.at]


def _next(asked: Inquiry, group: Id) -> Event | None:
    concerned = {group, *asked.timeline.members[group]}
    events = asked.timeline.events
    found = (events[number] for number in range(asked.count, len(events)))
    return next((event for event in found if event.subject in concerned and event.kind in ("resource", "owner")), None)


def _step_line(asked: Inquiry, step: Step) -> Line:
    now = step.start <= asked.at
    text = f"{step.label} (until {clock(step.end)})" if now else step.label
    return Line(text, step.start, step.subject, lead="now" if now else "then")


def _failures(asked: Inquiry, group: Id) -> Iterator[Line]:
    """What has failed at this moment, each with the reason; and whether the group has been given up."""
    given_up, arrived = next(asked.back((group,), "given up", "owner"), None), _arrived(asked, group)
    for member in asked.timeline.members[group]:
        if asked.state.resources[member] != "failed":
            continue
        event = next(one for one in asked.back((member,), "resource") if one.after == "failed")
        if event.seq > arrived:
            yield from causes(asked, event, arrived)
    if given_up is not None and given_up.kind == "given up":
        yield from causes(asked, given_up, arrived)


def _end_of_the_cluster(asked: Inquiry) -> list[Line]:
    """Why no node is left; empty while one is."""
    if any(state in MEMBER_STATES for state in asked.state.nodes.values()):
        return []
    return causes(asked, next(asked.back(asked.state.nodes, "stopped", "cluster down"), None))


def _latest(asked: Inquiry, group: Id) -> Event | None:
    """The latest that happened to the group or a resource of it."""
    return next(asked.back({group, *asked.timeline.members[group]}, "resource", "owner", "broken"), None)


def _arrived(asked: Inquiry, group: Id) -> int:
    """The number of the event with which the group got its node; -1 at the beginning, or where it has none."""
    event = next(asked.back((group,), "owner"), None)
    return event.seq if event is not None and event.after is not None else -1


def resource_waits(asked: Inquiry, resource: Id) -> list[Part]:
    """What a resource that is not online needs first, each with how it is doing."""
    missing = needs(asked, resource) if asked.state.resources[resource] in ("offline", "failed") else []
    lines = [
        Line(f"{asked.name(one)} is {asked.state.resources[one]} {since(_entered(asked, one))}.", subject=one)
        for one in missing
    ]
    return [Part("What it needs first", tuple(lines))] if lines else []


def _entered(asked: Inquiry, resource: Id) -> int | None:
    return next((event.at for event in asked.back((resource,), "resource")), None)
