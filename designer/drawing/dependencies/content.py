"""What the tree shows: boxes, each one resource or many alike, and bundles of dependencies between them."""

from __future__ import annotations

from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.model.snapshot import Snapshot
from designer.topology.dependencies import providers, reversed_needs

MANY = 7
"""So many resources that are alike in every way share one box."""


@dataclass(frozen=True, slots=True)
class Node:
    """One box. `members` are its resources; a box of a resource in another group is `foreign`."""

    key: Id
    members: tuple[Id, ...]
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """Dependencies drawn as one bunch of lines: each of the dependents needs each of the providers.

    With `either`, one of the providers suffices.
    """

    providers: tuple[Id, ...]
    dependents: tuple[Id, ...]
    either: bool = False


@dataclass(frozen=True, slots=True)
class Content:
    """All boxes by key, in creation order; the bundles; and the dependencies that close a cycle.

    `needs` holds everything that a box hangs on; `choices` are the sets of it of which one suffices.
    """

    nodes: dict[Id, Node]
    needs: dict[Id, tuple[Id, ...]]
    bundles: tuple[Bundle, ...]
    closing: tuple[tuple[Id, Id], ...]
    choices: dict[Id, tuple[tuple[Id, ...], ...]]


def content_of(snapshot: Snapshot, group: Id, apart: frozenset[Id] = frozenset()) -> Content:
    """The resources of a group, with those of other groups that they need. Those `apart` share no box with others."""
    all_needs = providers(snapshot)
    members = [member.id for member in snapshot.members(group)]
    needs = {member: tuple(dict.fromkeys(all_needs[member])) for member in members}
    outside = dict.fromkeys(one for wanted in needs.values() for one in wanted if one not in needs)
    needs |= dict.fromkeys(outside, ())
    nodes = _boxes(snapshot, needs, set(outside), apart)
    home = {member: node.key for node in nodes.values() for member in node.members}
    merged = {
        key: tuple(dict.fromkeys(home[one] for member in node.members for one in needs[member] if home[one] != key))
        for key, node in nodes.items()
    }
    closing = _closing(merged, needs, home)
    cut = set(closing)
    forward = {key: tuple(one for one in wanted if (key, one) not in cut) for key, wanted in merged.items()}
    choices = _choices(snapshot, forward, home)
    return Content(nodes, forward, _bundles(forward, choices), closing, choices)


def _boxes(
    snapshot: Snapshot, needs: dict[Id, tuple[Id, ...]], outside: set[Id], apart: frozenset[Id]
) -> dict[Id, Node]:
    needed_by = reversed_needs(needs)
    alike: dict[tuple[object, ...], list[Id]] = {}
    for resource, wanted in needs.items():
        kind = snapshot.resources[resource].type
        own = resource if resource in apart else ""
        alike.setdefault((kind, frozenset(wanted), frozenset(needed_by[resource]), own), []).append(resource)
    nodes = {}
    for resources in alike.values():
        crowds = [resources] if len(resources) >= MANY else [[resource] for resource in resources]
        nodes.update({crowd[0]: Node(crowd[0], tuple(crowd), crowd[0] in outside) for crowd in crowds})
    order = {resource: place for place, resource in enumerate(needs)}
    return dict(sorted(nodes.items(), key=lambda item: order[item[0]]))


def _closing(
    merged: dict[Id, tuple[Id, ...]], needs: dict[Id, tuple[Id, ...]], home: dict[Id, Id]
) -> tuple[tuple[Id, Id], ...]:
    """The (dependent, provider) pairs without which nothing would need itself; found by walking in creation order."""
    closing = [(home[one], home[one]) for one, wanted in needs.items() if one in wanted]
    finished: set[Id] = set()
    for start in merged:
        if start in finished:
            continue
        path: dict[Id, None] = {}
        waiting: list[tuple[Id, bool]] = [(start, False)]
        while waiting:
            key, leaving = waiting.pop()
            if leaving:
                finished.add(path.popitem()[0])
            elif key not in finished and key not in path:
                path[key] = None
                waiting.append((key, True))
                closing += [(key, one) for one in merged[key] if one in path]
                waiting += [(one, False) for one in reversed(merged[key])]
    return tuple(dict.fromkeys(closing))


def _choices(
    snapshot: Snapshot, forward: dict[Id, tuple[Id, ...]], home: dict[Id, Id]
) -> dict[Id, tuple[tuple[Id, ...], ...]]:
    """For every box the sets of its providers of which one suffices; a set of one is no choice."""
    sets: dict[Id, dict[str, list[Id]]] = {}
    for edge in snapshot.dependencies.values():
        box, other = home.get(edge.dependent), home.get(edge.provider)
        if edge.alternative and box is not None and other in forward.get(box, ()):
            sets.setdefault(box, {}).setdefault(edge.alternative, []).append(other)
    return {
        box: tuple(tuple(dict.fromkeys(ones)) for ones in those.values() if len(set(ones)) > 1)
        for box, those in sets.items()
    }


def _bundles(forward: dict[Id, tuple[Id, ...]], choices: dict[Id, tuple[tuple[Id, ...], ...]]) -> tuple[Bundle, ...]:
    """Providers with the same dependents together; then those of which one suffices."""
    either: dict[tuple[Id, ...], list[Id]] = {}
    for box, sets in choices.items():
        for ones in sets:
            either.setdefault(ones, []).append(box)
    chosen = {(box, one) for box, sets in choices.items() for ones in sets for one in ones}
    each = {box: tuple(one for one in wanted if (box, one) not in chosen) for box, wanted in forward.items()}
    together: dict[tuple[Id, ...], list[Id]] = {}
    for provider, dependents in reversed_needs(each).items():
        if dependents:
            together.setdefault(dependents, []).append(provider)
    return (
        *(Bundle(tuple(ones), dependents) for dependents, ones in together.items()),
        *(Bundle(ones, tuple(boxes), either=True) for ones, boxes in either.items()),
    )


def alike(snapshot: Snapshot, resource: Id) -> tuple[Id, ...]:
    """The resources that share a box with this one, itself included."""
    boxes = content_of(snapshot, snapshot.resources[resource].group).nodes.values()
    return next((box.members for box in boxes if resource in box.members), (resource,))
