"""Two runs put beside each other, group by group and resource by resource."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.model.records import CORE_KINDS
from designer.simulation.comparison.matching import Match
from designer.simulation.comparison.works import Way, Work, Works, works_of
from designer.simulation.outcome.critical import Step, critical_path
from designer.simulation.outcome.outages import Outage, Outcome, outages, outcomes
from designer.simulation.record.events import Event
from designer.simulation.record.timeline import Timeline

KINDS = ("node", "resource", "owner", "quorum", "interface", "network")
"""The events that make up what a run looks like."""


@dataclass(frozen=True, slots=True)
class Run:
    """One of the two runs. `label` names it, "Exchange 2000"; `within` goes into a sentence, "with the Exchange 2000
    tree"."""

    label: str
    within: str
    timeline: Timeline


@dataclass(frozen=True, slots=True)
class Passage:
    """What a group goes through in one run: how it ends up, its longest outage if it has any, and the resources' work
    and the critical path during that."""

    outcome: Outcome
    outages: tuple[Outage, ...]
    longest: Outage | None
    path: tuple[Step, ...]
    works: Works

    @property
    def ms(self) -> int | None:
        """All its outages together; None when one of them never ends."""
        return self.outcome.outage_ms


@dataclass(frozen=True, slots=True)
class Duty:
    """The work of one resource in both runs, None where it has none; ids are those of the first design."""

    resource: Id
    way: Way
    mine: Work | None
    theirs: Work | None
    awaited: tuple[Id, ...]
    """What it waits for in the second run, as ids of the first design where there are any."""

    @property
    def waits_alike(self) -> bool:
        """Whether it waits for the same in both."""
        mine = self.mine.awaited if self.mine is not None else ()
        return set(mine) == set(self.awaited)

    @property
    def is_same(self) -> bool:
        """Whether it happens at the same times in both."""
        if self.mine is None or self.theirs is None:
            return self.mine is self.theirs
        return (self.mine.start, self.mine.end) == (self.theirs.start, self.theirs.end)


@dataclass(frozen=True, slots=True)
class Pair:
    """One group in both runs; `group` is its id in the first design, `other` in the second."""

    group: Id
    other: Id
    mine: Passage
    theirs: Passage
    duties: tuple[Duty, ...]

    @property
    def saved_ms(self) -> int | None:
        """How much longer the outage is in the second run; negative when it is shorter, None when one never ends."""
        if self.mine.ms is None or self.theirs.ms is None:
            return None
        return self.theirs.ms - self.mine.ms

    @property
    def is_disturbed(self) -> bool:
        """Whether the group is interrupted in either run, or ends up without clients."""
        return any(
            bool(one.outages) or one.outcome.outcome != "unaffected" or one.outcome.cut_off
            for one in (self.mine, self.theirs)
        )


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two runs on one clock. `parted` is the moment (ms) from which on they differ, None for runs that are equal.

    `pairs` are the groups that both designs have and that are disturbed in either run, in the order of the first, what
    users work with before the groups of the cluster itself.
    """

    mine: Run
    theirs: Run
    match: Match
    pairs: tuple[Pair, ...]
    parted: int | None
    same_times: bool
    """Whether it is known that only dependencies differ, and no time does."""

    @property
    def is_equal(self) -> bool:
        """Whether the same happens at the same times."""
        return self.parted is None

    @property
    def end_ms(self) -> int:
        """The last event of either run."""
        return max(self.mine.timeline.end, self.theirs.timeline.end)


def compare(mine: Run, theirs: Run, match: Match, *, same_times: bool = False) -> Comparison:
    """The comparison of two runs of designs whose objects belong together as `match` says."""
    here, there = _passages(mine.timeline), _passages(theirs.timeline)
    pairs = []
    for group, passage in here.items():
        other = match.theirs.get(group)
        if other is None or other not in there:
            continue
        pair = Pair(group, other, passage, there[other], tuple(_duties(passage, there[other], match)))
        if pair.is_disturbed:
            pairs.append(pair)
    groups = mine.timeline.snapshot.groups
    pairs.sort(key=lambda pair: groups[pair.group].kind in CORE_KINDS)
    return Comparison(mine, theirs, match, tuple(pairs), _parted(mine.timeline, theirs.timeline, match), same_times)


def _passages(timeline: Timeline) -> dict[Id, Passage]:
    listed, ends = outages(timeline), outcomes(timeline)
    found = {}
    for group, those in listed.items():
        longest = max(those, key=lambda one: (one.ms is None, one.ms or 0), default=None)
        path = critical_path(timeline, longest) if longest is not None else ()
        works = works_of(timeline, longest) if longest is not None else {}
        found[group] = Passage(ends[group], those, longest, path, works)
    return found


def _duties(mine: Passage, theirs: Passage, match: Match) -> Iterator[Duty]:
    """Every work that is done in either run, in the order of the first; resources of one design only have none here."""
    known = {
        (match.mine[resource], way): work for (resource, way), work in theirs.works.items() if resource in match.mine
    }
    keys = [key for key in mine.works if key[0] in match.theirs]
    for key in dict.fromkeys((*keys, *known)):
        other = known.get(key)
        awaited = tuple(match.mine.get(one, "") for one in other.awaited) if other is not None else ()
        yield Duty(key[0], key[1], mine.works.get(key), other, tuple(one for one in awaited if one))


def _parted(mine: Timeline, theirs: Timeline, match: Match) -> int | None:
    """The first moment at which the runs are not the same. What one design only has counts once it changes."""
    begun, other = _states(mine), _states(theirs)
    if any(_there(state, match) != other.get(match.theirs[one]) for one, state in begun.items() if one in match.theirs):
        return 0
    here = {(one.at, one.kind, match.theirs.get(one.subject, ""), _there(one.after, match)) for one in _changes(mine)}
    there = {(one.at, one.kind, one.subject, one.after) for one in _changes(theirs)}
    return min((at for at, *_ in here ^ there), default=None)


def _changes(timeline: Timeline) -> Iterator[Event]:
    return (event for event in timeline.events if event.kind in KINDS)


def _there(value: str | None, match: Match) -> str | None:
    """A state stays what it is, an id becomes that of the other design."""
    return None if value is None else match.theirs.get(value, value)


def _states(timeline: Timeline) -> dict[Id, str | None]:
    initial = timeline.initial
    return {**initial.nodes, **initial.resources, **initial.owners}
