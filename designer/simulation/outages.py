"""How long each group was not fully there, and how it ended up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from designer.foundation.ids import Id
from designer.simulation.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Outage:
    """From the first resource of a group that leaves the state online or ceases to work (event `first`) until all that
    were online before are online again (event `last`). Times in ms; `end` and `last` are None for an outage that never
    ends."""

    group: Id
    start: int
    end: int | None
    first: int
    last: int | None

    @property
    def ms(self) -> int | None:
        """How long it lasted; None when it never ended."""
        return None if self.end is None else self.end - self.start


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a group ended up, and the sum of its outages in ms; None when one of them never ended."""

    outcome: Literal["unaffected", "moved", "offline"]
    node: Id | None
    outage_ms: int | None


def outages(timeline: Timeline) -> dict[Id, tuple[Outage, ...]]:
    """All outages of every group, in order; interruptions of no length are left out."""
    online = {
        group: {member for member in members if timeline.initial.resources[member] == "online"}
        for group, members in timeline.members.items()
    }
    group_of = {member: group for group, members in timeline.members.items() for member in members}
    missing: dict[Id, tuple[set[Id], int, int]] = {}
    found: dict[Id, list[Outage]] = {group: [] for group in timeline.members}
    for event in timeline.events:
        if event.kind not in ("resource", "broken", "mended"):
            continue
        group = group_of[event.subject]
        here = online[group]
        if event.before == "online" or event.kind == "broken":
            missing.setdefault(group, (set(here), event.at, event.seq))
            here.discard(event.subject)
        elif event.after == "online" or event.kind == "mended":
            here.add(event.subject)
            if group in missing and missing[group][0] <= here:
                _, start, first = missing.pop(group)
                if event.at > start:
                    found[group].append(Outage(group, start, event.at, first, event.seq))
    for group, (_, start, first) in missing.items():
        found[group].append(Outage(group, start, None, first, None))
    return {group: tuple(listed) for group, listed in found.items()}


def outcomes(timeline: Timeline) -> dict[Id, Outcome]:
    """How every group ended up: where it was without any outage, elsewhere or back after one, or not complete."""
    final = timeline.state_at(timeline.end)
    result: dict[Id, Outcome] = {}
    for group, listed in outages(timeline).items():
        lengths = [outage.ms for outage in listed]
        known = [length for length in lengths if length is not None]
        node = final.owners[group]
        if len(known) < len(lengths):
            result[group] = Outcome("offline", node, None)
        else:
            same = node == timeline.initial.owners[group] and not lengths
            result[group] = Outcome("unaffected" if same else "moved", node, sum(known))
    return result
