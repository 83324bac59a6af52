"""Resources on their way, those just online, and those that error 5018 refuses."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from designer.foundation.ids import Id
from designer.simulation.engine.resources.obstacles import ONE_PER_NODE
from designer.simulation.outcome.spotting.seen import Fresh, Progress, Refusal
from designer.simulation.record.events import Event
from designer.simulation.record.timeline import Timeline

GLOW_MS = 2_000
"""How long a resource that has just come online stands out, model time: long enough to be seen when a run of a minute
or two is played in twenty seconds."""


def progress_in(timeline: Timeline) -> list[Progress]:
    """Every stretch in which a resource is on its way, in order of time."""
    begun: dict[Id, Event] = {}
    replayed: dict[Id, int] = {}
    found: list[Progress] = []
    for event in timeline.events:
        if event.kind == "replayed":
            replayed[event.subject] = event.at
        if event.kind != "resource":
            continue
        start = begun.pop(event.subject, None)
        if start is not None:
            found.append(_progress(timeline, start, event, replayed.pop(event.subject, None)))
        if event.after in ("online pending", "offline pending"):
            begun[event.subject] = event
    found += [_progress(timeline, start, None, replayed.get(start.subject)) for start in begun.values()]
    return sorted(found, key=lambda one: one.start)


def _progress(timeline: Timeline, start: Event, last: Event | None, replayed: int | None) -> Progress:
    towards: Literal["online", "offline"] = "online" if start.after == "online pending" else "offline"
    arrives = last is not None and last.after in (towards, "failed")
    group = timeline.snapshot.resources[start.subject].group
    end = last.at if last is not None else None
    return Progress(start.subject, group, start.node, towards, start.at, end, arrives, replayed)


def fresh_in(timeline: Timeline) -> list[Fresh]:
    """Every resource that comes online, in order of time."""
    resources = timeline.snapshot.resources
    return [
        Fresh(event.subject, resources[event.subject].group, event.at, event.at + GLOW_MS)
        for event in timeline.events
        if event.kind == "resource" and event.after == "online"
    ]


def refusals_at(
    timeline: Timeline, runs: Sequence[Sequence[Event]], last_of: Mapping[int, int], at: int
) -> dict[Id, Refusal]:
    """By group, what error 5018 does to it at a time.

    `runs` are the failures of one resource after the other, `last_of` when nothing comes of each run any more, by the
    number of its first event.
    """
    found: dict[Id, Refusal] = {}
    for run in runs:
        so_far = [event for event in run if event.at <= at]
        if not so_far:
            continue
        last, group = so_far[-1], timeline.snapshot.resources[run[0].subject].group
        if at >= last_of.get(run[0].seq, at + 1):
            found.pop(group, None)
            continue
        nodes = tuple(dict.fromkeys(event.node for event in so_far if event.node is not None))
        over = len(so_far) == len(run)
        node, other = last.node or "", last.other or ""
        found[group] = Refusal(group, last.subject, nodes, node, other, len(so_far), over, run[0].seq)
    return found


def healed_at(timeline: Timeline, runs: Sequence[Sequence[Event]]) -> dict[int, int]:
    """When the resource of each run of failures comes online after all, by the number of the run's first event."""
    found: dict[int, int] = {}
    for run in runs:
        for event in timeline.events[run[-1].seq + 1 :]:
            if event.kind == "resource" and event.subject == run[0].subject and event.after == "online":
                found[run[0].seq] = event.at
                break
    return found


def refused_runs(runs: Sequence[Sequence[Event]]) -> list[Sequence[Event]]:
    """Those runs of failures that are about error 5018."""
    return [run for run in runs if run[0].detail == ONE_PER_NODE]
