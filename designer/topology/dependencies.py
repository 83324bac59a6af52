"""Who needs whom, in plain dictionaries: quick enough for the simulator's inner loop and for checks while drawing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Dependency, Resource
from designer.model.snapshot import Snapshot

Needs = Mapping[Id, tuple[Id, ...]]


def providers(snapshot: Snapshot) -> Needs:
    """For every resource, the resources that it needs."""
    return _providers(snapshot.resources, snapshot.dependencies)


@remembered
def _providers(resources: Mapping[Id, Resource], dependencies: Mapping[Id, Dependency]) -> Needs:
    needs: dict[Id, list[Id]] = {resource: [] for resource in resources}
    for edge in dependencies.values():
        needs[edge.dependent].append(edge.provider)
    return {resource: tuple(wanted) for resource, wanted in needs.items()}


def reversed_needs(needs: Needs) -> dict[Id, tuple[Id, ...]]:
    """For every resource, the resources that need it."""
    dependents: dict[Id, list[Id]] = {resource: [] for resource in needs}
    for dependent, wanted in needs.items():
        for provider in wanted:
            dependents[provider].append(dependent)
    return {resource: tuple(those) for resource, those in dependents.items()}


def reachable(needs: Needs, start: Id) -> set[Id]:
    """Everything that `start` needs, directly or not; `start` itself only when it is on a cycle."""
    seen: set[Id] = set()
    waiting = list(needs.get(start, ()))
    while waiting:
        resource = waiting.pop()
        if resource not in seen:
            seen.add(resource)
            waiting.extend(needs.get(resource, ()))
    return seen


def generations(needs: Needs) -> list[list[Id]]:
    """Resources in start order, those that can start together in one list; what is on or behind a cycle is left out."""
    waiting = {resource: {one for one in wanted if one in needs} for resource, wanted in needs.items()}
    dependents: dict[Id, list[Id]] = {resource: [] for resource in needs}
    for resource, wanted in waiting.items():
        for provider in wanted:
            dependents[provider].append(resource)
    place = {resource: number for number, resource in enumerate(needs)}
    result: list[list[Id]] = []
    ready = [resource for resource, wanted in waiting.items() if not wanted]
    while ready:
        result.append(ready)
        freed: set[Id] = set()
        for resource in ready:
            for dependent in dependents[resource]:
                waiting[dependent].discard(resource)
                if not waiting[dependent]:
                    freed.add(dependent)
        ready = sorted(freed, key=place.__getitem__)
    return result


def has_cycle(needs: Needs) -> bool:
    """Whether any resource needs itself, directly or not."""
    dependents: dict[Id, list[Id]] = {resource: [] for resource in needs}
    waiting: dict[Id, int] = {}
    for resource, wanted in needs.items():
        inside = [provider for provider in wanted if provider in dependents]
        waiting[resource] = len(inside)
        for provider in inside:
            dependents[provider].append(resource)
    startable = [resource for resource, number in waiting.items() if not number]
    for resource in startable:  # which grows on the way
        for dependent in dependents[resource]:
            waiting[dependent] -= 1
            if not waiting[dependent]:
                startable.append(dependent)
    return len(startable) < len(needs)


def cycle(needs: Needs) -> list[Id]:
    """Resources of which each needs the next and the last the first; empty when there is no cycle.

    Where there are several, the one that the first resource in order leads to.
    """
    startable = {resource for generation in generations(needs) for resource in generation}
    left = [resource for resource in needs if resource not in startable]
    path = left[:1]
    while path:
        following = next(provider for provider in needs[path[-1]] if provider in needs and provider not in startable)
        if following in path:
            return path[path.index(following) :]
        path.append(following)
    return []


def within(needs: Needs, members: Iterable[Id]) -> dict[Id, tuple[Id, ...]]:
    """The part of `needs` among `members`, in their order."""
    inside = dict.fromkeys(member for member in members if member in needs)
    return {member: tuple(provider for provider in needs[member] if provider in inside) for member in inside}
