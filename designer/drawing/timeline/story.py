"""A simulated run as the story that the chart draws: one outage of one or several groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import cast

from designer.catalog.schema import Catalog
from designer.drawing.identity import group_icon
from designer.drawing.timeline.deeds import ICONS, ON_PURPOSE
from designer.drawing.timeline.lanes import lanes
from designer.drawing.timeline.rows import Down, Flag, Kind, Marker, Phase, Row, Segment, Service, Story
from designer.foundation.ids import Id
from designer.foundation.language import tr
from designer.foundation.units import seconds
from designer.simulation.outcome.critical import Step, StepKind, critical_path
from designer.simulation.outcome.outages import Outage, outages
from designer.simulation.outcome.slack import slack
from designer.simulation.record.timeline import Timeline
from designer.simulation.scenario.actions import Action, ActionKind
from designer.simulation.scenario.wording import action_text

BARS: Mapping[str, Kind] = {
    "online": "steady",
    "offline": "wait",
    "failed": "failed",
    "online pending": "online",
    "offline pending": "offline",
}

PHASES: Mapping[StepKind, str] = {
    "detect": tr("Notice"),
    "poll": tr("Notice"),
    "pending": tr("Wait"),
    "regroup": tr("Regroup"),
    "arbitrate": tr("Arbitrate"),
    "offline": tr("Go offline"),
    "transfer": tr("Change owner"),
    "online": tr("Come online"),
    "replay": tr("Come online"),
    "join": tr("Join"),
    "broken off": tr("Broken off"),
    "wait": tr("Wait"),
}


def affected(timeline: Timeline) -> list[Id]:
    """The groups that were interrupted, in creation order."""
    return [group for group, listed in outages(timeline).items() if listed]


def story_of(
    timeline: Timeline,
    catalog: Catalog,
    groups: Sequence[Id] | None = None,
    title: str = "",
    *,
    with_cluster: bool = False,
) -> Story:
    """The whole run for these groups (those interrupted, unless given): a bar per resource, in start order per group.

    Resources on the critical path of an outage are emphasised, phases are those of the longest outage that ended, and
    each group that comes back gets a flag. `with_cluster` adds what happened to nodes, networks and the quorum.
    """
    shown = affected(timeline) if groups is None else list(groups)
    listed = outages(timeline)
    rows: list[Row] = []
    for group in shown:
        if len(shown) > 1 or with_cluster:
            rows.append(_heading(timeline, catalog, group, listed[group]))
        rows.extend(_rows(timeline, catalog, group, listed[group]))
    ended = [outage for group in shown for outage in listed[group] if outage.ms is not None]
    longest = max(ended, key=lambda outage: outage.ms or 0, default=None)
    span = max([timeline.end, *(outage.end or timeline.end for group in shown for outage in listed[group])], default=0)
    return Story(
        rows=(*rows, *(lanes(timeline) if with_cluster else ())),
        span_ms=max(1, span),
        markers=tuple(_markers(timeline)),
        phases=tuple(_phases(critical_path(timeline, longest))) if longest is not None else (),
        flags=tuple(_flag(timeline, outage) for outage in ended),
        title=title or tr("Failover timeline"),
    )


def with_allowances(story: Story, allowed: Mapping[Id, int]) -> Story:
    """The same story, with how long each of these groups may be down at a time, ms."""
    rows = [
        row
        if row.service is None
        else replace(row, service=replace(row.service, allowed_ms=allowed.get(row.subject, row.service.allowed_ms)))
        for row in story.rows
    ]
    return replace(story, rows=tuple(rows))


def _heading(timeline: Timeline, catalog: Catalog, group: Id, listed: Sequence[Outage]) -> Row:
    downs = tuple(
        Down(one.start, one.end, tuple(_phases(critical_path(timeline, one))), one.requested) for one in listed
    )
    icon = group_icon(catalog, timeline.snapshot.groups[group])
    return Row(timeline.labels[group], group, heading=True, icon=icon, service=Service(downs))


def _rows(timeline: Timeline, catalog: Catalog, group: Id, listed: Sequence[Outage]) -> Iterator[Row]:
    steps = [step for outage in listed for step in critical_path(timeline, outage)]
    disks = {member for member in timeline.members[group] if timeline.snapshot.resources[member].disk is not None}
    replayed = {step.subject for step in steps if step.kind == "replay"} - disks
    critical = {step.subject for step in steps}
    started = {member: _last_start(timeline, member) for member in timeline.members[group]}
    floats: dict[Id, list[Segment]] = {}
    for outage in listed:
        for one in slack(timeline, outage):
            if one.ms:
                floats.setdefault(one.resource, []).append(Segment(one.end, one.until, "slack"))
    for member in sorted(timeline.members[group], key=lambda member: started[member]):
        kind = catalog.types.get(timeline.snapshot.resources[member].type)
        segments = tuple(_segments(timeline, member, steps if member in replayed else []))
        worked = sum(bar.end_ms - bar.start_ms for bar in segments if bar.kind in ("online", "offline", "replay"))
        yield Row(
            label=timeline.labels[member],
            subject=member,
            segments=(*segments, *floats.get(member, ())),
            note=_about(worked) if worked else None,
            critical=member in critical,
            icon=kind.icon if kind is not None else "",
        )


def _segments(timeline: Timeline, resource: Id, steps: Sequence[Step]) -> Iterator[Segment]:
    for bar in timeline.segments(resource):
        start = bar.start
        for step in steps:
            if step.kind == "replay" and step.subject == resource and bar.start <= step.start < bar.end:
                yield Segment(step.start, step.end, "replay")
                start = step.end
        if start < bar.end:
            yield Segment(start, bar.end, BARS[bar.state])


def _last_start(timeline: Timeline, resource: Id) -> tuple[int, int]:
    """When it began to come online for the last time; a resource that never did comes last."""
    for event in reversed(timeline.changes(resource)):
        if event.after == "online pending":
            return (event.at, event.seq)
    return (timeline.end + 1, 0)


def _phases(steps: Sequence[Step]) -> Iterator[Phase]:
    start = 0
    for index, step in enumerate(steps):
        last = index + 1 == len(steps) or PHASES[steps[index + 1].kind] != PHASES[step.kind]
        if index == 0 or PHASES[steps[index - 1].kind] != PHASES[step.kind]:
            start = step.start
        if last:
            yield Phase(start, step.end, PHASES[step.kind])


def _markers(timeline: Timeline) -> Iterator[Marker]:
    for event in timeline.events:
        if event.kind == "action":
            action = Action(cast("ActionKind", event.detail), event.subject, event.other)
            text = action_text(action, timeline.snapshot, lambda subject: _name(timeline, subject))
            yield Marker(event.at, text, ICONS[action.kind], fault=action.kind not in ON_PURPOSE)


def _name(timeline: Timeline, subject: Id) -> str:
    return timeline.labels.get(subject) or timeline.snapshot.name_of(subject)


def _flag(timeline: Timeline, outage: Outage) -> Flag:
    name = timeline.labels[outage.group]
    return Flag(
        outage.end or 0, tr("{name} online after {end}").format(name=name, end=_about((outage.end or 0) - outage.start))
    )


def _about(ms: int) -> str:
    """A time to the tenth of a second: more says nothing in a picture."""
    return seconds(round(ms, -2) or ms)
