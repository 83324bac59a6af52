"""How long each group was not fully there, and how it ended up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.plan.cabling import addresses
from designer.simulation.record.events import BY_REQUEST, Event
from designer.simulation.record.state import ClusterState, NetworkState
from designer.simulation.record.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Outage:
    """From the first resource of a group that leaves the state online or ceases to work (event `first`) until all that
    were online before are online again (event `last`). Times in ms; `end` and `last` are None for an outage that never
    ends.

    What an administrator takes offline is not missed by other outages: it makes one of its own, `requested`, until all
    of it is online again.
    """

    group: Id
    start: int
    end: int | None
    first: int
    last: int | None
    requested: bool = False

    @property
    def ms(self) -> int | None:
        """How long it lasted; None when it never ended."""
        return None if self.end is None else self.end - self.start


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a group ended up, and the sum of its outages in ms; None when one of them never ended.

    unaffected: where it was, without any outage; moved: elsewhere, or back after one; offline: not complete; taken
    offline: complete but for what an administrator has taken offline. A group that is online is `cut_off` when the
    network of its address is down at the end: nothing that makes the cluster service move it, but no client gets there.
    """

    outcome: Literal["unaffected", "moved", "offline", "taken offline"]
    node: Id | None
    outage_ms: int | None
    cut_off: bool = False


def outages(timeline: Timeline) -> dict[Id, tuple[Outage, ...]]:
    """All outages of every group, in order; interruptions of no length are left out."""
    online = online_members(timeline.initial, timeline.members)
    group_of = {member: group for group, members in timeline.members.items() for member in members}
    found = outages_in(timeline.events, online, group_of)
    return {group: found.get(group, ()) for group in timeline.members}


def outcomes(timeline: Timeline) -> dict[Id, Outcome]:
    """How every group ended up."""
    final = timeline.state_at(timeline.end)
    silent = cut_off(addresses(timeline.snapshot), final.networks, timeline.snapshot)
    return {
        group: outcome_of(listed, timeline.initial.owners[group], final.owners[group], cut_off=group in silent)
        for group, listed in outages(timeline).items()
    }


def cut_off(carriers: Mapping[Id, Id], networks: Mapping[Id, NetworkState], snapshot: Snapshot) -> frozenset[Id]:
    """The groups with an address on a network that is down; `carriers` are the networks of the IP Address resources."""
    return frozenset(
        snapshot.resources[address].group for address, network in carriers.items() if networks.get(network) == "down"
    )


def online_members(state: ClusterState, members: Mapping[Id, tuple[Id, ...]]) -> dict[Id, frozenset[Id]]:
    """The resources of each group that are online in a state."""
    return {
        group: frozenset(member for member in those if state.resources[member] == "online")
        for group, those in members.items()
    }


def outages_in(
    events: Iterable[Event], online: Mapping[Id, frozenset[Id]], group_of: Mapping[Id, Id]
) -> dict[Id, tuple[Outage, ...]]:
    """The outages that events mean for the groups that they concern; `online` is what was before, by group."""
    watches: dict[Id, _Watch] = {}
    for event in events:
        if event.kind not in ("resource", "broken", "mended"):
            continue
        group = group_of[event.subject]
        if group not in watches:
            watches[group] = _Watch(group, set(online[group]))
        watches[group].see(event)
    found = {group: watch.all() for group, watch in watches.items()}
    return {group: listed for group, listed in found.items() if listed}


@dataclass(slots=True)
class _Watch:
    """One group while its events are played: what is online, and the outages that are over and that are not.

    An outage that is not over is what it waits for, and the event that began it; `asked` is the one on request.
    """

    group: Id
    here: set[Id]
    missing: tuple[set[Id], Event] | None = None
    asked: tuple[set[Id], Event] | None = None
    over: list[Outage] = field(default_factory=list)

    def see(self, event: Event) -> None:
        """Take an event about one of the resources in."""
        resource = event.subject
        if event.detail == BY_REQUEST:
            self.here.discard(resource)
            self.asked = self.asked or (set(), event)
            self.asked[0].add(resource)
            if self.missing is not None:
                self.missing[0].discard(resource)
        elif event.before == "online" or event.kind == "broken":
            self.missing = self.missing or (set(self.here), event)
            self.here.discard(resource)
            return
        elif event.after == "online" or event.kind == "mended":
            self.here.add(resource)
        else:
            return
        if self.missing is not None and self.missing[0] <= self.here:
            self._end(self.missing[1], event, requested=False)
            self.missing = None
        if self.asked is not None and self.asked[0] <= self.here:
            self._end(self.asked[1], event, requested=True)
            self.asked = None

    def all(self) -> tuple[Outage, ...]:
        """All outages in the order in which they began; those that are not over never end."""
        lasting = [
            Outage(self.group, begun[1].at, None, begun[1].seq, None, requested)
            for begun, requested in ((self.missing, False), (self.asked, True))
            if begun is not None
        ]
        return tuple(sorted([*self.over, *lasting], key=lambda outage: outage.first))

    def _end(self, first: Event, last: Event, *, requested: bool) -> None:
        if last.at > first.at:
            self.over.append(Outage(self.group, first.at, last.at, first.seq, last.seq, requested))


def outcome_of(outages: Sequence[Outage], before: Id | None, node: Id | None, *, cut_off: bool = False) -> Outcome:
    """How a group ended up on a node after these outages; `before` is where it was at the start."""
    lengths = [outage.ms for outage in outages]
    known = [length for length in lengths if length is not None]
    if len(known) < len(lengths):
        failed = any(outage.ms is None and not outage.requested for outage in outages)
        return Outcome("offline" if failed else "taken offline", node, None)
    return Outcome("unaffected" if node == before and not lengths else "moved", node, sum(known), cut_off)
