"""What deserves the eye at any moment of a run: what is under way, what waits for what, and a sentence about it.

Everything is read from the timeline, so the same moment always looks the same, whichever way it was reached.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from designer.foundation.ids import Id
from designer.simulation.outcome.critical import Step, critical_path
from designer.simulation.outcome.narrate import Sentence, sentences
from designer.simulation.outcome.outages import Outage, outages
from designer.simulation.outcome.spotting.captions import caption_of, captions_of
from designer.simulation.outcome.spotting.groups import Gathering, Traces, journeys, traces_of
from designer.simulation.outcome.spotting.phases import lead_of, phase_of, toll_of
from designer.simulation.outcome.spotting.resources import (
    fresh_in,
    healed_at,
    progress_in,
    refusals_at,
    refused_runs,
)
from designer.simulation.outcome.spotting.seen import (
    Arbitration,
    Arrival,
    Beat,
    Fresh,
    Judging,
    Phase,
    Progress,
    Refusal,
    Silence,
    Toll,
    Transit,
)
from designer.simulation.outcome.spotting.watching import arbitrations_in, beats_at, judgings_in, silences_in
from designer.simulation.outcome.telling.folds import runs_of
from designer.simulation.outcome.telling.story import prepared
from designer.simulation.plan.cabling import addresses
from designer.simulation.record.events import Event
from designer.simulation.record.timeline import Timeline

BEAT_MS = 1_200
"""From one heartbeat to the next up to Windows Server 2003 (KB 242600); later versions send one a second."""


@dataclass(frozen=True, slots=True)
class Spotlight:
    """What deserves the eye at the model time `at` (ms).

    `phase` is what the outage that matters most, that of the group `lead`, is spent on (calm and "" without any) and
    `step` the part of its critical path that is under way, if there is one; `caption` is the sentence to read now,
    "" before anything has happened. `critical` are the resources, groups and nodes that an outage waits for right now.
    `pending`, `fresh`, `transits`,
    `arrivals`, `arbitrations`, `silences` and `judgings` are what is going on; their shares are functions of `at`.
    `traces` tell for groups under way, or not complete yet, which node they left. `refusals` tell error 5018 by group.
    `beats` are the networks with heartbeats, one every `beat_ms`. `gatherings` is what stands on the nodes together at
    any time of the run, and `most_waiting` how many groups are on none at once, so that a picture can leave room for
    all of it. `labels` are short names of nodes, groups and resources.
    """

    at: int
    phase: Phase
    caption: str
    lead: Id
    step: Step | None
    critical: frozenset[Id]
    pending: tuple[Progress, ...]
    fresh: tuple[Fresh, ...]
    transits: tuple[Transit, ...]
    arrivals: tuple[Arrival, ...]
    traces: Mapping[Id, Id]
    arbitrations: tuple[Arbitration, ...]
    silences: tuple[Silence, ...]
    judgings: tuple[Judging, ...]
    refusals: Mapping[Id, Refusal]
    toll: Toll
    outages: Mapping[Id, Outage]
    beats: tuple[Beat, ...]
    beat_ms: int
    gatherings: tuple[Gathering, ...]
    most_waiting: int
    labels: Mapping[Id, str]


@dataclass(frozen=True, slots=True)
class _Scene:
    """What does not change between two events."""

    lead: Id
    step: Step | None
    phase: Phase
    caption: str
    critical: frozenset[Id]
    traces: Mapping[Id, Id]
    refusals: Mapping[Id, Refusal]
    toll: Toll
    outages: Mapping[Id, Outage]
    beats: tuple[Beat, ...]
    pending: tuple[Progress, ...]
    fresh: tuple[Fresh, ...]
    transits: tuple[Transit, ...]
    arrivals: tuple[Arrival, ...]
    arbitrations: tuple[Arbitration, ...]
    silences: tuple[Silence, ...]
    judgings: tuple[Judging, ...]


class _Lasting(Protocol):
    @property
    def start(self) -> int:
        """When it begins, ms."""

    @property
    def end(self) -> int | None:
        """When it is over, ms; None for never."""


T = TypeVar("T", bound=_Lasting)


class Spotlights:
    """A run prepared for being watched: `at` takes far less than a millisecond once a stretch has been looked at."""

    def __init__(self, timeline: Timeline, told: Sequence[Sentence] | None = None, *, beat_ms: int = BEAT_MS) -> None:
        self.timeline = timeline
        self.beat_ms = beat_ms
        self._told = told
        self._scenes: dict[int, _Scene] = {}
        self._paths: dict[int, tuple[Step, ...]] = {}

    def at(self, t_ms: float) -> Spotlight:
        """What deserves the eye at a model time (ms)."""
        at = max(0, int(t_ms))
        moment = self._times[bisect_right(self._times, at) - 1]
        scene = self._scenes.get(moment)
        if scene is None:
            scene = self._scenes[moment] = self._scene(moment)
        return Spotlight(
            at=at,
            phase=scene.phase,
            caption=scene.caption,
            lead=scene.lead,
            step=scene.step,
            critical=scene.critical,
            pending=scene.pending,
            fresh=_lasting(scene.fresh, at),
            transits=scene.transits,
            arrivals=_lasting(scene.arrivals, at),
            traces=scene.traces,
            arbitrations=scene.arbitrations,
            silences=scene.silences,
            judgings=scene.judgings,
            refusals=scene.refusals,
            toll=scene.toll,
            outages=scene.outages,
            beats=scene.beats,
            beat_ms=self.beat_ms,
            gatherings=self._traces.gatherings,
            most_waiting=self._most_waiting,
            labels=self.timeline.labels,
        )

    @property
    def moments(self) -> tuple[int, ...]:
        """The times (ms) at which anything but shares changes: events, and where cards arrive."""
        return self._times

    @cached_property
    def _times(self) -> tuple[int, ...]:
        _, arrivals = self._journeys
        return tuple(sorted({0, *(event.at for event in self.timeline.events), *(one.end for one in arrivals)}))

    def _scene(self, at: int) -> _Scene:
        timeline = self.timeline
        state = timeline.state_at(at)
        transits, arrivals = self._journeys
        active = {
            group: outage
            for group, listed in self._outages.items()
            for outage in listed
            if outage.start <= at and (outage.end is None or at < outage.end)
        }
        pending = _lasting(self._progress, at)
        refusals = refusals_at(timeline, self._refused, self._healed, at)
        lead = lead_of(timeline.snapshot, active)
        steps = {group: self._step(outage, at) for group, outage in active.items()}
        arbitrations = _lasting(self._arbitrations, at)
        transit, silences = _lasting(transits, at), _lasting(self._silences, at)
        return _Scene(
            lead=lead,
            step=steps.get(lead),
            phase=phase_of(lead, steps.get(lead), pending, transit, arbitrations, silences),
            caption=caption_of(timeline, self._captions, refusals.get(lead), lead, at),
            critical=frozenset(_critical(steps.values(), arbitrations)),
            traces=next(shown for since, shown in reversed(self._traces.steps) if since <= at),
            refusals=refusals,
            toll=toll_of(timeline, state, active, self._addresses),
            outages=active,
            beats=beats_at(timeline.snapshot, state),
            pending=pending,
            fresh=_lasting(self._fresh, at),
            transits=transit,
            arrivals=_lasting(arrivals, at),
            arbitrations=arbitrations,
            silences=silences,
            judgings=_lasting(self._judgings, at),
        )

    def _step(self, outage: Outage, at: int) -> Step | None:
        """The step of an outage's critical path that is under way."""
        if outage.first not in self._paths:
            self._paths[outage.first] = critical_path(self.timeline, outage)
        return next((step for step in self._paths[outage.first] if step.start <= at < step.end), None)

    @cached_property
    def _outages(self) -> dict[Id, tuple[Outage, ...]]:
        return outages(self.timeline)

    @cached_property
    def _traces(self) -> Traces:
        return traces_of(self.timeline, self._outages)

    @cached_property
    def _progress(self) -> list[Progress]:
        return progress_in(self.timeline)

    @cached_property
    def _fresh(self) -> list[Fresh]:
        return fresh_in(self.timeline)

    @cached_property
    def _journeys(self) -> tuple[list[Transit], list[Arrival]]:
        return journeys(self.timeline)

    @cached_property
    def _most_waiting(self) -> int:
        transits, _ = self._journeys
        return max((len(_lasting(transits, one.start)) for one in transits), default=0)

    @cached_property
    def _arbitrations(self) -> list[Arbitration]:
        return arbitrations_in(self.timeline)

    @cached_property
    def _silences(self) -> list[Silence]:
        return silences_in(self.timeline)

    @cached_property
    def _judgings(self) -> list[Judging]:
        return judgings_in(self.timeline)

    @cached_property
    def _refused(self) -> list[Sequence[Event]]:
        return refused_runs(runs_of(prepared(self.timeline)))

    @cached_property
    def _healed(self) -> dict[int, int]:
        return healed_at(self.timeline, self._refused)

    @cached_property
    def _captions(self) -> list[Sentence]:
        told = sentences(self.timeline) if self._told is None else self._told
        return captions_of(told, self._refused)

    @cached_property
    def _addresses(self) -> dict[Id, Id]:
        return addresses(self.timeline.snapshot)


def _lasting(spans: Iterable[T], at: int) -> tuple[T, ...]:
    return tuple(span for span in spans if span.start <= at and (span.end is None or at < span.end))


def _critical(steps: Iterable[Step | None], arbitrations: Iterable[Arbitration]) -> Iterator[Id]:
    """What the outages wait for: the subjects of the steps, and who arbitrates while that is what they wait for."""
    for step in steps:
        if step is None:
            continue
        yield step.subject
        if step.kind == "arbitrate":
            yield from (one.node for one in arbitrations)
