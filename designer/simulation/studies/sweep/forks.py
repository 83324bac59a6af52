"""Playing the cases of a sweep: the run after the first fault is settled once, and forked for every second one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from designer.foundation.ids import Id
from designer.simulation.engine.playing import HORIZON_MS, MOST_EVENTS, advance, begin, go_on, plan_action
from designer.simulation.engine.run import Run
from designer.simulation.outcome.outages import Outcome, cut_off, outages_in, outcome_of
from designer.simulation.plan.plan import Plan
from designer.simulation.studies.sweep.faults import Order

QUIET_MS = 10 * 60_000
"""A cluster has settled when nothing is on its way and nothing is due for so long: what comes then, such as a failback
window or a late attempt to repeat a start, is not waited for."""

PATIENCE_MS = 2 * 3_600_000
"""After so long the next fault strikes although the cluster has not settled."""


@dataclass(frozen=True, slots=True)
class Played:
    """What came of faults: when each struck (ms), how the groups that were concerned ended up, whether the cluster was
    still trying at the end, and sentences on what had to be assumed."""

    times: tuple[int, ...]
    outcomes: Mapping[Id, Outcome]
    endless: bool
    notes: tuple[str, ...]


class Forks:
    """Plays faults one after the other on one design. Every poll finds what it finds as late as it can."""

    def __init__(self, plan: Plan, seed: int) -> None:
        self.seed = seed
        self.start, self.notes = begin(plan, seed, late_polls=True)
        members = plan.members.items()
        self.online = {group: frozenset(one for one in those if self._is_online(one)) for group, those in members}
        self._settled: list[tuple[Order, Run, tuple[int, ...]]] = [((), self.start, ())]

    def _is_online(self, resource: Id) -> bool:
        return self.start.resources[resource] == "online"

    def play(self, order: Order) -> Played:
        """What comes of the faults of an order; quick for orders that begin like the one before."""
        run, times = self._struck(order)
        endless = not go_on(run, HORIZON_MS + times[-1])
        found = outages_in(run.events, self.online, run.plan.group_of)
        homes = run.plan.homes
        silent = cut_off(run.plan.cabling.addresses, run.wires.networks, run.plan.snapshot)
        outcomes = {
            group: outcome_of(found.get(group, ()), homes[group], run.owners[group], cut_off=group in silent)
            for group in run.plan.groups
            if group in found or group in silent or run.owners[group] != homes[group]
        }
        return Played(times, outcomes, endless, tuple(run.notes))

    def _struck(self, order: Order) -> tuple[Run, tuple[int, ...]]:
        """A run in which the last fault of an order is about to strike, and the times of all of them."""
        before, times = self._settled_after(order[:-1])
        run = before.copy()
        plan_action(run, replace(order[-1], at_ms=run.now))
        return run, (*times, run.now)

    def _settled_after(self, order: Order) -> tuple[Run, tuple[int, ...]]:
        """The settled run after an order. Those on the way to the last one that was asked for are kept."""
        while self._settled[-1][0] != order[: len(self._settled) - 1]:
            self._settled.pop()
        while len(self._settled) <= len(order):
            begun = order[: len(self._settled)]
            run, times = self._struck(begun)
            settle(run)
            self._settled.append((begun, run, times))
        return self._settled[len(order)][1:]


def settle(run: Run) -> None:
    """Go on until nothing more comes of what has struck, as far as can be seen."""
    limit = run.now + PATIENCE_MS
    while (due := run.next_due()) is not None:
        if due > limit or len(run.events) > MOST_EVENTS or (due - run.now > QUIET_MS and _is_calm(run)):
            return
        advance(run)


def _is_calm(run: Run) -> bool:
    return not run.broken and all(state in ("online", "offline", "failed") for state in run.resources.values())
