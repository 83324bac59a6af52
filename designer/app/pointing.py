"""What is told of a row of the timeline at the moment under the pointer: state, times, cause and float."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator

from designer.drawing.timeline.lengths import length
from designer.drawing.timeline.rows import Row, Service, Story
from designer.drawing.timeline.trace.headings import verdict
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.simulation.outcome.facts import fact, name_of
from designer.simulation.outcome.outages import outages
from designer.simulation.outcome.slack import slack
from designer.simulation.record.events import Event
from designer.simulation.record.timeline import Timeline

_STATES = {
    "online": tr("{name} is online"),
    "offline": tr("{name} is offline"),
    "failed": tr("{name} is failed"),
    "online pending": tr("{name} comes online"),
    "offline pending": tr("{name} goes offline"),
}
_KINDS = {"steady": tr("up"), "failed": tr("down"), "wait": tr("paused or not available"), "online": tr("joining")}


def pointed_at(timeline: Timeline, story: Story, subject: Id, at_ms: float) -> str:
    """Some lines on the row of an object at a moment; "" for a row that the story does not have."""
    row = next((one for one in story.rows if one.subject == subject and subject), None)
    if row is None:
        return ""
    if row.service is not None:
        return "\n".join(_group(row, row.service))
    if subject in timeline.snapshot.resources:
        return "\n".join(_resource(timeline, subject, at_ms))
    bar = next((one for one in row.segments if one.start_ms <= at_ms < one.end_ms), None)
    if bar is None:
        return row.label
    state = _KINDS.get(bar.kind, "")
    return f"{row.label}: {state}\n{_times(bar.start_ms, bar.end_ms)}" if state else row.label


def begun_by(timeline: Timeline, resource: Id, at_ms: float) -> Event | None:
    """The event that gave a resource the state that it has at a moment; None for the one it had from the start."""
    changes = [event for event in timeline.changes(resource) if event.kind == "resource"]
    place = bisect_right(changes, at_ms, key=lambda event: event.at)
    return changes[place - 1] if place else None


def _group(row: Row, service: Service) -> Iterator[str]:
    _, word, told = verdict(service)
    yield f"{row.label}: {word}, {told}" if word else f"{row.label}: {told}"
    if service.allowed_ms is None:
        yield tr("Nothing says how long it may be: the scenario expects no time of it.")
    for down in service.downs[:6]:
        end = clock(down.end_ms) if down.end_ms is not None else tr("the end")
        yield tr("Down from {start} to {end}").format(start=clock(down.start_ms), end=end)


def _resource(timeline: Timeline, resource: Id, at_ms: float) -> Iterator[str]:
    event = begun_by(timeline, resource, at_ms)
    changes = timeline.changes(resource)
    state = timeline.initial.resources[resource] if event is None else str(event.after)
    node = event.node if event is not None else timeline.initial.owners[timeline.snapshot.resources[resource].group]
    text = _STATES[state].format(name=name_of(timeline, resource))
    yield tr("{text} on {node}").format(text=text, node=name_of(timeline, node)) if node else text
    start = 0 if event is None else event.at
    following = next((one for one in changes if one.at > at_ms and one.kind == "resource"), None)
    if following is None:
        yield tr("from {start} on").format(start=clock(start))
    else:
        yield _times(start, following.at)
    if event is not None and event.cause is not None:
        cause = timeline.events[event.cause]
        yield tr("Because of {time} {event}").format(time=clock(cause.at), event=fact(timeline, cause))
    if state in ("online pending", "offline pending"):
        yield from _float(timeline, resource, start)


def _float(timeline: Timeline, resource: Id, start: int) -> Iterator[str]:
    group = timeline.snapshot.resources[resource].group
    for outage in outages(timeline)[group]:
        for one in slack(timeline, outage):
            if (one.resource, one.start) == (resource, start):
                name = name_of(timeline, group)
                if one.ms:
                    later = tr("Float {time}: so much later it could end, and {group} would not be down for longer")
                    yield later.format(time=length(one.ms), group=name)
                else:
                    yield tr("No float: {group} waits for it").format(group=name)
                return


def _times(start: int, end: int) -> str:
    return tr("{start} to {end}, {length}").format(start=clock(start), end=clock(end), length=length(end - start))
