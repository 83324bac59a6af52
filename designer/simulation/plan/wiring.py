"""Who needs whom within the groups of a design, as the cluster service takes it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import chain

from designer.catalog.schema import Catalog
from designer.catalog.services import Service
from designer.foundation.ids import Id
from designer.foundation.units import listed
from designer.model.records import Resource
from designer.model.snapshot import Snapshot
from designer.topology.dependencies import Needs, cycle, generations, reachable, reversed_needs
from designer.topology.evs import mount_dependencies

Sets = Mapping[Id, tuple[tuple[Id, ...], ...]]

MOST_NAMES = 4
"""So many resources that lack something are named."""


@dataclass(frozen=True, slots=True)
class Wiring:
    """The dependencies within groups.

    `needs` are providers that are needed each, `alternatives` sets of which one provider suffices; `dependents` and
    `alternative_dependents` are the same the other way round. `start_order` are the members of each group, providers
    first, without those on or behind the cycle `circle`. `near` has every resource with all that it needs or that needs
    it, `above` all that needs it directly or indirectly, alternatives apart. `notes` say what of the drawn dependencies
    is taken in another way.
    """

    needs: Needs
    dependents: Needs
    alternatives: Sets
    alternative_dependents: Needs
    start_order: Mapping[Id, tuple[Id, ...]]
    near: Needs
    above: Mapping[Id, frozenset[Id]]
    circle: tuple[Id, ...]
    notes: tuple[str, ...]


def wire(snapshot: Snapshot, service: Service) -> Wiring:
    """The dependencies of a design as this cluster service plays them."""
    group_of = {resource.id: resource.group for resource in snapshot.resources.values()}
    needs: dict[Id, list[Id]] = {resource: [] for resource in group_of}
    sets: dict[Id, dict[str, list[Id]]] = {}
    crossing = False
    for edge in snapshot.dependencies.values():
        if group_of[edge.dependent] != group_of[edge.provider]:
            crossing = True
        elif edge.alternative and service.or_dependencies:
            sets.setdefault(edge.dependent, {}).setdefault(edge.alternative, []).append(edge.provider)
        else:
            needs[edge.dependent].append(edge.provider)
    drawn = {dependent: [*needs[dependent], *chain(*sets.get(dependent, {}).values())] for dependent in needs}
    mounted = _mounts(snapshot, drawn)
    for dependent, provider in mounted:
        needs[dependent].append(provider)
        drawn[dependent].append(provider)
    alternatives = {dependent: tuple(map(tuple, those.values())) for dependent, those in sets.items()}
    everything = {dependent: tuple(wanted) for dependent, wanted in drawn.items()}
    order = _start_order(snapshot, everything)
    complete = sum(map(len, order.values())) == len(everything)
    needed = {dependent: tuple(wanted) for dependent, wanted in needs.items()}
    dependents = reversed_needs(needed)
    return Wiring(
        needs=needed,
        dependents=dependents,
        alternatives=alternatives,
        alternative_dependents=_reversed_sets(alternatives),
        start_order=order,
        near=_near(needed, dependents),
        above=_above(order, dependents) if complete else {},
        circle=() if complete else tuple(cycle(everything)),
        notes=tuple(_notes(snapshot, service, crossing, mounted)),
    )


def _start_order(snapshot: Snapshot, needs: Needs) -> dict[Id, tuple[Id, ...]]:
    order: dict[Id, tuple[Id, ...]] = {}
    for group in snapshot.groups:
        inside = {member.id: needs[member.id] for member in snapshot.members(group)}
        order[group] = tuple(member for row in generations(inside) for member in row)
    return order


def _near(needs: Needs, dependents: Needs) -> dict[Id, tuple[Id, ...]]:
    place = {resource: number for number, resource in enumerate(needs)}
    return {
        resource: tuple(sorted({resource, *needs[resource], *dependents[resource]}, key=place.__getitem__))
        for resource in needs
    }


def _above(order: Mapping[Id, tuple[Id, ...]], dependents: Needs) -> dict[Id, frozenset[Id]]:
    found: dict[Id, frozenset[Id]] = {}
    for resource in (member for members in order.values() for member in reversed(members)):
        direct = dependents[resource]
        found[resource] = frozenset(direct).union(*(found[dependent] for dependent in direct))
    return found


def _mounts(snapshot: Snapshot, drawn: Mapping[Id, list[Id]]) -> list[tuple[Id, Id]]:
    """The pairs (mounted disk, root disk) of one group that the design does not connect, though nothing else works."""
    if not any(disk.root is not None for disk in snapshot.disks.values()):
        return []
    disks: dict[Id, list[Resource]] = {}
    for resource in snapshot.resources.values():
        if resource.disk is not None:
            disks.setdefault(resource.group, []).append(resource)
    needs = {dependent: tuple(wanted) for dependent, wanted in drawn.items()}
    pairs = [pair for those in disks.values() for pair in mount_dependencies(snapshot, those)]
    return [
        (dependent, provider)
        for dependent, provider in pairs
        if provider not in needs[dependent] and dependent not in reachable(needs, provider)
    ]


def _reversed_sets(alternatives: Sets) -> dict[Id, tuple[Id, ...]]:
    found: dict[Id, list[Id]] = {}
    for dependent, sets in alternatives.items():
        for provider in dict.fromkeys(provider for those in sets for provider in those):
            found.setdefault(provider, []).append(dependent)
    return {provider: tuple(those) for provider, those in found.items()}


def _notes(snapshot: Snapshot, service: Service, crossing: bool, mounted: list[tuple[Id, Id]]) -> list[str]:
    notes = []
    if crossing:
        notes.append("Dependencies between resources of different groups are ignored: a cluster does not allow them.")
    if not service.or_dependencies and any(edge.alternative for edge in snapshot.dependencies.values()):
        notes.append(
            "Alternative providers count as needed each: the cluster service of this Windows knows no alternatives."
        )
    if mounted:
        names = [snapshot.name_of(dependent) for dependent, _ in mounted]
        notes.append(f"{listed(names)} is taken to need its root disk, although the design does not connect them.")
    return notes


def lacking(snapshot: Snapshot, catalog: Catalog, wiring: Wiring) -> str:
    """Which resources have no provider of a type that theirs requires, in a sentence; empty when none lacks one."""
    found = []
    for resource in snapshot.resources.values():
        known = catalog.types.get(resource.type)
        if known is None or not known.requires:
            continue
        wanted = (*wiring.needs[resource.id], *chain(*wiring.alternatives.get(resource.id, ())))
        there = {snapshot.resources[provider].type for provider in wanted}
        missing = [catalog.types[kind].label for kind in known.requires if kind not in there]
        if missing:
            found.append(f"{resource.name} ({listed(missing)})")
    if not found:
        return ""
    more = len(found) - MOST_NAMES
    named = [*found[:MOST_NAMES], f"{more} more"] if more > 0 else found
    return f"Some resources lack what they need and are played without it: {listed(named)}."
