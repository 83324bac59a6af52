"""What a sweep finds, as values."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.outages import Outcome
from designer.simulation.scenario.actions import Action
from designer.simulation.studies.sweep.faults import Faults, Order


@dataclass(frozen=True, slots=True)
class Case:
    """Faults that strike one after the other, and how every group ends up.

    `times` (ms) say when they strike: each when the cluster has settled after the one before. `alike` counts the orders
    of faults with the same outcomes, as only twins have changed places in them, this one included; `Sweep.alike` lists
    them. An `endless` case still has something on its way when the simulation ends.
    """

    faults: Order
    times: tuple[int, ...]
    outcomes: Mapping[Id, Outcome]
    alike: int
    endless: bool = False

    @property
    def offline(self) -> tuple[Id, ...]:
        """The groups that do not come back."""
        return tuple(group for group, outcome in self.outcomes.items() if outcome.outcome == "offline")

    @property
    def lost(self) -> tuple[Id, ...]:
        """The groups that no client reaches at the end: those that do not come back, and those that are cut off."""
        return tuple(
            group for group, outcome in self.outcomes.items() if outcome.outcome == "offline" or outcome.cut_off
        )

    @property
    def longest_ms(self) -> int:
        """The longest outage of a group that comes back, ms."""
        return max((outcome.outage_ms or 0 for outcome in self.outcomes.values()), default=0)

    @property
    def actions(self) -> tuple[Action, ...]:
        """The faults with their times: the scenario that this case is."""
        return tuple(replace(fault, at_ms=at) for fault, at in zip(self.faults, self.times, strict=True))


@dataclass(frozen=True, slots=True)
class Sweep:
    """All cases of a design, the worst first.

    Before any fault every group is where `homes` says, and those of `whole` are completely online. `extra` are sets of
    more nodes than were lost in every order: they are lost in the order of their Node IDs. `notes` are sentences on
    what was assumed.
    """

    snapshot: Snapshot
    depth: int
    cases: tuple[Case, ...]
    extra: tuple[Case, ...]
    homes: Mapping[Id, Id]
    whole: frozenset[Id]
    faults: Faults
    notes: tuple[str, ...]

    def holding(self, cases: Iterable[Case]) -> Sweep:
        """The same sweep with these cases, as they were played; not all of them as long as it is under way."""
        found = list(cases)
        wanted = [case for case in found if len(case.faults) <= self.depth]
        extra = [case for case in found if len(case.faults) > self.depth]
        return replace(self, cases=tuple(sorted(wanted, key=_worst_first)), extra=tuple(extra))

    def alike(self, case: Case) -> Iterator[Order]:
        """All orders of faults that a case stands for; they strike at the same times as its own."""
        return self.faults.alike(case.faults)


Progress = Callable[[int, int], None]
"""Told how many cases are done, and of how many."""


def _worst_first(case: Case) -> tuple[int, int, int]:
    """A sort key: more groups that are lost, then longer outages, then fewer faults."""
    return (-len(case.lost), -case.longest_ms, len(case.faults))
