"""The moments of a run that tell its story."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.drawing.film.reel import BEFORE, Reel
from designer.foundation.language import listed as listed_words
from designer.foundation.language import tr
from designer.foundation.units import clock
from designer.model.records import CORE_KINDS
from designer.simulation.outcome.outages import Outage, outages

_BEFORE, _FAULT, _END, _NOTICED, _BACK, _UNDER_WAY, _MOVED, _LATER = range(8)
"""What counts most when there is no room for everything, the most important first."""


@dataclass(frozen=True, slots=True)
class KeyFrame:
    """A moment (ms) worth a picture of its own, and in two or three words why; `BEFORE` is one, too."""

    at_ms: int
    heading: str

    @property
    def clock(self) -> str:
        """What the clock says then."""
        return clock(max(0, self.at_ms))


@dataclass(frozen=True, slots=True)
class _Candidate:
    weight: int
    at_ms: int
    heading: str


def key_frames(reel: Reel, count: int = 6) -> list[KeyFrame]:
    """Up to `count` moments in order of time: before, what strikes, when it is noticed, each virtual server on its way
    and back, the end. A run in which nothing happens has one."""
    chosen: dict[int, _Candidate] = {}
    for candidate in sorted(_candidates(reel), key=lambda one: (one.weight, one.at_ms)):
        taken = chosen.get(candidate.at_ms)
        if taken is None and len(chosen) < max(1, count):
            chosen[candidate.at_ms] = candidate
    return [KeyFrame(at, chosen[at].heading) for at in sorted(chosen)]


def _candidates(reel: Reel) -> Iterator[_Candidate]:
    faults = sorted({marker.at_ms for marker in reel.story.markers})
    yield _Candidate(_BEFORE, BEFORE if 0 in faults else 0, tr("Before"))
    for place, at in enumerate(faults):
        first = next(marker.label for marker in reel.story.markers if marker.at_ms == at)
        yield _Candidate(_LATER if place else _FAULT, at, first)
    for place, phase in enumerate(reel.story.phases[1:]):
        yield _Candidate(_MOVED if place else _NOTICED, phase.start_ms, phase.label if place else tr("Noticed"))
    served = {
        group: listed
        for group, listed in outages(reel.timeline).items()
        if listed and reel.snapshot.groups[group].kind not in CORE_KINDS
    }
    for group, listed in served.items():
        for outage in listed:
            yield from _of_outage(reel, reel.timeline.labels[group], outage)
    if reel.timeline.events:
        back = [reel.timeline.labels[group] for group, listed in served.items() if listed[-1].end == reel.timeline.end]
        ending = tr("{name} is back").format(name=listed_words(back)) if back else tr("In the end")
        yield _Candidate(_END, reel.timeline.end, ending)


def _of_outage(reel: Reel, name: str, outage: Outage) -> Iterator[_Candidate]:
    """The moment before the last half of the work on a group, and when it is back."""
    if outage.end is None:
        return
    yield _Candidate(_BACK, outage.end, tr("{name} is back").format(name=name))
    starts = [
        event.at
        for event in reel.timeline.events
        if event.after == "online pending"
        and outage.start <= event.at < outage.end
        and event.subject in reel.timeline.members[outage.group]
    ]
    if starts:
        middle = (starts[0] + outage.end) / 2
        within = [time for time in reel.times if starts[0] <= time < outage.end]
        nearest = min(within, key=lambda time: abs(time - middle))
        yield _Candidate(_UNDER_WAY, nearest, tr("{name} under way").format(name=name))
