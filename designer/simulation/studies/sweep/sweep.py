"""Play the loss of everything."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing

from designer.catalog.schema import Catalog
from designer.model.snapshot import Snapshot
from designer.simulation.outcome.outages import Outcome
from designer.simulation.plan.plan import Plan, make_plan
from designer.simulation.studies.sweep.cases import Case, Progress, Sweep
from designer.simulation.studies.sweep.faults import Faults, Order, faults_of, node_sets
from designer.simulation.studies.sweep.forks import Forks, Played
from designer.simulation.studies.sweep.pool import cores, play_all


class SweepCancelled(Exception):
    """The sweep was called off."""


class Sweeping:
    """A sweep, ready to begin.

    The loss of every component is played by itself and up to `depth` of them, 1, 2 or 3, in every order. `seed` decides
    what Windows Server 2003 picks at random. Without `fold` components that behave alike are played one by one. So many
    processes (`workers`) help as there are processors, or none with 1. `choose` gives the orders that are played
    instead of all.

    Raises `CannotSimulate` for a design without nodes or groups, or whose dependencies form a cycle.
    """

    def __init__(  # noqa: PLR0913 - what is played and how, each with a default
        self,
        snapshot: Snapshot,
        catalog: Catalog,
        depth: int = 2,
        *,
        seed: int = 0,
        fold: bool = True,
        workers: int | None = None,
        choose: Callable[[Faults, Plan], Iterable[Order]] | None = None,
    ) -> None:
        self._snapshot, self._depth = snapshot, depth
        self._plan = make_plan(snapshot, catalog)
        self._forks = Forks(self._plan, seed)
        self._workers = cores() if workers is None else workers
        self._faults = faults_of(self._plan, fold=fold)
        chosen = choose or (lambda faults, plan: [*faults.orders(depth), *node_sets(plan, depth)])
        self._orders = list(chosen(self._faults, self._plan))
        self._assumed: dict[str, None] = {}
        self._unaffected = {group: Outcome("unaffected", home, 0) for group, home in self._plan.homes.items()}

    @property
    def total(self) -> int:
        """How many cases are played."""
        return len(self._orders)

    def cases(self) -> Generator[Case, None, None]:
        """All cases as they are done, always in the same order, fewer faults first.

        Whoever closes the iterator calls the rest off.
        """
        with closing(play_all(self._plan, self._forks, self._orders, self._workers)) as results:
            for order, played in zip(self._orders, results, strict=True):
                self._assumed.update(dict.fromkeys(played.notes))
                yield self._case(order, played)

    def some(self, places: Iterable[int]) -> Iterator[tuple[int, Case]]:
        """The cases at some places of the order in which `cases` gives them, each with its place.

        So that several processes can share the work: quickest where neighbours stay together.
        """
        for place in places:
            order = self._orders[place]
            played = self._forks.play(order)
            self._assumed.update(dict.fromkeys(played.notes))
            yield place, self._case(order, played)

    @property
    def assumed(self) -> tuple[str, ...]:
        """Sentences on what the cases so far had to assume."""
        return tuple(sorted(self._assumed))

    def result(self, cases: Iterable[Case]) -> Sweep:
        """What all cases together are."""
        online, members = self._forks.online, self._plan.members
        whole = frozenset(group for group in members if len(online[group]) == len(members[group]))
        begun = Sweep(
            snapshot=self._snapshot,
            depth=self._depth,
            cases=(),
            extra=(),
            homes=self._plan.homes,
            whole=whole,
            faults=self._faults,
            notes=(*self._plan.notes, *self._forks.notes, *self.assumed, *self._always()),
        )
        return begun.holding(cases)

    def _always(self) -> Iterator[str]:
        yield "What a poll of a resource finds, it finds as late as it can, a whole interval after the failure."
        records, service = self._plan.snapshot.groups.values(), self._plan.service
        if service.random_target and not all(group.preferred_owners for group in records):
            yield (
                "Where Windows picks a node at random, as a group has no preferred owners, one pick was played: other "
                "picks may end better or worse."
            )

    def _case(self, order: Order, played: Played) -> Case:
        outcomes = {**self._unaffected, **played.outcomes}
        return Case(order, played.times, outcomes, self._faults.count(order), played.endless)


def sweep(
    snapshot: Snapshot,
    catalog: Catalog,
    depth: int = 2,
    *,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    workers: int | None = None,
) -> Sweep:
    """A whole sweep; see `Sweeping`. Raises `SweepCancelled` soon after `cancelled` says so."""
    sweeping = Sweeping(snapshot, catalog, depth, workers=workers)
    cases: list[Case] = []
    with closing(sweeping.cases()) as coming:
        for case in coming:
            cases.append(case)
            if progress is not None:
                progress(len(cases), sweeping.total)
            if cancelled is not None and cancelled():
                raise SweepCancelled
    return sweeping.result(cases)
