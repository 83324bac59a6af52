"""What is in groups and on disks: of the design alone, whatever is selected, expanded or going on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from designer.foundation.ids import Id
from designer.foundation.remember import remembered
from designer.model.records import Resource, Store
from designer.model.snapshot import Snapshot
from designer.topology.dependencies import generations, providers, within

Layers = tuple[tuple[Id, ...], ...]
"""Resources in start order, those that can start together in one."""


@dataclass(frozen=True, slots=True)
class Token:
    """One small picture on a group's card: a resource, or all its disks together."""

    type: str
    members: tuple[Id, ...]


@dataclass(frozen=True, slots=True)
class Stock:
    """By group: its resources as `layers`, as `tokens` in start order, and how many storage groups and stores it has.

    `alike` counts the resources of a type in a group, `users_of` are the resources that are a disk, `on_disk` the
    stores on it.
    """

    layers: Mapping[Id, Layers]
    tokens: Mapping[Id, tuple[Token, ...]]
    storage_of: Mapping[Id, tuple[int, int]]
    alike: Mapping[tuple[Id, str], int]
    users_of: Mapping[Id, list[Id]]
    on_disk: Mapping[Id, list[Id]]


@remembered
def stock_of(snapshot: Snapshot) -> Stock:
    """Count and sort everything, once for a design."""
    layers = _layers(snapshot)
    return Stock(
        layers=layers,
        tokens={group: tuple(_tokens(snapshot, ordered)) for group, ordered in layers.items()},
        storage_of=_storage_of(snapshot),
        alike=Counter((one.group, one.type) for one in snapshot.resources.values()),
        users_of=_by_disk(snapshot.resources),
        on_disk=_by_disk(snapshot.stores),
    )


def _layers(snapshot: Snapshot) -> dict[Id, Layers]:
    """For every group its resources in start order; what hangs on itself comes last."""
    needs = providers(snapshot)
    result: dict[Id, Layers] = {}
    for group in snapshot.groups:
        members = [member.id for member in snapshot.members(group)]
        layers = [tuple(layer) for layer in generations(within(needs, members))]
        placed = {resource for layer in layers for resource in layer}
        rest = tuple(resource for resource in members if resource not in placed)
        result[group] = (*layers, rest) if rest else tuple(layers)
    return result


def _tokens(snapshot: Snapshot, layers: Layers) -> list[Token]:
    resources = [snapshot.resources[one] for layer in layers for one in layer]
    disks = tuple(resource.id for resource in resources if resource.disk is not None)
    tokens = [Token(resource.type, (resource.id,)) for resource in resources if resource.disk is None]
    if disks:
        tokens.insert(0, Token(next(resource.type for resource in resources if resource.disk), disks))
    return tokens


def _by_disk(table: Mapping[Id, Resource] | Mapping[Id, Store]) -> dict[Id, list[Id]]:
    found: dict[Id, list[Id]] = {}
    for record in table.values():
        if record.disk is not None:
            found.setdefault(record.disk, []).append(record.id)
    return found


def _storage_of(snapshot: Snapshot) -> dict[Id, tuple[int, int]]:
    stores = Counter(store.storage_group for store in snapshot.stores.values())
    counts: dict[Id, tuple[int, int]] = {}
    for storage in snapshot.storage_groups.values():
        groups, inside = counts.get(storage.group, (0, 0))
        counts[storage.group] = (groups + 1, inside + stores[storage.id])
    return counts
