"""Which faults a sweep plays: the loss of every component of a design, alone and after others."""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.simulation.plan.plan import Plan
from designer.simulation.scenario.actions import Action, ActionKind
from designer.simulation.studies.sweep.twins import Part, bundles, part_of

DEEPEST = 3
"""So many faults one after the other at most."""

PAIRED: tuple[ActionKind, ...] = ("power", "disk", "network", "cable")
"""What is lost in pairs: nodes, disks, networks and the interfaces of nodes. Only nodes are lost by threes."""

NAMING = ("domain-controller", "global-catalog", "dns")
"""The roles of the servers outside the cluster that its names need."""

MOST_SETS = 60
"""Of more nodes at once than this many sets are not played."""

Order = tuple[Action, ...]
"""Faults that strike one after the other, each when the cluster has settled after the one before."""


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults of a design, each with the part that it hits; `twins` are the things of one kind, by thing."""

    single: tuple[Action, ...]
    parts: Mapping[Action, Part]
    hitting: Mapping[Part, Action]
    twins: Mapping[Id, tuple[Id, ...]]

    def orders(self, depth: int) -> Iterator[Order]:
        """What is lost one after the other, up to `depth` faults, fewer faults first, in a fixed order.

        Of orders that differ only in that twins have changed places, the first is given.
        """
        yield from self._orders(self.single, 1)
        if depth > 1:
            yield from self._orders([fault for fault in self.single if fault.kind in PAIRED], 2)
        if depth > 2:
            yield from self._orders([fault for fault in self.single if fault.kind == "power"], 3)

    def alike(self, order: Order) -> Iterator[Order]:
        """All orders that differ from this one only in that twins have changed places, this one among them."""
        things = list(dict.fromkeys(self.parts[fault].thing for fault in order))
        kinds: dict[tuple[Id, ...], list[Id]] = {}
        for thing in things:
            kinds.setdefault(self.twins[thing], []).append(thing)
        choices = [itertools.permutations(twins, len(used)) for twins, used in kinds.items()]
        used = [thing for those in kinds.values() for thing in those]
        for choice in itertools.product(*choices):
            yield self._moved(order, dict(zip(used, itertools.chain(*choice), strict=True)))

    def like(self, fault: Action) -> Order:
        """All faults that do the same to a twin as this one does to its own, this one among them."""
        part = self.parts[fault]
        return tuple(self.hitting[Part(twin, part.role)] for twin in self.twins[part.thing])

    def first(self, order: Order) -> Order:
        """The first of `alike`: the one that is played."""
        instead: dict[Id, Id] = {}
        used: Counter[tuple[Id, ...]] = Counter()
        for fault in order:
            thing = self.parts[fault].thing
            if thing not in instead:
                twins = self.twins[thing]
                instead[thing] = twins[used[twins]]
                used[twins] += 1
        return self._moved(order, instead)

    def count(self, order: Order) -> int:
        """How many orders `alike` gives."""
        used = Counter(self.twins[thing] for thing in {self.parts[fault].thing for fault in order})
        return math.prod(math.perm(len(twins), number) for twins, number in used.items())

    def _orders(self, able: Sequence[Action], length: int) -> Iterator[Order]:
        near = [fault for fault in able if self.parts[fault].thing in self.twins[self.parts[fault].thing][:length]]
        return (order for order in itertools.permutations(near, length) if self.first(order) == order)

    def _moved(self, order: Order, instead: Mapping[Id, Id]) -> Order:
        parts = (self.parts[fault] for fault in order)
        return tuple(self.hitting[Part(instead[part.thing], part.role)] for part in parts)


def faults_of(plan: Plan, *, fold: bool = True) -> Faults:
    """All faults of a design; without `fold` nothing counts as alike."""
    single = tuple(_components(plan.snapshot, plan))
    parts: dict[Action, Part] = {}
    kinds: dict[Hashable, dict[Id, None]] = {}
    for fault, (bundle, description) in bundles(plan.snapshot, single).items():
        parts[fault] = part_of(fault, bundle)
        thing = parts[fault].thing
        kinds.setdefault(description if fold else thing, {})[thing] = None
    twins = {thing: tuple(those) for those in kinds.values() for thing in those}
    return Faults(single, parts, {part: fault for fault, part in parts.items()}, twins)


def node_sets(plan: Plan, above: int) -> Iterator[Order]:
    """All sets of more than `above` nodes, which lose power one after the other by Node ID.

    Where there are too many sets of some number of nodes, that number and all larger ones are left out.
    """
    for size in range(above + 1, len(plan.nodes) + 1):
        sets = list(itertools.islice(itertools.combinations(plan.nodes, size), MOST_SETS + 1))
        if len(sets) > MOST_SETS:
            return
        yield from (tuple(Action("power", node) for node in nodes) for nodes in sets)


def _components(snapshot: Snapshot, plan: Plan) -> Iterator[Action]:
    """The loss of each component. The quorum resource does not fail on request, but its disk does."""
    yield from _each("power", plan.nodes)
    yield from _each("disk", snapshot.disks)
    yield from _each("network", snapshot.networks)
    cables = dict.fromkeys((interface.node, interface.network) for interface in snapshot.interfaces.values())
    yield from (Action("cable", node, network) for node, network in cables)
    yield from _each("path", snapshot.paths)
    yield from _each("fabric", snapshot.fabrics)
    yield from _each("array", snapshot.arrays)
    yield from _each("site", snapshot.sites)
    servers = snapshot.servers.values()
    yield from _each("directory", (server.id for server in servers if not set(NAMING).isdisjoint(server.roles)))
    yield from _each("resource", (resource for resource in snapshot.resources if resource != plan.quorum.resource))


def _each(kind: ActionKind, subjects: Iterable[Id]) -> Iterator[Action]:
    return (Action(kind, subject) for subject in subjects)
