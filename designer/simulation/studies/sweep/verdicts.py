"""What a sweep tells: single points of failure, what is worst for each group, and what is left of a cluster."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.studies.sweep.cases import Case, Sweep


@dataclass(frozen=True, slots=True)
class Rung:
    """The worst that the loss of `failed` nodes does, of so many orders or sets of them (`cases`).

    `online` virtual servers and their `users` are left then, `down` are the others. `worst` is None for no failure.
    """

    failed: int
    cases: int
    online: int
    users: int
    down: tuple[Id, ...]
    worst: Case | None


@dataclass(frozen=True, slots=True)
class Worst:
    """What single fault is worst for a group: the cases in which it is lost (all of them), and the one with
    the longest outage that ends (None: no fault interrupts it without losing it)."""

    group: Id
    lost: tuple[Case, ...]
    longest: Case | None


def single_points(sweep: Sweep) -> tuple[Case, ...]:
    """The cases of one fault by which a group is lost, those that take most groups first."""
    return tuple(case for case in sweep.cases if len(case.faults) == 1 and case.lost)


def worst_for(sweep: Sweep, group: Id) -> Worst:
    """What single fault is worst for a group."""
    cases = [case for case in sweep.cases if len(case.faults) == 1]
    lost = tuple(case for case in cases if group in case.lost)
    others = [case for case in cases if case.outcomes[group].outage_ms]
    return Worst(group, lost, max(others, key=lambda case: case.outcomes[group].outage_ms or 0, default=None))


def new_losses(sweep: Sweep) -> Iterator[tuple[Case, tuple[Id, ...]]]:
    """The cases of several faults by which groups are lost that fewer of the faults leave, with these groups.

    Of a sweep that is under way, cases that are not there yet are taken to lose nothing.
    """
    lost = {case.faults: frozenset(case.lost) for case in sweep.cases}
    for case in sweep.cases:
        fewer = itertools.chain.from_iterable(
            itertools.combinations(case.faults, length) for length in range(1, len(case.faults))
        )
        before = frozenset[Id]().union(*(lost.get(sweep.faults.first(order), ()) for order in fewer))
        found = tuple(group for group in case.lost if group not in before)
        if found and len(case.faults) > 1:
            yield case, found


def ladder(sweep: Sweep) -> tuple[Rung, ...]:
    """What is left when no node, one node, ... loses power, in the worst of all cases."""
    lost: dict[int, list[Case]] = {}
    for case in (*sweep.cases, *sweep.extra):
        if all(fault.kind == "power" for fault in case.faults):
            lost.setdefault(len(case.faults), []).append(case)
    servers = serving(sweep.snapshot)
    rungs = [_rung(sweep, servers, None, 0)]
    for failed in sorted(lost):
        cases = lost[failed]
        rungs.append(min((_rung(sweep, servers, case, len(cases)) for case in cases), key=_left))
    return tuple(rungs)


def serving(snapshot: Snapshot) -> tuple[Id, ...]:
    """The groups that count: virtual servers; in a design without one all but the Cluster Group."""
    found = snapshot.virtual_servers() or [group for group in snapshot.groups.values() if group.kind != "cluster"]
    return tuple(group.id for group in found)


def _left(rung: Rung) -> tuple[int, int]:
    return rung.online, rung.users


def _rung(sweep: Sweep, servers: Iterable[Id], case: Case | None, cases: int) -> Rung:
    down = tuple(group for group in servers if group not in sweep.whole or (case is not None and group in case.offline))
    online = [group for group in servers if group not in down]
    users = sum(sweep.snapshot.groups[group].users or 0 for group in online)
    return Rung(len(case.faults) if case is not None else 0, cases, len(online), users, down, case)
